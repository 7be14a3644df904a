package store

import (
	"context"
	"errors"
	"fmt"
)

// Ready reports whether the store answers.
func (db *DB) Ready(ctx context.Context) error {
	return db.view(ctx, func(tx *txn) error {
		var one int
		return tx.one(ctx, into(&one), `SELECT 1`)
	})
}

// Check reads the whole store and reports what is damaged: the pages and
// references of a SQLite file, and on either database every answer, plan and pack
// that cannot be read.
func (db *DB) Check(ctx context.Context) error {
	var faults []error
	if db.kind == onSQLite {
		err := db.view(ctx, func(tx *txn) error {
			faults = nil
			if err := checkPages(ctx, tx, &faults); err != nil {
				return err
			}
			return checkReferences(ctx, tx, &faults)
		})
		faults = append(faults, err)
	}
	list, err := db.Engagements(ctx)
	if err != nil {
		faults = append(faults, err)
	}
	for _, s := range list {
		if _, _, err := db.Engagement(ctx, s.ID); err != nil && !errors.Is(err, ErrNotFound) { // deleted meanwhile
			faults = append(faults, err)
		}
	}
	if err := errors.Join(faults...); err != nil {
		return fmt.Errorf("check store %s: %w", db.where, err)
	}
	return nil
}

func checkPages(ctx context.Context, tx *txn, faults *[]error) error {
	return tx.each(ctx, func(scan func(...any) error) error {
		var line string
		err := scan(&line)
		if line != "ok" {
			*faults = append(*faults, errors.New(line))
		}
		return err
	}, `PRAGMA integrity_check`)
}

func checkReferences(ctx context.Context, tx *txn, faults *[]error) error {
	return tx.each(ctx, func(scan func(...any) error) error {
		var table, parent string
		var row, key any
		err := scan(&table, &row, &parent, &key)
		*faults = append(*faults, fmt.Errorf("a row of %s belongs to no %s", table, parent))
		return err
	}, `PRAGMA foreign_key_check`)
}
