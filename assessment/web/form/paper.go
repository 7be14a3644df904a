package form

import (
	"iter"
	"slices"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// A Paper is a flow that is filled in through forms.
type Paper struct {
	Say      *locale.Printer
	Pack     *questionnaires.Pack
	Flow     *assessment.Flow
	Facts    assessment.Facts // the client's; an answer may refer to entries of their tables
	Versions map[string]int64 // of the answers as they are kept, by question
	States   bool             // offer "don't know" and "does not apply", and notes
	Sections []string         // the paper has these only, by id; nil for all that the flow has
}

// questions are those of the paper that are visible now, in order. Conditions see the
// answers of all sections.
func (p *Paper) questions() iter.Seq2[*questionnaires.Section, *questionnaires.Question] {
	return func(yield func(*questionnaires.Section, *questionnaires.Question) bool) {
		for s, q := range p.Flow.Questions() {
			if p.Holds(s) && !yield(s, q) {
				return
			}
		}
	}
}

// Holds reports whether a section is on the paper.
func (p *Paper) Holds(s *questionnaires.Section) bool {
	return p.Sections == nil || slices.Contains(p.Sections, s.ID)
}

// entries are what an answer may refer to: the entries of another question's table.
func (p *Paper) entries(question string) []questionnaires.ControlOption {
	a := p.Flow.Answer(question)
	if a.Value == nil {
		a = p.Facts[question]
	}
	q := p.Pack.Question(question)
	list, _ := a.Value.(questionnaires.Entries)
	if q == nil || a.State != assessment.Given {
		return nil
	}
	columns := p.control(q.Kind).Columns
	var options []questionnaires.ControlOption
	for _, e := range list {
		options = append(options, questionnaires.ControlOption{ID: e.ID, Label: p.entryName(columns, e)})
	}
	return options
}

// entryName is what an entry is called: the words of its main column, or its id.
func (p *Paper) entryName(columns []questionnaires.Column, e questionnaires.Entry) string {
	for i := range columns {
		if c := &columns[i]; c.Main && e.Given(c.ID) {
			return p.words(c.Kind, e.Fields[c.ID])
		}
	}
	return e.ID
}

// control is how a kind is asked, with the entries it refers to among its options.
func (p *Paper) control(k questionnaires.Kind) questionnaires.Control {
	c := k.Control(p.Say.Lang())
	if c.RefersTo != "" {
		c.Options = append(p.entries(c.RefersTo), c.Options...)
	}
	return c
}

// words are a value on one line; what is referred to goes by its name.
func (p *Paper) words(k questionnaires.Kind, v questionnaires.Value) string {
	name := func(id string) string {
		for _, o := range p.control(k).Options {
			if o.ID == id {
				return o.Label
			}
		}
		return id
	}
	switch v := v.(type) {
	case questionnaires.Pick:
		return name(string(v))
	case questionnaires.Picks:
		names := make([]string, len(v))
		for i, id := range v {
			names[i] = name(id)
		}
		return p.Say.List(names)
	}
	switch d := k.Show(v, p.Say.Lang()).(type) {
	case questionnaires.Words:
		return string(d)
	case questionnaires.Meter:
		return d.Label
	}
	return ""
}

// Shown is an answer read back in words: one line, or for a table and a grid one line
// for each entry or row.
func (p *Paper) Shown(q *questionnaires.Question, a assessment.Answer) []string {
	switch a.State {
	case assessment.DontKnow:
		return []string{p.state("dk")}
	case assessment.NotApplicable:
		return []string{p.state("na")}
	case assessment.Missing:
		return nil
	}
	switch v := a.Value.(type) {
	case questionnaires.Entries:
		var lines []string
		columns := p.control(q.Kind).Columns
		for _, e := range v {
			lines = append(lines, p.line(columns, e.Fields))
		}
		return lines
	case questionnaires.Cells:
		var lines []string
		c := p.control(q.Kind)
		for _, row := range c.Rows {
			if cells := v[row.ID]; len(cells) > 0 {
				lines = append(lines, row.Label.In(p.Say.Lang())+": "+p.line(c.Columns, cells))
			}
		}
		return lines
	}
	return []string{p.words(q.Kind, a.Value)}
}

// line is what fields hold, each with its column's name.
func (p *Paper) line(columns []questionnaires.Column, fields map[string]questionnaires.Value) string {
	line := ""
	for i := range columns {
		c := &columns[i]
		if w := p.words(c.Kind, fields[c.ID]); w != "" {
			if line != "" {
				line += " · "
			}
			line += c.Label(p.Say.Lang()) + ": " + w
		}
	}
	return line
}

// state is how "don't know" and "does not apply" are put: in the pack's words.
func (p *Paper) state(word string) string {
	if own := p.Pack.Survey["txt-"+word]; !own.Empty() {
		return own.In(p.Say.Lang())
	}
	return p.Say.T("web-form-" + word)
}
