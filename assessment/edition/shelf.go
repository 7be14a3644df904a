package edition

import (
	"context"
	"math"
	"runtime/debug"
	"sync"

	"lotse/assessment"
	"lotse/assessment/store"
)

// A Reading is what the answers of one round come to: all that pages say of them. It
// holds published values, counts of people, and nothing of a single person.
type Reading struct {
	Published *assessment.Published
	Plan      *assessment.Plan
	Slips     []Slip             // in the consultant's words, as an edition has them
	Status    *assessment.Status // without those who are not done
	// Texts are the answers in people's own words, Decided those that the consultant has
	// released or held back. Both are 0 in an anonymous engagement.
	Texts, Decided int

	edition Edition
}

// Dressed is the edition that a report on the round is made of.
func (r *Reading) Dressed(ctx context.Context, db *store.DB, brand string) (*Edition, error) {
	return r.edition.dressed(ctx, db, brand)
}

// Readings are those of an engagement, by round.
type Readings map[string]*Reading

// read reads an engagement that is there whole.
func read(l store.Loaded, decisions map[string][]assessment.OpenDecision) Readings {
	all := Readings{}
	for i := range l.Engagement.Rounds {
		round := &l.Engagement.Rounds[i]
		r := &Reading{edition: bare(l.Engagement, l.Pack, round, decisions), Status: assessment.StatusOf(l.Pack, l.Engagement, round)}
		r.Published, r.Plan, r.Slips, r.Status.People = r.edition.Published, r.edition.Plan, r.edition.Slips, nil
		if l.Engagement.Disclosure != assessment.DisclosureAnonymous {
			r.count(assessment.OpenTexts(l.Pack, l.Engagement, round), decisions[round.ID])
		}
		all[round.ID] = r
	}
	return all
}

// count counts the answers in people's own words.
func (r *Reading) count(texts []assessment.OpenText, decisions []assessment.OpenDecision) {
	decided := map[[2]string]bool{}
	for _, d := range decisions {
		decided[[2]string{d.Question, d.Digest}] = d.State != assessment.OpenNew
	}
	for _, t := range texts {
		r.Texts++
		if decided[[2]string{t.Question, t.Digest}] {
			r.Decided++
		}
	}
}

// A Shelf keeps the readings of engagements until they change, through whichever server
// of the store: who asks says which revision the engagement has, and gets no other. It
// is bounded, and safe for concurrent use.
type Shelf struct {
	db   *store.DB
	busy chan struct{} // one at a time: an engagement with all its answers takes room

	mu   sync.Mutex
	kept map[string]*shelved // by engagement
	uses int                 // counts, to know what was used last
}

// shelved are the readings of one revision.
type shelved struct {
	revision store.Revision
	readings Readings
	size     int // bytes, roughly
	used     int
}

// shelfSize bounds what is kept, in bytes: readings of some fifty engagements.
const shelfSize = 16 << 20

// readingSize is roughly what a reading of the built-in pack takes, in bytes.
const readingSize = 300 << 10

// NewShelf makes an empty shelf for a store.
func NewShelf(db *store.DB) *Shelf {
	return &Shelf{db: db, busy: make(chan struct{}, 1), kept: map[string]*shelved{}}
}

// Read returns the readings of an engagement. Where it has changed since it was loaded,
// they are of the newer state, which is returned with them, without respondents.
func (s *Shelf) Read(ctx context.Context, at store.Loaded) (store.Loaded, Readings, error) {
	if r := s.find(at); r != nil {
		return at, r, nil
	}
	select {
	case s.busy <- struct{}{}:
	case <-ctx.Done():
		return at, nil, ctx.Err()
	}
	defer func() { <-s.busy }()
	if r := s.find(at); r != nil {
		return at, r, nil
	}
	defer makeRoom()()
	now, err := s.db.Whole(ctx, at.Engagement.ID)
	if err != nil {
		return at, nil, err
	}
	// Read after the answers, so never older than the revision they are kept for.
	decisions, err := decided(ctx, s.db, now.Engagement)
	if err != nil {
		return at, nil, err
	}
	readings := read(now, decisions)
	for i := range now.Engagement.Rounds {
		now.Engagement.Rounds[i].Respondents = nil
	}
	s.keep(now, readings)
	return now, readings, nil
}

// room is what all answers of some ten thousand people take on top of what a server is
// asked to get along with, in bytes.
const room = 160 << 20

// makeRoom lets the process have that much for a moment: to collect garbage all the
// time instead takes three times as long, for the same answers. Where nothing limits
// the process it changes nothing.
func makeRoom() (end func()) {
	limit := debug.SetMemoryLimit(-1)
	if limit > math.MaxInt64-room {
		return func() {}
	}
	debug.SetMemoryLimit(limit + room)
	return func() { debug.SetMemoryLimit(limit) }
}

func (s *Shelf) find(at store.Loaded) Readings {
	s.mu.Lock()
	defer s.mu.Unlock()
	k := s.kept[at.Engagement.ID]
	if k == nil || k.revision != at.Revision {
		return nil
	}
	s.uses++
	k.used = s.uses
	return k.readings
}

// keep keeps readings in place of earlier ones, and lets go what was not used for longest.
func (s *Shelf) keep(of store.Loaded, readings Readings) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.uses++
	k := &shelved{revision: of.Revision, readings: readings, used: s.uses, size: readings.size()}
	s.kept[of.Engagement.ID] = k
	for {
		total, last := 0, ""
		for id, other := range s.kept {
			total += other.size
			if other != k && (last == "" || other.used < s.kept[last].used) {
				last = id
			}
		}
		if total <= shelfSize || last == "" {
			return
		}
		delete(s.kept, last)
	}
}

func (all Readings) size() int {
	n := 0
	for _, r := range all {
		n += readingSize
		for _, o := range r.Published.OpenAnswers {
			for _, t := range o.Texts {
				n += len(t.Words)
			}
		}
	}
	return n
}

// Drop lets go of an engagement's readings: what was erased is not kept here either.
func (s *Shelf) Drop(engagement string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.kept, engagement)
}

// Clear lets go of everything.
func (s *Shelf) Clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.kept)
}
