package pdf

import (
	"fmt"

	"lotse/report"
	"lotse/report/figure"
)

// A tableRow is one row of a table: its texts, and the cells they stand in.
type tableRow struct {
	table  *table
	cells  []tableCell
	lines  int  // of its longest cell
	bottom bool // the table ends with it
}

// A tableCell is a cell's text in the columns it spans.
type tableCell struct {
	text   *text
	column tableColumn // from the first to the last one it spans
	align  figure.Align
	fill   figure.Color
	meter  *report.Meter // before the text
}

// tallRow is the height from which a row may run over pages, in mm.
const tallRow = (contentEnd - contentTop) / 2

// shortTable is the height up to which the rows of a table are not parted, in mm.
const shortTable = (contentEnd - contentTop) / 3

// rowPieces lays out the rows below a repeated head.
func (t *table) rowPieces(head *piece) []piece {
	if len(t.Rows) == 0 {
		return nil
	}
	body := t.elem.add("TBody")
	var pieces []piece
	for i, r := range t.Rows {
		row := t.layRow(body, i)
		row.bottom = i == len(t.Rows)-1
		rows := row.pieces()
		// A head stays with the first two rows, and no row stands alone on the last page.
		hold := i == 0 || i == len(t.Rows)-2 || r.Group != "" || row.bottom && t.Source != ""
		if hold {
			rows[len(rows)-1].keep = true
		}
		if r.Group != "" {
			rows[0].above = 1.5
		}
		pieces = append(pieces, rows...)
	}
	if t.Source == "" {
		pieces[len(pieces)-1].keep = false
	}
	for i := range pieces {
		pieces[i].head = head
	}
	keepShort(pieces)
	return pieces
}

// keepShort keeps the rows of a short table on one page: a few rows carried over cost a
// reader more than the room they leave.
func keepShort(rows []piece) {
	height := 0.0
	for _, r := range rows {
		height += r.above + r.height
	}
	if height > shortTable {
		return
	}
	for i := range rows[:len(rows)-1] {
		rows[i].keep = true
	}
}

// layRow sets the cells of row i.
func (t *table) layRow(body *elem, i int) *tableRow {
	r, row := t.Rows[i], &tableRow{table: t}
	tr := body.add("TR")
	if r.Group != "" {
		t.layGroup(row, tr, i)
		return row
	}
	column, rowHead := 0, ""
	for n, c := range r.Cells {
		span := max(c.Span, 1)
		if column+span > len(t.columns) {
			t.fault("table %q: row %d has more cells than the table has columns", t.ID, i+1)
			break
		}
		var e *elem
		if r.Header && n == 0 {
			if t.named {
				rowHead = fmt.Sprintf("%s-r%d", t.name, i+1)
			}
			e = tr.headCell("Row", rowHead, span)
		} else {
			e = tr.cell(span, t.headsOf(column, span, rowHead))
		}
		row.add(e, c, t.spanned(column, span), t.align(column))
		column += span
	}
	for ; column < len(t.columns); column++ { // missing cells are empty
		tr.cell(1, nil)
	}
	return row
}

// layGroup sets a line that heads the rows below it.
func (t *table) layGroup(row *tableRow, tr *elem, i int) {
	t.group = fmt.Sprintf("%s-g%d", t.name, i+1)
	e := tr.headCell("Column", t.group, len(t.columns))
	words := report.Rich{{Text: t.Rows[i].Group, Bold: true, Color: navy}}
	row.add(e, report.Cell{Text: words}, t.spanned(0, len(t.columns)), figure.Left)
}

// headsOf names the heads of a cell.
func (t *table) headsOf(column, span int, rowHead string) []string {
	if !t.named {
		return nil
	}
	var ids []string
	if t.headed {
		ids = append(ids, t.heads[column:column+span]...)
	}
	for _, id := range []string{t.group, rowHead} {
		if id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// spansBefore says whether another than a cell's own column, or more than that, is under
// the cell: an earlier one spans, or it does itself.
func spansBefore(cells []report.Cell, column int) bool {
	for _, c := range cells[:column+1] {
		if c.Span > 1 {
			return true
		}
	}
	return false
}

// spanned is the place of a cell over several columns.
func (t *table) spanned(column, span int) tableColumn {
	c, last := t.columns[column], t.columns[column+span-1]
	c.width, c.right = last.x+last.width-c.x, last.right
	return c
}

// add sets a cell's text.
func (r *tableRow) add(e *elem, c report.Cell, at tableColumn, align figure.Align) {
	style := styleTable.in(figure.InkOn(c.Fill))
	if c.Muted && c.Fill.A == 0 {
		style = style.in(grey)
	}
	if c.Small {
		style = style.sized(styleSmall.size, style.lead)
	}
	room := at.width - at.left - at.right - meterRoom(c.Meter)
	words := r.table.setCell(e, c.Text, setting{style: style, width: room, divide: true})
	r.cells = append(r.cells, tableCell{words, at, align, c.Fill, c.Meter})
	r.lines = max(r.lines, len(words.lines), 1)
}

// pieces makes the row one piece, or one of each line if it is very tall.
func (r *tableRow) pieces() []piece {
	lead := styleTable.leadMM()
	height := float64(r.lines)*lead + 2*cellPad
	if height < tallRow {
		return []piece{{height: height, draw: func(p *page, y float64) {
			r.drawLines(p, y+cellPad, 0, r.lines, y, height)
			r.drawRule(p, y+height)
		}}}
	}
	pieces := make([]piece, r.lines)
	for i := range pieces {
		top, height := 0.0, lead
		if i == 0 {
			top, height = cellPad, height+cellPad
		}
		last := i == r.lines-1
		if last {
			height += cellPad
		}
		pieces[i] = piece{height: height, draw: func(p *page, y float64) {
			r.drawLines(p, y+top, i, i+1, y, height)
			if last {
				r.drawRule(p, y+height)
			}
		}}
	}
	holdEnds(pieces)
	return pieces
}

// drawLines draws the row's lines from one (inclusive) to another (exclusive) with the
// first one's top edge at top; the grounds of cells reach from y over a height.
func (r *tableRow) drawLines(p *page, top float64, from, to int, y, height float64) {
	const inset = 0.3 // between a ground and its neighbours
	lead := styleTable.leadMM()
	for _, c := range r.cells {
		top := top
		if c.fill.A != 0 {
			p.decorate(layout)
			p.box(c.column.x+inset, y+inset, c.column.width-2*inset, height-2*inset, c.fill)
			if to-from == r.lines { // words on a ground stand in its middle
				top += float64(r.lines-len(c.text.lines)) * lead / 2
			}
		}
		for i := from; i < min(to, len(c.text.lines)); i++ {
			x, width := c.column.x+c.column.left, c.column.width-c.column.left-c.column.right
			if i == 0 {
				p.meter(x, top+styleTable.baseline()-styleTable.capHeight()/2, c.meter, navy)
			}
			x, width = x+meterRoom(c.meter), width-meterRoom(c.meter)
			c.text.drawAligned(p, i, x, top+float64(i-from)*lead, width, c.align)
		}
	}
}

// drawRule draws the rule below the row.
func (r *tableRow) drawRule(p *page, y float64) {
	p.decorate(layout)
	if r.bottom {
		p.rule(marginLeft, y, r.table.totalWidth(), 0.6, navy)
		return
	}
	p.rule(marginLeft, y, r.table.totalWidth(), 0.3, hair)
}
