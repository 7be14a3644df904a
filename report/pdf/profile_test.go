package pdf_test

import (
	"fmt"
	"strings"

	"lotse/report"
	"lotse/report/figure"
)

// sampleProfiles are target groups of all sizes, sentences in a box, and a table with
// meters in its cells.
func sampleProfiles(s languageSample) []report.Block {
	facts := []report.Meter{
		{Label: s.head1, Text: "4", At: 4, Of: 5}, {Label: s.head2, Text: s.callout, At: 0, Of: 4}, {Label: s.head3, Text: "10", At: 10, Of: 10, Boxes: true},
	}
	usual := report.Profile{ID: "usual", Label: s.label, Title: s.subtitle, Facts: facts, Open: s.limit, Fields: []report.ProfileField{
		{Label: s.callout, Answer: words(s.body)}, {Label: s.head2}, {Label: s.head3, Answer: words(s.quote)},
	}}
	noted := report.Profile{ID: "noted", Label: s.label, Title: s.words, Facts: facts[:1], Note: s.long}
	odd := report.Profile{ID: "odd", Title: hostile[4], Facts: []report.Meter{{Text: hostile[5], At: 9, Of: 5}, {}}}
	for i, w := range hostile {
		odd.Fields = append(odd.Fields, report.ProfileField{Label: hostile[(i+3)%len(hostile)], Answer: words(w)})
	}
	endless := usual
	endless.ID, endless.Title = "endless", s.term
	endless.Fields = append(endless.Fields, report.ProfileField{Label: s.head1, Answer: words(strings.Repeat(s.long+" ", 40))})
	rows := report.Table{ID: "meters", Columns: []report.TableColumn{{Head: s.head1}, {Head: s.head2, Align: figure.Right}, {Head: s.head3}}}
	for i := range 4 {
		rows.Rows = append(rows.Rows, report.TableRow{Header: true, Cells: []report.Cell{
			{Text: report.Rich{{Text: s.term, Bold: true}}, Meter: &report.Meter{At: i, Of: 3}},
			{Text: words(fmt.Sprint(i)), Meter: &report.Meter{At: 2 * i, Of: 10, Boxes: true}},
			{Text: words(s.body), Meter: &report.Meter{}},
		}})
	}
	return []report.Block{
		usual, noted, odd, endless, rows,
		report.Statement{ID: "said", Label: s.label, Text: words(s.long), Note: s.limit},
		report.Statement{Text: words(s.quote)},
		report.Statement{ID: "said-at-length", Label: s.label, Text: words(strings.Repeat(s.long+" ", 30)), Note: s.limit},
	}
}
