package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"time"
)

// compact overwrites or gives back the space of what was deleted.
func (db *DB) compact(ctx context.Context, e *Erased) error {
	if db.kind == onPostgres {
		return translate(db.compactServer(ctx, e.tables()))
	}
	return translate(db.compactFile(ctx))
}

// compactFile writes the file anew and empties the WAL. Deleted rows were
// overwritten when they were deleted (secure_delete), but the WAL still holds pages
// from before. The copy that VACUUM makes stays in memory: a file elsewhere would
// be a second place with answers.
func (db *DB) compactFile(ctx context.Context) (err error) {
	path, err := filepath.Abs(db.where)
	if err != nil {
		return err
	}
	// A connection of its own: VACUUM cannot run in the writer's transaction.
	conn, err := sql.Open("sqlite", dsn(path, writeQuery+"&_pragma=temp_store(2)"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	conn.SetMaxOpenConns(1)
	// The WAL first: it is what matters, should there be no room for the rest.
	if err := emptyWAL(ctx, conn); err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, `VACUUM`); err != nil {
		return fmt.Errorf("write the file anew: %w", err)
	}
	return emptyWAL(ctx, conn)
}

// emptyWAL moves the WAL into the file and cuts it to no bytes, which has to wait
// until nobody reads from it.
func emptyWAL(ctx context.Context, conn *sql.DB) error {
	for end := time.Now().Add(patience); ; {
		var busy, pages, moved int
		if err := conn.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &moved); err != nil {
			return fmt.Errorf("empty the write-ahead log: %w", err)
		}
		if busy == 0 {
			return nil
		}
		if time.Now().After(end) {
			return fmt.Errorf("empty the write-ahead log: somebody keeps reading from it: %w", ErrBusy)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// compactServer writes the tables anew; PostgreSQL then deletes the old files. It
// skips a table, with no more than a warning, whose owner somebody else is: that
// the file is another one afterwards is looked up.
func (db *DB) compactServer(ctx context.Context, tables []string) error {
	var errs []error
	for _, table := range tables {
		before, err := db.file(ctx, table)
		if err != nil {
			return err
		}
		if _, err := db.write.ExecContext(ctx, `VACUUM (FULL, ANALYZE) `+table); err != nil {
			errs = append(errs, fmt.Errorf("write table %s anew: %w", table, err))
			continue
		}
		after, err := db.file(ctx, table)
		if err != nil {
			return err
		}
		if before == after {
			errs = append(errs, fmt.Errorf("write table %s anew: %w", table, ErrReadOnly))
		}
	}
	return errors.Join(errs...)
}

// file is the number of the file that holds a table.
func (db *DB) file(ctx context.Context, table string) (int64, error) {
	var n int64
	err := db.write.QueryRowContext(ctx, `SELECT pg_catalog.pg_relation_filenode($1::regclass)::bigint`, table).Scan(&n)
	return n, err
}
