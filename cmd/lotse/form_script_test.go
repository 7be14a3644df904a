package main

import (
	"os"

	"github.com/rogpeppe/go-internal/testscript"

	"lotse/assessment/spreadsheet/formtest"
)

// fill writes into a cell of a form, as a person would: fill FILE KEY COLUMN VALUE.
// KEY is what stands in the hidden first column of the line.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: fill FILE KEY COLUMN VALUE")
	}
	name := ts.MkAbs(args[0])
	form, err := os.ReadFile(name)
	ts.Check(err)
	form, _, err = formtest.Fill(form, args[1], args[2], args[3])
	ts.Check(err)
	ts.Check(os.WriteFile(name, form, 0o600))
}
