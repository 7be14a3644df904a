package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// A txn is one transaction on either database. Queries are constant texts with
// $1, $2… in any order; values are strings, integers, []byte and sql.NullString,
// times as int64 Unix milliseconds, truth as 0 or 1.
type txn struct {
	conn interface {
		ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
		QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
		QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	}
	kind *dialect
	// prepared returns a statement that lives longer than the transaction; nil
	// where the driver keeps them itself.
	prepared func(query string) (*sql.Stmt, error)
	// shared is set where the transaction is shared with other callers: then a
	// cancelled context is noticed between two statements, because SQLite undoes
	// the whole transaction of a statement that is interrupted.
	shared bool
}

// exec runs a statement and returns how many rows it changed.
func (t *txn) exec(ctx context.Context, query string, args ...any) (int64, error) {
	ctx, err := t.allow(ctx, args)
	if err != nil {
		return 0, err
	}
	var result sql.Result
	if t.prepared == nil {
		result, err = t.conn.ExecContext(ctx, query, args...)
	} else {
		var stmt *sql.Stmt
		if stmt, err = t.prepared(query); err == nil {
			result, err = stmt.ExecContext(ctx, args...)
		}
	}
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// one reads the first row of a query, [ErrNotFound] if there is none. scan gets
// the function that reads the columns.
func (t *txn) one(ctx context.Context, scan func(scan func(...any) error) error, query string, args ...any) error {
	ctx, err := t.allow(ctx, args)
	if err != nil {
		return err
	}
	var row *sql.Row
	if t.prepared == nil {
		row = t.conn.QueryRowContext(ctx, query, args...)
	} else {
		stmt, err := t.prepared(query)
		if err != nil {
			return err
		}
		row = stmt.QueryRowContext(ctx, args...)
	}
	if err := scan(row.Scan); !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return ErrNotFound
}

// into is the usual scan of [txn.one]: each column into its variable.
func into(dest ...any) func(func(...any) error) error {
	return func(scan func(...any) error) error { return scan(dest...) }
}

// each runs row for every row of a query.
func (t *txn) each(ctx context.Context, row func(scan func(...any) error) error, query string, args ...any) (err error) {
	if ctx, err = t.allow(ctx, args); err != nil {
		return err
	}
	rows, err := t.conn.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// allow stops a statement that should not run and returns the context it runs with.
func (t *txn) allow(ctx context.Context, args []any) (context.Context, error) {
	if err := ctx.Err(); err != nil {
		return ctx, err
	}
	if t.shared {
		ctx = context.WithoutCancel(ctx)
	}
	return ctx, storable(args)
}

// storable refuses texts that only one of the databases would keep: PostgreSQL
// takes no NUL and nothing but UTF-8.
func storable(args []any) error {
	for _, arg := range args {
		text, ok := arg.(string)
		if null, is := arg.(sql.NullString); is {
			text, ok = null.String, true
		}
		if ok && (!utf8.ValidString(text) || strings.ContainsRune(text, 0)) {
			return fmt.Errorf("%w: %.40q", ErrText, text)
		}
	}
	return nil
}

// affectsOne turns "no row" into [ErrNotFound]; it is wrapped around [txn.exec].
func affectsOne(rows int64, err error) error {
	if err == nil && rows == 0 {
		return ErrNotFound
	}
	return err
}
