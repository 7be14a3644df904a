package assessment

import (
	"strings"

	"lotse/questionnaires"
)

// value returns what was answered to a question, or nil. "Don't know" and "not
// applicable" hold no value.
func (f Facts) value(question string) questionnaires.Value {
	if a := f[question]; a.State == Given {
		return a.Value
	}
	return nil
}

// entries returns the rows of a repeatable table, or nil.
func (f Facts) entries(question string) questionnaires.Entries {
	e, _ := f.value(question).(questionnaires.Entries)
	return e
}

// cells returns the filled cells of a grid, or nil.
func (f Facts) cells(question string) questionnaires.Cells {
	c, _ := f.value(question).(questionnaires.Cells)
	return c
}

// number returns a number that was answered; not available without one.
func (f Facts) number(question string) Number {
	if n, ok := f.value(question).(questionnaires.Number); ok {
		return Known(float64(n))
	}
	return Number{}
}

// text returns the words that were answered, or nil.
func (f Facts) text(question string) questionnaires.Text {
	t, _ := f.value(question).(questionnaires.Text)
	return t
}

// pick returns the option that was chosen, or "".
func (f Facts) pick(question string) string {
	p, _ := f.value(question).(questionnaires.Pick)
	return string(p)
}

// flag returns what was answered to a yes/no question and whether anything was.
func (f Facts) flag(question string) (yes, answered bool) {
	b, ok := f.value(question).(questionnaires.Flag)
	return bool(b), ok
}

// answered reports whether the pack has a module for an instrument and whether
// anything was answered in it. An empty table is an answer: "we have none".
func (f Facts) answered(p *questionnaires.Pack, instrument string) bool {
	if p == nil {
		return false
	}
	for _, s := range p.Sections {
		if s.Instrument != instrument {
			continue
		}
		for _, q := range s.Questions {
			if f.value(q.ID) != nil {
				return true
			}
		}
	}
	return false
}

// refers reports whether an entry's field names a row of another table that
// still exists. Where that table was not filled in at all there is nothing to
// check against, and the reference stands.
func (f Facts) refers(e questionnaires.Entry, column, table string) bool {
	id := e.Pick(column)
	if id == "" {
		return e.Given(column)
	}
	if f.value(table) == nil {
		return true
	}
	for _, row := range f.entries(table) {
		if row.ID == id {
			return true
		}
	}
	return false
}

// number returns a number in an entry's field; not available without one.
func number(e questionnaires.Entry, column string) Number {
	if n, ok := e.Number(column); ok {
		return Known(n)
	}
	return Number{}
}

// words returns what stands in a field as text. The id of an option, a row or a
// column becomes its label, so that "role-hr" is read as the role's name.
func words(p *questionnaires.Pack, v questionnaires.Value) questionnaires.Text {
	switch v := v.(type) {
	case questionnaires.Text:
		if label := p.Labels[strings.TrimSpace(v[""])]; len(v) == 1 && !label.Empty() {
			return label
		}
		return v
	case questionnaires.Pick:
		if label := p.Labels[string(v)]; !label.Empty() {
			return label
		}
		return questionnaires.Plain(string(v))
	}
	return nil
}

// normal returns a word's form for comparing: case and outer blanks do not count.
func normal(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// rowsOf returns the rows of a grid question in the pack's order.
func rowsOf(p *questionnaires.Pack, question string) []questionnaires.Row {
	if q := p.Question(question); q != nil && q.Kind != nil {
		return q.Kind.Control("").Rows
	}
	return nil
}

// columnsOf returns the columns of a table or grid question in the pack's order.
func columnsOf(p *questionnaires.Pack, question string) []questionnaires.Column {
	if q := p.Question(question); q != nil && q.Kind != nil {
		return q.Kind.Control("").Columns
	}
	return nil
}

// worth returns what a chosen option counts, and whether it counts at all.
func worth(p *questionnaires.Pack, option string) (float64, bool) {
	o, ok := p.Option(option)
	return o.Value, ok && o.HasValue
}
