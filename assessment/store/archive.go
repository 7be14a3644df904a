package store

import (
	"context"
	"errors"
	"fmt"
)

// Archive archives an engagement, or brings it back: archived it can be read,
// reported on and deleted, but not changed ([ErrArchived]).
func (db *DB) Archive(ctx context.Context, id string, archived bool) error {
	err := db.change(ctx, func(tx *txn) error {
		var when int64
		if archived {
			when = db.now()
			// Who is saving an answer at this moment comes first.
			switch err := lockToChange(ctx, tx, id); {
			case errors.Is(err, ErrArchived):
				return nil
			case err != nil:
				return err
			}
		}
		if err := affectsOne(tx.exec(ctx, `UPDATE engagement SET archived_ms = $1 WHERE id = $2`, when, id)); err != nil {
			return err
		}
		return revise(ctx, tx, id)
	})
	if err != nil {
		return fmt.Errorf("archive engagement %s: %w", id, err)
	}
	return nil
}

// lockToChange makes sure that an engagement may be changed, keeps all other changes
// of it out until the transaction ends, and gives it another revision.
func lockToChange(ctx context.Context, tx *txn, id string) error {
	if _, err := changeable(ctx, tx, id, tx.kind.exclusive); err != nil {
		return err
	}
	return revise(ctx, tx, id)
}

// touch makes sure that an engagement may be changed, keeps it from being
// archived or replaced until the transaction ends, gives it another revision, and
// records when something in it changed: to the second, so that many savers need not
// write the same row.
func touch(ctx context.Context, tx *txn, id string, now int64) error {
	updated, err := changeable(ctx, tx, id, tx.kind.shared)
	if err != nil {
		return err
	}
	if err := revise(ctx, tx, id); err != nil || now < updated+1000 {
		return err
	}
	_, err = tx.exec(ctx, `UPDATE engagement SET updated_ms = $1 WHERE id = $2 AND updated_ms < $1`, now, id)
	return err
}

// changeable returns when an engagement was last changed; [ErrArchived] if it
// must not be.
func changeable(ctx context.Context, tx *txn, id, lock string) (updated int64, err error) {
	var archived int64
	err = tx.one(ctx, into(&updated, &archived), `SELECT updated_ms, archived_ms FROM engagement WHERE id = $1`+lock, id)
	if err == nil && archived > 0 {
		err = ErrArchived
	}
	return updated, err
}
