package edition

import (
	"lotse/assessment"
	"lotse/report"
)

// Untranslated is what a report lacks in its language, of all that it prints.
type Untranslated struct {
	Notes           []assessment.Note // the consultant's, written in other languages only
	Recommendations []string          // ids of those for which she wrote in other languages only
	Answers         int               // released ones that are printed as they were written
}

// Untranslated looks for what the report in a form and language lacks.
func (made *Edition) Untranslated(p Printing) Untranslated {
	var u Untranslated
	e := &made.Published.Engagement
	for _, n := range e.Notes.List() {
		if p.Variant.Prints(n.Chapter) && n.Lang != "" && n.Lang != p.Lang && e.Notes.Words(n.Chapter, n.Place, p.Lang) == "" {
			u.Notes = append(u.Notes, n)
		}
	}
	if p.Variant != report.VariantFeedback { // its pages speak of levels alone
		u.Recommendations = e.Plan.Untranslated(p.Lang)
	}
	if p.Variant.PrintsAnswers() {
		u.Answers = made.Published.Untranslated(p.Lang)
	}
	return u
}
