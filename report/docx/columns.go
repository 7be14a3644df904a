package docx

import (
	"strings"

	"lotse/report"
	"lotse/report/figure"
)

// columnWidths are the widths of a table's columns. Those that say none get room for
// their longest word, and share what is left by how much they would need in one line.
func (w *writer) columnWidths(b report.Table) []int {
	widths := make([]int, len(b.Columns))
	needs := make([]int, len(b.Columns))
	left, wish := contentWidth, 0
	for i, c := range b.Columns {
		if c.Width > 0 {
			widths[i] = int(c.Width * contentWidth)
		} else {
			var line int
			widths[i], line = w.needs(b, i)
			needs[i] = max(line-widths[i], 0)
			wish += needs[i]
		}
		left -= widths[i]
	}
	for i := range widths {
		if left > 0 && wish > 0 {
			widths[i] += left * needs[i] / wish
		}
	}
	if sum := contentSum(widths); sum > contentWidth {
		for i := range widths {
			widths[i] = widths[i] * contentWidth / sum
		}
	}
	return widths
}

// needs is how wide a column's longest word is and how wide its longest text, within
// reason; padding included.
func (w *writer) needs(b report.Table, column int) (word, line int) {
	const (
		padding = 190
		most    = contentWidth / 2
	)
	texts := []string{b.Columns[column].Head + " "} // heads are bold: a little more
	for _, r := range b.Rows {
		if column < len(r.Cells) && r.Cells[column].Span <= 1 {
			texts = append(texts, meterText(r.Cells[column].Meter)+r.Cells[column].Text.String())
		}
	}
	for _, text := range texts {
		line = max(line, w.wide(text))
		for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '-' || r == '\u00ad' }) {
			word = max(word, w.wide(part))
		}
	}
	return min(word+padding, most), min(line+padding, most)
}

// wide is how wide words are in the type of tables, in twentieths of a point. It is
// measured in the report's own typeface; the ones of word processors are a little wider.
func (w *writer) wide(words string) int {
	const size, wider = 8.5, 1.12
	if int(figure.SansSemibold) >= len(w.faces) {
		return 0
	}
	return int(float64(w.faces[figure.SansSemibold].Width(words)) * size * wider * 20 / 1000)
}
