package form

import (
	"net/url"
	"slices"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A Row is one entry of a table, or one row of a grid, in a list.
type Row struct {
	ID, Name string
	Line     string // what it holds beside its name
	Filled   bool   // a grid's row holds something, an entry everything that is needed
	Current  bool
	Cells    []Cell // of a matrix
}

// A Cell is what stands in one cell of a matrix.
type Cell struct{ Short, Words string }

// An Entry is one entry of a table, or one row of a grid, as it is drawn.
type Entry struct {
	Question Question
	ID       string // "" for a new entry
	Name     string
	Fields   []Field
	No, Of   int // of a grid's row
	Prev     string
	Next     string
}

// HasEntry reports whether a table has an entry.
func (p *Paper) HasEntry(q *questionnaires.Question, id string) bool {
	_, ok := p.entry(q, id)
	return ok
}

func (p *Paper) entry(q *questionnaires.Question, id string) (questionnaires.Entry, bool) {
	list, _ := p.Flow.Answer(q.ID).Value.(questionnaires.Entries)
	i := slices.IndexFunc(list, func(e questionnaires.Entry) bool { return e.ID == id })
	if i < 0 {
		return questionnaires.Entry{Fields: map[string]questionnaires.Value{}}, false
	}
	return list[i], true
}

func (p *Paper) entryRows(q *questionnaires.Question, c questionnaires.Control) []Row {
	list, _ := p.Flow.Answer(q.ID).Value.(questionnaires.Entries)
	var rows []Row
	for _, e := range list {
		row := Row{ID: e.ID, Name: p.entryName(c.Columns, e), Filled: true}
		var rest []questionnaires.Column
		for i := range c.Columns {
			col := &c.Columns[i]
			if !col.Main || !e.Given(col.ID) {
				rest = append(rest, *col)
			}
			if _, there := e.Fields[col.ID]; col.Required && !there {
				row.Filled = false
			}
		}
		row.Line = p.line(rest, e.Fields)
		rows = append(rows, row)
	}
	return rows
}

// Entry draws the form of one entry; id "" is for a new one.
func (p *Paper) Entry(q *questionnaires.Question, id string, typed url.Values, faults []Fault) Entry {
	e, _ := p.entry(q, id)
	d := Entry{Question: p.Question(q, 1, 1, nil, nil), ID: id}
	columns := p.control(q.Kind).Columns
	if id != "" {
		d.Name = p.entryName(columns, e)
	}
	for i := range d.Question.Entries {
		d.Question.Entries[i].Current = d.Question.Entries[i].ID == id
	}
	d.Fields = p.fields(columns, e.Fields, typed, faults)
	return d
}

// fields draws the columns of an entry or a row.
func (p *Paper) fields(columns []questionnaires.Column, values map[string]questionnaires.Value, typed url.Values, faults []Fault) []Field {
	var list []Field
	for i := range columns {
		c := &columns[i]
		f := p.field(c.ID, c.Kind, values[c.ID], typed[c.ID], typed != nil)
		f.Label, f.Free = c.Ask.In(p.Say.Lang()), !c.Required && !c.Main
		if f.Unit == "" {
			f.Unit = c.Unit
		}
		for _, fault := range faults {
			if fault.Field == c.ID {
				f.Faults = append(f.Faults, fault.Words)
			}
		}
		list = append(list, f)
	}
	return list
}

// TakeEntry puts the entry that a form holds into a table, in place of the one with
// an id or, for "", at the end.
func (p *Paper) TakeEntry(q *questionnaires.Question, id string, form url.Values) (assessment.Answer, bool, []Fault) {
	was := p.Flow.Answer(q.ID)
	e, _ := p.entry(q, id)
	fields, faults := p.read(q, e.Fields, form)
	if len(fields) == 0 && len(faults) == 0 {
		faults = []Fault{p.emptyEntry(q)}
	}
	if len(faults) > 0 {
		return assessment.Answer{}, false, faults
	}
	list, _ := q.Kind.Plain(was.Value).([]any)
	list = slices.Clone(list)
	if i := entryAt(list, id); i >= 0 {
		fields["id"] = id
		list[i] = fields
	} else {
		list = append(list, fields)
	}
	return p.put(q, was, list, was.Note)
}

func (p *Paper) emptyEntry(q *questionnaires.Question) Fault {
	c := p.control(q.Kind).Columns[0]
	for _, other := range p.control(q.Kind).Columns {
		if other.Main {
			c = other
		}
	}
	words := p.Say.T("web-form-empty-entry")
	return Fault{Question: q.ID, Field: c.ID, Words: words, Line: c.Label(p.Say.Lang()) + ": " + words}
}

// read takes the fields of an entry or a row out of a form, as a document writes them.
func (p *Paper) read(q *questionnaires.Question, was map[string]questionnaires.Value, form url.Values) (map[string]any, []Fault) {
	fields := map[string]any{}
	var faults []Fault
	for _, c := range p.control(q.Kind).Columns {
		if tooLong(p.control(c.Kind), form[c.ID]) {
			words := p.fault(questionnaires.Fault{Key: questionnaires.FaultTooLong, Args: map[string]any{"Max": MaxText}})
			faults = append(faults, Fault{Question: q.ID, Field: c.ID, Words: words, Line: c.Label(p.Say.Lang()) + ": " + words})
			continue
		}
		in := p.plain(c.Kind, was[c.ID], form[c.ID])
		if in == nil {
			continue
		}
		into := fields
		if c.Under != "" {
			inner, _ := fields[c.Under].(map[string]any)
			if inner == nil {
				inner = map[string]any{}
				fields[c.Under] = inner
			}
			into = inner
		}
		into[c.Key] = in
	}
	return fields, faults
}

func entryAt(list []any, id string) int {
	if id == "" {
		return -1
	}
	return slices.IndexFunc(list, func(item any) bool {
		m, ok := item.(map[string]any)
		return ok && m["id"] == id
	})
}

// RemoveEntry takes an entry out of a table.
func (p *Paper) RemoveEntry(q *questionnaires.Question, id string) (assessment.Answer, bool, []Fault) {
	was := p.Flow.Answer(q.ID)
	list, _ := q.Kind.Plain(was.Value).([]any)
	i := entryAt(list, id)
	if i < 0 {
		return was, false, nil
	}
	list = slices.Delete(slices.Clone(list), i, i+1)
	if len(list) == 0 {
		return p.put(q, was, nil, "")
	}
	return p.put(q, was, list, was.Note)
}

// PlainEntry is an entry as a document writes it, nil if there is none.
func (p *Paper) PlainEntry(q *questionnaires.Question, id string) map[string]any {
	list, _ := q.Kind.Plain(p.Flow.Answer(q.ID).Value).([]any)
	if i := entryAt(list, id); i >= 0 {
		entry, _ := list[i].(map[string]any)
		return entry
	}
	return nil
}

// AddEntry puts an entry, as a document writes it, at the end of a table.
func (p *Paper) AddEntry(q *questionnaires.Question, entry map[string]any) (assessment.Answer, bool, []Fault) {
	was := p.Flow.Answer(q.ID)
	list, _ := q.Kind.Plain(was.Value).([]any)
	return p.put(q, was, append(slices.Clone(list), any(entry)), was.Note)
}
