package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"lotse/questionnaires"
)

// A DB is an open store. It is safe for concurrent use.
type DB struct {
	// Now is the clock; tests set it.
	Now func() time.Time

	where     string
	write     *sql.DB // one connection
	read      *sql.DB
	migration Migration

	mu    sync.Mutex
	packs map[string]*questionnaires.Pack // frozen packs already loaded, by the id of their copy
}

// How the file is opened. busy_timeout: a second process waits for its turn.
// synchronous=FULL: an acknowledged save survives a power cut. secure_delete:
// what is deleted leaves no bytes behind in the file. journal_size_limit: the WAL
// shrinks again after a large import. immediate: a transaction that is going to
// write takes the lock at its start, where waiting for it is safe.
const (
	common     = "_busy_timeout=10000&_foreign_keys=1&_dqs=0&_defensive=1"
	writeQuery = "?" + common + "&_journal_mode=WAL&_synchronous=FULL&_txlock=immediate" +
		"&_pragma=secure_delete(1)&_pragma=journal_size_limit(8388608)"
	readQuery = "?" + common + "&_query_only=1"
	// readers is enough for a browser's parallel requests; each has its own page cache.
	readers = 4
)

// Open opens the store at a path and creates it if there is none: its folder
// for the user only (0700), the file too (0600). An older store is migrated, see
// [DB.Migration]; a newer one is refused with a [Newer] error.
func Open(ctx context.Context, where string) (*DB, error) {
	if strings.Contains(where, "://") {
		return nil, fmt.Errorf("open store %s: only SQLite files can be opened", redacted(where))
	}
	db, err := open(ctx, where, migrations)
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", where, translate(err))
	}
	return db, nil
}

// Close closes the store. Everything acknowledged is on disk long before.
func (db *DB) Close() error {
	// The writer last: the last connection to close moves the WAL into the file.
	return errors.Join(db.read.Close(), db.write.Close())
}

func open(ctx context.Context, where string, scripts scripts) (_ *DB, err error) {
	path, err := filepath.Abs(where)
	if err != nil {
		return nil, err
	}
	if err := create(path); err != nil {
		return nil, err
	}
	db := &DB{Now: time.Now, where: where, packs: map[string]*questionnaires.Pack{}}
	if db.write, err = sql.Open("sqlite", dsn(path, writeQuery)); err != nil {
		return nil, err
	}
	db.write.SetMaxOpenConns(1)
	defer func() {
		if err != nil {
			err = errors.Join(err, db.write.Close())
		}
	}()
	if db.migration, err = patiently(ctx, func() (Migration, error) { return migrate(ctx, db.write, where, scripts) }); err != nil {
		return nil, err
	}
	// Opened when it is first used.
	if db.read, err = sql.Open("sqlite", dsn(path, readQuery)); err != nil {
		return nil, err
	}
	db.read.SetMaxOpenConns(readers)
	db.read.SetMaxIdleConns(readers)
	return db, nil
}

// patience is how long another process may keep the store to itself.
const patience = 10 * time.Second

// patiently opens as often as another process is in the way. SQLite waits by itself
// (busy_timeout), but not while a new file is switched to WAL.
func patiently(ctx context.Context, open func() (Migration, error)) (Migration, error) {
	for end := time.Now().Add(patience); ; {
		m, err := open()
		if !errors.Is(translate(err), ErrBusy) || time.Now().After(end) {
			return m, err
		}
		select {
		case <-ctx.Done():
			return m, ctx.Err()
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// create makes the folder and an empty file, readable by the user only. SQLite
// gives its companion files (-wal, -shm) the rights of the file.
func create(path string) error {
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// dsn makes SQLite's URI of a path; characters with a meaning in a URI are escaped.
func dsn(path, query string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // C:/… on Windows
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String() + query
}

// redacted drops a password from an address before it is printed.
func redacted(where string) string {
	u, err := url.Parse(where)
	if err != nil {
		return "(address)"
	}
	return u.Redacted()
}

// change runs fn in the one writing transaction: all of it or nothing.
func (db *DB) change(ctx context.Context, fn func(tx *sql.Tx) error) error {
	return translate(within(ctx, db.write, nil, fn))
}

// view runs fn on one consistent state of the store.
func (db *DB) view(ctx context.Context, fn func(tx *sql.Tx) error) error {
	return translate(within(ctx, db.read, &sql.TxOptions{ReadOnly: true}, fn))
}

func within(ctx context.Context, pool *sql.DB, opts *sql.TxOptions, fn func(tx *sql.Tx) error) (err error) {
	tx, err := pool.BeginTx(ctx, opts)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignoreDone(tx.Rollback()))
		}
	}()
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// ignoreDone drops the error of a rollback after the transaction ended by itself.
func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

func (db *DB) now() int64 { return db.Now().UnixMilli() }
