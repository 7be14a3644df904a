package pdf

import (
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/report"
	"lotse/report/figure"
)

// Whoever asks hears of every text that lost characters: titles, cells, words in
// figures, once for each chapter.
func TestWrite_lost(t *testing.T) {
	doc := &report.Document{Lang: "de", Title: "Bericht", Cover: report.Cover{Title: "Standort", Client: "漢字 GmbH"},
		Chapters: []report.Chapter{{ID: "a", Title: "Rollen 😀", Blocks: []report.Block{
			report.Para{Text: report.Rich{{Text: "Alles gut – „ja“."}, {Text: "gut 👍", Bold: true}}},
			report.Table{ID: "t", Columns: []report.TableColumn{{Head: "Wer"}, {Head: "Was"}}, Rows: []report.TableRow{
				{Cells: []report.Cell{{Text: report.Rich{{Text: "فريق"}}}, {Text: report.Rich{{Text: "gut 👍"}}}}},
			}},
			report.Figure{ID: "f", Alt: "Eine Figur.", Height: 10, Draw: func(c figure.Canvas, _ float64) {
				c.Text(0, 5, "部門", figure.TextStyle{})
			}},
		}}}}
	var got []string
	err := Write(io.Discard, doc, Options{Lost: func(l Lost) {
		got = append(got, strings.Join([]string{l.Chapter, l.Text, string(l.Runes)}, "|"))
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"|漢字 GmbH|漢字", "Rollen 😀|Rollen 😀|😀", "Rollen 😀|gut 👍|👍", "Rollen 😀|فريق|فريق", "Rollen 😀|部門|部門",
	}
	for _, w := range want {
		if !strings.Contains("\n"+strings.Join(got, "\n")+"\n", "\n"+w+"\n") {
			t.Errorf("not told: %q of %q", w, got)
		}
	}
	if d := cmp.Diff(1, strings.Count(strings.Join(got, "\n"), "|gut 👍|")); d != "" {
		t.Errorf("told twice: %s", d)
	}
}
