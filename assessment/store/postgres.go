package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

const (
	// connections of one process; several replicas share PostgreSQL's own limit,
	// which is 100 unless it was changed.
	connections = 16
	// idle connections are closed after this: networks drop silent ones unnoticed.
	idleTime = 5 * time.Minute
	// connectTime bounds the wait for a server that does not answer.
	connectTime = 10 * time.Second
)

// durable makes what a save promises independent of the server's settings: a
// commit is on disk when it returns, and a lock is waited for as long as SQLite waits.
const durable = `SELECT set_config('lock_timeout', '10s', false),
	CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', false) END`

// openServer connects to PostgreSQL. After an error the caller closes what was opened.
func (db *DB) openServer(ctx context.Context, where string, s scripts, _ bool) error {
	config, err := pgx.ParseConfig(where)
	if err != nil {
		return err // pgx leaves the password out
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = connectTime
	}
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "lotse"
	}
	pool := stdlib.OpenDB(*config, stdlib.OptionAfterConnect(func(ctx context.Context, conn *pgx.Conn) error {
		_, err := conn.Exec(ctx, durable)
		return err
	}))
	pool.SetMaxOpenConns(connections)
	pool.SetMaxIdleConns(connections)
	pool.SetConnMaxIdleTime(idleTime)
	db.read, db.write = pool, pool
	db.migration, err = migrate(ctx, db, s)
	return err
}

// tries bounds how often a transaction is repeated that PostgreSQL gave up for
// another one's sake, or for which no connection could be used.
const tries = 5

// retry runs fn in a transaction, again where that is safe and may help: when
// two transactions waited for each other, and when the connection turned out to
// be dead before anything was done on it.
func (db *DB) retry(ctx context.Context, fn func(tx *txn) error) error {
	for try := 1; ; try++ {
		begun := false
		err := db.within(ctx, db.write, sql.TxOptions{Isolation: sql.LevelReadCommitted}, func(tx *txn) error {
			begun = true
			return fn(tx)
		})
		again := gaveWay(err) || (!begun && errors.Is(translate(err), ErrUnavailable) && try == 1)
		if !again || try == tries || ctx.Err() != nil {
			return err
		}
	}
}
