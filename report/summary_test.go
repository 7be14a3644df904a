package report_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment/assesstest"
	"lotse/report"
)

// TestSummary_words compares the page's text with the one the method expects for
// the sample engagement, word for word: testdata/summary.*.txt is not written by
// a program.
func TestSummary_words(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	for _, lang := range []string{"de", "en"} {
		t.Run(lang, func(t *testing.T) {
			want, err := os.ReadFile("testdata/summary." + lang + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			got := summaryWords(summaryOf(t, build(t, pub, plan, lang)))
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("summary (-want +got):\n%s", diff)
			}
		})
	}
}

// summaryOf returns the summary page.
func summaryOf(t *testing.T, d *report.Document) report.Summary {
	t.Helper()
	for _, c := range d.Chapters {
		for _, b := range c.Blocks {
			if s, ok := b.(report.Summary); ok {
				return s
			}
		}
	}
	t.Fatal("no summary")
	return report.Summary{}
}

// summaryWords are the page's sentences without links, figures and the ladder.
func summaryWords(s report.Summary) string {
	var b strings.Builder
	line := func(words string) {
		if words != "" {
			fmt.Fprintln(&b, strings.ReplaceAll(words, "\u00a0", " "))
		}
	}
	line(unlinked(s.Frame))
	line(unlinked(s.Opening))
	line(s.FindingsHead)
	for _, f := range s.Findings {
		line("- " + unlinked(f))
	}
	line(unlinked(s.Gap))
	line(s.FirstHead)
	for i, a := range s.First {
		line(fmt.Sprintf("%d. %s", i+1, a))
	}
	line(unlinked(s.Decisions))
	return b.String()
}

// unlinked are a text's words without its links.
func unlinked(r report.Rich) string {
	var kept report.Rich
	for _, s := range r {
		if s.Anchor == "" {
			kept = append(kept, s)
		}
	}
	return strings.TrimSpace(kept.String())
}

func TestSummary_emphasis(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	s := summaryOf(t, build(t, pub, plan, "de"))
	for i, want := range []string{
		"Der Auftrag der Geschäftsführung ist nicht klar genug:",
		"Die Redaktion ist überlastet:",
		"Einzelfragen reißen die Fachleute aus der Arbeit:",
		"Es ist nicht eindeutig, wer dafür sorgt, dass Informationen aus den Abteilungen zur Redaktion gelangen (Zahl der genannten Rollen: 4, Antworten „Weiß ich nicht“: 2).",
		"Es fehlt eine feste Runde, in der die Abteilungen Themen, Regeln und Engpässe gemeinsam besprechen.",
	} {
		if got := s.Findings[i][0]; !got.Bold || got.Text != want {
			t.Errorf("finding %d starts with %+v, want %q in bold", i, got, want)
		}
	}
	if current := s.Levels[1]; !current.Current || !current.Reached || s.Levels[2].Reached {
		t.Errorf("levels = %+v, want the second one current", s.Levels)
	}
}

func TestSummary_variants(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	t.Run("survey mode shows no pair", func(t *testing.T) {
		hidden := *e
		hidden.Mode, hidden.KMin = "survey", 5
		pub, plan := assessed(&hidden, pack)
		doc := build(t, pub, plan, "de")
		s := summaryOf(t, doc)
		if len(s.Gap) > 0 || s.Dumbbell != nil {
			t.Errorf("gap = %q, want none", s.Gap)
		}
		for _, c := range doc.Chapters {
			if c.ID == "rep-perception" {
				t.Error("the chapter on perceptions is there, want it dropped")
			}
		}
		if text := doc.Plain(); !strings.Contains(text, "unter\u00a05 |") && !strings.Contains(text, "unter 5 |") {
			t.Error("participation names a hidden group's number")
		}
	})
}
