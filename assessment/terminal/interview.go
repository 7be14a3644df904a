package terminal

import (
	"lotse/assessment"
	"lotse/questionnaires"
)

// An Interview is what is put to one person, or to the workshop, and where the
// answers go. It is the same for every face of the terminal.
type Interview struct {
	Title string // whose interview it is: the client, or the group
	Pack  *questionnaires.Pack
	Flow  *assessment.Flow
	Facts assessment.Facts // the client's; entries of their tables are offered where an answer refers to one
	At    string           // the question to begin with; "" for the first that is open

	Notice  []string // paragraphs to read before the first question; nil for none
	Consent bool     // whether the person must agree to them
	Thanks  []string // paragraphs to read after the last answer; nil for the workshop

	// Save saves an answer, durably before it returns. A *[Conflict] says that
	// somebody else has changed the answer since it was read; saving once more
	// then saves over what the conflict has shown.
	Save func(question string, a assessment.Answer) error
	// Drafts are what was typed and not confirmed, by question, as SaveDraft got it.
	Drafts map[string]string
	// SaveDraft keeps a draft, "" for none any more. Its form is the interview's own.
	SaveDraft func(question, draft string) error
	// Scores are the values so far, computed from the answers given; nil where
	// nobody may see them: a person who answers alone would be steered by them.
	Scores func() []Score
	// Meeting is the workshop around it; nil for a person.
	Meeting *Meeting
}

// A Score is one line of the values so far.
type Score struct {
	Name  string
	Value assessment.Number
	Share float64 // of the scale, from 0 to 1
}

// A Conflict is an answer that somebody else has changed since it was read.
type Conflict struct {
	Question string
	Now      assessment.Answer // what is kept now
}

// Error says which answer is in conflict.
func (c *Conflict) Error() string {
	return "the answer to " + c.Question + " was changed by somebody else"
}
