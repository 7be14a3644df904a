// Package edition puts together what a report is made of: what may be published of a
// round, the plan as the consultant has curated it, and the answers in people's own
// words that she has released, and how it looks. Every face that hands a report out goes through it.
package edition

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/questionnaires"
	"lotse/report/theme"
)

// An Edition is what a report is made of.
type Edition struct {
	Published *assessment.Published
	Plan      *assessment.Plan
	Theme     *theme.Theme // how it looks; nil: as Lotse's own
	look      string       // SHA-256 of a look of the consultant's
	NoTheme   bool         // the look that the engagement names is not in the store: nothing may be handed out
	// Slips are places where the consultant's own words repeat what nobody has released.
	// While there are any, no report may be handed out.
	Slips []Slip
}

// A Slip is a place in a note: At is the byte where it begins.
type Slip struct {
	Note assessment.Note
	At   int
}

// Of puts together what a report on one round is made of.
func Of(ctx context.Context, db *store.DB, e *assessment.Engagement, pack *questionnaires.Pack, round *assessment.Round) (*Edition, error) {
	decisions, err := decided(ctx, db, e)
	if err != nil {
		return nil, err
	}
	return bare(e, pack, round, decisions).dressed(ctx, db, e.Brand)
}

// bare is an edition without a look.
func bare(e *assessment.Engagement, pack *questionnaires.Pack, round *assessment.Round, decisions map[string][]assessment.OpenDecision) Edition {
	pub, plan := assessment.Assess(pack, e, round).Publish().Curate(e.Plan)
	pub.Release(assessment.OpenTexts(pack, e, round), decisions[round.ID])
	return Edition{Published: pub, Plan: plan, Slips: Slips(e, pack, decisions)}
}

// dressed is the edition with the look that a brand names.
func (made Edition) dressed(ctx context.Context, db *store.DB, brand string) (*Edition, error) {
	look, err := Theme(ctx, db, brand)
	if err != nil && !errors.Is(err, ErrNoTheme) {
		return nil, err
	}
	made.Theme, made.NoTheme = look, err != nil
	if made.look, err = lookOf(ctx, db, brand); err != nil {
		return nil, err
	}
	return &made, nil
}

// decided are the decisions on answers in people's own words, by round.
func decided(ctx context.Context, db *store.DB, e *assessment.Engagement) (map[string][]assessment.OpenDecision, error) {
	decisions := map[string][]assessment.OpenDecision{}
	for _, r := range e.Rounds {
		list, err := db.OpenDecisions(ctx, e.ID, r.ID)
		if err != nil {
			return nil, err
		}
		decisions[r.ID] = list
	}
	return decisions, nil
}

// Place is the slip's line and column in its note, from 1; columns count characters.
func (s Slip) Place() (line, col int) {
	before := s.Note.Words[:s.At]
	return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
}

// Slips finds where the consultant's notes repeat what nobody has released.
func Slips(e *assessment.Engagement, pack *questionnaires.Pack, decisions map[string][]assessment.OpenDecision) []Slip {
	var slips []Slip
	for _, n := range e.Notes.List() {
		for _, at := range assessment.Slips(pack, e, decisions, n.Words) {
			slips = append(slips, Slip{n, at})
		}
	}
	return slips
}
