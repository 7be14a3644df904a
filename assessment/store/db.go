package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"lotse/questionnaires"
)

// A DB is an open store. It is safe for concurrent use.
type DB struct {
	// Now is the clock; tests set it.
	Now func() time.Time

	where     string // without a password
	kind      *dialect
	read      *sql.DB
	write     *sql.DB // SQLite: one connection, the writer's; PostgreSQL: the same pool as read
	writer    *writer // nil for PostgreSQL, which lets many write
	serving   *flock.Flock
	migration Migration
	boards    watchers

	mu    sync.Mutex
	packs map[string]*questionnaires.Pack // frozen packs already loaded, by the id of their copy
}

// Open opens the store at a path or a postgres:// address. A file that is not
// there is created: its folder for the user only (0700), the file too (0600). An
// older store is migrated, see [DB.Migration]; a newer one is refused with a
// [Newer] error.
func Open(ctx context.Context, where string) (*DB, error) {
	return open(ctx, where, false)
}

// OpenServer opens a store for a process that serves it to others. A file has
// one server: a second one is refused with [ErrServed]. Commands may work on the
// file meanwhile. A PostgreSQL store may have many servers.
func OpenServer(ctx context.Context, where string) (*DB, error) {
	return open(ctx, where, true)
}

func open(ctx context.Context, where string, serve bool) (*DB, error) {
	kind, err := dialectOf(where)
	if err != nil {
		return nil, err
	}
	db, err := openWith(ctx, where, kind, kind.migrations, serve)
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", redacted(where), translate(err))
	}
	return db, nil
}

// openWith opens a store with a choice of migrations: tests bring their own.
func openWith(ctx context.Context, where string, kind *dialect, scripts scripts, serve bool) (*DB, error) {
	db := &DB{Now: time.Now, where: redacted(where), kind: kind, packs: map[string]*questionnaires.Pack{}}
	connect := db.openFile
	if kind == onPostgres {
		connect = db.openServer
	}
	if err := connect(ctx, where, scripts, serve); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// Close closes the store. Everything acknowledged is on disk long before.
func (db *DB) Close() error {
	var errs []error
	if db.writer != nil {
		errs = append(errs, db.writer.close())
	}
	if db.read != nil {
		errs = append(errs, db.read.Close())
	}
	// The writer last: the last connection to close moves the WAL into the file.
	if db.write != nil && db.write != db.read {
		errs = append(errs, db.write.Close())
	}
	if db.serving != nil {
		errs = append(errs, db.serving.Close())
	}
	return errors.Join(errs...)
}

// change runs fn in one writing transaction: all of it or nothing, and durable
// before change returns. fn may run more than once, so it sets what it computes
// and never adds to it. Its tx is its only way to the database.
func (db *DB) change(ctx context.Context, fn func(tx *txn) error) error {
	if db.writer != nil {
		return translate(db.writer.do(ctx, fn))
	}
	return translate(db.retry(ctx, fn))
}

// view runs fn on one consistent state of the store.
func (db *DB) view(ctx context.Context, fn func(tx *txn) error) error {
	return translate(db.within(ctx, db.read, db.kind.snapshot, fn))
}

// within runs fn in a transaction of a pool.
func (db *DB) within(ctx context.Context, pool *sql.DB, opts sql.TxOptions, fn func(tx *txn) error) (err error) {
	t, err := pool.BeginTx(ctx, &opts)
	if err != nil {
		return err
	}
	committed := false
	defer func() {
		if committed {
			return
		}
		// Also when fn panics. A transaction that ended by itself is no error.
		if failed := t.Rollback(); err != nil && !errors.Is(failed, sql.ErrTxDone) {
			err = errors.Join(err, failed)
		}
	}()
	if err := fn(&txn{conn: t, kind: db.kind}); err != nil {
		return err
	}
	committed = true
	return t.Commit()
}

func (db *DB) now() int64 { return db.Now().UnixMilli() }

// isAddress reports whether a store is named by an address and not by a path.
func isAddress(where string) bool { return strings.Contains(where, "://") }

// redacted drops a password from an address before it is printed.
func redacted(where string) string {
	if !isAddress(where) {
		return where
	}
	u, err := url.Parse(where)
	if err != nil {
		return "(address)"
	}
	if q := u.Query(); q.Has("password") {
		q.Set("password", "xxxxx")
		u.RawQuery = q.Encode()
	}
	return u.Redacted()
}
