package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"strconv"
	"strings"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations/*/*.sql
var embedded embed.FS

// scripts are migrations and the schema version the last of them leads to.
type scripts struct {
	files  fs.FS
	latest int64
}

// embeddedScripts are the migrations of one folder.
func embeddedScripts(folder string) scripts {
	files, err := fs.Sub(embedded, folder)
	if err != nil {
		return scripts{} // the folder's name is a constant: a test opens both
	}
	return scripts{files: files, latest: latest(files)}
}

// latest is the highest number of a script, 00001_name.sql.
func latest(files fs.FS) int64 {
	var highest int64
	names, _ := fs.Glob(files, "*.sql") // the pattern is well formed
	for _, name := range names {
		number, _, _ := strings.Cut(name, "_")
		if n, err := strconv.ParseInt(number, 10, 64); err == nil {
			highest = max(highest, n)
		}
	}
	return highest
}

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
// case costs two queries; goose, which reads and sorts its scripts first, is only
// called where there is something to do.
func migrate(ctx context.Context, db *DB, s scripts) (Migration, error) {
	from, err := db.schemaVersion(ctx)
	if err != nil {
		return Migration{}, err
	}
	m := Migration{From: from, To: s.latest}
	for try := 1; from != s.latest; try++ {
		if from > s.latest {
			return m, &Newer{Where: db.where, Version: from, Known: s.latest, Needs: db.needs(ctx)}
		}
		failed := db.apply(ctx, s)
		if from, err = db.schemaVersion(ctx); err != nil {
			return m, errors.Join(failed, err)
		}
		if failed != nil && from < s.latest && (try == attempts || hopeless(failed)) {
			return m, fmt.Errorf("bring the schema from version %d to %d: %w", from, s.latest, failed)
		}
	}
	return m, nil
}

// hopeless reports whether trying a failed migration again cannot help.
func hopeless(err error) bool {
	err = translate(err)
	return errors.Is(err, ErrReadOnly) || errors.Is(err, ErrFull) || errors.Is(err, ErrUnavailable) ||
		errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// apply runs the migrations that are missing, each in its own transaction. Of
// several processes that do so on PostgreSQL, one works and the others wait.
func (db *DB) apply(ctx context.Context, s scripts) error {
	options := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true)}
	if db.kind == onPostgres {
		locker, err := db.migrationLock(ctx)
		if err != nil {
			return err
		}
		options = append(options, goose.WithSessionLocker(locker))
	}
	provider, err := goose.NewProvider(db.kind.goose, db.write, s.files, options...)
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

// migrationLock is PostgreSQL's advisory lock for the store's schema: asked for
// once a second, for five minutes at most.
func (db *DB) migrationLock(ctx context.Context) (lock.SessionLocker, error) {
	var schema sql.NullString
	var create sql.NullBool
	err := db.write.QueryRowContext(ctx, `SELECT current_schema(), has_schema_privilege(current_schema(), 'CREATE')`).Scan(&schema, &create)
	switch {
	case err != nil:
		return nil, err
	case !schema.Valid:
		return nil, errors.New("the schema that the address names with search_path does not exist")
	case !create.Bool:
		return nil, fmt.Errorf("%w: the user may not create tables in the schema %s", ErrReadOnly, schema.String)
	}
	id := fnv.New64a()
	id.Write([]byte("lotse " + schema.String)) // a hash never fails to write
	return lock.NewPostgresSessionLocker(lock.WithLockID(int64(id.Sum64())), lock.WithLockTimeout(1, 300))
}

// schemaVersion reads goose's own table: 0 in an empty database.
func (db *DB) schemaVersion(ctx context.Context) (int64, error) {
	var tables, gooses, ours int
	err := db.write.QueryRowContext(ctx, db.kind.tables).Scan(&tables, &gooses, &ours)
	switch {
	case err != nil:
		return 0, err
	case tables == 0:
		return 0, nil
	case gooses == 0:
		return 0, ErrNotStore
	}
	var version sql.NullInt64
	err = db.write.QueryRowContext(ctx, `SELECT max(version_id) FROM goose_db_version WHERE is_applied`).Scan(&version)
	if err != nil {
		return 0, err
	}
	if version.Int64 > 0 && ours == 0 {
		return 0, ErrNotStore // goose serves other programs too
	}
	return version.Int64, nil
}

// needs asks a newer store which lotse it needs.
func (db *DB) needs(ctx context.Context) string {
	var version string
	if err := db.write.QueryRowContext(ctx, `SELECT value FROM setting WHERE name = 'needs'`).Scan(&version); err != nil {
		return "" // a store that does not say is refused without the hint
	}
	return version
}
