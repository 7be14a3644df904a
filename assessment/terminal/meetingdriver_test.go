package terminal

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
)

// gather begins a workshop on a screen.
func (k *kitchen) gather(m *minutes, width, height int) *driver {
	d := drive(k.t, k.runner(func(iv *Interview) { iv.Meeting = m.meeting() }), width, height)
	d.idle = true
	return d
}

func TestMeeting_Votes(t *testing.T) {
	k := newKitchen(t, "de", "")
	m := newMinutes(t, k)
	d := k.gather(m, 80, 24).sees("^r Workshop").press("ctrl+r")
	d.sees("Workshop", "„Der Spiegel", "noch 23 Minuten", "Woran machen Sie das fest?", "1 Abstimmen", "6 Was wir vereinbart haben")
	d.press("1", "enter").sees("Abstimmen", "○ ").press("auftrag für die", "enter")
	d.sees("Wie klar hat die Geschäftsführung", "Die Befragung sagt: 2,3", "› 1 [   ·]", "keine Hände")
	d.press("1", "down", "5", "enter", "2", "esc").sees("Name des Unternehmens") // nothing is lost by closing
	d.press("ctrl+r", "1", "enter", "auftrag für die", "enter").sees("1 [   1]", "2 [   5]", "3 [   2]", "8 Stimmen")
	d.press("end", "enter").sees("Mittel 2,1; die mittlere Hälfte liegt bei 2.", "Starke Übereinstimmung", "Auf welche Stufe", "○ 2 ", "✓ gesichert")
	d.press("enter").sees("! Bitte eine Stufe wählen").press("2").sees("Stufe 2: Die Geschäftsführung", "Warum?")
	d.press("Gesagt, nie aufge", "esc", "esc").sees("Name des Unternehmens")
	d.press("ctrl+r", "1", "enter", "auftrag für die").sees("◐ ").press("enter", "end", "enter").sees("Auf welche Stufe").press("2")
	d.sees("Gesagt, nie aufge").press("schrieben", "enter").sees("Name des Unternehmens", "✓ gesichert")
	// Miscounted: the vote goes; voting again adds one; the level before is kept.
	d.press("ctrl+r", "1", "enter", "auftrag für die").sees("● ").press("enter", "end", "enter").sees("● 2 ").press("z").lacks("Mittel")
	d.press("v", "down", "7", "down", "2", "end", "enter").sees("Mittel 2,2").press("3", "Steht im Protokoll.", "enter")
	at := "2026-11-05 09:12:00"
	want := assessment.Workshop{
		Votes: []assessment.Vote{{Question: "lead-mandate", At: at, Counts: []int{0, 7, 2, 0, 0}}},
		Agreed: []assessment.AgreedLevel{{Question: "lead-mandate", Level: 2, Reason: "Gesagt, nie aufgeschrieben", Date: "2026-11-05"},
			{Question: "lead-mandate", Level: 3, Reason: "Steht im Protokoll.", Date: "2026-11-05"}},
	}
	if diff := cmp.Diff(want, m.w); diff != "" {
		t.Errorf("minutes (-want +got):\n%s", diff)
	}
	d.press("ctrl+r", "6", "enter").sees("Was wir vereinbart haben", "Stufe 3. Steht im Protokoll.").press("esc").sees("Name des Unternehmens")
}

func TestMeeting_Points(t *testing.T) {
	k := newKitchen(t, "en", "")
	m := newMinutes(t, k)
	d := k.gather(m, 80, 24).press("ctrl+r", "2", "enter").sees("Note an open point", "› What *", "By when")
	d.press("enter", "enter", "enter").sees("! Please answer this question.")
	d.press("Weekends", "esc").press("ctrl+r", "2", "enter").sees("Weekends") // nothing is lost by closing
	d.press("enter", "HR", "enter", "tomorrow", "enter").sees("is not a date").press("ctrl+u", "1.12.2026", "enter").sees("✓ saved", "Company name")
	d.press("ctrl+r", "3", "enter", "The mandate in writing", "enter", "Top management", "enter", "enter")
	d.press("ctrl+r", "4", "enter").sees("1: Decided: The mandate in writing (Top management)", "2: Open: Weekends (HR, by")
	d.press("down", "space").sees("done)").press("enter").sees("Change the point", "Weekends").press(" and nights", "enter", "enter", "enter")
	d.sees("Decisions and open points", "Weekends and nights").press("down", "!").sees("2: Decided: Weekends and nights").press("up", "-").lacks("mandate").press("esc")
	want := assessment.Workshop{Decisions: []assessment.Point{{ID: "p1", Text: "Weekends and nights", Owner: "HR", Due: "2026-12-01", About: "company", Done: true}}, Open: []assessment.Point{}}
	if diff := cmp.Diff(want, m.w); diff != "" {
		t.Errorf("minutes (-want +got):\n%s", diff)
	}
	// A failure is told, and what was typed is still there.
	m.failure = errors.New("the disk is full")
	d.press("ctrl+r", "2", "enter", "Holidays", "enter", "enter", "enter").sees("! not saved: the disk is full", "Holidays").press("enter").sees("✓ saved")
}

