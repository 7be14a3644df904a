package store_test

import (
	"errors"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/store"
)

func vote(counts ...int) assessment.Vote {
	return assessment.Vote{Question: "lead-mandate", At: "2026-11-05 09:40:00", Source: assessment.VotePhones, Counts: counts, DontKnow: 1}
}

// room is a workshop with something in every field.
func room() assessment.Workshop {
	return assessment.Workshop{
		Day: "2026-11-05", Start: "09:00",
		Votes:     []assessment.Vote{vote(0, 4, 3, 1, 0), {Question: "lead-role-model", At: "2026-11-05 09:44:10", Counts: []int{1, 0, 0, 0, 9}}},
		Agreed:    []assessment.AgreedLevel{{Question: "lead-mandate", Level: 2, Reason: "gesagt, nie aufgeschrieben", Date: "2026-11-05"}},
		Decisions: []assessment.Point{{ID: "p1", Text: "Der Auftrag wird schriftlich", Owner: "Geschäftsführung", Due: "2026-11-30", About: "lead-mandate", Done: true}},
		Open:      []assessment.Point{{ID: "p2", Text: "Wer antwortet am Wochenende?", Owner: "Personal"}},
	}
}

func put(w assessment.Workshop) func(*assessment.Workshop) error {
	return func(now *assessment.Workshop) error { *now = w; return nil }
}

func TestWorkshop_IsKept(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		w, version, err := db.Workshop(t.Context(), "nord", "baseline")
		if err != nil || version != 0 || !w.Empty() {
			t.Fatalf("at first: %+v, version %d, %v", w, version, err)
		}
		if version, err = db.ChangeWorkshop(t.Context(), "nord", "baseline", 0, put(room())); err != nil || version != 1 {
			t.Fatalf("version %d, %v", version, err)
		}
		w, version, err = db.Workshop(t.Context(), "nord", "baseline")
		if diff := cmp.Diff(room(), w); diff != "" || version != 1 || err != nil {
			t.Errorf("version %d, %v, -want +got:\n%s", version, err, diff)
		}
		e := load(t, db, "nord")
		if diff := cmp.Diff(room(), e.Round("baseline").Workshop); diff != "" {
			t.Errorf("with the engagement: %s", diff)
		}
		// An import of the same document keeps it; versions go on counting.
		save(t, db, e, store.Replace)
		again, version, err := db.Workshop(t.Context(), "nord", "baseline")
		if diff := cmp.Diff(room(), again); diff != "" || version < 2 || err != nil {
			t.Errorf("imported again: version %d, %v, %s", version, err, diff)
		}
		if same, err := db.ChangeWorkshop(t.Context(), "nord", "baseline", store.AnyVersion, put(room())); err != nil || same != version {
			t.Errorf("the same again is version %d after %d, %v", same, version, err)
		}
	})
}

func TestChangeWorkshop_Refuses(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		nothing := func(*assessment.Workshop) error { return nil }
		mine := errors.New("mine")
		tests := []struct {
			name              string
			engagement, round string
			seen              int64
			change            func(*assessment.Workshop) error
			want              error // nil: any
		}{
			{"no engagement", "nobody", "baseline", 0, nothing, store.ErrNotFound},
			{"no round", "nord", "never", 0, nothing, store.ErrNotFound},
			{"another version", "nord", "baseline", 3, put(room()), store.ErrConflict},
			{"the caller's error", "nord", "baseline", 0, func(w *assessment.Workshop) error { *w = room(); return mine }, mine},
			{"a level that is none", "nord", "baseline", 0, func(w *assessment.Workshop) error {
				w.Agree(assessment.AgreedLevel{Question: "lead-mandate", Level: 9, Date: "2026-11-05"})
				return nil
			}, nil},
		}
		for _, test := range tests {
			if _, err := db.ChangeWorkshop(t.Context(), test.engagement, test.round, test.seen, test.change); err == nil || test.want != nil && !errors.Is(err, test.want) {
				t.Errorf("%s: %v, want %v", test.name, err, test.want)
			}
		}
		if w, version, err := db.Workshop(t.Context(), "nord", "baseline"); err != nil || version != 0 || !w.Empty() {
			t.Errorf("something was saved: %+v, version %d, %v", w, version, err)
		}
		if _, _, err := db.Workshop(t.Context(), "nord", "never"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("the workshop of no round: %v", err)
		}
	})
}

