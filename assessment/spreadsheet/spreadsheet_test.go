package spreadsheet_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"lotse/assessment/spreadsheet"
)

// form writes a form.
func form(t testing.TB, f spreadsheet.Form) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// open opens a workbook with the library, as another program would.
func open(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func saved(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// find returns the sheet and row of a key.
func find(t testing.TB, f *excelize.File, key string) (sheet string, row int) {
	t.Helper()
	for _, name := range f.GetSheetList() {
		if name[0] == '_' {
			continue
		}
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, cells := range rows {
			if len(cells) > 0 && cells[0] == key {
				return name, i + 1
			}
		}
	}
	t.Fatalf("no line %s", key)
	return "", 0
}

// fill writes into the line of a key, as a person would.
func fill(t testing.TB, f *excelize.File, key, column string, value any) string {
	t.Helper()
	sheet, row := find(t, f, key)
	at, err := excelize.JoinCellName(column, row)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellValue(sheet, at, value); err != nil {
		t.Fatal(err)
	}
	return sheet + "!" + at
}
