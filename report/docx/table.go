package docx

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"lotse/report"
	"lotse/report/figure"
)

// The page, in twentieths of a point: A4 with the margins of the PDF.
const (
	pageWidth    = 11906
	pageHeight   = 16838
	marginLeft   = 1361 // 24 mm
	marginRight  = 1247 // 22 mm
	contentWidth = pageWidth - marginLeft - marginRight
)

// captionLine writes number and title of a table or figure. The number is a field, so
// that word processors count and list them, where counting gives the number it has.
func (w *writer) captionLine(id, number, title string) {
	if number+title == "" {
		return
	}
	const style = `<w:rStyle w:val="CaptionNumber"/>`
	runs := run(style, number)
	number = strings.ReplaceAll(number, "\u00a0", " ")
	if at := strings.LastIndex(number, " "); at > 0 {
		word, n := number[:at], number[at+1:]
		switch n {
		case fmt.Sprint(w.counts[word] + 1):
			w.counts[word]++
			runs = run(style, word+"\u00a0") + field(style, "SEQ "+escape(word)+` \* ARABIC`, n)
		case fmt.Sprint(w.counts[word]): // goes on under the number of the one before
			runs = run(style, word+"\u00a0") + field(style, "SEQ "+escape(word)+` \c \* ARABIC`, n)
		}
	}
	if runs != "" && title != "" {
		runs += run("", "\u2002"+title)
	} else {
		runs += run("", title)
	}
	w.para("Caption", "", w.bookmarked(id, runs))
}

