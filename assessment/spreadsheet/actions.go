package spreadsheet

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"lotse/assessment"
	"lotse/report"
	"lotse/templates/locale"
)

// An ActionList is the plan as a workbook that people work with: they filter it, enter
// dates and how far they are, and print it.
type ActionList struct {
	Client  string
	Date    time.Time // of the report; zero: not dated
	Actions []report.Action
	Say     *locale.Printer
}

// An actionColumn is a column of the list.
type actionColumn struct {
	key   string
	width float64
	style func(*actionStyles) int
	cell  func(*ActionList, *report.Action) any
}

var actionColumns = []actionColumn{
	{"number", 9, middleCell, func(_ *ActionList, a *report.Action) any { return a.Number }},
	{"recommendation", 34, strongCell, func(_ *ActionList, a *report.Action) any { return a.Title }},
	{"area", 16, plainCell, func(_ *ActionList, a *report.Action) any { return a.Area }},
	{"stage", 11, plainCell, func(_ *ActionList, a *report.Action) any { return a.Stage }},
	{"owner", 22, openCell, func(_ *ActionList, a *report.Action) any { return a.Owner }},
	{"start", 12, dateCell, func(_ *ActionList, a *report.Action) any { return dayOrNothing(a.Start) }},
	{"person-days", 14, daysCell, func(_ *ActionList, a *report.Action) any { return digits(a.Days) }},
	{"kpi", 30, openCell, func(_ *ActionList, a *report.Action) any { return a.KPI }},
	{"status", 13, openCell, func(l *ActionList, a *report.Action) any { return l.status(a.Status) }},
	{"note", 24, openCell, func(_ *ActionList, a *report.Action) any { return a.Note }},
	{"after", 10, plainCell, func(_ *ActionList, a *report.Action) any { return numbers(a.Needs) }},
	{"why", 80, plainCell, func(_ *ActionList, a *report.Action) any { return a.Why }},
	{"drivers", 64, plainCell, func(_ *ActionList, a *report.Action) any { return strings.Join(a.Reasons, "\n") }},
	{"steps", 110, plainCell, func(_ *ActionList, a *report.Action) any { return steps(a.Steps) }},
}

// The styles of cells: what people enter has a ground of its own.
type actionStyles struct{ title, head, plain, middle, strong, open, date, days int }

func plainCell(s *actionStyles) int  { return s.plain }
func middleCell(s *actionStyles) int { return s.middle }
func strongCell(s *actionStyles) int { return s.strong }
func openCell(s *actionStyles) int   { return s.open }
func dateCell(s *actionStyles) int   { return s.date }
func daysCell(s *actionStyles) int   { return s.days }

// lastPrinted is the last column on paper.
const lastPrinted = "after"

// The rows above the list: whose it is, of when, and the heads.
const (
	actionTitleRow = 1
	actionHeadRow  = 3
)

// Write writes the workbook. The same list gives the same bytes.
func (l ActionList) Write(w io.Writer) error {
	f := excelize.NewFile()
	defer f.Close()
	sheet := sheetNames{}.take(l.Say.T("spreadsheet-sheet-actions"))
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return fmt.Errorf("write the actions: %w", err)
	}
	for _, step := range []func(*excelize.File, string) error{l.fillSheet, l.offerStatus, l.layOut} {
		if err := step(f, sheet); err != nil {
			return fmt.Errorf("write the actions: %w", err)
		}
	}
	return writeWorkbook(f, w)
}

// fillSheet writes title, heads and lines.
func (l *ActionList) fillSheet(f *excelize.File, sheet string) error {
	styles, err := l.styles(f)
	if err != nil {
		return err
	}
	put := func(column, row, style int, value any) {
		if s, ok := value.(string); ok {
			value = neutral(s)
			if n := units(s); n > maxCell && err == nil {
				err = fmt.Errorf("row %d: a text of %d characters; a workbook's cell holds %d", row, n, maxCell)
			}
		}
		at, nameErr := excelize.CoordinatesToCellName(column, row)
		for _, e := range []error{nameErr, f.SetCellValue(sheet, at, value), f.SetCellStyle(sheet, at, at, style)} {
			if err == nil {
				err = e
			}
		}
	}
	title := l.Say.T("spreadsheet-actions-title", "Client", l.Client)
	if !l.Date.IsZero() {
		title += " · " + l.Say.Date(l.Date)
	}
	put(1, actionTitleRow, styles.title, title)
	for i, c := range actionColumns {
		put(i+1, actionHeadRow, styles.head, l.Say.T("spreadsheet-head-"+c.key))
		for j := range l.Actions {
			put(i+1, actionHeadRow+1+j, c.style(&styles), c.cell(l, &l.Actions[j]))
		}
	}
	for j := range l.Actions {
		if err == nil {
			err = f.SetRowHeight(sheet, actionHeadRow+1+j, l.height(&l.Actions[j]))
		}
	}
	if err == nil {
		err = f.SetRowHeight(sheet, actionHeadRow, 2*lineHeight+4)
	}
	return err
}

// lineHeight is the height of a line of words in points.
const lineHeight = 15

// height is how high a line of the list must be to show all its words: programs that
// only show a workbook do not find out themselves.
func (l *ActionList) height(a *report.Action) float64 {
	const most = 409 // what a workbook allows
	lines := 1
	for _, c := range actionColumns {
		words, ok := c.cell(l, a).(string)
		if !ok {
			continue
		}
		n := 0
		for part := range strings.SplitSeq(words, "\n") {
			// Words do not fill lines to the end: a tenth is lost.
			n += 1 + int(float64(units(part))*1.1/c.width)
		}
		lines = max(lines, n)
	}
	return min(float64(lines)*lineHeight+2, most)
}

