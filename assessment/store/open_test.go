package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
)

func TestOpen_CreatesForTheUserOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "folder", "100% #1?.db")
	db := openAt(t, path)
	if got := db.Migration(); got.Upgraded() || got.From != 0 || got.To < 1 {
		t.Errorf("Migration() = %+v; a new store is nothing to talk about", got)
	}
	save(t, db, engagement())
	for name, want := range map[string]os.FileMode{path: 0o600, path + "-wal": 0o600, filepath.Dir(path): 0o700} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", filepath.Base(name), got, want)
		}
	}
}

func TestOpen_Refuses(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(text, []byte("this is no database, but a longer text than a header\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, where string
		is          error
		says        string
	}{
		{"text file", text, store.ErrNotStore, text},
		{"folder", dir, store.ErrNotStore, "it is a folder"},
		{"below a file", filepath.Join(text, "lotse.db"), nil, "not a directory"},
		{"other address", "mysql://me:secret@host/db", nil, "open store mysql://me:xxxxx@host/db: a store is a file or a postgres:// address"},
		{"no address", "postgres://me:sec%ret@host/db", nil, "the address has the wrong form"},
		{"no server", "postgres://me:secret@127.0.0.1:1/db", store.ErrUnavailable, "open store postgres://me:xxxxx@127.0.0.1:1/db"},
		{"password elsewhere", "postgres://127.0.0.1:1/db?password=secret", store.ErrUnavailable, "password=xxxxx"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := store.Open(t.Context(), test.where)
			if err == nil {
				t.Fatal("opened")
			}
			if test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("err = %v, want %v", err, test.is)
			}
			if got := err.Error(); !strings.Contains(got, test.says) || strings.Contains(got, "secret") {
				t.Errorf("err = %q, want %q and no password", got, test.says)
			}
		})
	}
}

// A file has one server; commands work beside it. PostgreSQL has as many as you like.
func TestOpenServer(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		first, err := store.OpenServer(t.Context(), where)
		if err != nil {
			t.Fatal(err)
		}
		save(t, openAt(t, where), engagement())
		second, err := store.OpenServer(t.Context(), where)
		if strings.HasPrefix(where, "postgres:") {
			if err != nil {
				t.Fatalf("a second replica: %v", err)
			}
			if err := second.Close(); err != nil {
				t.Error(err)
			}
		} else if !errors.Is(err, store.ErrServed) {
			t.Errorf("a second server: %v, want ErrServed", err)
		}
		if err := first.Close(); err != nil {
			t.Fatal(err)
		}
		third, err := store.OpenServer(t.Context(), where)
		if err != nil {
			t.Fatalf("after the first ended: %v", err)
		}
		if err := third.Close(); err != nil {
			t.Error(err)
		}
	})
}

func TestCheck_FindsDamage(t *testing.T) {
	path := storetest.SQLite(t)
	db, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	save(t, db, engagement())
	if err := db.Check(t.Context()); err != nil {
		t.Errorf("a sound store: %v", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(data) / 2; i < len(data)/2+64<<10; i++ {
		data[i] ^= 0x55
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := openAt(t, path).Check(t.Context()); err == nil {
		t.Error("16 pages were overwritten, and Check found nothing")
	}
}
