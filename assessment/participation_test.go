package assessment_test

import (
	"fmt"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
)

// twenty makes a pack of twenty questions and one person's answers to it.
func twenty(value func(i int) any) (dims []assesstest.Dimension, sheet map[string]any) {
	d := assesstest.Dimension{ID: "rules"}
	sheet = map[string]any{}
	for i := range 20 {
		id := fmt.Sprintf("q%02d", i)
		d.Questions = append(d.Questions, assesstest.Question{ID: id})
		sheet[id] = value(i)
	}
	return []assesstest.Dimension{d}, sheet
}

func TestParticipation(t *testing.T) {
	upTo := func(n int, v any) func(int) any {
		return func(i int) any {
			if i < n {
				return v
			}
			return nil
		}
	}
	for _, tt := range []struct {
		name               string
		value              func(int) any
		answered, straight int
		completion         float64
	}{
		{"half is enough", upTo(10, 3), 1, 0, 0.5},
		{"less than half is not", upTo(9, 3), 0, 0, 0},
		{"don't know and not applicable are answers", func(i int) any { return []any{"dk", "na"}[i%2] }, 1, 0, 1},
		{"fourteen equal answers", upTo(14, 3), 1, 0, 0.7},
		{"fifteen equal answers", upTo(15, 3), 1, 1, 0.75},
		{"fifteen equal answers and another", func(i int) any { return []any{3, 4}[min(1, i/15)] }, 1, 0, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dims, sheet := twenty(tt.value)
			round := answers{}
			for id, v := range sheet {
				round[id] = map[string]assesstest.Answers{"experts": {v}}
			}
			e := assesstest.Panel(assesstest.Round(round))
			e.Rounds[0].Invited = map[string]int{"experts": 4, "editors": 2}
			p := assesstest.Publish(assesstest.Pack(dims...), e).Participation
			if p.Invited != 6 || p.Answered != tt.answered || p.Excluded != 1-tt.answered || p.StraightLiners != tt.straight {
				t.Errorf("participation = %+v", p)
			}
			if tt.answered > 0 {
				about(t, "completion", p.MedianCompletion, tt.completion)
			}
		})
	}
}

// Who answered too little counts nowhere: neither in values nor in the size of
// the group. Answers to questions of other groups count nowhere either.
func TestParticipation_excludedCountNowhere(t *testing.T) {
	p := assesstest.Pack(assesstest.Dimension{ID: "rules", Questions: []assesstest.Question{
		{ID: "q1"}, {ID: "q2"}, {ID: "q3"}, {ID: "q4", Groups: []string{"editors"}},
	}})
	e := assesstest.Panel(assesstest.Round(answers{
		"q1": {"management": {2, 2, 2, 5}}, "q2": {"management": {2, 2, 2, nil}}, "q3": {"management": {2, 2, 2, nil}},
		"q4": {"management": {5, 5, 5, 5}},
	}))
	e.Rounds[0].Respondents = append(e.Rounds[0].Respondents, assessment.Respondent{ID: "x", Group: "no-such-group"})
	pub := assesstest.Publish(p, e)
	about(t, "q1", pub.Questions[0].Score, 2)
	notAvailable(t, "q4", pub.Questions[3].Score)
	about(t, "n", pub.Groups[0].N, 3)
}