// tableBlock writes a table with its caption and source. Its head is repeated on each page.
func (w *writer) tableBlock(b report.Table) {
	if len(b.Columns) == 0 {
		w.fault("table %q has no columns", b.ID)
		return
	}
	if b.Number+b.Caption == "" && b.ID != "" {
		w.para("Reading", "", w.bookmarked(b.ID, ""))
	}
	w.captionLine(b.ID, b.Number, b.Caption)
	widths := w.columnWidths(b)
	title := b.Caption
	if title == "" {
		title = w.source.Chapters[w.chapterAt].Title
	}
	w.startTable("ReportTable", widths, title, true)
	headed := false
	for _, c := range b.Columns {
		headed = headed || c.Head != ""
	}
	if headed {
		w.raw("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
		for i, c := range b.Columns {
			w.cell(widths[i], 1, "", "bottom", paragraph("TableHead", aligned(c.Align), run("", c.Head)))
		}
		w.raw("</w:tr>\n")
	}
	for _, r := range b.Rows {
		w.row(b.Columns, widths, r)
	}
	w.endTable()
	if b.Source != "" {
		w.words("Source", b.Source)
	} else {
		w.gap()
	}
}

// row writes a row, or a line that heads the following ones.
func (w *writer) row(columns []report.TableColumn, widths []int, r report.TableRow) {
	if r.Group != "" {
		w.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
		w.cell(contentSum(widths), len(columns), w.colour(figure.Pale), "", paragraph("TableHead", "", run("", r.Group)))
		w.raw("</w:tr>\n")
		return
	}
	w.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
	at := 0
	for _, c := range r.Cells {
		span := min(max(c.Span, 1), len(columns)-at)
		if span < 1 {
			break
		}
		style, align := "TableText", aligned(columns[at].Align)
		if c.Small || c.Muted {
			style = "TableNote"
		}
		fill, color := "", ""
		if c.Fill.A != 0 {
			ground := w.source.Palette().Of(c.Fill)
			fill = hex(ground)
			if figure.InkOn(ground) == figure.White {
				color = "FFFFFF"
			}
		}
		w.cell(contentSum(widths[at:at+span]), span, fill, "", paragraph(style, align, coloured(meter(c.Meter)+w.runs(c.Text), color)))
		at += span
	}
	for ; at < len(columns); at++ { // rows are as wide as the grid
		w.cell(widths[at], 1, "", "", paragraph("TableText", "", ""))
	}
	w.raw("</w:tr>\n")
}

// startTable writes a table's properties and its grid. Title is what a screen reader
// says of it; headed tables have a first row of heads.
func (w *writer) startTable(style string, widths []int, title string, headed bool) {
	if w.table || w.leap {
		w.gap() // tables that touch become one
	}
	look := `<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`
	if headed {
		look = `<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`
	}
	w.raw(`<w:tbl><w:tblPr><w:tblStyle w:val="%s"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>%s<w:tblCaption w:val="%s"/></w:tblPr><w:tblGrid>`,
		style, contentSum(widths), look, escape(strings.ReplaceAll(title, "\n", " ")))
	for _, width := range widths {
		w.raw(`<w:gridCol w:w="%d"/>`, width)
	}
	w.raw("</w:tblGrid>\n")
}

func (w *writer) endTable() {
	w.raw("</w:tbl>\n")
	w.table = true
}

// cell writes a cell that holds paragraphs.
func (w *writer) cell(width, span int, fill, vertical, paragraphs string) {
	w.raw(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width)
	if span > 1 {
		w.raw(`<w:gridSpan w:val="%d"/>`, span)
	}
	if fill != "" {
		w.raw(`<w:shd w:val="clear" w:color="auto" w:fill="%s"/>`, fill)
	}
	if vertical != "" {
		w.raw(`<w:vAlign w:val="%s"/>`, vertical)
	}
	w.raw("</w:tcPr>%s</w:tc>", paragraphs)
}

// paragraph is a paragraph within a cell.
func paragraph(style, props, runs string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + props + "</w:pPr>" + runs + "</w:p>"
}

// aligned is the property of a paragraph in a column.
func aligned(a figure.Align) string {
	return [...]string{figure.Left: "", figure.Center: `<w:jc w:val="center"/>`, figure.Right: `<w:jc w:val="right"/>`}[a]
}

func contentSum(widths []int) int {
	sum := 0
	for _, w := range widths {
		sum += w
	}
	return sum
}

// factTable writes labelled facts, a line each.
func (w *writer) factTable(facts []report.CardFact) {
	const label = contentWidth / 4
	widths := []int{label, contentWidth - label}
	facts = slices.DeleteFunc(slices.Clone(facts), func(f report.CardFact) bool { return f.Text == "" })
	if len(facts) == 0 {
		return
	}
	w.startTable("FactTable", widths, facts[0].Label, false)
	for i, f := range facts {
		hold := "<w:keepNext/>" // they stay on one page
		if i == len(facts)-1 {
			hold = ""
		}
		w.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
		w.cell(widths[0], 1, w.colour(figure.Pale), "", paragraph("TableNote", hold, run("", f.Label)))
		w.cell(widths[1], 1, w.colour(figure.Pale), "", paragraph("TableText", hold, run("", f.Text)))
		w.raw("</w:tr>\n")
	}
	w.endTable()
	w.gap()
}

var properties = regexp.MustCompile(`<w:rPr>(.*?)((?:<w:lang [^>]*/>)?)</w:rPr>`)

// coloured gives runs a colour where one is set, links as well: they would not be read
// on a dark ground.
func coloured(runs, color string) string {
	if color == "" {
		return runs
	}
	mark := `<w:color w:val="` + color + `"/>`
	runs = strings.ReplaceAll(runs, "<w:r><w:t", "<w:r><w:rPr></w:rPr><w:t")
	return properties.ReplaceAllString(runs, "<w:rPr>${1}"+mark+"${2}</w:rPr>")
}

// meter is a small count as marks before the words that say the same.
func meter(m *report.Meter) string { return run("", meterText(m)) }

func meterText(m *report.Meter) string {
	if m == nil || m.Of <= 0 {
		return ""
	}
	full, empty := "●", "○"
	if m.Boxes {
		full, empty = "■", "□"
	}
	at := min(max(m.At, 0), m.Of)
	return strings.Repeat(full, at) + strings.Repeat(empty, m.Of-at) + "\u00a0"
}

func hex(c figure.Color) string { return fmt.Sprintf("%02X%02X%02X", c.R, c.G, c.B) }
