package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"lotse/report"
	"lotse/report/figure"
	"lotse/report/typeset"
)

// A need is what a column would like: at least its longest word, at most its longest
// text on one line. Both include the padding.
type need struct{ least, most float64 }

// layColumns shares the content's width out among the columns. Shares asked for are
// where it starts from; no column is narrower than its longest word if there is room
// elsewhere, and room goes where it makes the table less high.
func (t *table) layColumns() []tableColumn {
	columns := make([]tableColumn, len(t.Columns))
	t.pad(columns)
	texts := t.measure()
	needs := make([]need, len(columns))
	rest := contentWidth
	var open []int // columns without a share
	for i, c := range t.Columns {
		needs[i] = t.need(i, columns[i].left+columns[i].right, texts)
		if c.Width > 0 {
			columns[i].width = c.Width * contentWidth
			rest -= columns[i].width
		} else {
			open = append(open, i)
		}
	}
	shareOut(columns, open, needs, rest)
	normalize(columns)
	settle(columns, needs)
	lower(columns, needs, texts)
	x := marginLeft
	for i := range columns {
		columns[i].x = x
		x += columns[i].width
	}
	return columns
}

// pad gives the columns their padding. Plain text stands flush with the page's margins,
// and numbers keep away from words that follow them.
func (t *table) pad(columns []tableColumn) {
	const numberGap = 2.0 // more than the padding
	last := len(columns) - 1
	for i := range columns {
		columns[i].left, columns[i].right = cellPad, cellPad
		if i < last && t.align(i) == figure.Right && t.align(i+1) == figure.Left {
			columns[i].right += numberGap
		}
	}
	if !t.filled(0) {
		columns[0].left = 0
	}
	if last > 0 && !t.filled(last) {
		columns[last].right = 0
	}
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

// A cellWidth is how wide the lines of a cell's text are, without padding.
type cellWidth []lineWidth

// A lineWidth is how wide a line is as long as nothing breaks it, and its words.
type lineWidth struct {
	whole float64
	words []wordWidth
}

// A wordWidth is how wide a word is, and the space before it.
type wordWidth struct{ width, gap float64 }

// cellWidths are the widths of a row's texts, by column.
type cellWidths []cellWidth

// measure measures the texts of all rows; heads are the first one, and spanning cells
// count for none of their columns.
func (t *table) measure() []cellWidths {
	heads := make(cellWidths, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = t.cellWidth(c.Head, styleHead, 0)
	}
	all := []cellWidths{heads}
	for _, r := range t.Rows {
		if r.Group != "" {
			continue
		}
		row := make(cellWidths, len(t.Columns))
		for i := range min(len(r.Cells), len(row)) {
			if !spansBefore(r.Cells, i) {
				row[i] = t.cellWidth(plain(r.Cells[i].Text), cellStyle(r.Cells[i]), meterRoom(r.Cells[i].Meter))
			}
		}
		all = append(all, row)
	}
	return all
}

// cellWidth measures a cell's words; each line begins after an indent.
func (t *table) cellWidth(words string, st textStyle, indent float64) cellWidth {
	var c cellWidth
	space := t.width(" ", st)
	for l := range strings.Lines(typeset.Clean(words, t.face(st.face))) {
		line, gap := lineWidth{}, indent
		for part := range strings.FieldsSeq(l) {
			for part != "" {
				end := len(part)
				if i := strings.IndexFunc(part, breaksAt); i >= 0 {
					_, size := utf8.DecodeRuneInString(part[i:])
					end = i + size
				}
				w := wordWidth{t.width(part[:end], st), gap}
				line.words = append(line.words, w)
				line.whole += w.gap + w.width
				gap, part = 0, part[end:]
			}
			gap = space
		}
		c = append(c, line)
	}
	return c
}

// widest is the width of the widest line.
func (c cellWidth) widest() float64 {
	widest := 0.0
	for _, l := range c {
		widest = max(widest, l.whole)
	}
	return widest
}

// cellStyle is the widest style in a cell: strong words need more room.
func cellStyle(c report.Cell) textStyle {
	for _, s := range c.Text {
		if s.Bold {
			return styleTable.with(figure.SansSemibold)
		}
	}
	return styleTable
}

// need is what a column would like, with its padding.
func (t *table) need(column int, pad float64, texts []cellWidths) need {
	const (
		longest     = 32.0 // mm: longer words are divided
		longestHead = 45.0
		rounding    = 0.1
	)
	var n need
	for _, row := range texts {
		n.most = max(n.most, row[column].widest())
	}
	for _, r := range t.Rows {
		if r.Group == "" && column < len(r.Cells) && !spansBefore(r.Cells, column) {
			c := r.Cells[column]
			n.least = max(n.least, t.longestWord(plain(c.Text), cellStyle(c))+meterRoom(c.Meter))
		}
	}
	head := min(t.longestWord(t.Columns[column].Head, styleHead), longestHead)
	n.least = max(min(n.least, longest), head) + pad + rounding
	n.most = max(n.most+pad+rounding, n.least)
	return n
}

// breaksAt says whether a line may end at r.
func breaksAt(r rune) bool {
	return r == ' ' || r == '\n' || r == '-' || r == '\u00ad' || r == '\u200b'
}

// shareOut gives the open columns the rest of the width: one line's width to those that
// are content with a fair share, and what remains to the others by what they need.
func shareOut(columns []tableColumn, open []int, needs []need, rest float64) {
	open = slices.Clone(open)
	slices.SortStableFunc(open, func(a, b int) int { return cmp.Compare(needs[a].most, needs[b].most) })
	for len(open) > 0 && needs[open[0]].most <= rest/float64(len(open)) {
		columns[open[0]].width = needs[open[0]].most
		rest -= needs[open[0]].most
		open = open[1:]
	}
	sum := 0.0
	if len(open) == 0 { // all are content: they grow alike
		for i := range columns {
			sum += columns[i].width
		}
		for i := range columns {
			columns[i].width += max(rest, 0) * columns[i].width / sum
		}
		return
	}
	for _, i := range open {
		sum += needs[i].most
	}
	for _, i := range open {
		columns[i].width = max(rest, 0) * needs[i].most / sum
	}
}

// normalize makes the columns together as wide as the content at most.
func normalize(columns []tableColumn) {
	sum := 0.0
	for _, c := range columns {
		sum += c.width
	}
	if sum <= contentWidth {
		return
	}
	for i := range columns {
		columns[i].width *= contentWidth / sum
	}
}

// settle moves room between columns: first so that words are whole, taken from whoever
// can spare it; then so that texts stand on one line, from those with room they do not
// need.
func settle(columns []tableColumn, needs []need) {
	least := func(i int) float64 { return needs[i].least }
	most := func(i int) float64 { return needs[i].most }
	move(columns, least, most)
	move(columns, least, least)
	move(columns, most, most)
}

// move widens columns to what they want, those that want least first, with room that
// others have beyond what they keep.
func move(columns []tableColumn, want, keep func(i int) float64) {
	var short []int
	spare := 0.0
	for i, c := range columns {
		if c.width < want(i) {
			short = append(short, i)
		}
		spare += max(c.width-keep(i), 0)
	}
	if spare <= 0 || len(short) == 0 {
		return
	}
	lacks := func(i int) float64 { return want(i) - columns[i].width }
	slices.SortStableFunc(short, func(a, b int) int { return cmp.Compare(lacks(a), lacks(b)) })
	taken := 0.0
	grown := make([]float64, len(columns))
	for _, i := range short {
		grown[i] = min(lacks(i), spare-taken)
		taken += grown[i]
	}
	for i := range columns {
		columns[i].width += grown[i] - max(columns[i].width-keep(i), 0)*taken/spare
	}
}
