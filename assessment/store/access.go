package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"
)

// An Access is one time somebody read or erased answers of single people. It names
// none of them.
type Access struct {
	At         int64  // Unix milliseconds, UTC; set by [DB.LogAccess]
	Who        string // the user of the computer
	Command    string // what was called, without its arguments
	Engagement string // its id; after it was erased the name [DB.Erase] gave it
	People     int    // how many people's answers were read or erased
}

// LogAccess records an access. There is no way to change the log but its age, see
// [DB.ForgetAccess], and the name of an engagement that is erased.
func (db *DB) LogAccess(ctx context.Context, a Access) error {
	err := db.change(ctx, func(tx *txn) error { return logAccess(ctx, tx, db.now(), a) })
	if err != nil {
		return fmt.Errorf("log access to %s: %w", a.Engagement, err)
	}
	return nil
}

func logAccess(ctx context.Context, tx *txn, now int64, a Access) error {
	_, err := tx.exec(ctx, `INSERT INTO access_log (id, at_ms, who, command, engagement, people) VALUES ($1, $2, $3, $4, $5, $6)`,
		rand.Text(), now, a.Who, a.Command, a.Engagement, a.People)
	return err
}

// AccessLog lists the accesses to an engagement, or to all if it is "", the oldest
// first.
func (db *DB) AccessLog(ctx context.Context, engagement string) ([]Access, error) {
	var list []Access
	err := db.view(ctx, func(tx *txn) error {
		list = nil
		return tx.each(ctx, func(scan func(...any) error) error {
			var a Access
			err := scan(&a.At, &a.Who, &a.Command, &a.Engagement, &a.People)
			list = append(list, a)
			return err
		}, `SELECT at_ms, who, command, engagement, people FROM access_log WHERE $1 = '' OR engagement = $1 ORDER BY at_ms, id`, engagement)
	})
	if err != nil {
		return nil, fmt.Errorf("read the access log: %w", err)
	}
	return list, nil
}

// ForgetAccess deletes what the log holds from before a day, and returns how many
// entries that were. With dry it only counts.
func (db *DB) ForgetAccess(ctx context.Context, before time.Time, dry bool) (int, error) {
	var n int
	count := func(tx *txn) error {
		return tx.one(ctx, into(&n), `SELECT count(*) FROM access_log WHERE at_ms < $1`, before.UnixMilli())
	}
	if err := db.view(ctx, count); err != nil || dry || n == 0 {
		return n, err
	}
	err := db.change(ctx, func(tx *txn) error {
		rows, err := tx.exec(ctx, `DELETE FROM access_log WHERE at_ms < $1`, before.UnixMilli())
		n = int(rows)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("shorten the access log: %w", err)
	}
	return n, nil
}

// HasPeople reports whether an engagement holds anything that comes from single
// people: answers, links or addresses.
func (db *DB) HasPeople(ctx context.Context, engagement string) (bool, error) {
	var n int
	err := db.view(ctx, func(tx *txn) error {
		return tx.one(ctx, into(&n), `SELECT (SELECT count(*) FROM respondent WHERE engagement_id = $1)
			+ (SELECT count(*) FROM link WHERE engagement_id = $1) + (SELECT count(*) FROM open_answer WHERE engagement_id = $1)`, engagement)
	})
	if err != nil {
		return false, fmt.Errorf("people of %s: %w", engagement, err)
	}
	return n > 0, nil
}
