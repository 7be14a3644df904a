package terminal

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
)

// stormKeys are what falls on the keyboard in a storm: every special key and what
// people type.
func stormKeys() []string {
	keys := slices.Sorted(maps.Keys(specialKeys))
	keys = slices.DeleteFunc(keys, func(k string) bool { return k == "ctrl+c" })
	return append(keys, "1", "2", "3", "5", "9", "0", "a", "R", "j", "n", "q", "u", "ß", "€", "@", "{", "+", "-", "[", "]", "K", "J", " ", ",", "2026-11-24", "Wort", "漢字", "👩‍🚀", "\t")
}

// A storm of random keys, sizes, pastes, failing saves and colleagues who change the
// same answers: no panic, no screen that is too large, no answer lost, and always a
// way out. LOTSE_STORM=10m makes it last; LOTSE_STORM_SEED repeats one.
func TestRunner_Storm(t *testing.T) {
	lasts := 2 * time.Second
	if s := os.Getenv("LOTSE_STORM"); s != "" {
		d, err := time.ParseDuration(s)
		if err != nil {
			t.Fatal(err)
		}
		lasts = d
	}
	seed := uint64(1)
	if s := os.Getenv("LOTSE_STORM_SEED"); s != "" {
		if _, err := fmt.Sscan(s, &seed); err != nil {
			t.Fatal(err)
		}
	}
	flows, n := flows(t), 0
	for end := time.Now().Add(lasts); time.Now().Before(end) && !t.Failed(); seed++ {
		storm(t, seed, flows[int(seed)%len(flows)])
		n++
	}
	t.Logf("%d storms", n)
}

// A tempest is one storm on its way.
type tempest struct {
	*driver
	t      *testing.T
	k      *kitchen
	random *rand.Rand
	seed   uint64
	keys   []string
	last   []string // the latest keys
	w, h   int
}

func storm(t *testing.T, seed uint64, group string) {
	random := rand.New(rand.NewPCG(seed, 42))
	s := &tempest{t: t, k: newKitchen(t, []string{"de", "en"}[random.IntN(2)], group), random: random, seed: seed, keys: stormKeys(), w: 80, h: 24}
	s.driver = s.k.drive(s.w, s.h)
	s.deaf = true
	defer func() {
		if p := recover(); p != nil {
			t.Fatalf("seed %d, group %q: panic: %v\nthe last keys: %q", seed, group, p, s.last)
		}
	}()
	for i := range 400 {
		if i%100 == 0 { // somewhere else
			r := s.m.(*runner)
			all := slices.Collect(questions(r))
			r.leave()
			r.overlay = nil
			r.load(all[random.IntN(len(all))])
		}
		s.gust()
		s.fits(s.w, s.h)
		if s.quit {
			s.die()
		}
	}
	s.die()
	if s.press("ctrl+c"); !s.quit {
		t.Errorf("seed %d: Ctrl+C is no way out:\n%s", seed, s.screen())
	}
}

// gust is the next thing that happens.
func (s *tempest) gust() {
	r, k := s.m.(*runner), s.k
	switch what := s.random.IntN(100); {
	case what < 2:
		s.w, s.h = 20+s.random.IntN(140), 5+s.random.IntN(50)
		s.send(tea.WindowSizeMsg{Width: s.w, Height: s.h})
	case what < 3:
		s.send(tea.PasteMsg{Content: "eingefügt\nzwei ✂ Zeilen\t" + s.keys[s.random.IntN(len(s.keys))]})
	case what < 4:
		k.mu.Lock()
		k.failure = fmt.Errorf("the disk is full")
		k.mu.Unlock()
	case what < 5 && r.at != nil:
		k.mu.Lock()
		if now, there := k.answers[r.at.ID]; there {
			now.Note = "von jemand anderem"
			k.other[r.at.ID] = now
		}
		k.mu.Unlock()
	case what < 6: // the process dies; another one goes on
		s.die()
	default:
		key := s.keys[s.random.IntN(len(s.keys))]
		s.last = append(s.last[max(0, len(s.last)-30):], key)
		s.press(key)
	}
}

func (s *tempest) die() {
	s.driver = s.k.died(s.t, s.driver, s.seed)
	s.send(tea.WindowSizeMsg{Width: s.w, Height: s.h})
}

// died lets a process die and another one resume: everything that was on the screen or
// answered must be there.
func (k *kitchen) died(t *testing.T, d *driver, seed uint64) *driver {
	r := d.m.(*runner)
	k.settled(d)
	answers := r.iv.Flow.Answers()
	k.mu.Lock()
	saved := maps.Clone(k.answers)
	k.mu.Unlock()
	for id, a := range answers {
		if now := saved[id]; !cmp.Equal(now, a) && now.Note != "von jemand anderem" {
			t.Errorf("seed %d: the answer to %s is lost: %v on the screen, %v saved", seed, id, a, now)
		}
	}
	again := k.drive(80, 24)
	again.deaf = true
	fresh := again.m.(*runner)
	for id, want := range r.kept {
		if got := fresh.kept[id]; !cmp.Equal(got, want) {
			t.Errorf("seed %d: the draft of %s is lost: %v, want %v", seed, id, got, want)
		}
	}
	if r.at == nil || r.ed == nil || fresh.visible(r.at.ID) == nil {
		return again
	}
	fresh.load(r.at)
	state := fresh.iv.Flow.Answer(r.at.ID).State > assessment.Given
	if was, is := r.ed.raw(), fresh.ed.raw(); was != is && r.ed.changed() && !state {
		t.Errorf("seed %d: what was typed for %s is lost: %q, want %q", seed, r.at.ID, is, was)
	}
	return again
}
