package html

import (
	"fmt"

	"lotse/report"
	"lotse/report/figure"
)

// table writes a table in a frame that scrolls by itself where the window is narrow.
func (p *page) table(b report.Table) {
	b = unpaged(b)
	p.raw("<div class=\"exhibit\"%s>\n", p.id(b.ID))
	label := b.Caption
	if label == "" {
		label = p.source.Chapters[p.chapterAt].Title
	}
	p.raw("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=%s>\n<table>\n", attr(label))
	if b.Number+b.Caption != "" {
		p.raw("<caption>%s</caption>\n", caption(b.Number, b.Caption))
	}
	p.tableHead(b.Columns)
	p.raw("<tbody>\n")
	for i, r := range b.Rows {
		if r.Group == "" {
			p.row(b.Columns, r)
			continue
		}
		if i > 0 {
			p.raw("</tbody>\n<tbody>\n")
		}
		p.raw("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%d\">%s</th></tr>\n", len(b.Columns), text(r.Group))
	}
	p.raw("</tbody>\n</table>\n</div>\n")
	p.el(`p class="small"`, b.Source)
	p.raw("</div>\n")
}

// tableHead writes the heads of the columns. A table whose columns have none has none.
func (p *page) tableHead(columns []report.TableColumn) {
	headed := false
	for _, c := range columns {
		headed = headed || c.Head != ""
	}
	if !headed {
		return
	}
	p.raw("<thead>\n<tr>")
	for _, c := range columns {
		if c.Head == "" {
			p.raw("<td></td>")
			continue
		}
		p.raw("<th scope=\"col\"%s>%s</th>", class(aligned(c.Align)), text(c.Head))
	}
	p.raw("</tr>\n</thead>\n")
}

// row writes a row. Wide words of its first cell are its head where it has one.
func (p *page) row(columns []report.TableColumn, r report.TableRow) {
	p.raw("<tr>")
	at := 0
	for i, c := range r.Cells {
		span := max(c.Span, 1)
		tag, more := "td", ""
		if i == 0 && r.Header {
			tag, more = "th", ` scope="row"`
		}
		if span > 1 {
			more += fmt.Sprintf(` colspan="%d"`, span)
		}
		classes := []string{p.fill(c.Fill)}
		if at < len(columns) {
			classes = append(classes, aligned(columns[at].Align))
		}
		if c.Muted {
			classes = append(classes, "muted")
		}
		if c.Small {
			classes = append(classes, "note")
		}
		p.raw("<%s%s%s>%s%s</%s>", tag, more, class(classes...), meter(c.Meter), p.spans(c.Text), tag)
		at += span
	}
	p.raw("</tr>\n")
}

// aligned is the class of a column's cells.
func aligned(a figure.Align) string {
	return [...]string{figure.Left: "", figure.Center: "mid", figure.Right: "end"}[a]
}

// class is a class attribute of the names that are not empty.
func class(names ...string) string {
	out := ""
	for _, n := range names {
		if n == "" {
			continue
		}
		if out != "" {
			out += " "
		}
		out += n
	}
	if out == "" {
		return ""
	}
	return ` class="` + out + `"`
}

// unpaged is a table without the columns that hold nothing but page numbers: there are
// no pages, and the words beside them are links already.
func unpaged(b report.Table) report.Table {
	var keep []int
	for i := range b.Columns {
		if !pageColumn(b.Rows, i) {
			keep = append(keep, i)
		}
	}
	if len(keep) == len(b.Columns) {
		return b
	}
	out := b
	out.Columns, out.Rows = nil, nil
	for _, i := range keep {
		out.Columns = append(out.Columns, b.Columns[i])
	}
	for _, r := range b.Rows {
		row := r
		row.Cells = nil
		for _, i := range keep {
			if i < len(r.Cells) {
				row.Cells = append(row.Cells, r.Cells[i])
			}
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// pageColumn says whether a column holds page numbers and nothing else.
func pageColumn(rows []report.TableRow, column int) bool {
	found := false
	for _, r := range rows {
		if r.Group != "" {
			continue
		}
		if column >= len(r.Cells) || len(r.Cells[column].Text) != 1 || !r.Cells[column].Text[0].Page {
			return false
		}
		found = true
	}
	return found
}
