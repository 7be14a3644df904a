package assessment_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

func hands(question string, counts ...int) assessment.Vote {
	return assessment.Vote{Question: question, At: "2026-11-05 09:40:00", Counts: counts}
}

func TestVote_Spread(t *testing.T) {
	p := assesstest.Builtin(t)
	tests := []struct {
		name   string
		counts []int
		dk, k  int
		want   assessment.Spread
		shown  bool
	}{
		// Nine hands: mean 2, s² = 10/8, r_wg = 1 - 1.25/2.
		{"the method's example", []int{4, 2, 2, 1, 0}, 1, 5,
			assessment.Spread{N: 9, DontKnow: 1, Counts: []int{4, 2, 2, 1, 0}, Mean: 2, Low: 1, High: 3, Agreement: assessment.Known(0.375)}, true},
		{"four are not judged", []int{0, 3, 1, 0, 0}, 0, 3,
			assessment.Spread{N: 4, Counts: []int{0, 3, 1, 0, 0}, Mean: 2.25, Low: 2, High: 2}, true},
		{"two camps", []int{5, 0, 0, 0, 5}, 0, 5,
			assessment.Spread{N: 10, Counts: []int{5, 0, 0, 0, 5}, Mean: 3, Low: 1, High: 5, Agreement: assessment.Known(0)}, true},
		{"too few", []int{0, 3, 1, 0, 0}, 5, 5, assessment.Spread{}, false},
		{"all alike", []int{0, 0, 9, 0, 0}, 3, 5, assessment.Spread{}, false},
		{"nobody knows", []int{0, 0, 0, 0, 0}, 9, 5, assessment.Spread{}, false},
		{"nobody, without a limit", []int{0, 0, 0, 0, 0}, 1, 0, assessment.Spread{}, false},
		{"other levels", []int{3, 3}, 0, 3, assessment.Spread{}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := hands("lead-mandate", test.counts...)
			v.DontKnow = test.dk
			got, shown := v.Spread(p, test.k)
			if diff := cmp.Diff(test.want, got); diff != "" || shown != test.shown {
				t.Errorf("shown %v, -want +got:\n%s", shown, diff)
			}
		})
	}
	if got := (assessment.Spread{Agreement: assessment.Known(0.375)}).Words(); got != assessment.AgreementWeak {
		t.Errorf("0.375 is %q", got)
	}
}

func TestWorkshop_Check(t *testing.T) {
	p := assesstest.Builtin(t)
	vote := hands("lead-mandate", 1, 0, 0, 0, 0)
	with := func(change func(v *assessment.Vote)) assessment.Workshop {
		v := vote
		change(&v)
		return assessment.Workshop{Votes: []assessment.Vote{v}}
	}
	level := assessment.AgreedLevel{Question: "lead-mandate", Level: 3, Date: "2026-11-05"}
	agreed := func(change func(l *assessment.AgreedLevel)) assessment.Workshop {
		l := level
		change(&l)
		return assessment.Workshop{Agreed: []assessment.AgreedLevel{l}}
	}
	point := assessment.Point{ID: "p1", Text: "Who answers at night?", Due: "2026-12-01", About: "rules-checklist"}
	open := func(points ...assessment.Point) assessment.Workshop { return assessment.Workshop{Open: points} }
	tests := []struct {
		name string
		w    assessment.Workshop
		want string // part of the error; "" for none
	}{
		{"nothing", assessment.Workshop{}, ""},
		{"all of it", assessment.Workshop{Votes: []assessment.Vote{vote}, Agreed: []assessment.AgreedLevel{level}, Decisions: []assessment.Point{point}}, ""},
		{"only don't know", with(func(v *assessment.Vote) { v.Counts, v.DontKnow = make([]int, 5), 2 }), ""},
		{"no question", with(func(v *assessment.Vote) { v.Question = "lead" }), `vote 1: there is no question "lead"`},
		{"a question without levels", with(func(v *assessment.Vote) { v.Question = "company-name" }), "answered in levels"},
		{"counts of other levels", with(func(v *assessment.Vote) { v.Counts = []int{1} }), "1 counts for the 5 levels"},
		{"a day without a time", with(func(v *assessment.Vote) { v.At = "2026-11-05" }), "not a time"},
		{"nobody", with(func(v *assessment.Vote) { v.Counts = make([]int, 5) }), "nobody voted"},
		{"fewer than nobody", with(func(v *assessment.Vote) { v.Counts = []int{2, -1, 0, 0, 0} }), "-1 votes"},
		{"more than a room holds", with(func(v *assessment.Vote) { v.Counts = []int{1 << 40, 0, 0, 0, 0} }), "votes are not possible"},
		{"an unknown way", with(func(v *assessment.Vote) { v.Source = 7 }), "unknown way"},
		{"a level too high", agreed(func(l *assessment.AgreedLevel) { l.Level = 6 }), "no level 6"},
		{"no level", agreed(func(l *assessment.AgreedLevel) { l.Level = 0 }), "no level 0"},
		{"agreed on no day", agreed(func(l *assessment.AgreedLevel) { l.Date = "" }), "not a date"},
		{"a point about nothing there", open(assessment.Point{ID: "p", Text: "t", About: "nowhere"}), `no question or section "nowhere"`},
		{"a point without words", open(assessment.Point{ID: "p"}), "says nothing"},
		{"a point without an id", open(assessment.Point{Text: "t"}), "needs an id"},
		{"no such day", open(assessment.Point{ID: "p", Text: "t", Due: "2026-02-30"}), "not a date"},
		{"one id for two", open(point, point), "p1 is there twice"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := test.w.Check(p)
			if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v, want %q", err, test.want)
			}
		})
	}
}

