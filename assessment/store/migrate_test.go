package store

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"testing/fstest"

	"lotse/assessment/store/storetest"
)

// files reads a folder of scripts, so that a test can add to it.
func files(t *testing.T, s scripts) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	names, err := fs.Glob(s.files, "*.sql")
	if err != nil || len(names) == 0 {
		t.Fatalf("%d scripts, %v", len(names), err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(s.files, name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = &fstest.MapFile{Data: data}
	}
	return out
}

// first are the scripts of the first release alone, later those of an invented
// later one.
func first(t *testing.T, s scripts) scripts {
	const name = "00001_engagements.sql"
	return scripts{files: fstest.MapFS{name: files(t, s)[name]}, latest: 1}
}

func later(t *testing.T, s scripts) scripts {
	out := files(t, s)
	out["09999_later.sql"] = &fstest.MapFile{Data: []byte(
		"-- +goose Up\nCREATE TABLE later (id TEXT);\nUPDATE setting SET value = '9.8.7' WHERE name = 'needs';\n")}
	return scripts{files: out, latest: latest(out)}
}

func TestOpen_MigratesAndRefusesNewer(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		kind, err := dialectOf(where)
		if err != nil {
			t.Fatal(err)
		}
		for i, step := range []struct {
			scripts  scripts
			upgraded bool
		}{{first(t, kind.migrations), false}, {kind.migrations, true}, {kind.migrations, false}, {later(t, kind.migrations), true}} {
			db, err := openWith(t.Context(), where, kind, step.scripts, false)
			if err != nil {
				t.Fatal(i, err)
			}
			if got := db.Migration(); got.Upgraded() != step.upgraded || got.To != step.scripts.latest {
				t.Errorf("step %d: Migration() = %+v, want upgraded %v to %d", i, got, step.upgraded, step.scripts.latest)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
		}
		_, err = Open(t.Context(), where)
		var newer *Newer
		if !errors.As(err, &newer) || newer.Needs != "9.8.7" || newer.Version != 9999 || newer.Known != kind.migrations.latest {
			t.Errorf("a newer store: %v (%+v)", err, newer)
		}
	})
}

// What the first release saved is there after the migration.
func TestOpen_KeepsWhatTheFirstReleaseSaved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lotse.db")
	if err := os.WriteFile(path, unzip(t, "testdata/first.db.gz"), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	if m := db.Migration(); !m.Upgraded() || m.From != 1 {
		t.Errorf("Migration() = %+v, want one from 1", m)
	}
	e, p, err := db.Engagement(t.Context(), "nordhang")
	if err != nil {
		t.Fatal(err)
	}
	if e.Client != "Nordhang Maschinenbau GmbH" || p.ID != "kommunikation" || len(e.Rounds[0].Respondents) != 14 {
		t.Errorf("client %q, pack %s, %d respondents", e.Client, p.ID, len(e.Rounds[0].Respondents))
	}
	if err := db.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

func itoa(n int) string { return strconv.Itoa(n) }

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func unzip(t *testing.T, path string) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(readFile(t, path)))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A schema version means the same on both databases.
func TestMigrations_Alike(t *testing.T) {
	lite, pg := files(t, onSQLite.migrations), files(t, onPostgres.migrations)
	if got, want := slices.Sorted(maps.Keys(pg)), slices.Sorted(maps.Keys(lite)); !slices.Equal(got, want) {
		t.Errorf("PostgreSQL has the migrations %v, SQLite %v", got, want)
	}
	if onSQLite.migrations.latest < 2 || onSQLite.migrations.latest != onPostgres.migrations.latest {
		t.Errorf("latest is %d and %d", onSQLite.migrations.latest, onPostgres.migrations.latest)
	}
}

func TestOpen_OtherDatabase(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		kind, err := dialectOf(where)
		if err != nil {
			t.Fatal(err)
		}
		other := scripts{latest: 1, files: fstest.MapFS{"00001_x.sql": {Data: []byte("-- +goose Up\nCREATE TABLE x (id TEXT);\n")}}}
		// goose has made its table, and ours is missing.
		if _, err := openWith(t.Context(), where, kind, other, false); !errors.Is(err, ErrNotStore) {
			t.Fatalf("another program that uses goose: %v, want ErrNotStore", err)
		}
		if _, err := Open(t.Context(), where); !errors.Is(err, ErrNotStore) {
			t.Errorf("a database with tables of something else: %v, want ErrNotStore", err)
		}
	})
}
