package assessment_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

// BenchmarkAssess scores synthetic respondents of the built-in pack: all groups
// shown, and as a survey of which some groups must be hidden.
func BenchmarkAssess(b *testing.B) {
	pack := assesstest.Builtin(b)
	for _, n := range []int{14, 1000, 10000} {
		e := synthetic(pack, n)
		b.Run(fmt.Sprintf("respondents=%d", n), func(b *testing.B) {
			for b.Loop() {
				assessment.Assess(pack, e, &e.Rounds[0])
			}
		})
	}
}

// BenchmarkPublish publishes the sample's size with nobody and with three groups
// hidden.
func BenchmarkPublish(b *testing.B) {
	pack := assesstest.Builtin(b)
	e := synthetic(pack, 14)
	for _, mode := range []assessment.DisclosureMode{assessment.ModePanel, assessment.ModeSurvey} {
		e.Mode = mode
		r := assessment.Assess(pack, e, &e.Rounds[0])
		b.Run(string(mode), func(b *testing.B) {
			for b.Loop() {
				r.Publish()
			}
		})
	}
}

// synthetic makes respondents who answer everything they are asked: per fourteen
// three managers, five experts, three editors and three of marketing.
func synthetic(pack *questionnaires.Pack, n int) *assessment.Engagement {
	random := rand.New(rand.NewPCG(1, 2))
	round := assessment.Round{ID: "r", Invited: map[string]int{}}
	groups := []string{"management", "management", "management", "experts", "experts", "experts", "experts", "experts",
		"editors", "editors", "editors", "marketing-pr", "marketing-pr", "marketing-pr"}
	for i := range n {
		group := groups[i%len(groups)]
		f := assessment.NewFlow(pack, group, nil, nil)
		r := assessment.Respondent{ID: fmt.Sprint(i), Group: group, Answers: map[string]assessment.Answer{}}
		for _, q := range f.Questions() {
			switch options := q.Kind.Control("de").Options; {
			case q.Dimension != "":
				r.Answers[q.ID] = assessment.GivenAnswer(questionnaires.Number(1 + random.IntN(5)))
			case q.Item != "":
				r.Answers[q.ID] = assessment.GivenAnswer(questionnaires.Pick("role-pr"))
			case len(options) > 0:
				r.Answers[q.ID] = assessment.GivenAnswer(questionnaires.Picks{options[random.IntN(len(options))].ID})
			}
		}
		round.Respondents = append(round.Respondents, r)
		round.Invited[group]++
	}
	return &assessment.Engagement{ID: "bench", Mode: assessment.ModePanel, KMin: 3, Date: "2026-11-02", Rounds: []assessment.Round{round}}
}
