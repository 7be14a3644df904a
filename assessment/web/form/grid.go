package form

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
)

func (p *Paper) gridRows(q *questionnaires.Question, c questionnaires.Control) []Row {
	cells, _ := p.Flow.Answer(q.ID).Value.(questionnaires.Cells)
	var rows []Row
	for _, r := range c.Rows {
		row := Row{ID: r.ID, Name: r.Label.In(p.Say.Lang()), Line: p.line(c.Columns, cells[r.ID]), Filled: len(cells[r.ID]) > 0}
		if Matrix(c) {
			for i := range c.Columns {
				row.Cells = append(row.Cells, p.cell(&c.Columns[i], cells[r.ID][c.Columns[i].ID]))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// Matrix reports whether a grid's columns all ask the same with short ids: letters, as
// in a matrix of responsibilities.
func Matrix(c questionnaires.Control) bool {
	for i := range c.Columns {
		o := c.Columns[i].Kind.Control("")
		if o.Form != questionnaires.FormPickMany || !sameIDs(o, c.Columns[0].Kind.Control("")) {
			return false
		}
	}
	return len(c.Columns) > 0
}

func sameIDs(a, b questionnaires.Control) bool {
	return slices.EqualFunc(a.Options, b.Options, func(x, y questionnaires.ControlOption) bool {
		return x.ID == y.ID && len(x.ID) == 1
	})
}

func (p *Paper) cell(c *questionnaires.Column, v questionnaires.Value) Cell {
	list, _ := v.(questionnaires.Picks)
	return Cell{Short: strings.Join(list, " "), Words: p.words(c.Kind, v)}
}

// Columns are the names of a grid's columns.
func (p *Paper) Columns(q *questionnaires.Question) []string {
	var names []string
	for _, c := range p.control(q.Kind).Columns {
		names = append(names, c.Label(p.Say.Lang()))
	}
	return names
}

// Letters are the options that the cells of a matrix share, nil if it is none.
func (p *Paper) Letters(q *questionnaires.Question) []questionnaires.ControlOption {
	c := p.control(q.Kind)
	if !Matrix(c) {
		return nil
	}
	return p.control(c.Columns[0].Kind).Options
}

// Row draws the form of one row of a grid; !ok if there is no such row. For "" it is
// the first row that holds nothing, or the first.
func (p *Paper) Row(q *questionnaires.Question, id string, typed url.Values, faults []Fault) (d Entry, ok bool) {
	c := p.control(q.Kind)
	at := slices.IndexFunc(c.Rows, func(r questionnaires.Row) bool { return r.ID == id })
	cells, _ := p.Flow.Answer(q.ID).Value.(questionnaires.Cells)
	if id == "" {
		at = max(0, slices.IndexFunc(c.Rows, func(r questionnaires.Row) bool { return len(cells[r.ID]) == 0 }))
	}
	if at < 0 || at >= len(c.Rows) {
		return Entry{}, false
	}
	row := c.Rows[at]
	d = Entry{Question: p.Question(q, 1, 1, nil, nil), ID: row.ID, Name: row.Label.In(p.Say.Lang()), No: at + 1, Of: len(c.Rows)}
	d.Question.Rows[at].Current = true
	if at > 0 {
		d.Prev = c.Rows[at-1].ID
	}
	if at+1 < len(c.Rows) {
		d.Next = c.Rows[at+1].ID
	}
	d.Fields = p.fields(c.Columns, cells[row.ID], typed, faults)
	return d, true
}

// HasRow reports whether a question is a grid with a row.
func (p *Paper) HasRow(q *questionnaires.Question, id string) bool {
	return slices.ContainsFunc(p.control(q.Kind).Rows, func(r questionnaires.Row) bool { return r.ID == id })
}

// TakeRow puts the row that a form holds into a grid.
func (p *Paper) TakeRow(q *questionnaires.Question, row string, form url.Values) (assessment.Answer, bool, []Fault) {
	was := p.Flow.Answer(q.ID)
	cells, _ := was.Value.(questionnaires.Cells)
	fields, faults := p.read(q, cells[row], form)
	if len(faults) > 0 {
		return assessment.Answer{}, false, faults
	}
	rows, _ := q.Kind.Plain(was.Value).(map[string]any)
	if rows = maps.Clone(rows); rows == nil {
		rows = map[string]any{}
	}
	rows[row] = fields
	if len(fields) == 0 {
		delete(rows, row)
	}
	if len(rows) == 0 {
		return p.put(q, was, nil, "")
	}
	return p.put(q, was, rows, was.Note)
}

// IsGrid reports whether a question is a grid.
func (p *Paper) IsGrid(q *questionnaires.Question) bool {
	return p.control(q.Kind).Form == questionnaires.FormGrid
}
