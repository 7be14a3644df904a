package spreadsheet

import (
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// Say writes the answer before and after in short, "–" for none.
func (c Change) Say(say *locale.Printer) (before, after string) {
	return short(c.Question, c.Old, say), short(c.Question, c.New, say)
}

// maxShort is how many characters of an answer a list of changes shows.
const maxShort = 48

func short(q *questionnaires.Question, a assessment.Answer, say *locale.Printer) string {
	words := ""
	switch a.State {
	case assessment.Missing:
		return "–"
	case assessment.DontKnow:
		return say.T("spreadsheet-dk")
	case assessment.NotApplicable:
		return say.T("spreadsheet-na")
	}
	switch d := q.Kind.Show(a.Value, say.Lang()).(type) {
	case questionnaires.Words:
		words = string(d)
	case questionnaires.Meter:
		words = d.Label
	case questionnaires.Chips:
		words = strings.Join(d, ", ")
	case questionnaires.Sheet:
		return say.N("spreadsheet-lines", len(d.Rows))
	}
	words = strings.Join(strings.Fields(words), " ")
	if r := []rune(words); len(r) > maxShort {
		words = string(r[:maxShort-1]) + "…"
	}
	return words
}
