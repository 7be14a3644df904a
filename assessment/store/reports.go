package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// ErrDamaged is a file whose bytes are not those that were frozen.
var ErrDamaged = errors.New("the file is not the one that was approved: its SHA-256 differs")

// ErrWithdrawn is a report whose file was deleted with the answers of people whose own
// words it printed.
var ErrWithdrawn = errors.New("the file was deleted with the answers whose words it printed")

// A Report is one that was approved. It has aggregates only: what it printed as
// published values, and hashes.
type Report struct {
	Number     int // from 1, per engagement; set by [DB.FreezeReport]
	Round      string
	Language   string
	Variant    string
	Date       string // the report's, 2006-01-02
	Approved   int64  // Unix milliseconds, UTC; set by [DB.FreezeReport]
	ApprovedBy string
	Note       string
	Size       int
	SHA256     string // of the file
	Input      string // SHA-256 of what it was made from
	Snapshot   json.RawMessage
	Words      bool // answers in people's own words are printed in it
	Withdrawn  bool // its file is gone, see [ErrWithdrawn]
}

// FreezeReport keeps an approved report with its file under the number it was made
// for, which must be the next one: else somebody has approved another one in between,
// which is [ErrConflict], and nothing is saved.
func (db *DB) FreezeReport(ctx context.Context, engagement string, r Report, file []byte) error {
	sum := sha256.Sum256(file)
	err := db.change(ctx, func(tx *txn) error {
		if err := lockToChange(ctx, tx, engagement); err != nil {
			return err
		}
		next, err := nextReport(ctx, tx, engagement)
		if err != nil {
			return err
		}
		if next != r.Number {
			return ErrConflict
		}
		_, err = tx.exec(ctx, `INSERT INTO report (engagement_id, number, round_id, language, variant, date, approved_ms, approved_by, note,
			size, sha256, input_sha256, snapshot) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
			engagement, r.Number, r.Round, r.Language, r.Variant, r.Date, db.now(), r.ApprovedBy, r.Note,
			len(file), hex.EncodeToString(sum[:]), r.Input, string(r.Snapshot))
		if err != nil {
			return err
		}
		_, err = tx.exec(ctx, `INSERT INTO report_file (engagement_id, number, round_id, words, data) VALUES ($1, $2, $3, $4, $5)`,
			engagement, r.Number, r.Round, truth(r.Words), file)
		return err
	})
	if err != nil {
		return fmt.Errorf("freeze report %d of %s: %w", r.Number, engagement, err)
	}
	return nil
}

// NextReport is the number the next report gets.
func (db *DB) NextReport(ctx context.Context, engagement string) (int, error) {
	var n int
	err := db.view(ctx, func(tx *txn) (err error) {
		n, err = nextReport(ctx, tx, engagement)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("number the report of %s: %w", engagement, err)
	}
	return n, nil
}

func nextReport(ctx context.Context, tx *txn, engagement string) (int, error) {
	var n int
	err := tx.one(ctx, into(&n), `SELECT coalesce(max(number), 0) + 1 FROM report WHERE engagement_id = $1`, engagement)
	return n, err
}

// Reports lists the approved reports of an engagement by number, without their files.
func (db *DB) Reports(ctx context.Context, engagement string) ([]Report, error) {
	var list []Report
	err := db.view(ctx, func(tx *txn) error {
		list = nil
		return tx.each(ctx, func(scan func(...any) error) error {
			r, err := scanReport(scan)
			list = append(list, r)
			return err
		}, reportColumns+` WHERE r.engagement_id = $1`, engagement)
	})
	if err != nil {
		return nil, fmt.Errorf("list the reports of %s: %w", engagement, err)
	}
	slices.SortFunc(list, func(a, b Report) int { return cmp.Compare(a.Number, b.Number) })
	return list, nil
}

// ReportFile returns the file of an approved report, the very bytes that were frozen:
// [ErrNotFound] if there is no such report, [ErrWithdrawn] if its file had to go,
// [ErrDamaged] if the bytes are others.
func (db *DB) ReportFile(ctx context.Context, engagement string, number int) (Report, []byte, error) {
	var r Report
	var file []byte
	err := db.view(ctx, func(tx *txn) error {
		err := tx.one(ctx, func(scan func(...any) error) (err error) {
			r, err = scanReport(scan)
			return err
		}, reportColumns+` WHERE r.engagement_id = $1 AND r.number = $2`, engagement, number)
		if err != nil || r.Withdrawn {
			return err
		}
		return tx.one(ctx, into(&file), `SELECT data FROM report_file WHERE engagement_id = $1 AND number = $2`, engagement, number)
	})
	sum := sha256.Sum256(file)
	switch {
	case err != nil:
	case r.Withdrawn:
		err = ErrWithdrawn
	case hex.EncodeToString(sum[:]) != r.SHA256:
		err = ErrDamaged
	}
	if err != nil {
		return r, nil, fmt.Errorf("report %d of %s: %w", number, engagement, err)
	}
	return r, file, nil
}

const reportColumns = `SELECT r.number, r.round_id, r.language, r.variant, r.date, r.approved_ms, r.approved_by, r.note, r.size,
	r.sha256, r.input_sha256, r.snapshot, coalesce(f.words, 1) = 1, f.number IS NULL
	FROM report AS r LEFT JOIN report_file AS f ON f.engagement_id = r.engagement_id AND f.number = r.number`

func scanReport(scan func(...any) error) (Report, error) {
	var r Report
	var snapshot []byte
	err := scan(&r.Number, &r.Round, &r.Language, &r.Variant, &r.Date, &r.Approved, &r.ApprovedBy, &r.Note, &r.Size,
		&r.SHA256, &r.Input, &snapshot, &r.Words, &r.Withdrawn)
	r.Snapshot = snapshot
	return r, err
}
