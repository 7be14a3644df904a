package main

import (
	"fmt"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// fill writes into a cell of a form, as a person would: fill FILE KEY COLUMN VALUE.
// KEY is what stands in the hidden first column of the line.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: fill FILE KEY COLUMN VALUE")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		ts.Check(err)
		for i, cells := range rows {
			if sheet[0] != '_' && len(cells) > 0 && cells[0] == args[1] {
				ts.Check(f.SetCellValue(sheet, fmt.Sprintf("%s%d", args[2], i+1), args[3]))
				ts.Check(f.Save())
				return
			}
		}
	}
	ts.Fatalf("no line %s in %s", args[1], args[0])
}
