package spreadsheet

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	pricing "lotse/report/offer"
	"lotse/templates/locale"
)

// WriteOffer writes an offer as a workbook: a line for each measure and item, sums below.
// The same offer gives the same bytes.
func WriteOffer(w io.Writer, o *pricing.Offer, say *locale.Printer) error {
	f := excelize.NewFile()
	defer f.Close()
	d := &offerSheet{Offer: o, say: say, book: f, name: sheetNames{}.take(say.T("offer-title"))}
	if err := f.SetSheetName("Sheet1", d.name); err != nil {
		return fmt.Errorf("write the offer: %w", err)
	}
	d.draw()
	if d.err != nil {
		return fmt.Errorf("write the offer: %w", d.err)
	}
	return writeWorkbook(f, w)
}

// An offerSheet is an offer while it is drawn. Errors stick: the first one ends it.
type offerSheet struct {
	*pricing.Offer
	say  *locale.Printer
	book *excelize.File
	name string
	row  int
	err  error

	title, note, head, text, strong, days, money, total int // styles
}

func (d *offerSheet) check(err error) {
	if d.err == nil {
		d.err = err
	}
}

// style makes a look of cells.
func (d *offerSheet) style(bold bool, size float64, format string) int {
	s := &excelize.Style{Font: &excelize.Font{Family: "Calibri", Bold: bold, Size: size}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}
	if format != "" {
		s.CustomNumFmt = &format
	}
	id, err := d.book.NewStyle(s)
	d.check(err)
	return id
}

// line writes the cells of a row: text or number, each in a style.
func (d *offerSheet) line(cells ...any) {
	d.row++
	for i := 0; i+1 < len(cells); i += 2 {
		value := cells[i]
		if s, ok := value.(string); ok {
			value = neutral(s)
		}
		at, err := excelize.CoordinatesToCellName(1+i/2, d.row)
		d.check(err)
		style, _ := cells[i+1].(int)
		d.check(d.book.SetCellValue(d.name, at, value))
		d.check(d.book.SetCellStyle(d.name, at, at, style))
	}
}

// draw writes the sheet from top to bottom.
func (d *offerSheet) draw() {
	amounts := `#,##0.00 "` + d.Currency + `"` // the program's own language writes the number
	d.title, d.note, d.head = d.style(true, 15, ""), d.style(false, 11, ""), d.style(true, 11, "")
	d.text, d.strong = d.style(false, 11, ""), d.style(true, 11, "")
	d.days, d.money, d.total = d.style(false, 11, "0.##"), d.style(false, 11, amounts), d.style(true, 11, amounts)
	for column, width := range map[string]float64{"A": 8, "B": 80, "C": 12, "D": 15, "E": 18} {
		d.check(d.book.SetColWidth(d.name, column, column, width))
	}
	d.line(d.say.T("offer-title")+" · "+d.Client, d.title)
	d.check(d.book.MergeCell(d.name, "A1", "E1"))
	d.line(d.say.T("offer-label"), d.note)
	d.check(d.book.MergeCell(d.name, "A2", "E2"))
	d.row++
	var heads []any
	for _, key := range []string{"offer-number", "offer-measure", "spreadsheet-head-stage", "offer-days", "offer-amount"} {
		heads = append(heads, d.say.T(key), d.head)
	}
	d.line(heads...)
	head := d.row
	for _, l := range d.Lines {
		d.line(l.Number, d.text, l.Title, d.text, l.Stage, d.text, digits(l.Offered), d.days, float64(l.Amount)/100, d.money)
	}
	for _, i := range d.Items {
		d.line("", d.text, i.Title, d.text, d.say.T("offer-items"), d.text, nil, d.days, float64(i.Amount)/100, d.money)
	}
	for _, s := range d.Sums(d.say) {
		text, amount := d.text, d.money
		if s.Final {
			text, amount = d.strong, d.total
		}
		d.line("", d.text, s.Label, text, "", d.text, nil, d.days, float64(s.Amount)/100, amount)
	}
	d.print(head)
}

// print sets how it is printed, and what stays in sight.
func (d *offerSheet) print(head int) {
	a4, across, down, fit := 9, 1, 0, true
	d.check(d.book.SetSheetProps(d.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	d.check(d.book.SetPageLayout(d.name, &excelize.PageLayoutOptions{Size: &a4, FitToWidth: &across, FitToHeight: &down}))
	d.check(d.book.SetPanes(d.name, &excelize.Panes{Freeze: true, YSplit: head, TopLeftCell: fmt.Sprintf("A%d", head+1), ActivePane: "bottomLeft"}))
	d.check(d.book.SetHeaderFooter(d.name, &excelize.HeaderFooterOptions{OddFooter: "&L" + d.say.T("offer-secrecy") + "&R&P / &N"}))
}