// A workshop follows the survey: a closed round takes it, a frozen one does not.
func TestChangeWorkshop_FollowsTheRound(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		park := func(text string) error {
			_, err := db.ChangeWorkshop(t.Context(), "nord", "baseline", store.AnyVersion, func(w *assessment.Workshop) error { w.Park(assessment.Point{Text: text}); return nil })
			return err
		}
		for _, step := range []struct {
			state assessment.RoundState
			want  error
		}{{assessment.RoundOpen, nil}, {assessment.RoundClosed, nil}, {assessment.RoundFrozen, store.ErrFrozen}} {
			if err := db.SetRoundState(t.Context(), "nord", "baseline", step.state, "2026-11-02"); err != nil {
				t.Fatal(err)
			}
			if err := park(step.state.String()); !errors.Is(err, step.want) {
				t.Errorf("%s: %v, want %v", step.state, err, step.want)
			}
		}
		e := load(t, db, "nord")
		if n := len(e.Round("baseline").Workshop.Open); n != 2 {
			t.Errorf("%d points", n)
		}
		e.Round("baseline").Workshop.Open[0].Text = "rewritten"
		if err := db.SaveEngagement(t.Context(), e, pack(t), store.Replace); !errors.Is(err, store.ErrFrozen) {
			t.Errorf("an import that rewrites a frozen workshop: %v", err)
		}
		if err := db.Archive(t.Context(), "nord", true); err != nil {
			t.Fatal(err)
		}
		if err := park("late"); !errors.Is(err, store.ErrArchived) {
			t.Errorf("archived: %v", err)
		}
	})
}

// Board and terminal write at once: nothing is lost.
func TestChangeWorkshop_ManyAtOnce(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		const writers = 16
		var wg sync.WaitGroup
		for i := range writers {
			wg.Go(func() {
				_, err := db.ChangeWorkshop(t.Context(), "nord", "baseline", store.AnyVersion, func(w *assessment.Workshop) error {
					w.AddVote(vote(i+1, 0, 0, 0, 0))
					w.Park(assessment.Point{Text: itoa(i)})
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		w, version, err := db.Workshop(t.Context(), "nord", "baseline")
		if err != nil || version != writers || len(w.Votes) != writers || len(w.Open) != writers {
			t.Errorf("version %d, %d votes, %d points, %v", version, len(w.Votes), len(w.Open), err)
		}
		if err := w.Check(pack(t)); err != nil {
			t.Error(err) // no id is there twice
		}
	})
}

// What hands people showed goes with what they answered; what was agreed on stays,
// until everything goes.
func TestErase_Workshop(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		if _, err := db.ChangeWorkshop(t.Context(), "nord", "baseline", 0, put(room())); err != nil {
			t.Fatal(err)
		}
		by := store.Access{Who: "me", Command: "purge"}
		if _, err := db.Erase(t.Context(), by, store.Target{Engagement: "nord", People: true}); err != nil {
			t.Fatal(err)
		}
		want := room()
		want.Votes = nil
		w, version, err := db.Workshop(t.Context(), "nord", "baseline")
		if diff := cmp.Diff(want, w); diff != "" || version != 1 || err != nil {
			t.Errorf("version %d, %v, -want +got:\n%s", version, err, diff)
		}
		erased, err := db.Erase(t.Context(), by, store.Target{Engagement: "nord"})
		if err != nil || erased.Rows["workshop"] != 1 {
			t.Errorf("%v: %v", erased.Rows, err)
		}
	})
}
