package store

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"lotse/assessment"
)

// SaveCuration saves the consultant's curation of an engagement's plan in place of the
// one she started from. If somebody else has saved another one in between, it is
// [ErrConflict] and nothing is saved.
func (db *DB) SaveCuration(ctx context.Context, engagement string, before, after assessment.Curation) error {
	was, err := encodeJSON(before)
	if err != nil {
		return fmt.Errorf("save the plan of %s: %w", engagement, err)
	}
	plan, err := encodeJSON(after)
	if err != nil {
		return fmt.Errorf("save the plan of %s: %w", engagement, err)
	}
	err = db.change(ctx, func(tx *txn) error {
		if err := lockToChange(ctx, tx, engagement); err != nil {
			return err
		}
		var stored []byte
		if err := tx.one(ctx, into(&stored), `SELECT plan FROM engagement WHERE id = $1`, engagement); err != nil {
			return err
		}
		if same, err := sameCuration(stored, was); err != nil || !same {
			if err == nil {
				err = ErrConflict
			}
			return err
		}
		return affectsOne(tx.exec(ctx, `UPDATE engagement SET plan = $1, updated_ms = $2 WHERE id = $3`, string(plan), db.now(), engagement))
	})
	if err != nil {
		return fmt.Errorf("save the plan of %s: %w", engagement, err)
	}
	return nil
}

// sameCuration reports whether a stored curation says what was encoded. A store may
// hold it as an earlier version wrote it.
func sameCuration(stored, encoded []byte) (bool, error) {
	var c assessment.Curation
	if err := json.Unmarshal(stored, &c); err != nil {
		return false, fmt.Errorf("plan: %w", err)
	}
	again, err := encodeJSON(c)
	return bytes.Equal(again, encoded), err
}
