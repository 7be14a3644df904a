package pdf

import (
	"fmt"

	"lotse/report"
	"lotse/report/figure"
)

// cellPad is the space between a cell's edge and its text, in mm.
const cellPad = 1.5

// A table is laid out row by row; its widths are known before the first one.
type table struct {
	*writer
	report.Table
	elem    *elem
	columns []tableColumn
	headed  bool     // there is a head row
	named   bool     // cells name the cells that head them
	heads   []string // ids of the columns' heads
	group   string   // id of the line that heads the current rows
	name    string   // that ids start with
}

// A tableColumn is a column's place on the page and in its cells.
type tableColumn struct {
	x, width    float64
	left, right float64 // padding
}

// tablePieces lays out a table: caption, head, rows, source.
func (w *writer) tablePieces(b report.Table) []piece {
	if len(b.Columns) == 0 {
		w.fault("table %q has no columns", b.ID)
		return nil
	}
	w.tables++
	t := &table{writer: w, Table: b, elem: w.sect.add("Table"), name: fmt.Sprintf("t%d", w.tables)}
	t.columns = t.layColumns()
	t.named = t.needsNames()
	pieces := w.captionPieces(t.elem, b.Number, b.Caption)
	var repeat *piece
	if head := t.headPiece(); t.headed {
		pieces = append(pieces, head)
		again := t.repeatedHead()
		repeat = &again
	}
	pieces = append(pieces, t.rowPieces(repeat)...)
	if len(pieces) == 0 {
		return nil
	}
	pieces[0].above = w.exhibitAbove()
	pieces[0].before(func(p *page, y float64) { w.anchor(b.ID, p, y-2) })
	pieces = append(pieces, w.sourcePieces(b.Source)...)
	pieces[len(pieces)-1].below = exhibitBelow
	return pieces
}

// needsNames says whether heads are not found by going up and left: cells span columns,
// or lines head the rows below them.
func (t *table) needsNames() bool {
	for _, r := range t.Rows {
		if r.Group != "" {
			return true
		}
		for _, c := range r.Cells {
			if c.Span > 1 {
				return true
			}
		}
	}
	return false
}

// headTexts sets the heads of all columns; nil elements make them artifacts.
func (t *table) headTexts(elems []*elem) ([]*text, float64) {
	texts := make([]*text, len(t.columns))
	lines := 1
	for i, c := range t.columns {
		var e *elem
		if elems != nil {
			e = elems[i]
		}
		words := t.Columns[i].Head
		texts[i] = t.setWords(e, words, t.dividing(words, setting{style: styleHead, width: c.width - c.left - c.right}))
		lines = max(lines, len(texts[i].lines))
	}
	return texts, float64(lines)*styleHead.leadMM() + 2*cellPad
}

// headPiece lays out the head row. A table whose columns have no heads has none.
func (t *table) headPiece() piece {
	for _, c := range t.Columns {
		t.headed = t.headed || c.Head != ""
	}
	if !t.headed {
		return piece{}
	}
	row := t.elem.add("THead").add("TR")
	elems := make([]*elem, len(t.columns))
	for i := range t.columns {
		id := ""
		if t.named {
			id = fmt.Sprintf("%s-c%d", t.name, i+1)
		}
		t.heads = append(t.heads, id)
		elems[i] = row.headCell("Column", id, 1)
	}
	texts, height := t.headTexts(elems)
	return piece{height: height, keep: true, draw: func(p *page, y float64) { t.drawHead(p, y, height, texts) }}
}

// repeatedHead is the head at the top of each further page: an artifact, because
// whoever listens has heard it.
func (t *table) repeatedHead() piece {
	texts, height := t.headTexts(nil)
	return piece{height: height, draw: func(p *page, y float64) { t.drawHead(p, y, height, texts) }}
}

// drawHead draws heads at their columns' bottom, between two rules.
func (t *table) drawHead(p *page, y, height float64, texts []*text) {
	p.decorate(layout)
	p.rule(marginLeft, y, t.totalWidth(), 1, navy)
	for i, c := range t.columns {
		top := y + height - cellPad - texts[i].height()
		for n := range texts[i].lines {
			texts[i].drawAligned(p, n, c.x+c.left, top+float64(n)*styleHead.leadMM(), c.width-c.left-c.right, t.Columns[i].Align)
		}
	}
	p.decorate(layout)
	p.rule(marginLeft, y+height, t.totalWidth(), 0.6, navy)
}

// totalWidth is the width of all columns.
func (t *table) totalWidth() float64 {
	last := t.columns[len(t.columns)-1]
	return last.x + last.width - marginLeft
}

// align is how the cells of a column stand.
func (t *table) align(column int) figure.Align { return t.Columns[column].Align }
