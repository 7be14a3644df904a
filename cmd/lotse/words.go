package main

import (
	"bytes"
	"context"
	"fmt"
	"unicode/utf8"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// publishWords adds the released answers in words to published results, and makes sure
// that the consultant's own words repeat none that is not released.
func (a *app) publishWords(ctx context.Context, db *store.DB, e *assessment.Engagement, pack *questionnaires.Pack, pub *assessment.Published) error {
	decisions := map[string][]assessment.OpenDecision{}
	for _, r := range e.Rounds {
		list, err := db.OpenDecisions(ctx, e.ID, r.ID)
		if err != nil {
			return err
		}
		decisions[r.ID] = list
	}
	if round := e.Round(pub.Round); round != nil {
		pub.Release(assessment.OpenTexts(pack, e, round), decisions[round.ID])
	}
	return a.slips(e, pack, decisions).Err()
}

// slips are the places where the consultant's words repeat what nobody released.
func (a *app) slips(e *assessment.Engagement, pack *questionnaires.Pack, decisions map[string][]assessment.OpenDecision) source.Problems {
	var problems source.Problems
	for _, n := range e.Notes.List() {
		for _, at := range assessment.Slips(pack, e, decisions, n.Words) {
			before := []byte(n.Words[:at])
			start := bytes.LastIndexByte(before, '\n') + 1
			problems = append(problems, source.Problem{File: a.noteName(n), Line: bytes.Count(before, []byte("\n")) + 1,
				Col: utf8.RuneCount(before[start:]) + 1, Msg: a.say.T("note-slips")})
		}
	}
	return problems
}

// sayMissingWords says which words are not there in the language of a report.
func (a *app) sayMissingWords(e *assessment.Engagement, pub *assessment.Published, lang string) {
	for _, n := range e.Notes.List() {
		if n.Lang != "" && n.Lang != lang && e.Notes.Words(n.Chapter, n.Place, lang) == "" {
			fmt.Fprintln(a.Err, a.say.T("note-other-language", "Note", a.noteName(n)))
		}
	}
	untranslated := 0
	for _, o := range pub.OpenAnswers {
		for _, t := range o.Texts {
			if _, in := t.In(lang, e.Language); !in {
				untranslated++
			}
		}
	}
	if untranslated > 0 {
		fmt.Fprintln(a.Err, a.say.N("note-untranslated", untranslated))
	}
}
