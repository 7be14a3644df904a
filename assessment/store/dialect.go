package store

import (
	"database/sql"
	"fmt"
	"net/url"
	"strings"

	"github.com/pressly/goose/v3"
)

// A dialect is what the two databases do differently. Everything else is one
// text for both.
type dialect struct {
	goose      goose.Dialect
	migrations scripts
	// tables counts the tables of the store, and among them goose's and ours.
	tables string
	// shared and exclusive end a SELECT that locks its rows until the transaction
	// ends. SQLite has one writer and needs neither.
	shared, exclusive string
	// slot is the number of the row that a change draws its revision in: two
	// transactions at the same moment have two of PostgreSQL's processes.
	slot     string
	snapshot sql.TxOptions // for reading one consistent state
	// bulkRows are how many rows a bulk insert sends at once: as many as it can of
	// the first size, the rest in the next. Few sizes, so that few statements are
	// prepared. SQLite gains nothing by it.
	bulkRows []int
}

var onSQLite = &dialect{
	goose:      goose.DialectSQLite3,
	migrations: embeddedScripts("migrations/sqlite"),
	tables: `SELECT count(*), count(CASE WHEN name = 'goose_db_version' THEN 1 END), count(CASE WHEN name = 'setting' THEN 1 END)
		FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'`,
	slot:     "0",
	snapshot: sql.TxOptions{ReadOnly: true},
	bulkRows: []int{1},
}

var onPostgres = &dialect{
	goose:      goose.DialectPostgres,
	migrations: embeddedScripts("migrations/postgres"),
	tables: `SELECT count(*), count(CASE WHEN c.relname = 'goose_db_version' THEN 1 END), count(CASE WHEN c.relname = 'setting' THEN 1 END)
		FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
		WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p')`,
	shared:    " FOR KEY SHARE",
	exclusive: " FOR UPDATE",
	slot:      "pg_catalog.pg_backend_pid() % 1024",
	snapshot:  sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead},
	bulkRows:  []int{256, 16, 1},
}

// dialectOf tells by the form of a place which database keeps the store.
func dialectOf(where string) (*dialect, error) {
	if !isAddress(where) {
		return onSQLite, nil
	}
	u, err := url.Parse(where)
	if err != nil {
		return nil, fmt.Errorf("open store: the address has the wrong form; it looks like postgres://user:password@host:5432/database")
	}
	switch strings.ToLower(u.Scheme) {
	case "postgres", "postgresql":
		return onPostgres, nil
	}
	return nil, fmt.Errorf("open store %s: a store is a file or a postgres:// address", redacted(where))
}
