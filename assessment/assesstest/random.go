package assesstest

import (
	"fmt"

	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/questionnaires"
)

// DrawPack draws a small pack: one to three dimensions, nested or not, of one to
// five questions that go to any groups.
func DrawPack(t *rapid.T) *questionnaires.Pack {
	var dims []Dimension
	n := 0
	for d := range rapid.IntRange(1, 3).Draw(t, "dimensions") {
		dim := Dimension{ID: fmt.Sprintf("dim%d", d), Weight: drawWeight(t)}
		if d > 0 && rapid.IntRange(0, 4).Draw(t, "nested") == 0 {
			dim.Parent = dims[d-1].ID
		}
		dim.RollUp = rapid.SampledFrom([]questionnaires.RollUp{"", "", "", questionnaires.RollUpMean,
			questionnaires.RollUpSum, questionnaires.RollUpMin, questionnaires.RollUpStaged}).Draw(t, "roll-up")
		dim.Blanks = rapid.SampledFrom([]questionnaires.Blanks{"", "", "", questionnaires.BlanksZero}).Draw(t, "blanks")
		for range rapid.IntRange(1, 5).Draw(t, "questions") {
			q := Question{ID: fmt.Sprintf("q%d", n), Weight: drawWeight(t)}
			for _, g := range groups {
				if rapid.IntRange(0, 2).Draw(t, "asked") > 0 {
					q.Groups = append(q.Groups, g)
				}
			}
			dim.Questions = append(dim.Questions, q)
			n++
		}
		dims = append(dims, dim)
	}
	p := Pack(dims...)
	p.Params.MinValidDimensions = 1
	if rapid.IntRange(0, 2).Draw(t, "group weights") == 0 {
		p.Params.GroupWeights = map[string]float64{"management": 2, "editors": 0.3, "hr-legal": 0}
	}
	return p
}

func drawWeight(t *rapid.T) float64 {
	return rapid.SampledFrom([]float64{1, 1, 2, 2, 3, 3, 0.1, 1.5}).Draw(t, "weight")
}

// DrawEngagement draws a round of small groups, some of them too small to be shown.
func DrawEngagement(t *rapid.T, p *questionnaires.Pack) *assessment.Engagement {
	round := assessment.Round{ID: "baseline", Invited: map[string]int{}}
	for _, g := range groups {
		n := rapid.SampledFrom([]int{0, 1, 2, 2, 3, 3, 4, 5, 7}).Draw(t, "people")
		round.Invited[g] = n
		for i := range n {
			round.Respondents = append(round.Respondents, drawPerson(t, p, g, i))
		}
	}
	e := Panel(round)
	e.Mode = rapid.SampledFrom([]assessment.DisclosureMode{assessment.ModePanel, assessment.ModePanel, assessment.ModeSurvey}).Draw(t, "mode")
	e.Merge = rapid.IntRange(0, 3).Draw(t, "merge") == 0
	return e
}

// drawPerson answers what the person's group is asked.
func drawPerson(t *rapid.T, p *questionnaires.Pack, group string, i int) assessment.Respondent {
	r := assessment.Respondent{ID: fmt.Sprintf("%s-%d", group, i+1), Group: group, Answers: map[string]assessment.Answer{}}
	for _, q := range p.Sections[0].Questions {
		a := rapid.SampledFrom([]any{1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, "dk", "na"}).Draw(t, "answer")
		r.Answers[q.ID] = Answer(a)
	}
	return r
}
