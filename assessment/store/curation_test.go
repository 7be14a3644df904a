package store_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/store"
)

// Two who curate the same plan do not overwrite each other.
func TestSaveCuration(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		before := load(t, db, "nord").Plan
		mine := before.Decide("clarify-roles", assessment.Decision{Wave: 2})
		if err := db.SaveCuration(t.Context(), "nord", before, mine); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(mine, load(t, db, "nord").Plan); diff != "" {
			t.Errorf("-saved +loaded:\n%s", diff)
		}
		theirs := before.Decide("train-roles", assessment.Decision{Wave: 1})
		if err := db.SaveCuration(t.Context(), "nord", before, theirs); !errors.Is(err, store.ErrConflict) {
			t.Errorf("a second one over what was read before: %v", err)
		}
		if diff := cmp.Diff(mine, load(t, db, "nord").Plan); diff != "" {
			t.Errorf("the first one was overwritten:\n%s", diff)
		}
		if err := db.SaveCuration(t.Context(), "nobody", before, mine); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("of no engagement: %v", err)
		}
	})
}
