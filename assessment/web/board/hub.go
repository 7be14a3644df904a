package board

import (
	"context"
	"errors"
	"sync"
	"time"

	"lotse/assessment/store"
)

const (
	// pushEvery bounds how often a room is told: five hundred votes within a second
	// are a few messages.
	pushEvery = 50 * time.Millisecond
	// lookEvery is how long a change can go unnoticed whose notice was lost.
	lookEvery = 3 * time.Second
)

// A state is all that phones and projectors are told: how many have voted, of how
// many, and a step that changes with everything that shows another page.
type state struct {
	Step  string `json:"step"`
	Voted int    `json:"voted"`
	Of    int    `json:"of"`
}

// gone is the state of a board that is closed.
var gone = state{Step: "gone"}

func stateOf(b store.Board, err error) (state, error) {
	switch {
	case errors.Is(err, store.ErrNotFound):
		return gone, nil
	case err != nil:
		return state{}, err
	}
	return state{Step: step(b), Voted: b.Voted, Of: b.Of()}, nil
}

// A place is a round with a board.
type place struct{ engagement, round string }

// A hub tells those who follow a board what became of it.
type hub struct {
	db *store.DB

	mu       sync.Mutex
	rooms    map[place]*room
	stopped  bool
	anything chan struct{} // something is dirty
}

// A room is those who follow one board.
type room struct {
	followers map[chan state]bool
	last      state
	dirty     bool
}

func newHub(db *store.DB) *hub {
	return &hub{db: db, rooms: map[place]*room{}, anything: make(chan struct{}, 1)}
}

// follow returns a channel with the newest state, which is closed when the server
// stops, and the function that ends it. A slow reader misses states, never the last one.
func (h *hub) follow(at place) (states <-chan state, leave func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	c := make(chan state, 1)
	if h.stopped {
		close(c)
		return c, func() {}
	}
	r := h.rooms[at]
	if r == nil {
		r = &room{followers: map[chan state]bool{}}
		h.rooms[at] = r
	}
	r.followers[c] = true
	r.last, r.dirty = state{}, true // whoever is new is told at once
	h.signal()
	return c, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(r.followers, c)
		if len(r.followers) == 0 && h.rooms[at] == r {
			delete(h.rooms, at)
		}
	}
}

// wake marks a board as changed; two empty ids mark all.
func (h *hub) wake(engagement, round string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for at, r := range h.rooms {
		if engagement == "" || at == (place{engagement, round}) {
			r.dirty = true
		}
	}
	h.signal()
}

// signal never blocks; h.mu is held.
func (h *hub) signal() {
	select {
	case h.anything <- struct{}{}:
	default:
	}
}

// run looks and tells until ctx ends.
func (h *hub) run(ctx context.Context) {
	var watching sync.WaitGroup
	watching.Go(func() { h.db.WatchBoards(ctx, h.wake) })
	look := time.NewTicker(lookEvery)
	defer look.Stop()
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-look.C:
			h.wake("", "")
		case <-h.anything:
			h.tellDirty(ctx)
			select { // what happens now waits for the next round
			case <-ctx.Done():
			case <-time.After(pushEvery):
			}
		}
	}
	h.stop()
	watching.Wait()
}

// tellDirty reads every board that changed and tells its followers.
func (h *hub) tellDirty(ctx context.Context) {
	h.mu.Lock()
	var dirty []place
	for at, r := range h.rooms {
		if r.dirty {
			r.dirty = false
			dirty = append(dirty, at)
		}
	}
	h.mu.Unlock()
	for _, at := range dirty {
		s, err := stateOf(h.db.Board(ctx, at.engagement, at.round))
		if err != nil {
			continue // the store is busy or away: the next look tries again
		}
		h.tell(at, s)
	}
}

// tell gives a room's followers a state, unless it is the one they have.
func (h *hub) tell(at place, s state) {
	h.mu.Lock()
	defer h.mu.Unlock()
	r := h.rooms[at]
	if r == nil || r.last == s {
		return
	}
	r.last = s
	for c := range r.followers {
		select {
		case <-c: // the state nobody has read is old
		default:
		}
		c <- s
	}
}

// stop ends all streams.
func (h *hub) stop() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.stopped = true
	for _, r := range h.rooms {
		for c := range r.followers {
			close(c)
		}
		r.followers = map[chan state]bool{}
	}
}
