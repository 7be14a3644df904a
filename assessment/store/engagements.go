package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"lotse/assessment"
)

// A Summary is one engagement in a list.
type Summary struct {
	ID, Client, Language string
	Pack, PackVersion    string
	Rounds, Respondents  int
	Created, Updated     int64 // Unix milliseconds, UTC
	Used                 int64 // Unix milliseconds, UTC; 0 if never
	Archived             int64 // Unix milliseconds, UTC; 0 if not archived
	Disclosure           assessment.Disclosure
}

// Engagements lists all engagements by id.
func (db *DB) Engagements(ctx context.Context) ([]Summary, error) {
	var list []Summary
	err := db.view(ctx, func(tx *txn) error {
		list = nil
		return tx.each(ctx, func(scan func(...any) error) error {
			var s Summary
			err := scan(&s.ID, &s.Client, &s.Language, &s.Pack, &s.PackVersion, &s.Rounds, &s.Respondents,
				&s.Created, &s.Updated, &s.Used, &s.Archived, &s.Disclosure)
			list = append(list, s)
			return err
		}, `SELECT e.id, e.client, e.language, p.name, p.version,
			(SELECT count(*) FROM round WHERE engagement_id = e.id),
			(SELECT count(*) FROM respondent WHERE engagement_id = e.id),
			e.created_ms, e.updated_ms, e.used_ms, e.archived_ms, e.disclosure
			FROM engagement AS e JOIN pack AS p ON p.id = e.pack_id`)
	})
	if err != nil {
		return nil, fmt.Errorf("list engagements: %w", err)
	}
	// Sorted here: databases do not agree on the order of texts.
	slices.SortFunc(list, func(a, b Summary) int { return cmp.Compare(a.ID, b.ID) })
	return list, nil
}

// Delete deletes an engagement with all its rounds and answers.
func (db *DB) Delete(ctx context.Context, id string) error {
	err := db.change(ctx, func(tx *txn) error {
		if err := lockPacks(ctx, tx, true); err != nil {
			return err
		}
		if err := affectsOne(tx.exec(ctx, `DELETE FROM engagement WHERE id = $1`, id)); err != nil {
			return err
		}
		return dropUnusedPacks(ctx, tx)
	})
	if err != nil {
		return fmt.Errorf("delete engagement %s: %w", id, err)
	}
	return nil
}

// Used remembers an engagement as the last one used.
func (db *DB) Used(ctx context.Context, id string) error {
	last, err := db.LastUsed(ctx)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	if last == id {
		return nil // most commands use the same one as before: no write, no wait
	}
	err = db.change(ctx, func(tx *txn) error {
		// One more than the newest, in case the clock was put back.
		return affectsOne(tx.exec(ctx, `UPDATE engagement SET used_ms =
			(SELECT CASE WHEN max(used_ms) >= $1 THEN max(used_ms) + 1 ELSE $1 END FROM engagement) WHERE id = $2`, db.now(), id))
	})
	if err != nil {
		return fmt.Errorf("use engagement %s: %w", id, err)
	}
	return nil
}

// LastUsed returns the engagement last used, or [ErrNotFound] if none was.
func (db *DB) LastUsed(ctx context.Context) (string, error) {
	var id string
	err := db.view(ctx, func(tx *txn) error {
		return tx.one(ctx, into(&id), `SELECT id FROM engagement WHERE used_ms > 0 ORDER BY used_ms DESC, id LIMIT 1`)
	})
	if err != nil {
		return "", fmt.Errorf("last used engagement: %w", err)
	}
	return id, nil
}
