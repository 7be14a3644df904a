package store_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/document"
	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
)

func TestSaveEngagement_ReadsBackAlike(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		first, err := store.Open(t.Context(), where)
		if err != nil {
			t.Fatal(err)
		}
		want := engagement()
		save(t, first, want)
		if err := first.Close(); err != nil {
			t.Fatal(err)
		}
		got, p, err := openAt(t, where).Engagement(t.Context(), "nord")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, empties); diff != "" {
			t.Errorf("-saved +read:\n%s", diff)
		}
		if diff := cmp.Diff(pack(t).Files, p.Files); diff != "" {
			t.Errorf("the frozen pack differs:\n%s", diff)
		}
	})
}

func TestSaveEngagement_Exists(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		e := engagement()
		save(t, db, e)
		again := engagement()
		again.Client, again.Rounds = "Other", nil
		if err := db.SaveEngagement(t.Context(), again, pack(t)); !errors.Is(err, store.ErrExists) {
			t.Fatalf("err = %v, want ErrExists", err)
		}
		if diff := cmp.Diff(e, load(t, db, "nord"), empties); diff != "" {
			t.Errorf("a refused save changed something:\n%s", diff)
		}
		save(t, db, again, store.Replace)
		if diff := cmp.Diff(again, load(t, db, "nord"), empties); diff != "" {
			t.Errorf("-replaced by +read:\n%s", diff)
		}
	})
}

func TestSaveEngagement_AllOrNothing(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		broken := engagement()
		broken.Client = "Broken"
		broken.Rounds[1].Respondents[1].ID = "z" // the same as the first one's
		if err := db.SaveEngagement(t.Context(), broken, pack(t), store.Replace); !errors.Is(err, store.ErrExists) {
			t.Fatalf("err = %v, want ErrExists for a respondent", err)
		}
		if diff := cmp.Diff(engagement(), load(t, db, "nord"), empties); diff != "" {
			t.Errorf("half a save is left:\n%s", diff)
		}
	})
}

func TestEngagements(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		if list, err := db.Engagements(t.Context()); err != nil || len(list) != 0 {
			t.Fatalf("an empty store lists %v, %v", list, err)
		}
		b, a := engagement(), engagement()
		b.ID, a.ID, a.Rounds = "b", "a", nil
		save(t, db, b)
		save(t, db, a)
		list, err := db.Engagements(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		version := pack(t).Version
		want := []store.Summary{
			{ID: "a", Client: a.Client, Language: "de", Pack: "kommunikation", PackVersion: version},
			{ID: "b", Client: b.Client, Language: "de", Pack: "kommunikation", PackVersion: version, Rounds: 2, Respondents: 2},
		}
		if diff := cmp.Diff(want, list, cmpopts.IgnoreFields(store.Summary{}, "Created", "Updated")); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
		if list[0].Created == 0 || list[0].Updated < list[0].Created {
			t.Errorf("times of %+v", list[0])
		}
	})
}

func TestUsedAndDelete(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		if _, err := db.LastUsed(t.Context()); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("LastUsed in an empty store: %v", err)
		}
		for _, id := range []string{"a", "b"} {
			e := engagement()
			e.ID = id
			save(t, db, e)
		}
		if err := db.Used(t.Context(), "c"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("Used of an unknown engagement: %v", err)
		}
		for _, id := range []string{"b", "a", "a", "b"} {
			if err := db.Used(t.Context(), id); err != nil {
				t.Fatal(err)
			}
			if got, err := db.LastUsed(t.Context()); err != nil || got != id {
				t.Errorf("LastUsed() = %q, %v after using %s", got, err, id)
			}
		}
		if err := db.Delete(t.Context(), "b"); err != nil {
			t.Fatal(err)
		}
		if got, err := db.LastUsed(t.Context()); err != nil || got != "a" {
			t.Errorf("LastUsed() = %q, %v after b was deleted, want a", got, err)
		}
		if _, _, err := db.Engagement(t.Context(), "b"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("the deleted engagement: %v", err)
		}
		if err := db.Delete(t.Context(), "b"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("second Delete: %v", err)
		}
	})
}

// What is imported and exported again is the same document, byte for byte.
func TestEngagement_SampleReadsBackAlike(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		builtin := pack(t)
		e := assesstest.NordhangOn(t, builtin)
		want, err := document.Encode(e, builtin)
		if err != nil {
			t.Fatal(err)
		}
		save(t, db, e)
		stored, frozen, err := db.Engagement(t.Context(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		got, err := document.Encode(stored, frozen)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("-imported +exported:\n%s", diff)
		}
	})
}

// What other tables hang on an engagement survives its replacement, and so do
// the times of its creation and last use.
func TestSaveEngagement_ReplaceKeepsTheRest(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		ctx := t.Context()
		save(t, db, engagement())
		if err := db.Used(ctx, "nord"); err != nil {
			t.Fatal(err)
		}
		before, err := db.Engagements(ctx)
		if err != nil {
			t.Fatal(err)
		}
		again := engagement()
		again.Rounds = append(again.Rounds[1:], assessment.Round{ID: "third"})
		again.Rounds[0].Respondents = again.Rounds[0].Respondents[1:]
		save(t, db, again, store.Replace)
		if diff := cmp.Diff(again, load(t, db, "nord"), empties); diff != "" {
			t.Errorf("-saved +read:\n%s", diff)
		}
		after, err := db.Engagements(ctx)
		if err != nil {
			t.Fatal(err)
		}
		before[0].Respondents = 1
		if diff := cmp.Diff(before, after, cmpopts.IgnoreFields(store.Summary{}, "Updated")); diff != "" {
			t.Errorf("-before +after:\n%s", diff)
		}
	})
}

// A text that only one of the databases could keep is refused by both.
func TestSaveEngagement_RefusesTextsThatCannotBeStored(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		for _, text := range []string{"a\x00b", "\xff"} {
			e := engagement()
			e.Client = text
			if err := db.SaveEngagement(t.Context(), e, pack(t)); !errors.Is(err, store.ErrText) {
				t.Errorf("a client called %q: %v, want ErrText", text, err)
			}
		}
	})
}

func TestArchive(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		ctx := t.Context()
		if err := db.Archive(ctx, "nord", true); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("an unknown engagement: %v, want ErrNotFound", err)
		}
		save(t, db, engagement())
		put := []store.Put{{Question: "number", Answer: number(7), Version: store.AnyVersion}}
		for range 2 { // the second time changes nothing
			if err := db.Archive(ctx, "nord", true); err != nil {
				t.Fatal(err)
			}
		}
		if list, err := db.Engagements(ctx); err != nil || list[0].Archived == 0 {
			t.Errorf("the list does not tell: %+v, %v", list, err)
		}
		if _, err := db.PutAnswers(ctx, "nord", "baseline", "", put); !errors.Is(err, store.ErrArchived) {
			t.Errorf("an answer: %v, want ErrArchived", err)
		}
		if err := db.SaveEngagement(ctx, engagement(), pack(t), store.Replace); !errors.Is(err, store.ErrArchived) {
			t.Errorf("a replacement: %v, want ErrArchived", err)
		}
		if diff := cmp.Diff(engagement(), load(t, db, "nord"), empties); diff != "" {
			t.Errorf("an archived engagement changed:\n%s", diff)
		}
		if err := db.Archive(ctx, "nord", false); err != nil {
			t.Fatal(err)
		}
		if _, err := db.PutAnswers(ctx, "nord", "baseline", "", put); err != nil {
			t.Errorf("after it was brought back: %v", err)
		}
	})
}
