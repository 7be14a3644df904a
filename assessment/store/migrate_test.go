package store

import (
	"errors"
	"path/filepath"
	"testing"
	"testing/fstest"
)

// later is the schema of an invented later version.
func later(t *testing.T) scripts {
	t.Helper()
	first, err := embedded.ReadFile("migrations/sqlite/00001_engagements.sql")
	if err != nil {
		t.Fatal(err)
	}
	return scripts{folder: "sql", latest: 2, files: fstest.MapFS{
		"sql/00001_engagements.sql": {Data: first},
		"sql/00002_later.sql":       {Data: []byte("-- +goose Up\nCREATE TABLE later (id TEXT);\nUPDATE setting SET value = '9.8.7' WHERE name = 'needs';\n")},
	}}
}

func TestOpen_MigratesAndRefusesNewer(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lotse.db")
	for i, step := range []struct {
		scripts  scripts
		upgraded bool
	}{{migrations, false}, {migrations, false}, {later(t), true}, {later(t), false}} {
		db, err := open(t.Context(), path, step.scripts)
		if err != nil {
			t.Fatal(i, err)
		}
		if got := db.Migration().Upgraded(); got != step.upgraded {
			t.Errorf("step %d: Upgraded() = %v, want %v", i, got, step.upgraded)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	_, err := Open(t.Context(), path)
	var newer *Newer
	if !errors.As(err, &newer) || newer.Needs != "9.8.7" || newer.Version != 2 || newer.Known != 1 {
		t.Errorf("a newer store: %v (%+v)", err, newer)
	}
}

func TestMigrations_LatestIsTheLastScript(t *testing.T) {
	files, err := embedded.ReadDir(migrations.folder)
	if err != nil {
		t.Fatal(err)
	}
	if int64(len(files)) != migrations.latest {
		t.Errorf("%d scripts, but latest is %d", len(files), migrations.latest)
	}
}

func TestOpen_OtherDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.db")
	other := scripts{folder: "sql", latest: 1, files: fstest.MapFS{"sql/00001_x.sql": {Data: []byte("-- +goose Up\nCREATE TABLE x (id TEXT);\n")}}}
	db, err := open(t.Context(), path, other)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.write.Exec("DROP TABLE goose_db_version"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path); !errors.Is(err, ErrNotStore) {
		t.Errorf("a database of something else: %v, want ErrNotStore", err)
	}
}
