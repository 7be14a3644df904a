package store_test

import (
	"errors"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
	"lotse/questionnaires"
)

func itoa(n int) string { return strconv.Itoa(n) }

func number(v float64) assessment.Answer { return assessment.GivenAnswer(questionnaires.Number(v)) }

func TestPutAnswers(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		ctx := t.Context()
		versions, err := db.PutAnswers(ctx, "nord", "baseline", "a", []store.Put{
			{Question: "lead-mandate", Answer: number(3)},
			{Question: "lead-priority", Answer: assessment.Answer{State: assessment.DontKnow}},
		})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]int64{1, 1}, versions); diff != "" {
			t.Errorf("versions:\n%s", diff)
		}
		versions, err = db.PutAnswers(ctx, "nord", "baseline", "a", []store.Put{
			{Question: "lead-mandate", Answer: number(4), Version: 1}, {Question: "lead-priority", Version: store.AnyVersion},
		})
		if err != nil || !cmp.Equal([]int64{2, 2}, versions) {
			t.Fatalf("second save: %v, %v", versions, err)
		}
		want := map[string]assessment.Answer{"lead-mandate": number(4)} // lead-priority was taken back
		if diff := cmp.Diff(want, load(t, db, "nord").Rounds[1].Respondents[1].Answers); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
		if _, err := db.PutAnswers(ctx, "nord", "baseline", "", []store.Put{{Question: "number", Answer: number(9), Version: 1}}); err != nil {
			t.Fatal(err)
		}
		if got := load(t, db, "nord").Rounds[1].Facts["number"]; !cmp.Equal(got, number(9)) {
			t.Errorf("fact = %v, want 9", got)
		}
	})
}

func TestPutAnswers_Conflict(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		ctx := t.Context()
		_, err := db.PutAnswers(ctx, "nord", "baseline", "z", []store.Put{
			{Question: "rule-crisis", Answer: number(1), Version: 1}, {Question: "lead-mandate", Answer: number(5), Version: 7},
		})
		var conflict *store.Conflict
		if !errors.Is(err, store.ErrConflict) || !errors.As(err, &conflict) {
			t.Fatalf("err = %v, want a Conflict", err)
		}
		if conflict.Question != "lead-mandate" || conflict.Seen != 7 || conflict.Now.Version != 1 ||
			!cmp.Equal(conflict.Now.Answer, engagement().Rounds[1].Respondents[0].Answers["lead-mandate"]) {
			t.Errorf("conflict = %+v", conflict)
		}
		if diff := cmp.Diff(engagement().Rounds[1].Respondents[0].Answers, load(t, db, "nord").Rounds[1].Respondents[0].Answers, empties); diff != "" {
			t.Errorf("part of a refused save is there:\n%s", diff)
		}
		// After a replacement, a version read before must not match by accident.
		save(t, db, engagement(), store.Replace)
		_, err = db.PutAnswers(ctx, "nord", "baseline", "z", []store.Put{{Question: "lead-mandate", Answer: number(5), Version: 1}})
		if !errors.Is(err, store.ErrConflict) {
			t.Errorf("save over a replaced engagement: %v, want a conflict", err)
		}
	})
}

func TestPutAnswers_NotFound(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		for _, where := range [][3]string{{"x", "baseline", "z"}, {"nord", "x", "z"}, {"nord", "baseline", "x"}, {"x", "x", ""}} {
			_, err := db.PutAnswers(t.Context(), where[0], where[1], where[2], []store.Put{{Question: "q", Answer: number(1)}})
			if !errors.Is(err, store.ErrNotFound) {
				t.Errorf("PutAnswers(%v): %v, want ErrNotFound", where, err)
			}
			if _, err := db.Answers(t.Context(), where[0], where[1], where[2]); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("Answers(%v): %v, want ErrNotFound", where, err)
			}
		}
	})
}

func TestAnswers(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		db.Now = func() time.Time { return time.UnixMilli(1_800_000_000_123) }
		save(t, db, engagement())
		got, err := db.Answers(t.Context(), "nord", "baseline", "z")
		if err != nil {
			t.Fatal(err)
		}
		want := store.Stored{Question: "lead-mandate", Version: 1, Updated: 1_800_000_000_123,
			Answer: assessment.Answer{State: assessment.Given, Value: questionnaires.Number(2.5), Note: "half", Evidence: []string{"a", "b"}}}
		if diff := cmp.Diff(want, got["lead-mandate"]); diff != "" || len(got) != 4 {
			t.Errorf("%d answers, -want +got:\n%s", len(got), diff)
		}
	})
}

