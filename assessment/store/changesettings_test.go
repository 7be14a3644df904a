package store_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lotse/assessment"
	"lotse/assessment/store"
)

func TestChangeSettings(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		e := settled()
		save(t, db, e)
		ctx := t.Context()
		refused := errors.New("refused")
		err := db.ChangeSettings(ctx, e.ID, func(got *assessment.Engagement, promised bool) error {
			if !promised {
				t.Error("nobody was promised anything, but people have answered")
			}
			if got.Client != e.Client || len(got.Rounds) != 0 {
				t.Errorf("client %q, %d rounds", got.Client, len(got.Rounds))
			}
			got.Client = "Lost"
			return refused
		})
		if !errors.Is(err, refused) {
			t.Fatalf("a refusal: %v", err)
		}
		want := *e
		want.Client, want.Contact, want.Brand, want.Retention, want.KMin = "Renamed", "anna@example.com", "harbour", "2027-01-31", 7
		want.Address, want.Mode, want.Disclosure = assessment.AddressInformal, assessment.ModeSurvey, assessment.DisclosureAnonymous
		err = db.ChangeSettings(ctx, e.ID, func(got *assessment.Engagement, _ bool) error {
			got.Client, got.Contact, got.Brand, got.Retention, got.KMin = want.Client, want.Contact, want.Brand, want.Retention, want.KMin
			got.Address, got.Mode, got.Disclosure = want.Address, want.Mode, want.Disclosure
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(&want, load(t, db, e.ID), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("changed (-want +got):\n%s", diff)
		}
		if err := db.ChangeSettings(ctx, "nothing", func(*assessment.Engagement, bool) error { return nil }); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("of nothing: %v", err)
		}
	})
}