// Votes and levels are added, never replaced; saying the same again changes nothing.
func TestWorkshop_KeepsChanges(t *testing.T) {
	var w assessment.Workshop
	first, second := hands("lead-mandate", 3, 2, 0, 0, 0), hands("lead-mandate", 0, 5, 1, 0, 0)
	second.At = "2026-11-05 09:48:00"
	for _, v := range []assessment.Vote{first, first, second, hands("lead-role-model", 0, 1, 0, 0, 0)} {
		w.AddVote(v)
	}
	if diff := cmp.Diff([]assessment.Vote{first, second}, w.VotesOn("lead-mandate")); diff != "" {
		t.Error(diff)
	}
	w.TakeBackVote("lead-mandate")
	if diff := cmp.Diff([]assessment.Vote{first}, w.VotesOn("lead-mandate")); diff != "" {
		t.Error(diff)
	}
	two := assessment.AgreedLevel{Question: "lead-mandate", Level: 2, Reason: "orally", Date: "2026-11-05"}
	three := assessment.AgreedLevel{Question: "lead-mandate", Level: 3, Reason: "in the minutes", Date: "2026-11-05"}
	for _, l := range []assessment.AgreedLevel{two, two, three, two} {
		w.Agree(l)
	}
	if diff := cmp.Diff([]assessment.AgreedLevel{two, three, two}, w.AgreedOn("lead-mandate")); diff != "" {
		t.Error(diff)
	}
}

func TestWorkshop_Points(t *testing.T) {
	var w assessment.Workshop
	a := w.Park(assessment.Point{Text: "night duty"})
	b := w.Decide(assessment.Point{Text: "a weekly round", Owner: "HR"})
	if a == b || a == "" {
		t.Fatalf("ids %q and %q", a, b)
	}
	read := w.Open[0]
	if err := w.ChangePoint(read, assessment.Point{Text: "night duty at weekends", Owner: "IT", Due: "2026-12-01"}); err != nil {
		t.Fatal(err)
	}
	if err := w.ChangePoint(read, assessment.Point{Text: "something else"}); !errors.Is(err, assessment.ErrPointChanged) {
		t.Errorf("a point that was read before the change: %v", err)
	}
	want := assessment.Point{ID: a, Text: "night duty at weekends", Owner: "IT", Due: "2026-12-01"}
	if diff := cmp.Diff([]assessment.Point{want}, w.Open); diff != "" {
		t.Error(diff)
	}
	if err := w.Settle(want); err != nil || len(w.Open) != 0 || len(w.Decisions) != 2 {
		t.Errorf("%v: %+v", err, w)
	}
	if err := w.Settle(want); !errors.Is(err, assessment.ErrPointChanged) {
		t.Errorf("settled twice: %v", err)
	}
	if err := w.ChangePoint(want, assessment.Point{}); err != nil || len(w.Decisions) != 1 {
		t.Errorf("%v: %+v", err, w)
	}
	if id := w.NextID(); id == b {
		t.Errorf("the id %s is given twice", id)
	}
}

// Two rooms that differ only in votes nobody may see leave the same results, and a
// workshop never moves a score.
func TestWorkshop_HiddenVotesLeaveNothing(t *testing.T) {
	p := assesstest.Builtin(t)
	rapid.Check(t, func(t *rapid.T) {
		e := assesstest.Panel(assesstest.Round(map[string]map[string]assesstest.Answers{
			"lead-mandate": {"management": {2, 3, 3}, "experts": {1, 2, 2, 4}},
		}))
		k := e.KMin
		bare := results(t, p, e)
		e.Rounds[0].Workshop.Agree(assessment.AgreedLevel{Question: "lead-mandate", Level: 2, Reason: "agreed", Date: "2026-11-05"})
		one := *e
		one.Rounds = []assessment.Round{e.Rounds[0]}
		one.Rounds[0].Workshop.AddVote(hiddenVote(t, k, "one"))
		other := *e
		other.Rounds = []assessment.Round{e.Rounds[0]}
		other.Rounds[0].Workshop.AddVote(hiddenVote(t, k, "other"))
		a, b := results(t, p, &one), results(t, p, &other)
		if diff := cmp.Diff(a, b); diff != "" {
			t.Fatalf("%v and %v: %s", one.Rounds[0].Workshop.Votes, other.Rounds[0].Workshop.Votes, diff)
		}
		delete(a, "workshop")
		if diff := cmp.Diff(bare, a); diff != "" {
			t.Fatalf("the workshop changed a score: %s", diff)
		}
	})
}

// hiddenVote draws a vote of fewer than k people, or one in which all agree.
func hiddenVote(t *rapid.T, k int, label string) assessment.Vote {
	counts := make([]int, 5)
	if rapid.Bool().Draw(t, label+" alike") {
		counts[rapid.IntRange(0, 4).Draw(t, label+" level")] = rapid.IntRange(1, 30).Draw(t, label+" people")
	} else {
		for range rapid.IntRange(0, k-1).Draw(t, label+" people") {
			counts[rapid.IntRange(0, 4).Draw(t, label+" level")]++
		}
	}
	v := hands("lead-mandate", counts...)
	v.DontKnow = rapid.IntRange(0, 9).Draw(t, label+" don't know")
	return v
}

// results are all that `results --json` would print, as plain data.
func results(t *rapid.T, p *questionnaires.Pack, e *assessment.Engagement) map[string]any {
	pub := assesstest.Publish(p, e)
	data, err := json.Marshal(assessment.Document(pub, assessment.Recommend(pub)))
	if err != nil {
		t.Fatal(err)
	}
	var plain map[string]any
	if err := json.Unmarshal(data, &plain); err != nil {
		t.Fatal(err)
	}
	return plain
}
