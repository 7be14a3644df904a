package store_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/store"
)

// onBoard opens a board on the test's engagement, with one question on the screen.
func onBoard(t *testing.T, db *store.DB) store.Board {
	t.Helper()
	surveyed(t, db)
	b, err := db.OpenBoard(t.Context(), "nord", "baseline", []string{"lead-mandate", "lead-priority"}, 3)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.PutOnBoard(t.Context(), "nord", "baseline", "lead-mandate"); err != nil {
		t.Fatal(err)
	}
	return b
}

// Whose boards are open is told only if all have one host.
func TestDB_BoardHost(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		host := func() string {
			t.Helper()
			consultant, look, err := db.BoardHost(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			return consultant + "|" + look
		}
		if got := host(); got != "|" {
			t.Errorf("no board: %q", got)
		}
		onBoard(t, db)
		as := func(id, consultant, look string) {
			t.Helper()
			err := db.ChangeSettings(t.Context(), id, func(e *assessment.Engagement, _ bool) error {
				e.Consultant, e.Brand = consultant, look
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		as("nord", "Weide", "weide")
		if got := host(); got != "Weide|weide" {
			t.Errorf("one board: %q", got)
		}
		other := engagement()
		other.ID = "sued"
		save(t, db, other)
		if _, err := db.OpenBoard(t.Context(), "sued", "baseline", []string{"lead-mandate"}, 0); err != nil {
			t.Fatal(err)
		}
		as("sued", "Weide", "weide")
		if got := host(); got != "Weide|weide" {
			t.Errorf("two boards of one host: %q", got)
		}
		as("sued", "Weide", "")
		if got := host(); got != "|" {
			t.Errorf("two looks: %q", got)
		}
	})
}

// join makes a device take part.
func join(t *testing.T, db *store.DB, b store.Board) invite.Hash {
	t.Helper()
	device := invite.NewToken().Hash()
	if _, err := db.JoinBoard(t.Context(), b.Code, device); err != nil {
		t.Fatal(err)
	}
	return device
}

func cast(t *testing.T, db *store.DB, device invite.Hash, level int) {
	t.Helper()
	if err := db.CastVote(t.Context(), device, "lead-mandate", level); err != nil {
		t.Fatal(err)
	}
}

func TestBoard_AVoteIsCountedOnceAndThenGone(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		b := onBoard(t, db)
		if len(b.Code) != 4 || b.Phase != store.BoardWaits || b.Of() != 3 || b.Place() != 0 {
			t.Errorf("a new board: %+v", b)
		}
		var devices []invite.Hash
		for range 4 {
			devices = append(devices, join(t, db, b))
		}
		if again, err := db.JoinBoard(t.Context(), b.Code, devices[0]); err != nil || again.Devices != 4 || again.Of() != 4 {
			t.Errorf("joined twice: %+v, %v", again, err)
		}
		for i, level := range []int{2, 2, 5, 0} {
			cast(t, db, devices[i], level)
		}
		cast(t, db, devices[2], 3) // changed one's mind
		mine, err := db.Ballot(t.Context(), devices[2])
		if err != nil || !mine.HasVoted || mine.Level != 3 || mine.Voted != 4 || mine.Question != "lead-mandate" || mine.Place() != 1 {
			t.Errorf("Ballot = %+v, %v", mine, err)
		}
		got, err := db.RevealBoard(t.Context(), "nord", "baseline", 5)
		want := assessment.Vote{Question: "lead-mandate", At: got.At, Source: assessment.VotePhones, Counts: []int{0, 2, 1, 0, 0}, DontKnow: 1}
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("revealed: %v (-want +got)\n%s", err, diff)
		}
		w, _, err := db.Workshop(t.Context(), "nord", "baseline")
		if err != nil || len(w.Votes) != 1 || !cmp.Equal(w.Votes[0], want) {
			t.Errorf("the record: %+v, %v", w.Votes, err)
		}
		after, err := db.Ballot(t.Context(), devices[2])
		if err != nil || after.HasVoted || after.Voted != 0 || after.Phase != store.BoardRevealed {
			t.Errorf("after the reveal a vote is left: %+v, %v", after, err)
		}
	})
}

