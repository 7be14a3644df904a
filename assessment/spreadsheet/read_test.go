package spreadsheet_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/spreadsheet"
)

// What is wrong inside a form is told cell by cell, all of it, and nothing is taken.
func TestRead_faultsByCell(t *testing.T) {
	e, p := assesstest.Nordhang(t)
	facts := e.Rounds[0].Facts
	workshop := form(t, spreadsheet.Form{Pack: p, Engagement: e, Round: &assessment.Round{ID: "baseline"}, Say: assesstest.Printer(t, "de")})
	experts := expertsForm(t)
	manifest := func(f *excelize.File, at, value string) {
		if err := f.SetCellValue("_lotse", at, value); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		name   string
		form   []byte
		change func(f *excelize.File) (want []string) // place and key of each fault
	}{
		{"several at once", experts, func(f *excelize.File) []string {
			return []string{
				fill(t, f, "q/lead-mandate", "C", 6) + ": fault-option",
				fill(t, f, "q/lead-priority", "C", "viel") + ": fault-option",
				fill(t, f, "o/barriers/bar-none", "C", "vielleicht") + ": spreadsheet-fault-mark",
			}
		}},
		{"an option that stands alone", experts, func(f *excelize.File) []string {
			fill(t, f, "o/barriers/bar-none", "C", "x")
			fill(t, f, "o/barriers/bar-no-time", "C", "x")
			sheet, row := find(t, f, "q/barriers")
			return []string{fmt.Sprintf("%s!C%d: fault-alone", sheet, row)}
		}},
		{"don't know and an answer", experts, func(f *excelize.File) []string {
			fill(t, f, "o/barriers/bar-no-time", "C", "x")
			return []string{fill(t, f, "q/barriers", "C", "dk") + ": spreadsheet-fault-both"}
		}},
		{"an answer in the wrong place", experts, func(f *excelize.File) []string {
			return []string{fill(t, f, "q/barriers", "C", "keine Zeit") + ": spreadsheet-fault-stray", fill(t, f, "q/open", "F", "hier") + ": spreadsheet-fault-stray"}
		}},
		{"a formula in an answer", experts, func(f *excelize.File) []string {
			sheet, row := find(t, f, "q/lead-mandate")
			at := fmt.Sprintf("C%d", row)
			if err := f.SetCellFormula(sheet, at, "1+2"); err != nil {
				t.Fatal(err)
			}
			return []string{sheet + "!" + at + ": spreadsheet-fault-formula"}
		}},
		{"a formula elsewhere", experts, func(f *excelize.File) []string {
			if err := f.SetCellFormula("Start", "C40", `HYPERLINK("http://x")`); err != nil {
				t.Fatal(err)
			}
			return []string{"Start!C40: spreadsheet-fault-formula"}
		}},
		{"too long", experts, func(f *excelize.File) []string {
			return []string{fill(t, f, "q/open", "C", strings.Repeat("x", 10_001)) + ": spreadsheet-fault-too-long"}
		}},
		{"a negative number", workshop, func(f *excelize.File) []string {
			return []string{fill(t, f, "q/contributions-per-week", "C", -1) + ": fault-below"}
		}},
		{"a word for a number in a table", workshop, func(f *excelize.File) []string {
			fill(t, f, "e/departments/3", "C", "Versand")
			return []string{fill(t, f, "e/departments/3", "D", "viele") + ": fault-number"}
		}},
		{"a short name twice", workshop, func(f *excelize.File) []string {
			fill(t, f, "e/departments/1", "B", "x")
			return []string{fill(t, f, "e/departments/2", "B", "x") + ": fault-twice"}
		}},
		{"a short name that is none", workshop, func(f *excelize.File) []string {
			return []string{fill(t, f, "e/departments/1", "B", "a b") + ": fault-entry-id"}
		}},
		{"no such letter", workshop, func(f *excelize.File) []string {
			return []string{fill(t, f, "r/raci/act-set-goals", "E", "Q") + ": fault-option"}
		}},
		{"no such day", workshop, func(f *excelize.File) []string {
			return []string{fill(t, f, "r/rules-checklist/chk-imprint", "E", "31.2.2026") + ": fault-date"}
		}},
		{"no such entry", workshop, func(f *excelize.File) []string {
			return []string{fill(t, f, "e/flows/1", "C", "Mondbasis") + ": spreadsheet-fault-no-entry"}
		}},
		{"a line is missing", experts, func(f *excelize.File) []string {
			sheet, row := find(t, f, "q/lead-mandate")
			if err := f.RemoveRow(sheet, row); err != nil {
				t.Fatal(err)
			}
			return []string{"spreadsheet-fault-missing-line"}
		}},
		{"a line is there twice", experts, func(f *excelize.File) []string {
			_, row := find(t, f, "q/lead-mandate")
			sheet, other := find(t, f, "q/lead-priority")
			if row > other {
				t.Fatal("order of questions")
			}
			at := fmt.Sprintf("A%d", other)
			if err := f.SetCellValue(sheet, at, "q/lead-mandate"); err != nil {
				t.Fatal(err)
			}
			return []string{sheet + "!" + at + ": spreadsheet-fault-twice", "spreadsheet-fault-missing-line"}
		}},
		{"a line of another question", experts, func(f *excelize.File) []string {
			if err := f.SetCellValue("Start", "A50", "q/company-name"); err != nil {
				t.Fatal(err)
			}
			return []string{"Start!A50: spreadsheet-fault-unknown-key"}
		}},
		{"columns renamed", workshop, func(f *excelize.File) []string {
			return []string{fill(t, f, "h/departments", "D", "department-name") + ": spreadsheet-fault-head"}
		}},
		{"a column gone", workshop, func(f *excelize.File) []string {
			fill(t, f, "h/departments", "D", "")
			sheet, row := find(t, f, "h/departments")
			return []string{fmt.Sprintf("%s!A%d: spreadsheet-fault-head", sheet, row)}
		}},
		{"a manifest that was cut", experts, func(f *excelize.File) []string {
			if err := f.RemoveRow("_lotse", 40); err != nil {
				t.Fatal(err)
			}
			return []string{"spreadsheet-fault-manifest"}
		}},
		{"another pack", experts, func(f *excelize.File) []string {
			manifest(f, "B2", "other")
			return []string{"spreadsheet-fault-other-pack"}
		}},
		{"other questions", experts, func(f *excelize.File) []string {
			manifest(f, "B4", strings.Repeat("0", 64))
			return []string{"spreadsheet-fault-other-pack"}
		}},
		{"a group that is not there", experts, func(f *excelize.File) []string {
			manifest(f, "B8", "nobody")
			return []string{"spreadsheet-fault-manifest"}
		}},
		{"a later form", experts, func(f *excelize.File) []string {
			manifest(f, "B1", "2")
			return []string{"spreadsheet-fault-form-version"}
		}},
		{"a question of another group", experts, func(f *excelize.File) []string {
			manifest(f, "B10", "q/company-name")
			return []string{"spreadsheet-fault-unknown-key"}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := open(t, tt.form)
			want := tt.change(f)
			filled, faults := spreadsheet.Read(saved(t, f), p, facts)
			var got []string
			for _, fault := range faults {
				place := ""
				if fault.Cell != "" {
					place = fault.Sheet + "!" + fault.Cell + ": "
				}
				got = append(got, place+fault.Key)
				for _, lang := range []string{"de", "en"} {
					if words := fault.Say(assesstest.Printer(t, lang)); !strings.HasPrefix(words, place) || strings.Contains(words, "<no value>") || strings.Contains(words, fault.Key) {
						t.Errorf("%s: %q", lang, words)
					}
				}
			}
			slices.Sort(got)
			slices.Sort(want)
			missing := slices.DeleteFunc(slices.Clone(want), func(s string) bool { return slices.Contains(got, s) })
			if filled != nil || len(missing) > 0 {
				t.Errorf("faults %q, want %q", got, want)
			}
			if !errors.As(error(faults), new(spreadsheet.Faults)) || !strings.Contains(faults.Error(), "not taken") {
				t.Errorf("as an error: %v", faults)
			}
		})
	}
}

func TestRead_fewFaultsAreTold(t *testing.T) {
	e, p := assesstest.Nordhang(t)
	f := open(t, form(t, spreadsheet.Form{Pack: p, Engagement: e, Round: &assessment.Round{ID: "r"}, Say: assesstest.Printer(t, "en")}))
	sheet, row := find(t, f, "r/raci/act-set-goals")
	for r := row; r < row+12; r++ {
		for c := 3; c < 13; c++ {
			at, err := excelize.CoordinatesToCellName(c, r)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellValue(sheet, at, "Q"); err != nil {
				t.Fatal(err)
			}
		}
	}
	_, faults := spreadsheet.Read(saved(t, f), p, nil)
	if len(faults) != 101 || faults[100].Key != "spreadsheet-fault-many" {
		t.Errorf("%d faults told, want 100 and a word on the rest", len(faults))
	}
}

func TestFaultKeys_haveMessages(t *testing.T) {
	for _, lang := range []string{"de", "en"} {
		for _, key := range spreadsheet.FaultKeys() {
			if !assesstest.Printer(t, lang).Has(key) {
				t.Errorf("%s: no message %s", lang, key)
			}
		}
	}
}
