package store_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
)

// Many save at once, some of them in vain: who fails fails alone.
func TestPutAnswers_FailuresOfOthers(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		cancelled, cancel := context.WithCancel(t.Context())
		cancel()
		var wg sync.WaitGroup
		for i := range 64 {
			wg.Go(func() {
				ctx, who, want := t.Context(), "a", error(nil)
				puts := []store.Put{{Question: "q" + itoa(i), Answer: number(float64(i))}}
				switch i % 4 {
				case 1:
					who, want = "nobody", store.ErrNotFound
				case 2:
					puts, want = append(puts, store.Put{Question: "z", Answer: number(0), Version: 99}), store.ErrConflict
				case 3:
					ctx, want = cancelled, context.Canceled
				}
				if _, err := db.PutAnswers(ctx, "nord", "baseline", who, puts); !errors.Is(err, want) {
					t.Errorf("save %d: %v, want %v", i, err, want)
				}
			})
		}
		wg.Wait()
		want := map[string]assessment.Answer{}
		for i := 0; i < 64; i += 4 {
			want["q"+itoa(i)] = number(float64(i))
		}
		if diff := cmp.Diff(want, load(t, db, "nord").Rounds[1].Respondents[1].Answers); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	})
}

func TestClose_EndsSaves(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		db, err := store.Open(t.Context(), where)
		if err != nil {
			t.Fatal(err)
		}
		save(t, db, engagement())
		var saved atomic.Int64
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				for n := 0; ; n++ {
					put := store.Put{Question: itoa(i) + "-" + itoa(n), Answer: number(1)}
					if _, err := db.PutAnswers(context.Background(), "nord", "baseline", "a", []store.Put{put}); err != nil {
						return // closed
					}
					if saved.Add(1) == 100 {
						go func() { _ = db.Close() }()
					}
				}
			})
		}
		wg.Wait()
		if got := len(load(t, openAt(t, where), "nord").Rounds[1].Respondents[1].Answers); int64(got) < saved.Load() {
			t.Errorf("%d answers are there, %d were acknowledged", got, saved.Load())
		}
	})
}
