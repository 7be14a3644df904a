package store_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
)

// A ceremony that one server began ends at another one, once, and in time.
func TestCeremony(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		one, other := openAt(t, where), openAt(t, where)
		ctx := t.Context()
		begin := func(life time.Duration) invite.Hash {
			t.Helper()
			hash := invite.SessionHash(invite.NewToken())
			if err := one.BeginCeremony(ctx, hash, []byte(`{"challenge": "x"}`), one.Now().Add(life)); err != nil {
				t.Fatal(err)
			}
			return hash
		}
		hash := begin(time.Minute)
		var took atomic.Int32
		var all sync.WaitGroup
		for i := range 6 {
			all.Go(func() {
				data, err := []*store.DB{one, other}[i%2].EndCeremony(context.Background(), hash)
				if err == nil && string(data) == `{"challenge": "x"}` {
					took.Add(1)
				}
			})
		}
		all.Wait()
		if n := took.Load(); n != 1 {
			t.Errorf("%d of those who answered at once got through", n)
		}
		_, err := other.EndCeremony(ctx, begin(-time.Second))
		is(t, "expired", err, store.ErrNotFound)
		_, err = other.EndCeremony(ctx, invite.SessionHash(invite.NewToken()))
		is(t, "never begun", err, store.ErrNotFound)
	})
}

// Whoever begins thousands takes no more room than a thousand.
func TestCeremony_Bounded(t *testing.T) {
	db := openAt(t, storetest.SQLite(t))
	first := invite.SessionHash(invite.NewToken())
	var last invite.Hash
	for i := range 1010 {
		hash := invite.SessionHash(invite.NewToken())
		if i == 0 {
			hash = first
		}
		if err := db.BeginCeremony(t.Context(), hash, fmt.Appendf(nil, `{"n": %d}`, i), db.Now().Add(time.Minute+time.Duration(i)*time.Millisecond)); err != nil {
			t.Fatal(err)
		}
		last = hash
	}
	_, err := db.EndCeremony(t.Context(), first)
	is(t, "the oldest of too many", err, store.ErrNotFound)
	_, err = db.EndCeremony(t.Context(), last)
	is(t, "the newest", err, nil)
}
