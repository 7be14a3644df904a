package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/sqlite/*.sql
var embedded embed.FS

// scripts are migrations and the schema version the last of them leads to.
type scripts struct {
	files  fs.FS
	folder string
	latest int64
}

var migrations = scripts{files: embedded, folder: "migrations/sqlite", latest: 1}

// A Migration says from which to which schema version [Open] took the store.
// From is 0 for a store that was created.
type Migration struct {
	From, To int64
}

// Upgraded reports whether an existing store was brought up to date, which is
// worth a word to its owner.
func (m Migration) Upgraded() bool { return m.From > 0 && m.From < m.To }

// Migration says what [Open] did to the schema.
func (db *DB) Migration() Migration { return db.migration }

// attempts bounds how often a migration is tried again after another process
// was faster. Two processes that create one store at the same moment need two.
const attempts = 5

// migrate brings the schema up to date. Every command pays for this, so the usual
// case costs one query; goose, which reads and sorts its scripts first, is only
// called where there is something to do.
func migrate(ctx context.Context, pool *sql.DB, where string, s scripts) (Migration, error) {
	from, err := schemaVersion(ctx, pool)
	if err != nil {
		return Migration{}, err
	}
	m := Migration{From: from, To: s.latest}
	for try := 1; from != s.latest; try++ {
		if from > s.latest {
			return m, &Newer{Where: where, Version: from, Known: s.latest, Needs: needs(ctx, pool)}
		}
		failed := apply(ctx, pool, s)
		if from, err = schemaVersion(ctx, pool); err != nil {
			return m, err
		}
		if failed != nil && from < s.latest && try == attempts {
			return m, fmt.Errorf("bring the schema from version %d to %d: %w", from, s.latest, failed)
		}
	}
	return m, nil
}

// apply runs the migrations that are missing, each in its own transaction.
func apply(ctx context.Context, pool *sql.DB, s scripts) error {
	folder, err := fs.Sub(s.files, s.folder)
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, pool, folder, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

// schemaVersion reads goose's own table: 0 in an empty file.
func schemaVersion(ctx context.Context, pool *sql.DB) (int64, error) {
	var tables, ours int
	err := pool.QueryRowContext(ctx, `SELECT count(*), count(CASE WHEN name = 'goose_db_version' THEN 1 END)
		FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'`).Scan(&tables, &ours)
	switch {
	case err != nil:
		return 0, err
	case tables == 0:
		return 0, nil
	case ours == 0:
		return 0, ErrNotStore
	}
	var version sql.NullInt64
	err = pool.QueryRowContext(ctx, `SELECT max(version_id) FROM goose_db_version WHERE is_applied = 1`).Scan(&version)
	if err != nil {
		return 0, err
	}
	return version.Int64, nil
}

// needs asks a newer store which lotse it needs.
func needs(ctx context.Context, pool *sql.DB) string {
	var version string
	if err := pool.QueryRowContext(ctx, `SELECT value FROM setting WHERE name = 'needs'`).Scan(&version); err != nil {
		return "" // a store that does not say is refused without the hint
	}
	return version
}
