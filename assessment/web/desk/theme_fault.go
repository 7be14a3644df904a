package desk

import (
	"slices"

	"lotse/report/theme"
	"lotse/templates/locale"
)

// themeFaults are faults of a look at the fields of its form.
func themeFaults(say *locale.Printer, faults []theme.Fault) []fault {
	var list []fault
	for _, f := range faults {
		field := f.Field
		if field == "" {
			field = "name"
		}
		list = append(list, fault{field, themeFaultWords(say, f)})
	}
	return list
}

// themeFaultWords says what is wrong in the page's language; what only a file can have
// that somebody wrote by hand is said as the command says it.
func themeFaultWords(say *locale.Printer, f theme.Fault) string {
	if f.Reason == "" {
		return f.Msg
	}
	args := slices.Clone(f.Args)
	for i := 0; i+1 < len(args); i += 2 {
		switch value := args[i+1].(type) {
		case string:
			if args[i] == "Colour" || args[i] == "Ground" {
				args[i+1] = colourName(say, value)
			}
		case float64:
			decimals := 1
			if args[i] == "Ratio" {
				decimals = 2
			}
			args[i+1] = say.Number(value, decimals)
		}
	}
	return say.T("web-desk-theme-fault-"+f.Reason, args...)
}

// themeFaultLines are faults of a file, each with its place.
func themeFaultLines(say *locale.Printer, faults []theme.Fault) []string {
	var lines []string
	for _, f := range faults {
		lines = append(lines, say.T("web-desk-theme-place", "File", f.File, "Line", f.Line, "Words", themeFaultWords(say, f)))
	}
	return lines
}
