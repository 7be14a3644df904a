package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// On a full disk a save is refused, nothing of it is there, everything saved
// before is, and it goes on when there is room again.
func TestPutAnswers_FullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=6m"); err != nil {
		t.Skipf("no disk to fill: mounting a tmpfs needs root: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 2<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	db := openAt(t, filepath.Join(dir, "lotse.db"))
	save(t, db, engagement())
	saved := fill(t, db)
	if got := load(t, db, "nord").Rounds[1].Respondents[1].Answers; !cmp.Equal(saved, got) {
		t.Errorf("%d answers were acknowledged, %d are there", len(saved), len(got))
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	put := []store.Put{{Question: "after", Answer: number(1)}}
	if _, err := db.PutAnswers(t.Context(), "nord", "baseline", "a", put); err != nil {
		t.Errorf("with room again: %v", err)
	}
	if err := db.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// fill saves until the disk is full and returns what was acknowledged.
func fill(t *testing.T, db *store.DB) map[string]assessment.Answer {
	t.Helper()
	saved := map[string]assessment.Answer{}
	for i := range 10_000 {
		question, long := "q"+itoa(i), assessment.GivenAnswer(questionnaires.Plain(strings.Repeat("words ", 2000)))
		_, err := db.PutAnswers(t.Context(), "nord", "baseline", "a",
			[]store.Put{{Question: question, Answer: long}, {Question: question + "-b", Answer: number(1)}})
		if errors.Is(err, store.ErrFull) {
			return saved
		}
		if err != nil {
			t.Fatalf("the disk is full: %v, want ErrFull", err)
		}
		saved[question], saved[question+"-b"] = long, number(1)
	}
	t.Fatal("the disk never filled up")
	return nil
}