// Who saves again what was saved already, after a broken connection say, is in
// no conflict; neither are two who say the same.
func TestPutAnswers_SameAgain(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		first := []store.Put{{Question: "lead-mandate", Answer: number(3)}}
		for range 2 {
			versions, err := db.PutAnswers(t.Context(), "nord", "baseline", "a", first)
			if err != nil || !cmp.Equal([]int64{1}, versions) {
				t.Fatalf("versions %v, %v; want version 1", versions, err)
			}
		}
		_, err := db.PutAnswers(t.Context(), "nord", "baseline", "a", []store.Put{{Question: "lead-mandate", Answer: number(4)}})
		var conflict *store.Conflict
		if !errors.As(err, &conflict) {
			t.Fatalf("another answer: %v, want a Conflict", err)
		}
		want := store.Conflict{Question: "lead-mandate", Mine: number(4),
			Now: store.Stored{Question: "lead-mandate", Answer: number(3), Version: 1, Updated: conflict.Now.Updated}}
		if diff := cmp.Diff(want, *conflict); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	})
}

// Of several writers that read the same version one wins, through one store and
// through several; all others see the conflict. Nothing is lost.
func TestPutAnswers_ManyWriters(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		stores := []*store.DB{openAt(t, where), openAt(t, where)}
		save(t, stores[0], engagement())
		for version := range int64(10) {
			var wg sync.WaitGroup
			won := make([]bool, 8)
			for i := range won {
				wg.Go(func() {
					put := store.Put{Question: "lead-mandate", Answer: number(float64(version*100) + float64(i)), Version: version}
					_, err := stores[i%2].PutAnswers(t.Context(), "nord", "baseline", "a", []store.Put{put})
					won[i] = err == nil
					if err != nil && !errors.Is(err, store.ErrConflict) {
						t.Error(err)
					}
				})
			}
			wg.Wait()
			checkWinner(t, stores[0], version, won)
		}
	})
}

// checkWinner makes sure that the one who won is the one whose answer is there.
func checkWinner(t *testing.T, db *store.DB, version int64, won []bool) {
	t.Helper()
	answers, err := db.Answers(t.Context(), "nord", "baseline", "a")
	if err != nil {
		t.Fatal(err)
	}
	got := answers["lead-mandate"]
	if got.Version != version+1 {
		t.Errorf("version %d after the writers of version %d", got.Version, version)
	}
	for i, won := range won {
		mine := number(float64(version*100) + float64(i))
		if won != cmp.Equal(mine, got.Answer) {
			t.Errorf("writer %d: won %v, but the answer is %v", i, won, got.Answer.Value)
		}
	}
}

// Two who save the same questions in opposite order both get through.
func TestPutAnswers_OppositeOrder(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				puts := make([]store.Put, 20)
				for q := range puts {
					n := q
					if i%2 == 1 {
						n = len(puts) - 1 - q
					}
					puts[q] = store.Put{Question: "q" + itoa(n), Answer: number(float64(i)), Version: store.AnyVersion}
				}
				if _, err := db.PutAnswers(t.Context(), "nord", "baseline", "a", puts); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		answers := load(t, db, "nord").Rounds[1].Respondents[1].Answers
		for q := range 20 {
			if !cmp.Equal(answers["q"+itoa(q)], answers["q0"]) {
				t.Errorf("answers of two saves are mixed: q0 = %v, q%d = %v", answers["q0"], q, answers["q"+itoa(q)])
			}
		}
	})
}

// A version that was read belongs to the answer it was read from.
func TestPutAnswers_DeletedInBetween(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		without := engagement()
		without.Rounds[1].Respondents[0].Answers = nil
		save(t, db, without, store.Replace)
		_, err := db.PutAnswers(t.Context(), "nord", "baseline", "z", []store.Put{{Question: "lead-mandate", Answer: number(1), Version: 1}})
		var conflict *store.Conflict
		if !errors.As(err, &conflict) || conflict.Now.Version != 0 {
			t.Errorf("an answer that is gone: %v, want a Conflict with nothing", err)
		}
	})
}
