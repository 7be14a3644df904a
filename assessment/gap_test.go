package assessment_test

import (
	"math"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
)

// pairOf publishes two questions answered alike by two groups and returns the gap.
func pairOf(t *testing.T, management, experts assesstest.Answers) (assessment.Gap, *assessment.Published) {
	t.Helper()
	p := assesstest.Pack(assesstest.Dimension{ID: "rules", Questions: []assesstest.Question{{ID: "q1", Weight: 3}, {ID: "q2", Weight: 2}}})
	both := map[string]assesstest.Answers{"management": management, "experts": experts}
	pub := assesstest.Publish(p, assesstest.Panel(assesstest.Round(answers{"q1": both, "q2": both})))
	if len(pub.AllGaps) != 1 {
		t.Fatalf("%d gaps, want 1", len(pub.AllGaps))
	}
	return pub.AllGaps[0], pub
}

func TestGap_classes(t *testing.T) {
	for _, tt := range []struct {
		name                string
		management, experts assesstest.Answers
		delta, s, z         float64
		class               assessment.GapClass
		max                 float64
	}{
		{"E12 exactly one level, exactly 0.8", assesstest.Answers{1, 1, 3, 5}, assesstest.Answers{1, 1, 1, 2, 2, 2},
			1, 1.25, 0.8, assessment.GapNotable, 1},
		{"E13 no scatter", assesstest.Answers{3, 3, 3}, assesstest.Answers{2, 2, 2}, 1, 0, math.Inf(1), assessment.GapNotable, 1},
		{"E14 scattered", assesstest.Answers{1, 1, 5, 5, 5}, assesstest.Answers{1, 1, 1, 3, 5},
			1.2, 2, 0.6, assessment.GapScattered, 0},
		{"agree", assesstest.Answers{3, 3, 3}, assesstest.Answers{3, 3, 3}, 0, 0, 0, assessment.GapAgree, 0},
		{"slight", assesstest.Answers{2, 3, 3, 2}, assesstest.Answers{2, 2, 2}, 0.5, math.Sqrt(0.2), 0.5 / math.Sqrt(0.2), assessment.GapSlight, 0},
		{"strong, seen the other way round", assesstest.Answers{1, 2, 1, 2}, assesstest.Answers{3, 3, 3, 3},
			-1.5, math.Sqrt(1.0 / 6), 1.5 / math.Sqrt(1.0/6), assessment.GapStrong, 1.5},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g, pub := pairOf(t, tt.management, tt.experts)
			about(t, "delta", assessment.Known(g.Delta), tt.delta)
			about(t, "s", assessment.Known(g.SPooled), tt.s)
			if g.Z != tt.z && math.Abs(g.Z-tt.z) > 1e-9 {
				t.Errorf("z = %v, want %v", g.Z, tt.z)
			}
			if g.Class != tt.class {
				t.Errorf("class = %q, want %q", g.Class, tt.class)
			}
			about(t, "gap.max", pub.Metrics["gap.max"], tt.max)
			if listed := len(pub.Gaps) == 1; listed != (tt.class != assessment.GapAgree) {
				t.Errorf("listed = %v for class %q", listed, tt.class)
			}
		})
	}
}

// Two common questions are needed, each with two number answers in both groups.
func TestGap_commonQuestions(t *testing.T) {
	p := assesstest.Pack(
		assesstest.Dimension{ID: "rules", Questions: []assesstest.Question{
			{ID: "q1"}, {ID: "q2"}, {ID: "q3", Groups: []string{"management", "editors"}},
		}},
	)
	e := assesstest.Panel(assesstest.Round(answers{
		"q1": {"management": {4, 4, 4}, "experts": {2, 2, 2}, "editors": {1, 1, 1}},
		"q2": {"management": {4, 4, 4}, "experts": {2, "dk", "dk"}, "editors": {1, 2, "dk"}},
		"q3": {"management": {5, 5, 5}, "experts": {1, 1, 1}, "editors": {1, 1, 2}},
	}))
	pub := assesstest.Publish(p, e)
	common := map[string]int{}
	for _, g := range pub.AllGaps {
		common[g.A+" "+g.B] = g.Common
	}
	if len(common) != 1 || common["management editors"] != 3 {
		t.Errorf("common questions = %v, want three of management and editors only", common)
	}
	example := pub.AllGaps[0].Example
	if example.Question != "q3" || example.ValueA != 5 || math.Abs(example.Delta-11.0/3) > 1e-9 {
		t.Errorf("example = %+v, want q3", example)
	}
	// In q2 fewer than three editors gave a number: no mean of theirs is shown.
	if _, shown := pub.Questions[1].Groups["editors"]; shown {
		t.Errorf("a mean of two people is shown")
	}
	var listed []string
	for _, x := range pub.Examples {
		listed = append(listed, x.Question+" "+x.A+" "+x.B)
	}
	want := []string{"q3 management editors", "q1 management editors", "q1 management experts"}
	if len(listed) != len(want) || listed[0] != want[0] || listed[1] != want[1] || listed[2] != want[2] {
		t.Errorf("examples = %v, want %v", listed, want)
	}
}
