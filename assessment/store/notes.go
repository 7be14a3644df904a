package store

import (
	"context"
	"encoding/json"
	"fmt"

	"lotse/assessment"
)

// PutNote keeps one of the consultant's notes over the words of a version, "" for none;
// without words it takes the note away. [ErrConflict] says that there are other words by
// now: nothing is lost unseen.
func (db *DB) PutNote(ctx context.Context, engagement string, n assessment.Note, version string) error {
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
		if notes.Get(n.Chapter, n.Place, n.Lang).Version() != version {
			return ErrConflict
		}
		data, err := encodeJSON(notes.With(n.Chapter, n.Place, n.Lang, n.Words))
		if err != nil {
			return err
		}
		return affectsOne(tx.exec(ctx, `UPDATE engagement SET notes = $1, updated_ms = $2 WHERE id = $3`, string(data), db.now(), engagement))
	})
	if err != nil {
		return fmt.Errorf("note on %s of engagement %s: %w", n.Chapter, engagement, err)
	}
	return nil
}
