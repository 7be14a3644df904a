package assesstest

import (
	"fmt"

	"lotse/assessment"
	"lotse/questionnaires"
)

// Answers are a group's answers to one question, in the order of its people: a
// number, "dk", "na", or nil for none.
type Answers []any

// Round makes a round: question → group → answers. All answers of a group belong
// to the same people, in order.
func Round(answers map[string]map[string]Answers) assessment.Round {
	people := map[string][]map[string]assessment.Answer{}
	for question, byGroup := range answers {
		for group, list := range byGroup {
			for i, a := range list {
				for len(people[group]) <= i {
					people[group] = append(people[group], map[string]assessment.Answer{})
				}
				if a != nil {
					people[group][i][question] = Answer(a)
				}
			}
		}
	}
	round := assessment.Round{ID: "baseline", Invited: map[string]int{}}
	for _, group := range groups {
		for i, a := range people[group] {
			round.Respondents = append(round.Respondents, assessment.Respondent{
				ID: fmt.Sprintf("%s-%d", group, i+1), Group: group, Answers: a,
			})
			round.Invited[group]++
		}
	}
	return round
}

// Answer makes an answer of a number, "dk" or "na".
func Answer(a any) assessment.Answer {
	switch a := a.(type) {
	case int:
		return assessment.GivenAnswer(questionnaires.Number(a))
	case float64:
		return assessment.GivenAnswer(questionnaires.Number(a))
	case string:
		if a == "dk" {
			return assessment.Answer{State: assessment.DontKnow}
		}
	}
	return assessment.Answer{State: assessment.NotApplicable}
}

// Panel makes an engagement of one round whose groups are shown from three people.
func Panel(round assessment.Round) *assessment.Engagement {
	return &assessment.Engagement{
		ID: "test", Client: "Test", Language: "de", Mode: assessment.ModePanel, KMin: 3,
		Date: "2026-11-02", Rounds: []assessment.Round{round},
	}
}

// Publish assesses the only round of an engagement and publishes it.
func Publish(p *questionnaires.Pack, e *assessment.Engagement) *assessment.Published {
	return assessment.Assess(p, e, &e.Rounds[0]).Publish()
}
