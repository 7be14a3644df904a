package store_test

import (
	"bytes"
	"errors"
	"maps"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// newerPack is the built-in pack with another version.
func newerPack(t *testing.T) *questionnaires.Pack {
	t.Helper()
	files := maps.Clone(pack(t).Files)
	files["pack.yaml"] = bytes.Replace(files["pack.yaml"], []byte(pack(t).Version), []byte("9.9.9"), 1)
	p, err := questionnaires.LoadFiles(files)
	if err != nil || p.Version != "9.9.9" {
		t.Fatalf("version %s, err %v", p.Version, err)
	}
	return p
}

func TestChangePack(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		ctx := t.Context()
		is(t, "freeze", db.SetRoundState(ctx, "nord", "second", assessment.RoundFrozen, ""), nil)
		is(t, "change", db.ChangePack(ctx, "nord", newerPack(t), func(e *assessment.Engagement, old *questionnaires.Pack) (*assessment.Engagement, error) {
			if old.Version != pack(t).Version || len(e.Round("baseline").Facts) != len(facts()) {
				t.Errorf("fit gets pack %s and %d facts", old.Version, len(e.Round("baseline").Facts))
			}
			delete(e.Round("baseline").Facts, "flag")
			return e, nil
		}), nil)
		e, p, err := db.Engagement(ctx, "nord")
		if err != nil || p.Version != "9.9.9" {
			t.Fatalf("pack %s, err %v", p.Version, err)
		}
		want := engagement()
		want.Round("second").State, want.Round("second").Date = assessment.RoundFrozen, ""
		delete(want.Round("baseline").Facts, "flag")
		if diff := cmp.Diff(want, e, cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
		list, err := db.Engagements(ctx)
		if err != nil || list[0].PackVersion != "9.9.9" {
			t.Errorf("listed with pack %s, err %v", list[0].PackVersion, err)
		}
	})
}

func TestChangePack_Refused(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		ctx := t.Context()
		before := load(t, db, "nord")
		same := func(e *assessment.Engagement, _ *questionnaires.Pack) (*assessment.Engagement, error) { return e, nil }
		no := errors.New("no")
		is(t, "fit says no", db.ChangePack(ctx, "nord", newerPack(t), func(*assessment.Engagement, *questionnaires.Pack) (*assessment.Engagement, error) { return nil, no }), no)
		is(t, "no such engagement", db.ChangePack(ctx, "none", newerPack(t), same), store.ErrNotFound)
		is(t, "freeze", db.SetRoundState(ctx, "nord", "second", assessment.RoundFrozen, "2027-05-01"), nil)
		is(t, "a frozen round changes", db.ChangePack(ctx, "nord", newerPack(t), func(e *assessment.Engagement, _ *questionnaires.Pack) (*assessment.Engagement, error) {
			e.Round("second").Facts = nil
			return e, nil
		}), store.ErrFrozen)
		is(t, "archive", db.Archive(ctx, "nord", true), nil)
		is(t, "archived", db.ChangePack(ctx, "nord", newerPack(t), same), store.ErrArchived)
		before.Round("second").State = assessment.RoundFrozen
		e, p, err := db.Engagement(ctx, "nord")
		if err != nil || p.Version != pack(t).Version {
			t.Fatalf("pack %s, err %v", p.Version, err)
		}
		if diff := cmp.Diff(before, e, cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
	})
}