// A list that Ctrl+R has saved is no draft any more.
func TestMeeting_SavesBefore(t *testing.T) {
	k := newKitchen(t, "de", "")
	d := k.gather(newMinutes(t, k), 80, 24).press("ctrl+g", "swot", "enter", "enter", "1", "enter", "Gute Leute", "esc").sees("◐ ")
	d.press("ctrl+r").sees("1 Abstimmen").press("esc", "up").sees("1. ", "✓").lacks("◐ ")
	if got := k.settled(d).drafts; len(got) != 0 {
		t.Errorf("drafts: %v", got)
	}
}

// Hands that may not be shown leave the same screen, whatever they were.
func TestMeeting_HiddenHands(t *testing.T) {
	seen := map[string]bool{}
	for _, keys := range [][]string{{"1", "down", "1"}, {"down", "down", "9"}, {"down", "down", "down", "1", "down", "1"}} {
		k := newKitchen(t, "en", "")
		m := newMinutes(t, k)
		d := k.gather(m, 80, 24).press("ctrl+r", "1", "enter", "lead-mandate", "enter").press(keys...).press("end", "enter").sees("shown from 3 votes on")
		if len(m.w.Votes) != 1 {
			t.Errorf("votes %v", m.w.Votes)
		}
		seen[d.screen()] = true
	}
	if len(seen) != 1 {
		t.Error("what may not be shown shows")
	}
}

// The clock on the screen goes on without a key.
func TestMeeting_Clock(t *testing.T) {
	k := newKitchen(t, "en", "")
	m := newMinutes(t, k)
	d := k.gather(m, 120, 40).sees("23 min")
	m.now = m.now.Add(25 * time.Minute)
	d.send(clockMsg{})
	d.sees("33 min")
}

// Whatever of a workshop is in front, it fits every screen, and the way out is told.
func TestMeeting_FitsEveryScreen(t *testing.T) {
	for _, lang := range []string{"de", "en"} {
		for _, s := range screens {
			t.Run(fmt.Sprintf("%s %d×%d", lang, s.w, s.h), func(t *testing.T) {
				k := newKitchen(t, lang, "")
				m := newMinutes(t, k)
				m.w = gatheredMinutes()
				d := k.gather(m, s.w, s.h)
				look := func(keys ...string) {
					t.Helper()
					d.press(keys...)
					d.fits(s.w, s.h)
					if !strings.Contains(d.screen(), "+c ") {
						t.Fatalf("no way out is told:\n%s", d.screen())
					}
				}
				d.m.(*runner).load(nil)
				d.sees(map[string]string{"de": "vereinbart", "en": "agreed"}[lang])
				look("ctrl+r")
				for _, item := range []string{"1", "2", "3", "4", "5", "6"} {
					look(item, "enter")
					for range 4 {
						look("down")
					}
					look("enter")
					look("1", "2", "end")
					look("enter")
					look("3")
					look(strings.Repeat("lange Worte ", 5))
					d.press("esc", "esc", "esc", "ctrl+r")
				}
			})
		}
	}
}

// gatheredMinutes are minutes with long words.
func gatheredMinutes() assessment.Workshop {
	long := strings.Repeat("Was nicht zu klären war, ", 8)
	return assessment.Workshop{
		Agreed:    []assessment.AgreedLevel{{Question: "lead-mandate", Level: 2, Reason: long, Date: "2026-11-05"}},
		Decisions: []assessment.Point{{ID: "p1", Text: long, Owner: "Unternehmenskommunikation und Öffentlichkeitsarbeit", Due: "2026-12-01"}},
		Open:      []assessment.Point{{ID: "p2", Text: long}, {ID: "p3", Text: "kurz", Done: true}},
	}
}

// A storm of random keys over the workshop: no panic, no screen that is too large,
// minutes that can be kept, and always a way out.
func TestMeeting_Storm(t *testing.T) {
	keys := append(stormKeys(), "ctrl+r", "ctrl+r", "esc", "enter", "enter", "v", "z", "!", "2026-12-01")
	for seed := range uint64(12) {
		random := rand.New(rand.NewPCG(seed, 7))
		k := newKitchen(t, []string{"de", "en"}[seed%2], "")
		m := newMinutes(t, k)
		d := k.gather(m, 80, 24)
		d.deaf = true
		w, h := 80, 24
		for range 250 {
			switch random.IntN(40) {
			case 0:
				w, h = 20+random.IntN(140), 5+random.IntN(50)
				d.send(tea.WindowSizeMsg{Width: w, Height: h})
			case 1:
				m.failure = errors.New("the disk is full")
			default:
				d.press(keys[random.IntN(len(keys))])
			}
			d.fits(w, h)
			if err := m.w.Check(k.pack); err != nil || t.Failed() {
				t.Fatalf("seed %d: %v", seed, err)
			}
			d.quit = false // Enter at the end ends
		}
		if d.press("ctrl+c"); !d.quit {
			t.Errorf("seed %d: Ctrl+C is no way out:\n%s", seed, d.screen())
		}
	}
}
