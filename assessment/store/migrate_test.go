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

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/assessment/store/storetest"
	"lotse/questionnaires"
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

// What the first release saved is there after the migration: first.db.gz is a store
// that it wrote when it had imported first.yaml.gz.
func TestOpen_KeepsWhatTheFirstReleaseSaved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lotse.db")
	if err := os.WriteFile(path, unzip(t, "testdata/first.db.gz"), 0o600); err != nil {
		t.Fatal(err)
	}
	for i, upgraded := range []bool{true, false} {
		db, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if m := db.Migration(); m.Upgraded() != upgraded || upgraded && m.From != 1 {
			t.Errorf("opened %d times before: Migration() = %+v, want one from 1: %v", i, m, upgraded)
		}
		holdsTheSample(t, db)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// holdsTheSample checks every answer, and every byte of the pack, by its id: it is
// the hash of its files.
func holdsTheSample(t *testing.T, db *DB) {
	t.Helper()
	stored, p, err := db.Engagement(t.Context(), "nordhang")
	if err != nil {
		t.Fatal(err)
	}
	imported, err := document.Decode("first.yaml", unzip(t, "testdata/first.yaml.gz"), func(string, string) (*questionnaires.Pack, error) { return p, nil })
	if err != nil {
		t.Fatal(err)
	}
	for i := range imported.Rounds[0].Respondents { // no answer is left out by chance
		if len(imported.Rounds[0].Respondents[i].Answers) < 20 {
			t.Fatalf("the document has %d answers of one person", len(imported.Rounds[0].Respondents[i].Answers))
		}
	}
	want, got := encoded(t, imported, p), encoded(t, stored, p)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-imported +stored:\n%s", diff)
	}
	const hash = "54f0e656d16b81f6fca233b995c3e5519f38993e0070d13ef46fb0d2e3d1a79b"
	if id := fingerprint(p.Files); id != hash {
		t.Errorf("the pack's files have the hash %s, want %s", id, hash)
	}
	if err := db.Check(t.Context()); err != nil {
		t.Error(err)
	}
	// It can be worked with, not only looked at.
	put := []Put{{Question: "lead-mandate", Answer: assessment.Answer{State: assessment.DontKnow}, Version: AnyVersion}}
	if _, err := db.PutAnswers(t.Context(), "nordhang", stored.Rounds[0].ID, stored.Rounds[0].Respondents[0].ID, put); err != nil {
		t.Error(err)
	}
	first := imported.Rounds[0].Respondents[0].Answers["lead-mandate"]
	put[0].Answer = first
	if _, err := db.PutAnswers(t.Context(), "nordhang", stored.Rounds[0].ID, stored.Rounds[0].Respondents[0].ID, put); err != nil {
		t.Error(err)
	}
}

func encoded(t *testing.T, e *assessment.Engagement, p *questionnaires.Pack) string {
	t.Helper()
	data, err := document.Encode(e, p)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
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
