package figure_test

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"lotse/report/figure"
)

// swots are the sample and the edge cases: no entries at all, more than a field
// holds, long names and values at both ends.
func swots() map[string]figure.SWOT {
	frame := func(lists ...[]figure.SWOTEntry) figure.SWOT {
		s := figure.SWOT{
			Most: 25, Sum: "Summe", None: "keine Einträge", Evidence: "Beleg:",
			Levels: []string{"kein Beleg", "übereinstimmende Meinung im Workshop", "eigene Zahlen oder Vorgänge", "Kundenaussagen, Marktdaten oder Studien"},
		}
		for i, name := range []string{"Stärken", "Schwächen", "Chancen", "Risiken"} {
			s.Fields[i] = figure.SWOTField{Name: name, Where: "im Haus", Total: "38,4", Harmful: i%2 == 1, Entries: lists[i]}
		}
		return s
	}
	entry := func(text string, evidence int, score float64) figure.SWOTEntry {
		return figure.SWOTEntry{Text: text, Evidence: evidence, Score: value(score, fmt.Sprintf("%.1f", score))}
	}
	sample := frame(
		[]figure.SWOTEntry{entry("Fachwissen in hygienegerechter Konstruktion", 2, 17), entry("Langjährige Kundenbeziehungen", 1, 11.2)},
		[]figure.SWOTEntry{entry("Keine geregelte Zuarbeit aus den Abteilungen", 2, 17)},
		[]figure.SWOTEntry{entry("Kunden suchen Lösungen zum Energiesparen", 3, 20)},
		[]figure.SWOTEntry{entry("Fachkräftemangel in der Region", 3, 20), entry("Kritische Kommentare zu Lieferzeiten", 0, 4.2)},
	)
	full := []figure.SWOTEntry{
		entry("Ein sehr langer Eintrag, der in zwei Zeilen nicht mehr unterzubringen ist und deshalb gekürzt werden muss", 3, 25),
		entry("Donaudampfschifffahrtsgesellschaftskapitänsmützenproduktion", 2, 20),
		entry("C", 1, 12.5), entry("D", 0, 0.5), entry("E", 0, 0),
	}
	long := frame(full, full[:3], full[:1], full)
	long.Fields[0].More, long.Fields[0].Total = "und 11 weitere im Anhang", "112,0"
	long.Fields[1].Where = "an einem Ort, dessen Name den ganzen Kopf füllt"
	long.Levels = []string{"ganz ohne jeden Beleg", strings.Repeat("sehr lange Stufe ", 5), strings.Repeat("lange Stufe ", 7), "Kundenaussagen, Marktdaten oder Studien"}
	return map[string]figure.SWOT{"sample": sample, "full": long, "none": frame(nil, nil, nil, nil)}
}

// TestSWOT_pairs: both fields of a row are as high as the longer one, so that the
// lower fields start on one line.
func TestSWOT_pairs(t *testing.T) {
	s := swots()["none"]
	low := s.Height()
	s.Fields[1].Entries = swots()["full"].Fields[0].Entries
	if got, want := s.Height()-low, 4*9.0; math.Abs(got-want) > 1e-9 {
		t.Errorf("five entries instead of none make the figure %v mm higher, want %v", got, want)
	}
	s.Fields[0].Entries = s.Fields[1].Entries
	if got, want := s.Height()-low, 4*9.0; math.Abs(got-want) > 1e-9 {
		t.Errorf("five entries beside five make the figure %v mm higher than none, want %v", got, want)
	}
}

// TestSWOT_bars: a bar's length is its share of the highest score; harmful entries are
// hatched, helpful ones are not.
func TestSWOT_bars(t *testing.T) {
	s := swots()["none"]
	bar := regexp.MustCompile(`<rect [^>]*width="7"[^>]*>`)
	for _, harmful := range []bool{false, true} {
		s.Fields[0].Harmful = harmful
		s.Fields[0].Entries = []figure.SWOTEntry{{Text: "x", Score: value(12.5, "12,5")}}
		svg := string(figure.SVG(164, s.Height(), "", advance, s.Draw))
		if !bar.MatchString(svg) {
			t.Errorf("half the highest score has no bar of half the length:\n%s", svg)
		}
		if got := strings.Contains(svg, "<pattern"); got != harmful {
			t.Errorf("harmful %v: hatched %v", harmful, got)
		}
	}
}
