package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// ErrServerBackup says that a PostgreSQL store is backed up by its server's own tools.
var ErrServerBackup = errors.New("PostgreSQL is backed up with pg_dump")

// Backup writes a copy of a SQLite store as it is at one moment, while others go on
// reading and writing. The copy is a store itself, readable by the user only, without a
// byte of what was deleted; it is read through and found sound before it gets its name.
// A file of that name is [ErrExists] unless replace is set. Nothing erases a copy but
// its owner.
func (db *DB) Backup(ctx context.Context, to string, replace bool) error {
	err := db.backup(ctx, to, replace)
	if err != nil {
		return fmt.Errorf("back up to %s: %w", to, translate(err))
	}
	return nil
}

func (db *DB) backup(ctx context.Context, to string, replace bool) (err error) {
	if db.kind != onSQLite {
		return ErrServerBackup
	}
	if _, err := os.Lstat(to); err == nil && !replace {
		return ErrExists
	} else if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(to), "."+filepath.Base(to)+"-*") // 0600
	if err != nil {
		return err
	}
	copied := f.Name()
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(copied))
		}
	}()
	if err := f.Close(); err != nil {
		return err
	}
	if err := db.vacuumInto(ctx, copied); err != nil {
		return err
	}
	if err := sound(ctx, copied); err != nil {
		return err
	}
	if err := syncFile(copied); err != nil {
		return err
	}
	if err := os.Rename(copied, to); err != nil {
		return err
	}
	return syncFile(filepath.Dir(to))
}

// vacuumInto copies what the store holds, on a connection of its own: the readers'
// must not write, and the writer's would keep everybody waiting.
func (db *DB) vacuumInto(ctx context.Context, to string) (err error) {
	path, err := filepath.Abs(db.where)
	if err != nil {
		return err
	}
	conn, err := sql.Open("sqlite", dsn(path, "?"+common))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	_, err = conn.ExecContext(ctx, `VACUUM INTO $1`, to)
	return err
}

// sound opens a copy, as who needs it one day will, and reads it through.
func sound(ctx context.Context, path string) (err error) {
	db, err := Open(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return db.Check(ctx)
}

// syncFile makes a file, or the names in a folder, durable. Some systems cannot sync a
// folder; there the file itself is safe, and that is all one can have.
func syncFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	err = f.Sync()
	if info, failed := f.Stat(); failed == nil && info.IsDir() {
		err = nil
	}
	return errors.Join(err, f.Close())
}
