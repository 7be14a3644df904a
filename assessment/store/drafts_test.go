package store_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
)

func TestDB_Drafts(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		ctx := t.Context()
		db, err := store.Open(ctx, where)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		e := withCanaries("oakhill")
		save(t, db, e)
		put := func(respondent, question, draft string) error {
			return db.PutDraft(ctx, e.ID, "baseline", respondent, question, draft)
		}
		long := `{"raw":"` + strings.Repeat("Größe “half” typed\\n", 500) + `"}`
		for _, d := range [][3]string{{"", "company-name", "half"}, {"", "company-name", "half typed"}, {"", "past-efforts", "x"}, {"", "past-efforts", ""},
			{"of-her-respondent", "open", long}, {"of-others-respondent", "open", "mine"}} {
			if err := put(d[0], d[1], d[2]); err != nil {
				t.Fatal(d, err)
			}
		}
		want := map[string]map[string]string{"": {"company-name": "half typed"}, "of-her-respondent": {"open": long}, "of-others-respondent": {"open": "mine"}, "nobody": {}}
		for who, drafts := range want {
			got, err := db.Drafts(ctx, e.ID, "baseline", who)
			if diff := cmp.Diff(drafts, got); err != nil || diff != "" {
				t.Errorf("drafts of %q (-want +got): %s (%v)", who, diff, err)
			}
		}
		// They are no answers, and nobody's but the person's.
		back, _, err := db.Engagement(ctx, e.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(e.Rounds[0].Facts, back.Rounds[0].Facts); diff != "" {
			t.Errorf("a draft became an answer (-want +got):\n%s", diff)
		}
		if err := put("nobody", "open", "x"); err == nil {
			t.Error("nobody has a draft")
		}
		if err := db.SetRoundState(ctx, e.ID, "baseline", assessment.RoundClosed, "2026-11-30"); err != nil {
			t.Fatal(err)
		}
		if err := put("", "company-name", "late"); !errors.Is(err, store.ErrClosed) {
			t.Errorf("a draft for a closed round: %v, want ErrClosed", err)
		}
	})
}

// Who is erased leaves no draft behind, neither in a row nor in a byte of the file.
func TestDB_Erase_Drafts(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		ctx := t.Context()
		db, err := store.Open(ctx, where)
		if err != nil {
			t.Fatal(err)
		}
		e := withCanaries("oakhill")
		save(t, db, e)
		for who, draft := range map[string]string{"of-her-respondent": hers + "draft half typed", "of-others-respondent": others + "draft"} {
			if err := db.PutDraft(ctx, e.ID, "baseline", who, "open", draft); err != nil {
				t.Fatal(err)
			}
		}
		erased, err := db.Erase(ctx, store.Access{Who: "me", Command: "erase"}, store.Target{Engagement: e.ID, Respondent: "of-her-respondent"})
		if err != nil {
			t.Fatal(err)
		}
		if erased.Rows["answer_draft"] != 1 {
			t.Errorf("erased %v, want one draft", erased.Rows)
		}
		for who, want := range map[string]int{"of-her-respondent": 0, "of-others-respondent": 1} {
			if got, err := db.Drafts(ctx, e.ID, "baseline", who); err != nil || len(got) != want {
				t.Errorf("drafts of %s: %v (%v), want %d", who, got, err, want)
			}
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if proof, err := store.Prove(ctx, where, erased); err != nil || !proof.Clean() {
			t.Errorf("traces are left: %+v (%v)", proof, err)
		}
	})
}
