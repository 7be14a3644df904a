package pdf_test

import (
	"io"
	"slices"
	"strings"
	"testing"

	"lotse/report"
	"lotse/report/figure"
	"lotse/report/pdf"
)

// What is looked for beforehand is what is lost when the file is written: on the cover,
// in running text, and in figures, whose words stand nowhere else.
func TestLossesOf(t *testing.T) {
	const long = "Eine lange Anmerkung aus dem Werkzeugbau, in der am Ende jemand 漢字 schreibt, weil das dort üblich ist."
	make := func(client, text, drawn string) *report.Document {
		return &report.Document{Lang: "de", Title: "Bericht", Cover: report.Cover{Title: "Standort", Client: client},
			Chapters: []report.Chapter{{ID: "a", Title: "Rollen", Blocks: []report.Block{
				report.Para{Text: report.Rich{{Text: text}}}, report.Para{Text: report.Rich{{Text: text}}},
				report.Figure{ID: "f", Alt: "Eine Figur.", Height: 10, Draw: func(c figure.Canvas, _ float64) { c.Text(0, 5, drawn, figure.TextStyle{}) }},
			}}}}
	}
	for name, tt := range map[string]struct {
		doc  *report.Document
		want string
	}{
		"nothing":   {make("Nordhang", "Alles gut – „ja“, 1 ﬁ.", "Leitung"), ""},
		"cover":     {make("部門 GmbH", "gut", "Leitung"), "部門"},
		"text":      {make("Nordhang", long, "Leitung"), "漢字"},
		"a drawing": {make("Nordhang", "gut", "Abteilung 部"), "部"},
		"several":   {make("😀", "👍 und 👍", "🚀 1 2 3 4 5 漢字部"), "😀👍🚀漢字部"},
	} {
		got, err := pdf.LossesOf(tt.doc)
		if err != nil {
			t.Fatal(err)
		}
		if runes := string(got.Runes()); runes != tt.want {
			t.Errorf("%s: %q, want %q", name, runes, tt.want)
		}
		var written pdf.Losses
		if err := pdf.Write(io.Discard, tt.doc, pdf.Options{Lost: written.Note}); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got.Runes(), written.Runes()) {
			t.Errorf("%s: %q beforehand, %q in the file", name, string(got.Runes()), string(written.Runes()))
		}
		for _, l := range got {
			if around := l.Around(); !strings.ContainsRune(around, l.Runes[0]) || len([]rune(around)) > 62 {
				t.Errorf("%s: around it is %q", name, around)
			}
		}
		if name == "several" && got.Named() != "😀 (U+1F600), 👍 (U+1F44D), 🚀 (U+1F680), 漢 (U+6F22), 字 (U+5B57), …" {
			t.Errorf("named: %s", got.Named())
		}
	}
}
