package spreadsheet_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/spreadsheet"
	"lotse/report"
)

// actionList is the sample's list, of which one has been started and one says what a
// spreadsheet would take for a formula.
func actionList(t *testing.T, lang string) spreadsheet.ActionList {
	t.Helper()
	e, p := assesstest.Nordhang(t)
	pub, plan := assessment.Assess(p, e, e.Latest()).Publish().Curate(e.Plan)
	actions, err := report.Actions(pub, plan, lang)
	if err != nil {
		t.Fatal(err)
	}
	actions[0].Start, actions[0].Status = time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), assessment.FollowUpStarted
	actions[1].Owner = `=HYPERLINK("http://x.example")`
	return spreadsheet.ActionList{Client: "Nordhang & Söhne", Date: time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC), Actions: actions, Say: assesstest.Printer(t, lang)}
}

func actionBook(t *testing.T, l spreadsheet.ActionList) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := l.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestActionList(t *testing.T) {
	for lang, words := range map[string][]string{"de": {"Maßnahmen", "Stand", "begonnen", "01.12.2026"}, "en": {"Actions", "Status", "started", "2026-12-01"}} {
		t.Run(lang, func(t *testing.T) {
			l := actionList(t, lang)
			data := actionBook(t, l)
			if !bytes.Equal(data, actionBook(t, l)) {
				t.Error("a second time gives other bytes")
			}
			f, err := excelize.OpenReader(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			rows, err := f.GetRows(words[0])
			if err != nil || len(rows) != len(l.Actions)+3 {
				t.Fatalf("%d rows for %d actions, %v", len(rows), len(l.Actions), err)
			}
			line := strings.Join(rows[3], "|")
			for _, want := range append(words[2:], l.Actions[0].Title, l.Actions[0].KPI) {
				if !strings.Contains(line, want) {
					t.Errorf("the first line lacks %q: %s", want, line)
				}
			}
			if got := rows[4][4]; got != `'=HYPERLINK("http://x.example")` {
				t.Errorf("a formula is %q", got)
			}
			checkActionCells(t, f, words[0], len(l.Actions))
		})
	}
}

// checkActionCells looks at what makes it a list to work with.
func checkActionCells(t *testing.T, f *excelize.File, sheet string, n int) {
	if kind, err := f.GetCellType(sheet, "F4"); err != nil || kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString {
		t.Errorf("the start is no date: %v, %v", kind, err)
	}
	validations, err := f.GetDataValidations(sheet)
	if err != nil || len(validations) != 2 {
		t.Errorf("%d validations, %v", len(validations), err)
	}
	panes, err := f.GetPanes(sheet)
	if err != nil || !panes.Freeze || panes.YSplit != 3 {
		t.Errorf("panes %+v, %v", panes, err)
	}
	layout, err := f.GetPageLayout(sheet)
	if err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
		t.Errorf("page %+v, %v", layout, err)
	}
	var names []string
	for _, d := range f.GetDefinedName() {
		names = append(names, d.Name)
	}
	if all := strings.Join(names, " "); !strings.Contains(all, "_xlnm.Print_Titles") || !strings.Contains(all, "_xlnm._FilterDatabase") {
		t.Errorf("names %q", names)
	}
	if n < 20 {
		t.Errorf("%d actions: the sample has more", n)
	}
}

// An empty plan is a list without lines, and LibreOffice opens both.
func TestActionList_libreOffice(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "list.xlsx"), actionBook(t, actionList(t, "de")))
	writeFile(t, filepath.Join(dir, "empty.xlsx"), actionBook(t, spreadsheet.ActionList{Say: assesstest.Printer(t, "en")}))
	office(t, "csv:Text - txt - csv (StarCalc):44,34,76", filepath.Join(dir, "out"), filepath.Join(dir, "*.xlsx"))
	data, err := os.ReadFile(filepath.Join(dir, "out", "list.csv"))
	if err != nil || !bytes.Contains(data, []byte("01.12.2026")) || !bytes.Contains(data, []byte("begonnen")) {
		t.Errorf("LibreOffice reads %.300s, %v", data, err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "out", "empty.csv")); err != nil || !bytes.Contains(data, []byte("Responsible")) {
		t.Errorf("LibreOffice reads %.300s, %v", data, err)
	}
}