// styles makes the looks of cells.
func (l *ActionList) styles(f *excelize.File) (actionStyles, error) {
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	line := []excelize.Border{{Type: "bottom", Color: "C9D1D9", Style: 1}}
	middle := &excelize.Alignment{Vertical: "top", Horizontal: "center"}
	font := func(bold bool, size float64, colour string) *excelize.Font {
		return &excelize.Font{Family: "Calibri", Bold: bold, Size: size, Color: colour}
	}
	entered := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFBE6"}}
	day, days := `yyyy\-mm\-dd`, "0.0"
	if l.Say.Lang() == "de" {
		day = `dd\.mm\.yyyy`
	}
	var s actionStyles
	for _, make := range []struct {
		into  *int
		style excelize.Style
	}{
		{&s.title, excelize.Style{Font: font(true, 15, "0B2A4A")}},
		{&s.head, excelize.Style{Font: font(true, 11, "FFFFFF"), Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"0B2A4A"}}}},
		{&s.plain, excelize.Style{Alignment: top, Border: line}},
		{&s.middle, excelize.Style{Alignment: middle, Border: line}},
		{&s.strong, excelize.Style{Font: font(true, 11, "1E2933"), Alignment: top, Border: line}},
		{&s.open, excelize.Style{Alignment: top, Border: line, Fill: entered}},
		{&s.date, excelize.Style{Alignment: middle, Border: line, Fill: entered, CustomNumFmt: &day}},
		{&s.days, excelize.Style{Alignment: middle, Border: line, Fill: entered, CustomNumFmt: &days}},
	} {
		var err error
		if *make.into, err = f.NewStyle(&make.style); err != nil {
			return s, err
		}
	}
	return s, nil
}

// offerStatus lets people choose how far an action is, and takes only dates as a start
// and only numbers as person-days.
func (l *ActionList) offerStatus(f *excelize.File, sheet string) error {
	if len(l.Actions) == 0 {
		return nil
	}
	last := actionHeadRow + len(l.Actions)
	var words []string
	for _, s := range assessment.FollowUps() {
		words = append(words, l.status(assessment.FollowUp(s)))
	}
	status := excelize.NewDataValidation(true)
	status.Sqref = l.column("status", last)
	if err := status.SetDropList(words); err != nil {
		return err
	}
	status.SetError(excelize.DataValidationErrorStyleStop, l.Say.T("spreadsheet-form-not-listed-title"), l.Say.T("spreadsheet-form-not-listed"))
	start := excelize.NewDataValidation(true)
	start.Sqref = l.column("start", last)
	first, until := 36526, 73415 // days since 1900: 2000-01-01 and 2100-12-31
	if err := start.SetRange(first, until, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween); err != nil {
		return err
	}
	start.SetError(excelize.DataValidationErrorStyleStop, l.Say.T("spreadsheet-head-start"), l.Say.T("spreadsheet-actions-date"))
	for _, v := range []*excelize.DataValidation{status, start} {
		if err := f.AddDataValidation(sheet, v); err != nil {
			return err
		}
	}
	return nil
}

// column is the range of a column's lines.
func (l *ActionList) column(key string, last int) string {
	at := 1 + slices.IndexFunc(actionColumns, func(c actionColumn) bool { return c.key == key })
	return cells(at, actionHeadRow+1, at, last)
}

// layOut sets widths, the filter, what stays in sight, and how it is printed: on A4
// across with the heads on each sheet, without the columns that only explain.
func (l *ActionList) layOut(f *excelize.File, sheet string) error {
	for i, c := range actionColumns {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(sheet, name, name, c.width); err != nil {
			return err
		}
	}
	last := actionHeadRow + max(len(l.Actions), 1)
	landscape, a4, across, down, fit := "landscape", 9, 1, 0, true
	top := strconv.Itoa(actionHeadRow)
	name := "'" + strings.ReplaceAll(sheet, "'", "''") + "'!"
	printed, err := excelize.ColumnNumberToName(1 + slices.IndexFunc(actionColumns, func(c actionColumn) bool { return c.key == lastPrinted }))
	if err != nil {
		return err
	}
	for _, err := range []error{
		f.AutoFilter(sheet, cells(1, actionHeadRow, len(actionColumns), last), nil),
		f.SetPanes(sheet, &excelize.Panes{Freeze: true, XSplit: 2, YSplit: actionHeadRow, TopLeftCell: "C" + strconv.Itoa(actionHeadRow+1), ActivePane: "bottomRight"}),
		f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}),
		f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &across, FitToHeight: &down}),
		f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&L" + strings.ReplaceAll(clean(l.Client), "&", "&&") + "&R&P / &N"}),
		f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: name + "$" + top + ":$" + top, Scope: sheet}),
		f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: name + "$A$1:$" + printed + "$" + strconv.Itoa(last), Scope: sheet}),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// status is how far an action is, in words; nothing was said is open.
func (l *ActionList) status(s assessment.FollowUp) string {
	if s == "" {
		s = assessment.FollowUpOpen
	}
	return l.Say.T("plan-status-" + string(s))
}

func dayOrNothing(day time.Time) any {
	if day.IsZero() {
		return nil
	}
	return day
}

func numbers(list []int) string {
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, ", ")
}

// steps are sentences, a numbered line each.
func steps(sentences []string) string {
	lines := make([]string, len(sentences))
	for i, s := range sentences {
		lines[i] = strconv.Itoa(i+1) + ". " + s
	}
	return strings.Join(lines, "\n")
}
