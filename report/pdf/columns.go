package pdf

import (
	"strings"

	"lotse/report/typeset"
)

// layColumns shares the content's width out among the columns: first to those that ask
// for a share, then to the others by what stands in them.
func (t *table) layColumns() []tableColumn {
	n := len(t.Columns)
	columns := make([]tableColumn, n)
	rest, open := contentWidth, 0
	for i, c := range t.Columns {
		columns[i].left, columns[i].right = cellPad, cellPad
		if c.Width > 0 {
			columns[i].width = c.Width * contentWidth
			rest -= columns[i].width
		} else {
			open++
		}
	}
	if !t.filled(0) { // plain text stands flush with the page's margins
		columns[0].left = 0
	}
	if n > 1 && !t.filled(n-1) {
		columns[n-1].right = 0
	}
	if open > 0 {
		t.share(columns, rest)
	}
	fitWidths(columns)
	return columns
}

// filled says whether a cell of the column has a ground of its own.
func (t *table) filled(column int) bool {
	for _, r := range t.Rows {
		if column < len(r.Cells) && r.Cells[column].Fill.A != 0 {
			return true
		}
	}
	return false
}

// fitWidths places the columns side by side, narrowed if they ask for too much.
func fitWidths(columns []tableColumn) {
	sum := 0.0
	for _, c := range columns {
		sum += c.width
	}
	scale := 1.0
	if sum > contentWidth {
		scale = contentWidth / sum
	}
	x := marginLeft
	for i := range columns {
		columns[i].x = x
		columns[i].width *= scale
		x += columns[i].width
	}
}

// share gives the open columns what their longest words need, and the rest in
// proportion to what they would need to stay on one line.
func (t *table) share(columns []tableColumn, rest float64) {
	least, most := make([]float64, len(columns)), make([]float64, len(columns))
	sumLeast, sumMost := 0.0, 0.0
	for i, c := range t.Columns {
		if c.Width > 0 {
			continue
		}
		pad := columns[i].left + columns[i].right
		least[i], most[i] = t.needs(i)
		least[i] += pad
		most[i] += pad
		sumLeast += least[i]
		sumMost += most[i]
	}
	for i, c := range t.Columns {
		switch {
		case c.Width > 0:
		case rest <= sumLeast: // fitWidths narrows them all
			columns[i].width = least[i]
		case rest >= sumMost:
			columns[i].width = most[i] + (rest-sumMost)*most[i]/sumMost
		default:
			columns[i].width = least[i] + (rest-sumLeast)*(most[i]-least[i])/(sumMost-sumLeast)
		}
	}
}

// needs returns the widths of a column's longest word and longest text.
func (t *table) needs(column int) (least, most float64) {
	measure := func(words string, st textStyle) {
		face := t.face(st.face)
		words = typeset.Clean(words, face)
		for line := range strings.Lines(words) {
			most = max(most, t.width(strings.TrimSpace(line), st)+0.1)
		}
		for _, word := range strings.FieldsFunc(words, breaksAt) {
			least = max(least, t.width(word, st)+0.1)
		}
	}
	measure(t.Columns[column].Head, styleHead)
	for _, r := range t.Rows {
		if r.Group == "" && column < len(r.Cells) && r.Cells[column].Span < 2 {
			measure(plain(r.Cells[column].Text), styleTable)
		}
	}
	const longest = 40 // mm: longer words are divided
	return min(least, longest), most
}

// breaksAt says whether a line may end at r.
func breaksAt(r rune) bool { return r == ' ' || r == '\n' || r == '\u00ad' || r == '\u200b' }
