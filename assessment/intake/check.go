package intake

import (
	"strings"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/questionnaires"
)

// A Fault is what is wrong with an answer beside the others. Key names a message, whose
// names and values alternate in Args.
type Fault struct {
	Question *questionnaires.Question
	Key      string
	Args     []any
}

// Check looks at the answers of a file together with those that are there: conditions
// that hide a question, entries of tables that are not there, and answers that may not be
// taken back. who is nil for what is answered once.
func (t *Target) Check(form *document.Form, who *assessment.Respondent, answers map[string]assessment.Answer) []Fault {
	var faults []Fault
	wrong := func(q *questionnaires.Question, key string, args ...any) {
		faults = append(faults, Fault{q, key, args})
	}
	have := map[string]assessment.Answer(t.Round.Facts)
	if who != nil {
		have = who.Answers
	}
	all := map[string]assessment.Answer{}
	for _, from := range []map[string]assessment.Answer{have, answers} {
		for id, answer := range from {
			all[id] = answer
		}
	}
	flow, facts := assessment.NewWorkshopFlow(t.Pack, all), assessment.Facts(all)
	if who != nil {
		flow, facts = assessment.NewFlow(t.Pack, who.Group, all, t.Round.Facts), t.Round.Facts
	}
	visible := map[string]bool{}
	for _, q := range flow.Questions() {
		visible[q.ID] = true
	}
	for _, s := range t.Pack.Sections {
		for _, q := range s.Questions {
			answer, ok := answers[q.ID]
			switch {
			case !ok:
			case !visible[q.ID] && answer.State != assessment.Missing:
				wrong(q, "answer-hidden", "Condition", condition(q))
			case answer.State == assessment.Missing && q.Required:
				wrong(q, "fault-required")
			}
		}
	}
	for _, d := range form.Dangling(answers, facts) {
		wrong(d.Question, "answer-dangling", "ID", d.ID)
	}
	return faults
}

// condition is what decides on a question: its own, or its section's.
func condition(q *questionnaires.Question) string {
	var all []string
	for _, c := range []*questionnaires.Condition{q.Section.When, q.When} {
		if c != nil {
			all = append(all, c.String())
		}
	}
	return strings.Join(all, "; ")
}
