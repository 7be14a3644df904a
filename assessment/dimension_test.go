package assessment_test

import (
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

// same gives one group's three people the same answer.
func same(v any) map[string]assesstest.Answers {
	return map[string]assesstest.Answers{"management": {v, v, v}}
}

func TestDimension_rollUps(t *testing.T) {
	questions := []assesstest.Question{{ID: "q1", Weight: 3}, {ID: "q2", Weight: 2}, {ID: "q3", Weight: 1}}
	for _, tt := range []struct {
		name       string
		rollUp     questionnaires.RollUp
		blanks     questionnaires.Blanks
		q1, q2, q3 any
		want       assessment.Number
	}{
		{"mean", "", "", 4, 3, 1, assessment.Known(19.0 / 6)},
		{"mean, blank leaves", "", "", 4, "na", 1, assessment.Known(13.0 / 4)},
		{"mean, blank counts as the lowest", "", questionnaires.BlanksZero, 4, "dk", 1, assessment.Known(15.0 / 6)},
		{"mean, half of the weight is missing", "", "", "na", 3, 1, assessment.Number{}},
		{"sum", questionnaires.RollUpSum, "", 4, 3, 1, assessment.Known(19)},
		{"sum, blank counts as the lowest", questionnaires.RollUpSum, questionnaires.BlanksZero, 4, "na", 1, assessment.Known(15)},
		{"min", questionnaires.RollUpMin, "", 4, 3, 2, assessment.Known(2)},
		{"min, blank leaves", questionnaires.RollUpMin, "", 4, 3, "na", assessment.Known(3)},
		{"min, blank counts as the lowest", questionnaires.RollUpMin, questionnaires.BlanksZero, 4, 3, "na", assessment.Known(1)},
		{"staged", questionnaires.RollUpStaged, "", 4, 5, 3, assessment.Known(3)},
		{"staged, nothing answered", questionnaires.RollUpStaged, questionnaires.BlanksZero, "na", "na", "na", assessment.Number{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := assesstest.Pack(assesstest.Dimension{ID: "d", RollUp: tt.rollUp, Blanks: tt.blanks, Questions: questions})
			e := assesstest.Panel(assesstest.Round(answers{"q1": same(tt.q1), "q2": same(tt.q2), "q3": same(tt.q3)}))
			got := assesstest.Publish(p, e).Dimensions[0].Score
			if !tt.want.Known {
				notAvailable(t, "score", got)
				return
			}
			about(t, "score", got, tt.want.Value)
		})
	}
}

// Staged, 2.9 has not reached level 3, however close it is.
func TestDimension_stagedIsWhole(t *testing.T) {
	p := assesstest.Pack(assesstest.Dimension{ID: "d", RollUp: questionnaires.RollUpStaged,
		Questions: []assesstest.Question{{ID: "q1"}, {ID: "q2"}}})
	e := assesstest.Panel(assesstest.Round(answers{
		"q1": {"management": {3, 3, 2}}, "q2": {"management": {5, 5, 5}},
	}))
	about(t, "score", assesstest.Publish(p, e).Dimensions[0].Score, 2)
}

func TestDimension_nested(t *testing.T) {
	p := assesstest.Pack(
		assesstest.Dimension{ID: "whole", Questions: []assesstest.Question{{ID: "q0", Weight: 1}}},
		assesstest.Dimension{ID: "part", Parent: "whole", Weight: 3, Questions: []assesstest.Question{{ID: "q1", Weight: 1}, {ID: "q2", Weight: 2}}},
		assesstest.Dimension{ID: "sum", Parent: "part", Weight: 1, RollUp: questionnaires.RollUpSum, Questions: []assesstest.Question{{ID: "q3"}}},
	)
	e := assesstest.Panel(assesstest.Round(answers{
		"q0": {"management": {2, 2, 2}, "experts": {1, 1, 1}}, "q1": {"management": {4, 4, 4}, "experts": {2, 2, 2}},
		"q2": {"management": {3, 3, 3}, "experts": {3, 3, 3}}, "q3": {"management": {5, 5, 5}, "experts": {5, 5, 5}},
	}))
	pub := assesstest.Publish(p, e)
	about(t, "part", pub.Dimensions[1].Score, (3+2*3+5)/4.0)
	about(t, "whole", pub.Dimensions[0].Score, (1.5+3*3.5)/4)
	about(t, "profile of the whole", pub.Dimensions[0].Profiles["management"], (2+3*(4+2*3+5)/4.0)/4)
	about(t, "overall is the top only", pub.Overall.Score, 3)
	var found bool
	for _, g := range pub.AllGaps {
		if g.Dimension == "whole" {
			found = true
			about(t, "delta", assessment.Known(g.Delta), (1+3*(2*1.0/4))/4)
		}
	}
	if !found {
		t.Errorf("no gap in the dimension above")
	}
}

// E15: with 55 per cent of the weight scored, a dimension has no value, and its
// weight leaves the overall score.
func TestDimension_notReliable(t *testing.T) {
	dims := []assesstest.Dimension{{ID: "thin", Weight: 50, Questions: []assesstest.Question{{ID: "a", Weight: 55}, {ID: "b", Weight: 45}}}}
	round := answers{"a": same(5), "b": same("dk")}
	for _, id := range []string{"c", "d", "e", "f", "g", "h"} {
		dims = append(dims, assesstest.Dimension{ID: "dim-" + id, Weight: 10, Questions: []assesstest.Question{{ID: id}}})
		round[id] = same(2)
	}
	pub := assesstest.Publish(assesstest.Pack(dims...), assesstest.Panel(assesstest.Round(round)))
	notAvailable(t, "dimension", pub.Dimensions[0].Score)
	if got := pub.Dimensions[0].Band; got != "" {
		t.Errorf("band = %q, want none", got)
	}
	about(t, "overall", pub.Overall.Score, 2)
	if pub.Overall.Best != "dim-c" || pub.Overall.Worst != "dim-c" || !pub.Overall.AllEqual {
		t.Errorf("best, worst, all equal = %q, %q, %v; want the first of equals", pub.Overall.Best, pub.Overall.Worst, pub.Overall.AllEqual)
	}
}
