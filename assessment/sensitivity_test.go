package assessment_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

func ofKind(s assessment.Sensitivity, kind string) []assessment.Variation {
	return slices.DeleteFunc(slices.Clone(s.Variations), func(v assessment.Variation) bool { return v.Kind != kind })
}

func TestSensitivity_nordhang(t *testing.T) {
	pub, plan := sampleCase(t, nil)
	s := pub.Sensitivity()
	if s.Level != 2 || !slices.Equal(s.First, plan.Print[:5]) {
		t.Errorf("level %d, first %v", s.Level, s.First)
	}
	if got := len(ofKind(s, "weight")); got != 2*(8+40) {
		t.Errorf("%d weights moved, want eight dimensions and forty questions, up and down", got)
	}
	groups := map[string]bool{}
	for _, v := range ofKind(s, "group") {
		groups[v.Of] = true
	}
	want := map[string]bool{"management": true, "experts": true, "editors": true, "marketing-pr": true}
	if diff := cmp.Diff(want, groups); diff != "" {
		t.Errorf("groups left out (-want +got):\n%s", diff)
	}
	// Overall 2.20 with the weakest dimension at 1.97: neither a fifth of a weight nor a
	// missing group that sees things darker brings it to 1 or 3.
	for _, v := range ofKind(s, "weight") {
		if v.LevelChanges || v.Level != 2 {
			t.Errorf("the weight of %s × %v changes the level to %d", v.Of, v.Factor, v.Level)
		}
	}
	// Management sees everything a level higher: without it the overall score is below 2.
	for _, v := range ofKind(s, "group") {
		if (v.Of == "management") != v.LevelChanges {
			t.Errorf("without %s the level is %d", v.Of, v.Level)
		}
	}
}

// Leaving a group out gives what the other groups' answers alone would give, where
// every mean is printed.
func TestSensitivity_groupLeftOut(t *testing.T) {
	p := assesstest.Pack(assesstest.Dimension{ID: "one", Questions: []assesstest.Question{{ID: "q1"}, {ID: "q2", Weight: 2}}})
	p.Params.MinValidDimensions = 1
	answers := map[string]map[string]assesstest.Answers{
		"q1": {"management": {5, 5, 4}, "experts": {2, 2, 2}, "editors": {1, 2, 2}},
		"q2": {"management": {4, 5, 5}, "experts": {1, 2, 3}, "editors": {2, 2, 3}},
	}
	s := assesstest.Publish(p, assesstest.Panel(assesstest.Round(answers))).Sensitivity()
	for _, left := range []string{"management", "experts", "editors"} {
		rest := map[string]map[string]assesstest.Answers{}
		for q, byGroup := range answers {
			rest[q] = maps.Clone(byGroup)
			delete(rest[q], left)
		}
		want := assesstest.Publish(p, assesstest.Panel(assesstest.Round(rest))).Overall.Level
		at := slices.IndexFunc(s.Variations, func(v assessment.Variation) bool { return v.Of == left })
		if at < 0 || s.Variations[at].Level != want {
			t.Errorf("without %s: %+v, want level %d", left, s.Variations, want)
		}
	}
}

// A threshold that is moved past a value makes its rule fire or not.
func TestSensitivity_threshold(t *testing.T) {
	p := assesstest.Pack(assesstest.Dimension{ID: "one", Questions: []assesstest.Question{{ID: "q1"}}})
	p.Params.MinValidDimensions = 1
	driver := questionnaires.Driver{Metric: "q.q1", Op: "<", Threshold: 2.5, Worst: 1}
	p.Rules = []*questionnaires.Rule{{ID: "do-it", Any: []questionnaires.Driver{driver}, Impact: 3, EffortPD: 2, Horizon: 30}}
	for value, want := range map[int]int{
		1: 0, // below 2.0, 2.5 and 3.0
		2: 1, // below 2.5, and not below 2.0
		3: 0, // below none of them: 3 is not below 3.0
	} {
		s := assesstest.Publish(p, assesstest.Panel(assesstest.Round(map[string]map[string]assesstest.Answers{
			"q1": {"management": {value, value, value}}}))).Sensitivity()
		changes := slices.DeleteFunc(ofKind(s, "threshold"), func(v assessment.Variation) bool { return !v.Changes() })
		if len(changes) != want {
			t.Errorf("value %d: %+v, want %d changes", value, changes, want)
		}
	}
	if d := p.Rules[0].Any[0]; d != driver {
		t.Errorf("the pack was changed: %+v", d)
	}
}

// What is said about leaving a group out, and everything else, is computed from the
// exported fields of the published results: nobody who reads it learns more than the
// report holds. Hidden groups are never left out.
func TestSensitivity_publishedOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := assesstest.DrawPack(t)
		pub := assesstest.Publish(p, assesstest.DrawEngagement(t, p))
		s := pub.Sensitivity()
		if diff := cmp.Diff(exported(pub).Sensitivity(), s); diff != "" {
			t.Fatalf("from the exported fields alone something else follows:\n%s", diff)
		}
		for _, v := range ofKind(s, "group") {
			at := slices.IndexFunc(pub.Groups, func(g assessment.PublishedGroup) bool { return g.ID == v.Of })
			if at < 0 || !pub.Groups[at].Shown {
				t.Fatalf("the hidden group %s is left out", v.Of)
			}
		}
		if !pub.Overall.Score.Known && slices.ContainsFunc(s.Variations, func(v assessment.Variation) bool { return v.Level != 0 }) {
			t.Fatal("a level is given although the overall score is not published")
		}
	})
}

// exported copies what another package can read of published results.
func exported(pub *assessment.Published) *assessment.Published {
	return &assessment.Published{
		Pack: pub.Pack, Engagement: pub.Engagement, Round: pub.Round, Mode: pub.Mode, K: pub.K,
		Participation: pub.Participation, Groups: pub.Groups, Dimensions: pub.Dimensions, Questions: pub.Questions,
		Gaps: pub.Gaps, AllGaps: pub.AllGaps, Overall: pub.Overall, Gate: pub.Gate,
		Metrics: pub.Metrics, Withheld: pub.Withheld, DontKnows: pub.DontKnows, Examples: pub.Examples,
		Goals: pub.Goals, Positioning: pub.Positioning, Audiences: pub.Audiences, SWOT: pub.SWOT, RACI: pub.RACI,
		Owners: pub.Owners, Flows: pub.Flows, Time: pub.Time, Rules: pub.Rules, WorkingGroup: pub.WorkingGroup,
		Barriers: pub.Barriers, Company: pub.Company,
	}
}

// Moving nothing changes nothing: what is computed again from printed scores is
// what was printed.
func TestSensitivity_isCalibrated(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := assesstest.DrawPack(t)
		for _, d := range p.Dimensions {
			d.Weight = 0 // a fifth of nothing
		}
		p.Dimensions[0].Weight = 1
		pub := assesstest.Publish(p, assesstest.DrawEngagement(t, p))
		for _, v := range ofKind(pub.Sensitivity(), "weight") {
			if p.Dimension(v.Of) != nil && v.LevelChanges {
				t.Fatalf("the weight of %s changes the level from %d to %d", v.Of, pub.Overall.Level, v.Level)
			}
		}
	})
}

func BenchmarkSensitivity(b *testing.B) {
	pack := assesstest.Builtin(b)
	e := synthetic(pack, 200)
	pub := assessment.Assess(pack, e, e.Latest()).Publish()
	for b.Loop() {
		pub.Sensitivity()
	}
}
