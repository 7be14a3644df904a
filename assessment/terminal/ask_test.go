package terminal

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"lotse/assessment/assesstest"

	"charm.land/lipgloss/v2"
)

// twoSheets asks for a name that must be given and a language that is proposed,
// then for a note.
func twoSheets(name, lang, note *string) []Sheet {
	must := func(s string) error {
		if strings.TrimSpace(s) == "" {
			return errors.New("der Name fehlt")
		}
		return nil
	}
	return []Sheet{
		{Title: "Auftrag", Fields: []Field{
			{Title: "Name", Help: "des Kunden", Value: name, Check: must},
			{Title: "Sprache", Options: []Choice{{"de", "Deutsch"}, {"en", "Englisch"}}, Value: lang},
		}},
		{Title: "Sonstiges", Fields: []Field{{Title: "Notiz", Value: note}}},
	}
}

func TestAsk(t *testing.T) {
	name, lang, note := "", "en", "alt"
	p := Page{Say: assesstest.Printer(t, "de")}
	d := drive(t, p.asking(twoSheets(&name, &lang, &note)), 80, 24)
	d.sees("Auftrag · 1/2", "Name", "des Kunden", "Englisch", "enter weiter", "strg+c abbrechen").fits(80, 24)
	d.press("enter").sees("der Name fehlt")
	d.press("Müller/Söhne", "enter").sees("› ● 2 Englisch", "↑/↓ bewegen").lacks("der Name fehlt")
	d.press("up", "enter").sees("Sonstiges · 2/2", "alt")
	d.press("shift+tab").sees("Auftrag · 1/2", "Müller/Söhne", "› ● 1 Deutsch")
	d.press("shift+tab").sees("Auftrag · 1/2") // there is nothing before it
	d.press("enter", "enter").sees("Sonstiges")
	d.press("ctrl+u", "neu", "enter")
	if !d.quit || !d.m.(*asking).done {
		t.Errorf("after the last field: quit %v, done %v", d.quit, d.m.(*asking).done)
	}
	if name != "Müller/Söhne" || lang != "de" || note != "neu" {
		t.Errorf("got %q, %q, %q", name, lang, note)
	}
}

// Back from a field that is not valid, which huh alone would not leave.
func TestAsk_BackFromInvalid(t *testing.T) {
	name, lang, note := "N", "de", ""
	sheets := twoSheets(&name, &lang, &note)
	sheets[1].Fields[0].Check = sheets[0].Fields[0].Check
	d := drive(t, Page{Say: assesstest.Printer(t, "de")}.asking(sheets), 80, 24)
	d.press("enter", "enter").sees("Sonstiges").press("enter").sees("der Name fehlt")
	d.press("shift+tab").sees("Auftrag")
}

func TestAsk_Stop(t *testing.T) {
	name, lang, note := "", "de", ""
	d := drive(t, Page{Say: assesstest.Printer(t, "en")}.asking(twoSheets(&name, &lang, &note)), 80, 24)
	d.press("abc", "ctrl+c")
	if !d.quit || d.m.(*asking).done {
		t.Errorf("quit %v, done %v", d.quit, d.m.(*asking).done)
	}
}

// No screen is larger than its window.
func TestAsk_Sizes(t *testing.T) {
	for _, lang := range []string{"de", "en"} {
		for _, size := range []struct{ w, h int }{{39, 30}, {40, 12}, {60, 20}, {80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%s %d×%d", lang, size.w, size.h), func(t *testing.T) {
				name, choice, note := strings.Repeat("Donaudampfschifffahrt ", 5), "de", ""
				d := drive(t, Page{Say: assesstest.Printer(t, lang)}.asking(twoSheets(&name, &choice, &note)), size.w, size.h)
				for range 3 {
					lines := strings.Split(d.screen(), "\n")
					if len(lines) > size.h {
						t.Errorf("%d lines:\n%s", len(lines), d.screen())
					}
					for _, l := range lines {
						if lipgloss.Width(l) > size.w && size.w >= leastWidth {
							t.Errorf("%d columns: %q", lipgloss.Width(l), l)
						}
					}
					d.press("enter")
				}
			})
		}
	}
}

func TestAskPlain(t *testing.T) {
	name, lang, note := "", "de", "alt"
	var out strings.Builder
	in := strings.NewReader("\n  Oakhill \nx\n2\n\n")
	if err := (Page{Say: assesstest.Printer(t, "en")}).AskPlain(t.Context(), in, &out, twoSheets(&name, &lang, &note)); err != nil {
		t.Fatal(err)
	}
	if name != "Oakhill" || lang != "en" || note != "alt" {
		t.Errorf("got %q, %q, %q", name, lang, note)
	}
	for _, want := range []string{"der Name fehlt\n", "1: Deutsch\n2: Englisch\n[1] ", "Please type a number from 1 to 2.\n", "Notiz\n[alt] "} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("lacks %q:\n%s", want, out.String())
		}
	}
}

func TestAskPlain_EndOfInput(t *testing.T) {
	name, lang, note := "", "de", ""
	var out strings.Builder
	err := (Page{Say: assesstest.Printer(t, "de")}).AskPlain(t.Context(), strings.NewReader("Nur der Name"), &out, twoSheets(&name, &lang, &note))
	if !errors.Is(err, ErrStopped) {
		t.Errorf("err = %v", err)
	}
}
