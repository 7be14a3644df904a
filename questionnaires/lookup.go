package questionnaires

import "maps"

// index finds the parts of a pack by their ids. It is made once, when the pack is loaded.
type index struct {
	questions map[string]*Question
	options   map[string]Option
	rows      map[string]Row
	columns   map[string]Column
	metrics   []Metric
	byMetric  map[string]Metric
}

// Group returns the group with an id, or nil.
func (p *Pack) Group(id string) *Group {
	for i := range p.Groups {
		if p.Groups[i].ID == id {
			return &p.Groups[i]
		}
	}
	return nil
}

// Dimension returns the dimension with an id, or nil.
func (p *Pack) Dimension(id string) *Dimension {
	for _, d := range p.Dimensions {
		if d.ID == id {
			return d
		}
	}
	return nil
}

// Question returns the question with an id, or nil.
func (p *Pack) Question(id string) *Question { return p.index.questions[id] }

// Section returns the section with an id, or nil.
func (p *Pack) Section(id string) *Section {
	for _, s := range p.Sections {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// Rule returns the rule with an id, or nil.
func (p *Pack) Rule(id string) *Rule {
	for _, r := range p.Rules {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// Contradiction returns the check across answers with an id, or nil.
func (p *Pack) Contradiction(id string) *Contradiction {
	for _, c := range p.Contradictions {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// Label returns the words of a label, option, row, column, group, dimension or
// level, or nil.
func (p *Pack) Label(id string) Text { return p.Labels[id] }

// Option returns the option with an id.
func (p *Pack) Option(id string) (Option, bool) {
	o, ok := p.index.options[id]
	return o, ok
}

// Row returns the row of a grid with an id.
func (p *Pack) Row(id string) (Row, bool) {
	row, ok := p.index.rows[id]
	return row, ok
}

// Column returns the column of a table or grid with an id.
func (p *Pack) Column(id string) (Column, bool) {
	c, ok := p.index.columns[id]
	return c, ok
}

// Metrics returns the catalogue of metrics an assessment with this pack yields.
func (p *Pack) Metrics() []Metric { return p.index.metrics }

// Metric returns the metric with a name.
func (p *Pack) Metric(name string) (Metric, bool) {
	m, ok := p.index.byMetric[name]
	return m, ok
}

// Question returns the section's question with a key or an id, or nil.
func (s *Section) Question(key string) *Question {
	for _, q := range s.Questions {
		if q.Key == key {
			return q
		}
	}
	for _, q := range s.Questions {
		if q.ID == key {
			return q
		}
	}
	return nil
}

// Asks reports whether a question of a survey goes to a group.
func (q *Question) Asks(group string) bool {
	for _, id := range q.Groups {
		if id == group {
			return true
		}
	}
	return false
}

// QuestionsFor returns the survey's questions for a group, in order. Conditions
// may still hide some of them.
func (p *Pack) QuestionsFor(group string) []*Question {
	var list []*Question
	for _, s := range p.Sections {
		if s.Mode != ModeSurvey {
			continue
		}
		for _, q := range s.Questions {
			if q.Asks(group) {
				list = append(list, q)
			}
		}
	}
	return list
}

// Scored returns the questions that score for a dimension, in order.
func (p *Pack) Scored() []*Question {
	var list []*Question
	for _, s := range p.Sections {
		for _, q := range s.Questions {
			if q.Dimension != "" {
				list = append(list, q)
			}
		}
	}
	return list
}

// MinutesFor returns how long the survey takes a person of a group: half a minute
// for the greeting, and the time of each question.
func (p *Pack) MinutesFor(group string) float64 { return p.secondsFor(group) / 60 }

const greetingSeconds = 30

func (p *Pack) secondsFor(group string) float64 {
	seconds := float64(greetingSeconds)
	for _, q := range p.QuestionsFor(group) {
		seconds += q.Seconds
	}
	return seconds
}

func (p *Pack) questionIDs() []string { return sortedKeys(p.index.questions) }

// buildIndex makes the index, the labels included.
func (p *Pack) buildIndex() {
	p.index = index{
		questions: map[string]*Question{},
		options:   map[string]Option{},
		rows:      map[string]Row{},
		columns:   map[string]Column{},
	}
	for _, s := range p.Sections {
		for _, q := range s.Questions {
			p.index.questions[q.ID] = q
			p.index.kind(q.Kind)
		}
	}
	for i := range p.Groups {
		p.Labels[p.Groups[i].ID] = p.Groups[i].Name
	}
	for _, d := range p.Dimensions {
		p.Labels[d.ID] = d.Name
	}
	for _, l := range p.Scale {
		p.Labels[l.ID] = l.Name
	}
	for i := range p.Report.Figures {
		maps.Copy(p.Labels, p.Report.Figures[i].Labels)
	}
	for id, o := range p.index.options {
		p.Labels[id] = o.Label
	}
	for id, row := range p.index.rows {
		p.Labels[id] = row.Label
	}
	for id, c := range p.index.columns {
		p.Labels[id] = c.Ask
	}
}

// kind adds the options, rows and columns of a kind.
func (x *index) kind(k Kind) {
	switch k := k.(type) {
	case *choice:
		x.add(k.options)
	case *choices:
		x.add(k.options)
	case *reference:
		x.add(k.options)
	case *table:
		x.addColumns(k.columns)
	case *grid:
		x.addColumns(k.columns)
		for _, row := range k.rows {
			x.rows[row.ID] = row
		}
	}
}

func (x *index) add(options []Option) {
	for _, o := range options {
		if o.Label != nil { // an id alone is a mention of an option declared elsewhere
			x.options[o.ID] = o
		}
	}
}

func (x *index) addColumns(columns []Column) {
	for _, c := range columns {
		x.columns[c.ID] = c
		x.kind(c.Kind)
	}
}

// buildCatalogue lists the metrics; scales must be known by then.
func (p *Pack) buildCatalogue() {
	p.index.metrics = p.catalogue()
	p.index.byMetric = make(map[string]Metric, len(p.index.metrics))
	for _, m := range p.index.metrics {
		p.index.byMetric[m.Name] = m
	}
}