func TestBoard_WhatIsRefused(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		b := onBoard(t, db)
		device, stranger := join(t, db, b), invite.NewToken().Hash()
		ctx := t.Context()
		refused := func(what string, err, want error) {
			t.Helper()
			if !errors.Is(err, want) {
				t.Errorf("%s: %v, want %v", what, err, want)
			}
		}
		_, err := db.JoinBoard(ctx, "nono", stranger)
		refused("a code of no board", err, store.ErrNotFound)
		refused("a stranger's vote", db.CastVote(ctx, stranger, "lead-mandate", 1), store.ErrNotFound)
		refused("a vote on another question", db.CastVote(ctx, device, "lead-priority", 1), store.ErrFinished)
		refused("a question of no board", db.PutOnBoard(ctx, "nord", "baseline", "rule-crisis"), store.ErrNotFound)
		_, err = db.RevealBoard(ctx, "nord", "baseline", 5)
		refused("nothing to reveal", err, store.ErrNobodyVoted)
		cast(t, db, device, 1)
		if _, err := db.RevealBoard(ctx, "nord", "baseline", 5); err != nil {
			t.Fatal(err)
		}
		refused("a vote after the reveal", db.CastVote(ctx, device, "lead-mandate", 1), store.ErrFinished)
		_, err = db.RevealBoard(ctx, "nord", "baseline", 5)
		refused("revealed twice", err, store.ErrFinished)
		if err := db.CloseBoard(ctx, "nord", "baseline"); err != nil {
			t.Fatal(err)
		}
		_, err = db.Ballot(ctx, device)
		refused("a closed board", err, store.ErrNotFound)
		refused("closed twice", db.CloseBoard(ctx, "nord", "baseline"), store.ErrNotFound)
		if err := db.SetRoundState(ctx, "nord", "baseline", assessment.RoundFrozen, "2026-11-24"); err != nil {
			t.Fatal(err)
		}
		_, err = db.OpenBoard(ctx, "nord", "baseline", nil, 0)
		refused("a board for a frozen round", err, store.ErrFrozen)
	})
}

// Votes, a change of the question and the reveal at the same moment: every vote that
// was acknowledged before the reveal is in its counts, and none twice.
func TestBoard_VotesAndRevealAtOnce(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		b := onBoard(t, db)
		var counted sync.WaitGroup
		var mu sync.Mutex
		taken := 0
		for range 40 {
			device := join(t, db, b)
			counted.Go(func() {
				err := db.CastVote(context.Background(), device, "lead-mandate", 2)
				mu.Lock()
				defer mu.Unlock()
				switch {
				case err == nil:
					taken++
				case !errors.Is(err, store.ErrFinished):
					t.Error(err)
				}
			})
		}
		var vote assessment.Vote
		for {
			var err error
			if vote, err = db.RevealBoard(t.Context(), "nord", "baseline", 5); err == nil {
				break
			} else if !errors.Is(err, store.ErrNobodyVoted) {
				t.Fatal(err)
			}
		}
		counted.Wait()
		if vote.Counts[1] != taken {
			t.Errorf("%d votes were taken, %d revealed", taken, vote.Counts[1])
		}
	})
}

// Whoever watches hears of what another connection does.
func TestWatchBoards(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		b := onBoard(t, db)
		ctx, stop := context.WithCancel(t.Context())
		heard := make(chan string, 100)
		var done sync.WaitGroup
		done.Go(func() { db.WatchBoards(ctx, func(engagement, round string) { heard <- engagement + "/" + round }) })
		device := join(t, db, b)
		deadline := time.After(20 * time.Second)
		for got := ""; got != "nord/baseline"; {
			cast(t, db, device, 1) // again and again: the listener may not stand yet
			select {
			case got = <-heard:
			case <-deadline:
				t.Fatal("nobody was told")
			case <-time.After(20 * time.Millisecond):
			}
		}
		stop()
		done.Wait()
	})
}
