package spreadsheet

import (
	"math"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
)

// codebook explains every variable: what was asked, of whom, and what each value
// means. N in a name stands for the number of an entry, ROW for the row of a grid.
func (x *Export) codebook() Table {
	t := Table{Head: x.head("variable", "section", "asked-of", "kind", "words", "unit", "value", "meaning")}
	for _, s := range []assessment.State{assessment.DontKnow, assessment.NotApplicable} {
		t.Rows = append(t.Rows, []any{x.Say.T("spreadsheet-all-variables"), nil, nil, nil, nil, nil, stateWord(s), x.stateWords(s)})
	}
	for _, s := range x.Published.Pack.Sections {
		for _, q := range s.Questions {
			t.Rows = append(t.Rows, x.rowsOf(s, q)...)
			for _, v := range x.described(q) {
				t.Rows = append(t.Rows, x.describe(s, v)...)
			}
		}
	}
	return t
}

// described are a question's variables: those of a table once for all entries, those
// of a grid once for all rows.
func (x *Export) described(q *questionnaires.Question) []variable {
	c := q.Kind.Control(x.lang())
	list := []variable{{question: q}}
	if len(c.Columns) > 0 {
		list = nil
	}
	for i := range c.Columns {
		v := variable{question: q, column: &c.Columns[i], entry: anyEntry}
		if c.Form == questionnaires.FormGrid {
			v.row, v.entry = &questionnaires.Row{ID: anyRow}, 0
		}
		list = append(list, v)
	}
	if q.Section.Mode != questionnaires.ModeSurvey {
		return list // facts have lines, not columns, for their options
	}
	return spreadAll(list, x.lang())
}

// anyRow stands for every row of a grid.
const anyRow = "ROW"

// rowsOf explains the rows of a grid.
func (x *Export) rowsOf(s *questionnaires.Section, q *questionnaires.Question) [][]any {
	var lines [][]any
	for _, row := range q.Kind.Control(x.lang()).Rows {
		lines = append(lines, []any{q.ID + "." + anyRow, x.in(s.Title), x.askedOf(s, q), q.Kind.Name(), x.in(q.Ask), nil, row.ID, words(x.in(row.Label))})
	}
	return lines
}

// describe makes the lines of a variable: one per value, or one with its range.
func (x *Export) describe(s *questionnaires.Section, v variable) [][]any {
	c := v.kind().Control(x.lang())
	about := []any{v.name(), x.in(s.Title), x.askedOf(s, v.question), v.kind().Name(), v.words(x.lang()), words(c.Unit)}
	line := func(value any, meaning string) []any {
		return append(about[:len(about):len(about)], value, words(meaning))
	}
	switch {
	case v.option != nil:
		return [][]any{line(1, x.Say.T("spreadsheet-chosen")), line(0, x.Say.T("spreadsheet-not-chosen"))}
	case len(c.Options) == 0:
		return [][]any{line(nil, x.rangeWords(c))}
	}
	var lines [][]any
	for _, o := range c.Options {
		var value any = o.ID
		if parsed, faults := v.kind().Parse(o.ID); faults == nil {
			value = code(v.kind(), parsed, x.lang())
		}
		lines = append(lines, line(value, o.Label))
	}
	return lines
}

// askedOf names the groups a question is put to; facts are answered once.
func (x *Export) askedOf(s *questionnaires.Section, q *questionnaires.Question) string {
	if s.Mode != questionnaires.ModeSurvey {
		return x.Say.T("spreadsheet-once")
	}
	return strings.Join(q.Groups, ", ")
}

// rangeWords says which numbers are allowed.
func (x *Export) rangeWords(c questionnaires.Control) string {
	if c.Form != questionnaires.FormNumber || !c.Bounded {
		return ""
	}
	number := func(f float64) string { return field(f, x.lang()) }
	switch {
	case math.IsInf(c.Max, 1):
		return x.Say.T("spreadsheet-from", "Min", number(c.Min))
	case math.IsInf(c.Min, -1):
		return x.Say.T("spreadsheet-to", "Max", number(c.Max))
	}
	return x.Say.T("spreadsheet-range", "Min", number(c.Min), "Max", number(c.Max))
}

// numberOr is a published number as a cell: empty where it is not available, a
// sign where it is infinite.
func numberOr(n assessment.Number) any {
	switch {
	case !n.Known:
		return nil
	case math.IsInf(n.Value, 0):
		return "∞"
	}
	return n.Value
}

// joined is a list of ids as one cell.
func joined(ids []string) any { return words(strings.Join(ids, ", ")) }

// yes is a flag as a cell.
func yes(b bool) any {
	if b {
		return 1
	}
	return 0
}

// whole is a count as a cell.
func whole(n assessment.Number) any {
	if !n.Known {
		return nil
	}
	return int(n.Value)
}
