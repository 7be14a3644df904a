package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lotse/assessment"
	"lotse/assessment/store"
)

func TestLibrary_OutlivesTheEngagement(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		ctx := t.Context()
		save(t, db, engagement())
		kept := store.Kept{ID: "nord-baseline", Pack: "kommunikation", PackVersion: "1", Date: "2026-11-02", Results: []byte(`{"version": 1}`)}
		if err := db.AddToLibrary(ctx, kept); err != nil {
			t.Fatal(err)
		}
		if err := db.AddToLibrary(ctx, kept); !errors.Is(err, store.ErrExists) {
			t.Errorf("added twice: %v, want ErrExists", err)
		}
		kept.Results = []byte(`{"version": 1, "level": 2}`)
		if err := db.AddToLibrary(ctx, kept, store.Replace); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Erase(ctx, store.Access{Command: "erase"}, store.Target{Engagement: "nord"}); err != nil {
			t.Fatal(err)
		}
		got, err := db.FromLibrary(ctx, "nord-baseline")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(kept, got, cmpopts.IgnoreFields(store.Kept{}, "Added")); diff != "" || got.Added == 0 {
			t.Errorf("added %d; -kept +read:\n%s", got.Added, diff)
		}
		if list, err := db.Library(ctx); err != nil || len(list) != 1 {
			t.Errorf("library %v, %v", list, err)
		}
		if err := db.RemoveFromLibrary(ctx, "nord-baseline"); err != nil {
			t.Fatal(err)
		}
		if err := db.RemoveFromLibrary(ctx, "nord-baseline"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("removed twice: %v, want ErrNotFound", err)
		}
	})
}

func TestAccessLog(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		ctx := t.Context()
		day := time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)
		for i, engagement := range []string{"a", "b", "a"} {
			db.Now = func() time.Time { return day.AddDate(0, 0, i) }
			if err := db.LogAccess(ctx, store.Access{Who: "me", Command: "export", Engagement: engagement, People: i}); err != nil {
				t.Fatal(err)
			}
		}
		all, err := db.AccessLog(ctx, "")
		if err != nil || len(all) != 3 || all[1].Engagement != "b" {
			t.Errorf("all: %+v, %v", all, err)
		}
		if n, err := db.ForgetAccess(ctx, day.AddDate(0, 0, 1), true); n != 1 || err != nil {
			t.Errorf("dry: %d, %v; want 1", n, err)
		}
		if n, err := db.ForgetAccess(ctx, day.AddDate(0, 0, 1), false); n != 1 || err != nil {
			t.Errorf("%d forgotten, %v; want 1", n, err)
		}
		want := []store.Access{{At: day.AddDate(0, 0, 2).UnixMilli(), Who: "me", Command: "export", Engagement: "a", People: 2}}
		if got, err := db.AccessLog(ctx, "a"); err != nil || !cmp.Equal(want, got) {
			t.Errorf("a: %+v, %v", got, err)
		}
	})
}

func TestDecideOpen(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		ctx := t.Context()
		save(t, db, engagement())
		held := assessment.OpenDecision{Question: "open", Digest: "a", State: assessment.OpenHeld}
		out := assessment.OpenDecision{Question: "open", Digest: "b", State: assessment.OpenReleased, Words: "edited"}
		if err := db.DecideOpen(ctx, "nord", "baseline", []assessment.OpenDecision{held, out}); err != nil {
			t.Fatal(err)
		}
		// Replacing the engagement by its document keeps what was decided.
		save(t, db, engagement(), store.Replace)
		got, err := db.OpenDecisions(ctx, "nord", "baseline")
		if diff := cmp.Diff([]assessment.OpenDecision{held, out}, got); diff != "" || err != nil {
			t.Errorf("%v\n%s", err, diff)
		}
		out.State, out.Words = assessment.OpenNew, ""
		held.State = assessment.OpenReleased
		if err := db.DecideOpen(ctx, "nord", "baseline", []assessment.OpenDecision{held, out}); err != nil {
			t.Fatal(err)
		}
		got, err = db.OpenDecisions(ctx, "nord", "baseline")
		if diff := cmp.Diff([]assessment.OpenDecision{held}, got); diff != "" || err != nil {
			t.Errorf("%v\n%s", err, diff)
		}
		bad := assessment.OpenDecision{Question: "open", Digest: "c", State: "published"}
		if err := db.DecideOpen(ctx, "nord", "baseline", []assessment.OpenDecision{bad}); err == nil {
			t.Error("an unknown state was saved")
		}
		if err := db.DecideOpen(ctx, "nord", "third", []assessment.OpenDecision{held}); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("an unknown round: %v, want ErrNotFound", err)
		}
	})
}
