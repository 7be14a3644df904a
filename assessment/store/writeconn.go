package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
)

// A writeConn is the one connection that writes, with its prepared statements.
// Transactions are begun and ended in SQL, because statements that belong to the
// connection are prepared once and not once in each transaction.
type writeConn struct {
	pool  *sql.DB
	conn  *sql.Conn // nil until it is used, and after it was dropped
	stmts map[string]*sql.Stmt
}

// Statements of the writer are never interrupted: SQLite would undo the whole
// transaction, with the changes of other callers in it.
var uninterrupted = context.Background()

func (c *writeConn) begin() (*txn, error) {
	if c.conn == nil {
		conn, err := c.pool.Conn(uninterrupted)
		if err != nil {
			return nil, err
		}
		c.conn, c.stmts = conn, map[string]*sql.Stmt{}
	}
	if err := c.exec(`BEGIN IMMEDIATE`); err != nil {
		if errors.Is(translate(err), ErrBusy) {
			return nil, err
		}
		// Whatever state the connection is in: the next one has none.
		return nil, errors.Join(err, c.drop())
	}
	return &txn{conn: c.conn, kind: onSQLite, prepared: c.prepare, shared: true}, nil
}

// savepoint runs do and undoes what it changed if it fails. The error is not
// that of do: it says that the transaction as a whole is lost.
func (c *writeConn) savepoint(do func() error) error {
	if err := c.exec(`SAVEPOINT job`); err != nil {
		return err
	}
	if failed := do(); failed != nil {
		if err := c.exec(`ROLLBACK TO job`); err != nil {
			// SQLite ended the transaction by itself: full disk, no memory, I/O error.
			return errors.Join(failed, err)
		}
	}
	return c.exec(`RELEASE job`)
}

func (c *writeConn) commit() error {
	err := c.exec(`COMMIT`)
	if err != nil {
		c.rollback()
	}
	return err
}

// rollback ends the transaction. It fails where SQLite has ended it by itself,
// which is what was wanted.
func (c *writeConn) rollback() { _ = c.exec(`ROLLBACK`) }

func (c *writeConn) exec(query string) error {
	stmt, err := c.prepare(query)
	if err != nil {
		return err
	}
	_, err = stmt.ExecContext(uninterrupted)
	return err
}

// prepare returns the statement of a query. Queries are constants, so their
// number is bounded.
func (c *writeConn) prepare(query string) (*sql.Stmt, error) {
	if stmt, ok := c.stmts[query]; ok {
		return stmt, nil
	}
	stmt, err := c.conn.PrepareContext(uninterrupted, query)
	if err != nil {
		return nil, err
	}
	c.stmts[query] = stmt
	return stmt, nil
}

// drop closes the connection for good; the next transaction gets a new one.
func (c *writeConn) drop() error {
	conn := c.conn
	c.conn, c.stmts = nil, nil
	// Bad connections are closed and not put back into the pool.
	err := conn.Raw(func(any) error { return driver.ErrBadConn })
	if errors.Is(err, driver.ErrBadConn) {
		return nil
	}
	return errors.Join(err, conn.Close())
}

// close gives the connection back to its pool, which is closed next.
func (c *writeConn) close() error {
	if c.conn == nil {
		return nil
	}
	var errs []error
	for _, stmt := range c.stmts {
		errs = append(errs, stmt.Close())
	}
	errs = append(errs, c.conn.Close())
	c.conn, c.stmts = nil, nil
	return errors.Join(errs...)
}

// restartWAL moves the WAL into the file and lets it start over. It waits for
// readers for half a second and reports whether they let it.
func (c *writeConn) restartWAL() bool {
	if c.conn == nil {
		return false
	}
	// An error is no reason to stop here: a broken disk breaks the next commit too.
	_, _ = c.ask(`PRAGMA busy_timeout = 500`)
	busy, err := c.ask(`PRAGMA wal_checkpoint(RESTART)`)
	_, _ = c.ask(`PRAGMA busy_timeout = 10000`)
	return err == nil && busy == 0
}

// ask runs a pragma and returns the first column of its answer.
func (c *writeConn) ask(pragma string) (first int, err error) {
	rows, err := c.conn.QueryContext(uninterrupted, pragma)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	columns, err := rows.Columns()
	if err != nil {
		return 0, err
	}
	dest := []any{&first}
	for range columns[1:] {
		dest = append(dest, new(any))
	}
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return 0, err
		}
	}
	return first, rows.Err()
}
