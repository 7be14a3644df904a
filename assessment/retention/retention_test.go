package retention_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/retention"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

func open(t *testing.T) (*store.DB, *assessment.Engagement, *questionnaires.Pack) {
	t.Helper()
	e, pack := assesstest.Nordhang(t)
	db, err := store.Open(t.Context(), t.TempDir()+"/lotse.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if err := db.SaveEngagement(t.Context(), e, pack); err != nil {
		t.Fatal(err)
	}
	return db, e, pack
}

func TestPurge_TakesAnswersAndKeepsResults(t *testing.T) {
	db, e, _ := open(t)
	ctx := t.Context()
	if err := db.SetRoundState(ctx, e.ID, "baseline", assessment.RoundClosed, "2026-11-13"); err != nil {
		t.Fatal(err)
	}
	last, err := time.Parse(time.DateOnly, e.Retention)
	if err != nil {
		t.Fatal(err)
	}
	p, err := retention.Plan(ctx, db, last)
	if err != nil || !p.Nothing() {
		t.Fatalf("on the last day: %+v, %v", p, err)
	}
	p, err = retention.Plan(ctx, db, last.AddDate(0, 0, 1))
	want := []retention.Overdue{{Engagement: "nordhang", Until: e.Retention, People: len(e.Latest().Respondents)}}
	if diff := cmp.Diff(want, p.Over); err != nil || diff != "" {
		t.Fatalf("the day after: %v\n%s", err, diff)
	}
	var names []string
	if err := p.Keep(ctx, db, func(name string) { names = append(names, name) }); err != nil {
		t.Fatal(err)
	}
	erased, err := p.Do(ctx, db, store.Access{Who: "anna", Command: "purge"})
	if err != nil || erased.People != want[0].People {
		t.Fatalf("erased %+v: %v", erased, err)
	}
	if left, err := db.HasPeople(ctx, e.ID); err != nil || left {
		t.Errorf("somebody is left: %v", err)
	}
	if _, err := db.FromLibrary(ctx, "nordhang-baseline"); err != nil || len(names) != 1 {
		t.Errorf("kept %v: %v", names, err)
	}
	if p, err = retention.Plan(ctx, db, last.AddDate(1, 0, 0)); err != nil || !p.Nothing() {
		t.Errorf("still over: %+v, %v", p, err)
	}
}

func TestKeep_Refuses(t *testing.T) {
	db, e, pack := open(t)
	if err := retention.Keep(t.Context(), db, e, pack, e.Latest(), "x"); !errors.Is(err, retention.ErrOpen) {
		t.Errorf("an open round: %v", err)
	}
	e.Latest().State = assessment.RoundClosed
	if err := retention.Keep(t.Context(), db, e, pack, e.Latest(), "A b"); !errors.Is(err, retention.ErrName) {
		t.Errorf("a bad name: %v", err)
	}
}
