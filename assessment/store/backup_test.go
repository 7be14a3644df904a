package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
)

// A copy is whole although others write at the same time, and it is a store.
func TestBackup(t *testing.T) {
	db, err := store.Open(t.Context(), storetest.SQLite(t))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	surveyed(t, db)
	to := filepath.Join(t.TempDir(), "copy.db")
	ctx, stop := context.WithCancel(t.Context())
	var writing sync.WaitGroup
	writing.Go(func() {
		for v := 1; ctx.Err() == nil; v = v%5 + 1 {
			_, err := db.PutAnswers(context.Background(), "nord", "baseline", "a", []store.Put{{Question: "lead-mandate", Version: store.AnyVersion, Answer: number(float64(v))}})
			if err != nil {
				t.Error(err)
			}
		}
	})
	err = db.Backup(t.Context(), to, false)
	stop()
	writing.Wait()
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(to)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the copy: %v, %v", info.Mode(), err)
	}
	if err := db.Backup(t.Context(), to, false); !errors.Is(err, store.ErrExists) {
		t.Errorf("a second copy over the first: %v, want ErrExists", err)
	}
	if err := db.Backup(t.Context(), to, true); err != nil {
		t.Errorf("replaced on purpose: %v", err)
	}
	again, err := store.Open(t.Context(), to)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if diff := cmp.Diff(load(t, db, "nord"), load(t, again, "nord")); diff != "" {
		t.Errorf("the copy differs (-store +copy)\n%s", diff)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(to), ".copy*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestBackup_Refuses(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		nowhere := filepath.Join(t.TempDir(), "missing", "copy.db")
		if err := db.Backup(t.Context(), nowhere, false); err == nil {
			t.Error("a folder that is not there")
		}
	})
	db, err := store.Open(t.Context(), storetest.Postgres(t))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Backup(t.Context(), filepath.Join(t.TempDir(), "copy.db"), false); !errors.Is(err, store.ErrServerBackup) {
		t.Errorf("PostgreSQL: %v, want ErrServerBackup", err)
	}
}
