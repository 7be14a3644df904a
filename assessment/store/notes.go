package store

import (
	"context"
	"encoding/json"
	"fmt"

	"lotse/assessment"
)

// ChangeNotes changes the consultant's words of an engagement: change gets the notes
// that are there and returns what shall be there. It may run more than once.
func (db *DB) ChangeNotes(ctx context.Context, engagement string, change func(assessment.Notes) assessment.Notes) error {
	err := db.change(ctx, func(tx *txn) error {
		if err := lockToChange(ctx, tx, engagement); err != nil {
			return err
		}
		var data []byte
		if err := tx.one(ctx, into(&data), `SELECT notes FROM engagement WHERE id = $1`, engagement); err != nil {
			return err
		}
		var notes assessment.Notes
		if err := json.Unmarshal(data, &notes); err != nil {
			return err
		}
		data, err := encodeJSON(change(notes))
		if err != nil {
			return err
		}
		return affectsOne(tx.exec(ctx, `UPDATE engagement SET notes = $1, updated_ms = $2 WHERE id = $3`, string(data), db.now(), engagement))
	})
	if err != nil {
		return fmt.Errorf("notes of engagement %s: %w", engagement, err)
	}
	return nil
}
