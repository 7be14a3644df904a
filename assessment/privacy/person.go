package privacy

import (
	"lotse/assessment"
	"lotse/questionnaires"
)

// A Person is everything that is kept about one respondent, in a form that people
// and programs can read (GDPR, Art. 15 and 20).
type Person struct {
	Version    int           `json:"version"` // of this form
	Engagement string        `json:"engagement"`
	Client     string        `json:"client"`
	Controller string        `json:"controller"`
	Disclosure string        `json:"disclosure"`
	Retention  string        `json:"kept-until"`
	Respondent string        `json:"respondent"`
	Rounds     []PersonRound `json:"rounds"`
}

// A PersonRound is what a person answered in one round.
type PersonRound struct {
	ID      string         `json:"round"`
	Group   string         `json:"group"`
	Answers []PersonAnswer `json:"answers"`
	// Drafts are what the person typed and did not confirm, by question.
	Drafts map[string]string `json:"drafts,omitempty"`
}

// A PersonAnswer is one answer with its question.
type PersonAnswer struct {
	ID       string   `json:"id"`
	Question string   `json:"question"`
	State    string   `json:"state"` // given, dont-know, not-applicable, missing
	Value    any      `json:"value,omitempty"`
	Shown    string   `json:"in-words,omitempty"` // the chosen option or level
	Note     string   `json:"note,omitempty"`
	Evidence []string `json:"evidence,omitempty"`
}

var states = map[assessment.State]string{
	assessment.Given: "given", assessment.DontKnow: "dont-know", assessment.NotApplicable: "not-applicable", assessment.Missing: "missing",
}

// PersonOf collects what is kept about a respondent in all rounds; !ok: nothing.
// The questions are told in lang, the values as the pack names them.
func PersonOf(e *assessment.Engagement, p *questionnaires.Pack, respondent, lang string) (Person, bool) {
	person := Person{Version: 1, Engagement: e.ID, Client: e.Client, Controller: controller(e), Disclosure: e.Disclosure.String(),
		Retention: e.Retention, Respondent: respondent}
	for _, round := range e.Rounds {
		for _, who := range round.Respondents {
			if who.ID == respondent {
				person.Rounds = append(person.Rounds, PersonRound{ID: round.ID, Group: p.Label(who.Group).In(lang), Answers: answersOf(who, p, lang)})
			}
		}
	}
	return person, len(person.Rounds) > 0
}

// answersOf lists the answers in the order of the questions.
func answersOf(who assessment.Respondent, p *questionnaires.Pack, lang string) []PersonAnswer {
	list := []PersonAnswer{}
	for _, section := range p.Sections {
		for _, q := range section.Questions {
			a, ok := who.Answers[q.ID]
			if !ok {
				continue
			}
			out := PersonAnswer{ID: q.ID, Question: q.Ask.In(lang), State: states[a.State], Note: a.Note, Evidence: a.Evidence}
			if a.Value != nil {
				out.Value = q.Kind.Plain(a.Value)
				if words, ok := q.Kind.Show(a.Value, lang).(questionnaires.Words); ok {
					out.Shown = string(words)
				}
			}
			list = append(list, out)
		}
	}
	return list
}
