package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
)

// A Kept entry of the library is what a closed round published, without its
// answers. It outlives the engagement.
type Kept struct {
	ID          string
	Added       int64 // Unix milliseconds, UTC; set by [DB.AddToLibrary]
	Pack        string
	PackVersion string
	Date        string // of the round, 2006-01-02
	Results     json.RawMessage
}

// AddToLibrary keeps an entry; [ErrExists] if one of its id is there, unless
// [Replace] is given.
func (db *DB) AddToLibrary(ctx context.Context, k Kept, options ...SaveOption) error {
	err := db.change(ctx, func(tx *txn) error {
		if slices.Contains(options, Replace) {
			if _, err := tx.exec(ctx, `DELETE FROM library WHERE id = $1`, k.ID); err != nil {
				return err
			}
		}
		_, err := tx.exec(ctx, `INSERT INTO library (id, added_ms, pack, pack_version, date, results) VALUES ($1, $2, $3, $4, $5, $6)`,
			k.ID, db.now(), k.Pack, k.PackVersion, k.Date, string(k.Results))
		return err
	})
	if err != nil {
		return fmt.Errorf("add %s to the library: %w", k.ID, err)
	}
	return nil
}

// Library lists all entries by id.
func (db *DB) Library(ctx context.Context) ([]Kept, error) {
	var list []Kept
	err := db.view(ctx, func(tx *txn) error {
		list = nil
		return tx.each(ctx, func(scan func(...any) error) error {
			k, err := scanKept(scan)
			list = append(list, k)
			return err
		}, `SELECT id, added_ms, pack, pack_version, date, results FROM library`)
	})
	if err != nil {
		return nil, fmt.Errorf("list the library: %w", err)
	}
	slices.SortFunc(list, func(a, b Kept) int { return cmp.Compare(a.ID, b.ID) })
	return list, nil
}

// FromLibrary returns one entry, [ErrNotFound] if there is none.
func (db *DB) FromLibrary(ctx context.Context, id string) (Kept, error) {
	var k Kept
	err := db.view(ctx, func(tx *txn) error {
		return tx.one(ctx, func(scan func(...any) error) (err error) {
			k, err = scanKept(scan)
			return err
		}, `SELECT id, added_ms, pack, pack_version, date, results FROM library WHERE id = $1`, id)
	})
	if err != nil {
		return Kept{}, fmt.Errorf("library entry %s: %w", id, err)
	}
	return k, nil
}

// RemoveFromLibrary deletes an entry.
func (db *DB) RemoveFromLibrary(ctx context.Context, id string) error {
	err := db.change(ctx, func(tx *txn) error {
		return affectsOne(tx.exec(ctx, `DELETE FROM library WHERE id = $1`, id))
	})
	if err != nil {
		return fmt.Errorf("remove %s from the library: %w", id, err)
	}
	return nil
}

func scanKept(scan func(...any) error) (Kept, error) {
	var k Kept
	var results []byte
	err := scan(&k.ID, &k.Added, &k.Pack, &k.PackVersion, &k.Date, &results)
	k.Results = results
	return k, err
}
