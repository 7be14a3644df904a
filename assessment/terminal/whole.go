package terminal

import (
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
)

// whole is a given answer in words, line by line where it has several parts.
func (r *room) whole(f field, a assessment.Answer) string {
	sheet, ok := f.kind.Show(a.Value, r.lang).(questionnaires.Sheet)
	if !ok {
		return r.shown(f, a.Value)
	}
	var rows []string
	for _, row := range sheet.Rows {
		var cells []string
		for _, c := range row {
			if c = oneLine(c); c != "" {
				cells = append(cells, c)
			}
		}
		rows = append(rows, "· "+strings.Join(cells, " · "))
	}
	if len(rows) == 0 {
		return r.say.N("runner-entries", 0)
	}
	return strings.Join(rows, "\n")
}
