package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
)

// catalogue lists the tables of the store, goose's included.
func catalogue(ctx context.Context, tx *txn) ([]string, error) {
	var list []string
	err := tx.each(ctx, func(scan func(...any) error) error {
		var name string
		err := scan(&name)
		list = append(list, name)
		return err
	}, tx.kind.catalogue())
	return list, err
}

// catalogue is the query for the names of all tables.
func (d *dialect) catalogue() string {
	if d == onPostgres {
		return `SELECT c.relname FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
			WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') ORDER BY c.relname`
	}
	// defensive mode keeps sqlite_ tables readable, and they hold names only.
	return `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name`
}

// everything reads all texts of all tables: the rows that are there.
func everything(ctx context.Context, tx *txn, text func(table string, value []byte)) error {
	list, err := catalogue(ctx, tx)
	if err != nil {
		return err
	}
	queries := map[string]string{}
	for _, table := range list {
		queries[table] = `SELECT * FROM ` + table
	}
	switch tx.kind {
	case onSQLite: // the schema's own words stand in the file as well
		queries["sqlite_schema"] = `SELECT name, sql FROM sqlite_schema`
	case onPostgres: // copies of frequent values, which the planner keeps
		queries["pg_stats"] = `SELECT most_common_vals::text, histogram_bounds::text FROM pg_catalog.pg_stats WHERE schemaname = current_schema()`
	}
	for table, query := range queries {
		rows, err := tx.conn.QueryContext(ctx, query)
		if err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
		if _, err := texts(rows, func(value []byte) { text(table, value) }); err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
	}
	return nil
}

// texts calls do for every text and every byte string of rows, counts the rows and
// closes them.
func texts(rows *sql.Rows, do func(value []byte)) (n int, err error) {
	defer func() { err = errors.Join(err, rows.Close()) }()
	columns, err := rows.Columns()
	if err != nil {
		return 0, err
	}
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return n, err
		}
		n++
		for _, v := range values {
			switch v := v.(type) {
			case string:
				do([]byte(v))
			case []byte:
				do(v)
			}
		}
	}
	return n, rows.Err()
}

// leaveOut stops looking for texts that still stand in a row, as a group's name
// does that somebody else is in too. Where is noted, so that it can be judged.
func (db *DB) leaveOut(ctx context.Context, e *Erased) error {
	found := map[string]map[string]bool{} // by table
	err := db.view(ctx, func(tx *txn) error {
		clear(found)
		return everything(ctx, tx, func(table string, value []byte) {
			if table == "pg_stats" {
				return // copies of what is gone do not make it stay
			}
			if found[table] == nil {
				found[table] = map[string]bool{}
			}
			e.traces.find(value, found[table])
		})
	})
	if err != nil {
		return err
	}
	stay := map[string]bool{}
	for table, pieces := range found {
		if len(pieces) > 0 {
			e.Kept[table] = len(pieces)
		}
		maps.Copy(stay, pieces)
	}
	e.traces.remove(stay)
	e.Stay = len(stay)
	return nil
}
