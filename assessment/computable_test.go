package assessment_test

import (
	"maps"
	"slices"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
)

// twoHidden makes a case in which management and editors are hidden, two people
// each, beside five experts and four of marketing. Everybody answers with a
// different mixture, so that no two figures agree by chance.
func twoHidden(dims ...assesstest.Dimension) *assessment.Published {
	sheets := map[string]assesstest.Answers{
		"management": {4, 5}, "experts": {1, 2, 2, 3, 1}, "editors": {2, 3}, "marketing-pr": {3, 4, 4, 2},
	}
	round := answers{}
	for _, d := range dims {
		for _, q := range d.Questions {
			round[q.ID] = map[string]assesstest.Answers{}
			for g, a := range sheets {
				round[q.ID][g] = a
			}
		}
	}
	return assesstest.Publish(assesstest.Pack(dims...), assesstest.Panel(assesstest.Round(round)))
}

func scores(pub *assessment.Published) (shown []string) {
	for _, q := range pub.Questions {
		if q.Score.Known {
			shown = append(shown, q.ID)
		}
	}
	return shown
}

func TestPublish_withholds(t *testing.T) {
	m, e, r, p := "management", "experts", "editors", "marketing-pr"
	for _, tt := range []struct {
		name      string
		questions []assesstest.Question
		profiles  []string // of the first dimension
		scores    []string
		own       bool // the dimension's own score
	}{
		{"hidden groups always stand together",
			[]assesstest.Question{{ID: "a"}, {ID: "b", Groups: []string{m, r}}, {ID: "c", Groups: []string{e, p}}},
			[]string{e, p}, []string{"a", "b", "c"}, true},
		{"score less the mean of the only other group",
			[]assesstest.Question{{ID: "a", Groups: []string{m, e}}, {ID: "b", Groups: []string{m, e}}},
			nil, []string{"a", "b"}, true},
		// The experts' profile says nothing about management alone. Marketing is the
		// smaller of the shown groups, so its profile goes first, and that is enough.
		{"the smallest shown group first",
			[]assesstest.Question{{ID: "a", Groups: []string{m, p}}, {ID: "b", Groups: []string{m, e, r}}},
			[]string{e}, []string{"a", "b"}, true},
		{"then the next",
			[]assesstest.Question{{ID: "a", Groups: []string{m, e}}, {ID: "b", Groups: []string{m, p, r}}, {ID: "c", Groups: []string{m, e}}},
			nil, []string{"a", "b", "c"}, true},
		// The score of "a" is management's mean. With the dimension's score it would
		// follow from the other two, so the lighter of them goes as well.
		{"a score of one hidden group takes another with it",
			[]assesstest.Question{{ID: "a", Weight: 3, Groups: []string{m}}, {ID: "b", Weight: 2}, {ID: "c", Weight: 1}},
			nil, []string{"b"}, true},
		{"nothing but one hidden group",
			[]assesstest.Question{{ID: "a", Groups: []string{m}}, {ID: "b", Groups: []string{m}}},
			nil, nil, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			pub := twoHidden(assesstest.Dimension{ID: "rules", Questions: tt.questions})
			if got := shownGroups(pub); !slices.Equal(got, []string{e, p}) {
				t.Fatalf("shown = %v", got)
			}
			d := pub.Dimensions[0]
			if got := slices.Sorted(maps.Keys(d.Profiles)); !slices.Equal(got, tt.profiles) {
				t.Errorf("profiles = %v, want %v", got, tt.profiles)
			}
			if got := scores(pub); !slices.Equal(got, tt.scores) {
				t.Errorf("scores = %v, want %v", got, tt.scores)
			}
			if d.Score.Known != tt.own || d.Withheld == tt.own || pub.Withheld["dim.rules"] == tt.own {
				t.Errorf("dimension = %v, withheld %v, want shown: %v", d.Score, d.Withheld, tt.own)
			}
			if o := pub.Overall; o.Score.Known != tt.own || (o.Level > 0) != tt.own || pub.Withheld["overall"] == tt.own {
				t.Errorf("overall = %+v, want shown: %v", o, tt.own)
			}
			for _, q := range pub.Questions {
				if q.Withheld == q.Score.Known || pub.Withheld["q."+q.ID] != q.Withheld {
					t.Errorf("%s: score %v, withheld %v, noted %v", q.ID, q.Score, q.Withheld, pub.Withheld["q."+q.ID])
				}
			}
		})
	}
}

// Every dimension is settled alone: what is dangerous in one costs the others
// nothing.
func TestPublish_withholdsWhereItMatters(t *testing.T) {
	pub := twoHidden(
		assesstest.Dimension{ID: "rules", Questions: []assesstest.Question{{ID: "a", Groups: []string{"management", "experts"}}}},
		assesstest.Dimension{ID: "roles", Questions: []assesstest.Question{{ID: "b"}, {ID: "c"}}},
	)
	if n := len(pub.Dimensions[0].Profiles); n != 0 {
		t.Errorf("%d profiles in the dangerous dimension", n)
	}
	if n := len(pub.Dimensions[1].Profiles); n != 2 || len(pub.AllGaps) != 1 {
		t.Errorf("%d profiles, %d gaps in the harmless one", n, len(pub.AllGaps))
	}
	if !pub.Overall.Score.Known {
		t.Errorf("no overall score")
	}
}

// Two groups of different size: the score and the pooled mean together solve for
// both, so the pooled mean, which only the annex prints, stays out.
func TestPublish_pooledMeans(t *testing.T) {
	pub := twoHidden(
		assesstest.Dimension{ID: "rules", Questions: []assesstest.Question{{ID: "a", Groups: []string{"management", "experts"}}}},
		assesstest.Dimension{ID: "roles", Questions: []assesstest.Question{{ID: "b", Groups: []string{"experts", "marketing-pr"}}}},
	)
	notAvailable(t, "pooled mean of a hidden and a shown group", pub.Questions[0].Pooled)
	about(t, "pooled mean of shown groups", pub.Questions[1].Pooled, (1+2+2+3+1+3+4+4+2)/9.0)
	notAvailable(t, "agreement with one hidden group", pub.Questions[0].Agreement)
	notAvailable(t, "agreement of the dimension", pub.Dimensions[0].Agreement)
	if !pub.Questions[1].Agreement.Known {
		t.Errorf("no agreement between shown groups")
	}
}

// The owner check is counted over everybody; if everybody is one hidden group,
// the counts are that group's.
func TestPublish_ownersOfOneHiddenGroup(t *testing.T) {
	for _, tt := range []struct {
		name string
		also string // answers as well
		want bool   // withheld
	}{{"one hidden group", "", true}, {"another hidden group as well", "editors", false}, {"a shown group as well", "experts", false}} {
		t.Run(tt.name, func(t *testing.T) {
			pub := publishSample(t, func(e *assessment.Engagement) {
				// Two editors are too few; marketing, three people, is hidden with them.
				round := e.Latest()
				round.Respondents = slices.DeleteFunc(round.Respondents, func(r assessment.Respondent) bool { return r.ID == "r3" })
				for _, r := range round.Respondents {
					if r.Group != "marketing-pr" && r.Group != tt.also {
						delete(r.Answers, "own-handle-crisis")
					}
				}
			})
			if got := shownGroups(pub); !slices.Equal(got, []string{"management", "experts"}) {
				t.Fatalf("shown = %v", got)
			}
			o := pub.Owner("own-handle-crisis")
			if o == nil || o.Withheld != tt.want {
				t.Errorf("owner item = %+v, want withheld: %v", o, tt.want)
			}
		})
	}
}
