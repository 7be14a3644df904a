package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// translate gives a database error its meaning, by code and never by message.
func translate(err error) error {
	meaning := meaningOf(err)
	if meaning == nil || errors.Is(err, meaning) {
		return err
	}
	return fmt.Errorf("%w (%w)", meaning, onOneLine{err})
}

// onOneLine is an error on one line: pgx writes a line for every address it tried, and
// they often say the same.
type onOneLine struct{ error }

// Error says everything once.
func (e onOneLine) Error() string {
	var said []string
	for line := range strings.Lines(e.error.Error()) {
		line = strings.TrimSpace(line)
		if !slices.ContainsFunc(said, func(before string) bool { return strings.HasSuffix(before, line) }) {
			said = append(said, line)
		}
	}
	if len(said) < 2 {
		return strings.Join(said, "")
	}
	return said[0] + " " + strings.Join(said[1:], "; ")
}

// Unwrap returns the error as it came.
func (e onOneLine) Unwrap() error { return e.error }

func meaningOf(err error) error {
	var lite *sqlite.Error
	if errors.As(err, &lite) {
		return sqliteMeaning(lite.Code())
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return postgresMeaning(pg.Code)
	}
	if errors.Is(err, fs.ErrPermission) {
		return ErrReadOnly
	}
	if disconnected(err) {
		return ErrUnavailable
	}
	return nil
}

// disconnected reports whether the way to the database broke. A context that
// ended is the caller's own doing.
func disconnected(err error) bool {
	if err == nil || errors.Is(err, context.Canceled) {
		return false
	}
	var connect *pgconn.ConnectError
	var network net.Error
	return errors.As(err, &connect) || errors.As(err, &network) && !errors.Is(err, context.DeadlineExceeded) ||
		errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, net.ErrClosed) || pgconn.SafeToRetry(err)
}

// sqliteMeaning knows SQLite's result codes, https://sqlite.org/rescode.html.
func sqliteMeaning(code int) error {
	switch code {
	case sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE:
		return ErrExists
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return ErrNotFound
	}
	// The low byte is the primary code, the rest refines it.
	switch code & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return ErrBusy
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return ErrNotStore
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		// The file is there, Open saw to that: its folder takes no -wal and -shm.
		return ErrReadOnly
	case sqlite3.SQLITE_FULL:
		return ErrFull
	}
	return nil
}

// postgresMeaning knows PostgreSQL's SQLSTATE codes,
// https://www.postgresql.org/docs/current/errcodes-appendix.html.
func postgresMeaning(code string) error {
	switch code {
	case "23505": // unique_violation
		return ErrExists
	case "23503": // foreign_key_violation
		return ErrNotFound
	case "55P03", "40001", "40P01": // lock_not_available, serialization_failure, deadlock_detected
		return ErrBusy
	case "25006", "42501": // read_only_sql_transaction, insufficient_privilege
		return ErrReadOnly
	case "53100": // disk_full
		return ErrFull
	case "53300", "57P01", "57P02", "57P03": // too_many_connections, admin_shutdown, crash_shutdown, cannot_connect_now
		return ErrUnavailable
	}
	if len(code) == 5 && code[:2] == "08" { // connection exceptions
		return ErrUnavailable
	}
	return nil
}

// gaveWay reports whether PostgreSQL gave up a transaction for another one's sake.
func gaveWay(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && (pg.Code == "40001" || pg.Code == "40P01")
}
