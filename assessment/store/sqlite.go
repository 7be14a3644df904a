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
	"time"

	"github.com/gofrs/flock"
	_ "modernc.org/sqlite" // the driver "sqlite"
)

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

// openFile opens a SQLite file. After an error the caller closes what was opened.
func (db *DB) openFile(ctx context.Context, where string, s scripts, serve bool) error {
	path, err := filepath.Abs(where)
	if err != nil {
		return err
	}
	if err := create(path); err != nil {
		return err
	}
	if serve {
		if db.serving, err = lockServer(path); err != nil {
			return err
		}
	}
	if db.write, err = sql.Open("sqlite", dsn(path, writeQuery)); err != nil {
		return err
	}
	db.write.SetMaxOpenConns(1)
	err = patiently(ctx, func() error {
		db.migration, err = migrate(ctx, db, s)
		return err
	})
	if err != nil {
		return err
	}
	db.writer = startWriter(db.write, path+"-wal")
	// Opened when it is first used.
	if db.read, err = sql.Open("sqlite", dsn(path, readQuery)); err != nil {
		return err
	}
	db.read.SetMaxOpenConns(readers)
	db.read.SetMaxIdleConns(readers)
	return nil
}

// create makes the folder and an empty file, readable by the user only. SQLite
// gives its companion files (-wal, -shm) the rights of the file. What is there
// already must be a file that can be written: SQLite itself would open it for
// reading and fail later and less clearly.
func create(path string) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("%w: it is a folder", ErrNotStore)
	case errors.Is(err, os.ErrNotExist):
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
	case err != nil:
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// lockServer takes the lock that one server of a file holds. The system drops it
// when the process ends, however it ends; the empty file stays.
func lockServer(path string) (*flock.Flock, error) {
	lock := flock.New(path+".lock", flock.SetPermissions(0o600))
	locked, err := lock.TryLock()
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	if !locked {
		return nil, errors.Join(ErrServed, lock.Close())
	}
	return lock, nil
}

// dsn makes SQLite's URI of a path; characters with a meaning in a URI are escaped.
func dsn(path, query string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // C:/… on Windows
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String() + query
}

// patience is how long another process may keep the store to itself.
const patience = 10 * time.Second

// patiently opens as often as another process is in the way. SQLite waits by itself
// (busy_timeout), but not while a new file is switched to WAL.
func patiently(ctx context.Context, open func() error) error {
	for end := time.Now().Add(patience); ; {
		err := open()
		if !errors.Is(translate(err), ErrBusy) || time.Now().After(end) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(10 * time.Millisecond):
		}
	}
}
