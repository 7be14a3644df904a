package terminal

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

// curate drives the curator over the sample. The answers may be changed later.
func curate(t *testing.T, lang string, width, height int) (*driver, *Curating, func(func(*assessment.Engagement))) {
	t.Helper()
	e, p := assesstest.Nordhang(t)
	say := assesstest.Printer(t, lang)
	job := &Curating{Title: e.Client, Pack: p, Today: "2026-11-02",
		Compute: func(c assessment.Curation) (*assessment.Published, *assessment.Plan) {
			return assessment.Assess(p, e, e.Latest()).Publish().Curate(c)
		},
		Save: func(assessment.Curation) error { return nil },
	}
	d := drive(t, newCurator(Page{Say: say}, job), width, height)
	return d, job, func(edit func(*assessment.Engagement)) { edit(e) }
}

func TestCurate_decides(t *testing.T) {
	d, job, _ := curate(t, "en", 80, 24)
	d.sees("30 days · 25 of 25", "› 1 ○ Issue top management’s mandate", "a accept", "? keys")
	d.press("?").sees("o        set values", "○ open").press("enter").lacks("○ open")
	d.press("a").sees("› 1 ✓ Issue", "✓ saved")
	if job.Curation.Decisions["secure-leadership-mandate"].Verdict != assessment.Accept {
		t.Error("accepted, but not saved")
	}
	d.press("down", "h").sees("Hold back ‘Adjust the time budget")
	d.press("enter").sees("! Please give a reason")
	d.press("not now", "enter").sees("Held back", "✓ saved")
	if got := job.Curation.Decisions["adjust-time-budget"]; got.Verdict != assessment.HoldBack || got.Reason.In("en") != "not now" {
		t.Errorf("held back: %+v", got)
	}
	d.press("home", "down", "4").sees("moved, computed: 30 days")
	d.press("0")
	if got := job.Curation.Decisions; len(got) != 2 {
		t.Errorf("what was taken back is still there: %v", got)
	}
	d.press("home", "+").sees("2 ✓ Issue")
	d.press("q")
	if !d.quit {
		t.Error("q does not end")
	}
}

func TestCurate_card(t *testing.T) {
	d, job, _ := curate(t, "en", 80, 24)
	d.press("enter").sees("Texts in English", "Decision", "Managing director")
	d.press("down", "down", "down", "enter").sees("Owner")
	for range len("Managing director") {
		d.press("backspace")
	}
	d.press("Jana", "enter").sees("Jana", "computed: Managing director")
	d.press("l").sees("Texts in German").press("l")
	d.press("down", "enter", "1.12.2026", "enter").sees("2026-12-01")
	d.press("enter", "x", "enter").sees("is not a date").press("esc")
	d.press("down", "enter", "backspace", "3,5", "enter").sees("3.5")
	d.press("home", "down", "down", "down", "x").lacks("computed: Managing director")
	d.press("esc").sees("30 days")
	got := job.Curation.Decisions["secure-leadership-mandate"]
	if got.Start != "2026-12-01" || got.Effort != 3.5 || got.Owner != nil {
		t.Errorf("decision = %+v", got)
	}
}

func TestCurate_ownCapacityOverrides(t *testing.T) {
	d, job, _ := curate(t, "de", 80, 24)
	d.press("n", "Verteiler prüfen", "enter").sees("Personentage")
	d.press("enter").sees("30 Tage").press("enter").sees("Verteiler prüfen", "Wirkung")
	if own := job.Curation.Own; len(own) != 1 || own[0].ID != "own-verteiler-pruefen" || own[0].Wave != 1 || own[0].Effort != 1 {
		t.Fatalf("own = %+v", own)
	}
	d.press("esc", "c")
	for range len("25 35 40") {
		d.press("backspace")
	}
	d.press("20 x", "enter").sees("! ")
	d.press("backspace", "30", "enter")
	if got := fmt.Sprint(job.Curation.Capacity); got != "[20 30]" {
		t.Errorf("capacity = %s", got)
	}
	d.press("o").sees("Reifegrad", "Führung").press("enter", "backspace", "9", "enter").sees("keine Stufe")
	d.press("backspace", "3", "enter").sees("Warum weicht").press("Regeln in Kraft", "enter").sees("3 – Regeln in Kraft", "berechnet: 2")
	level := job.Curation.Overrides.Level
	if level == nil || level.Value != 3 || level.Reason.In("de") != "Regeln in Kraft" || *level.Computed != 2 {
		t.Errorf("level = %+v", level)
	}
	d.press("x")
	if job.Curation.Overrides.Level != nil {
		t.Error("taken back, but still there")
	}
}

// After new answers, only what changed is put before her; the rest is as she left it.
func TestCurate_changes(t *testing.T) {
	d, job, answers := curate(t, "en", 80, 24)
	d.press("a").lacks("since you last looked")
	answers(func(e *assessment.Engagement) {
		e.Latest().Facts["wg-exists"] = assessment.GivenAnswer(questionnaires.Flag(true))
		e.Latest().Facts["wg-criteria"] = assessment.GivenAnswer(questionnaires.Picks{"wg-sponsor", "wg-mandate", "wg-size", "wg-mix", "wg-rhythm"})
	})
	d = drive(t, newCurator(Page{Say: d.m.(*curator).say}, job), 80, 24)
	d.sees("5 changes since you last looked", "1 ✓ Issue").press("end").sees("* Set up a permanent", "no longer fires")
	d.press("space").sees("4 changes")
	d.press("s").lacks("since you last looked")
}

// What cannot be saved is said, and not shown as if it were.
func TestCurate_notSaved(t *testing.T) {
	d, job, _ := curate(t, "en", 80, 24)
	job.Save = func(assessment.Curation) error { return errors.New("disk full") }
	d.press("a").sees("disk full", "› 1 ○ Issue")
}

// Every screen fits every size, in both languages.
func TestCurate_sizes(t *testing.T) {
	for _, lang := range []string{"de", "en"} {
		for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}, {120, 40}} {
			t.Run(fmt.Sprint(lang, size), func(t *testing.T) {
				d, _, _ := curate(t, lang, size[0], size[1])
				check := func(keys ...string) {
					t.Helper()
					d.press(keys...)
					d.fits(size[0], size[1])
					if strings.TrimSpace(d.screen()) == "" {
						t.Error("the screen is empty")
					}
				}
				check()
				check("end", "4", "h")
				check("esc", "home", "enter")
				for range 12 {
					check("down", "enter")
					check("esc")
				}
				check("esc", "o", "end", "enter")
				check("esc", "esc", "c")
				check("esc", "n", "x", "enter", "enter", "enter")
			})
		}
	}
	d, _, _ := curate(t, "en", 30, 8)
	d.sees("too small")
}
