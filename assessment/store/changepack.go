package store

import (
	"context"
	"fmt"

	"lotse/assessment"
	"lotse/questionnaires"
)

// ChangePack gives a running engagement another pack. fit gets the engagement as it
// is at that moment, with its pack so far, and returns it as it is to be with the
// new one; nobody can change it meanwhile, and an error of fit changes nothing. fit
// may be called more than once. What hangs on the engagement beside its answers
// stays, and so does every frozen round ([ErrFrozen] if fit changes one).
func (db *DB) ChangePack(ctx context.Context, id string, p *questionnaires.Pack,
	fit func(e *assessment.Engagement, old *questionnaires.Pack) (*assessment.Engagement, error)) error {
	err := db.change(ctx, func(tx *txn) error {
		if err := lockPacks(ctx, tx, true); err != nil {
			return err
		}
		if err := lockToChange(ctx, tx, id); err != nil {
			return err
		}
		was, err := db.loadIn(ctx, tx, id, rounds)
		if err != nil {
			return err
		}
		e, err := fit(was.Engagement, was.Pack)
		if err != nil {
			return err
		}
		rec := record{tx: tx, now: db.now(), version: 1}
		if err := rec.clear(ctx, e); err != nil {
			return err
		}
		if err := rec.save(ctx, e, p); err != nil {
			return err
		}
		return dropUnusedPacks(ctx, tx)
	})
	if err != nil {
		return fmt.Errorf("change the pack of %s: %w", id, err)
	}
	return nil
}
