package main

import (
	"context"
	"fmt"

	"lotse/assessment"
	"lotse/assessment/edition"
	"lotse/assessment/store"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// edition puts together what a report on one round is made of, and makes sure that the
// consultant's own words repeat none that is not released.
func (a *app) edition(ctx context.Context, db *store.DB, e *assessment.Engagement, pack *questionnaires.Pack, round string) (*edition.Edition, error) {
	r, err := a.round(e, round)
	if err != nil {
		return nil, err
	}
	made, err := edition.Of(ctx, db, e, pack, r)
	if err == nil && made.NoTheme {
		err = edition.ErrNoTheme
	}
	if err != nil {
		return nil, a.themeFault(e.Brand, err)
	}
	return made, a.slips(made.Slips).Err()
}

// slips are problems at the places where a note repeats what nobody released.
func (a *app) slips(list []edition.Slip) source.Problems {
	var problems source.Problems
	for _, s := range list {
		line, col := s.Place()
		problems = append(problems, source.Problem{File: a.noteName(s.Note), Line: line, Col: col, Msg: a.say.T("note-slips")})
	}
	return problems
}

// sayMissingWords says which words are not there in the language of a report.
func (a *app) sayMissingWords(u edition.Untranslated) {
	for _, n := range u.Notes {
		fmt.Fprintln(a.Err, a.say.T("note-other-language", "Note", a.noteName(n)))
	}
	if u.Answers > 0 {
		fmt.Fprintln(a.Err, a.say.N("note-untranslated", u.Answers))
	}
}
