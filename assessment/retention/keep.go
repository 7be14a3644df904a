package retention

import (
	"cmp"
	"context"
	"errors"

	"lotse/assessment"
	"lotse/assessment/privacy"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// What keeps results from being kept.
var (
	// ErrName says that an entry of the library cannot have that name.
	ErrName = errors.New("not a name for an entry of the library")
	// ErrOpen says that a round is open: its results are not final.
	ErrOpen = errors.New("the round is still open")
)

// Keep puts what a closed round published into the library, without its answers.
func Keep(ctx context.Context, db *store.DB, e *assessment.Engagement, pack *questionnaires.Pack, round *assessment.Round,
	name string, options ...store.SaveOption) error {
	if !assessment.IsID(name) {
		return ErrName
	}
	if round.State == assessment.RoundOpen {
		return ErrOpen
	}
	published := assessment.Assess(pack, e, round).Publish()
	results, err := privacy.Keep(published, assessment.Recommend(published))
	if err != nil {
		return err
	}
	entry := store.Kept{ID: name, Pack: pack.ID, PackVersion: pack.Version, Date: cmp.Or(round.Date, e.Date), Results: results}
	return db.AddToLibrary(ctx, entry, options...)
}
