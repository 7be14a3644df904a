package terminal

import (
	"lotse/assessment"
	"lotse/questionnaires"
)

// A guide is what every face of an interview shares: the interview, the room its
// values are edited in, and the drafts that are kept.
type guide struct {
	*room
	iv   *Interview
	kept map[string]draft // by question
}

func (p Page) guide(iv *Interview) *guide {
	g := &guide{iv: iv, kept: map[string]draft{}}
	g.room = &room{say: p.Say, lang: p.Say.Lang(), pack: iv.Pack, entries: g.entriesOf}
	for question, text := range iv.Drafts {
		g.kept[question] = readDraft(text)
	}
	return g
}

// begin is the question to begin with, nil if all is answered.
func (g *guide) begin() *questionnaires.Question {
	if g.iv.At != "" {
		if q := g.visible(g.iv.At); q != nil {
			return q
		}
	}
	q, _ := g.iv.Flow.Next()
	return q
}

// visible returns a visible question, or the first one of a section; nil for none.
func (g *guide) visible(id string) *questionnaires.Question {
	for s, q := range g.iv.Flow.Questions() {
		if q.ID == id || s.ID == id {
			return q
		}
	}
	return nil
}

// entriesOf are the entries of a table that answers refer to, by their names.
func (g *guide) entriesOf(question string) []questionnaires.ControlOption {
	a := g.iv.Flow.Answer(question)
	if a.Value == nil {
		a = g.iv.Facts[question]
	}
	q := g.pack.Question(question)
	entries, _ := a.Value.(questionnaires.Entries)
	if q == nil || a.State != assessment.Given {
		return nil
	}
	columns := q.Kind.Control(g.lang).Columns
	list := make([]questionnaires.ControlOption, len(entries))
	for i, e := range entries {
		list[i] = questionnaires.ControlOption{ID: e.ID, Label: g.entryName(columns, e)}
	}
	return list
}

// entryName is what an entry is called: what stands in its main field, or its id.
func (r *room) entryName(columns []questionnaires.Column, e questionnaires.Entry) string {
	for i := range columns {
		if c := &columns[i]; c.Main && e.Given(c.ID) {
			return r.shown(field{kind: c.Kind, control: c.Kind.Control(r.lang)}, e.Fields[c.ID])
		}
	}
	return e.ID
}

// question is what is asked, with a sign where an answer is needed.
func (g *guide) question(q *questionnaires.Question) string {
	ask := oneLine(q.Ask.In(g.lang))
	if q.Required {
		ask += " *"
	}
	return ask
}

// about is what helps to answer: why it is asked, what the section says at its first
// question, and how levels are read.
func (g *guide) about(q *questionnaires.Question) []string {
	var list []string
	add := func(s string) {
		if s = oneLine(s); s != "" {
			list = append(list, s)
		}
	}
	add(q.Why.In(g.lang))
	if n, _, _, _ := g.position(q); n != 1 {
		return list
	}
	add(q.Section.Intro.In(g.lang))
	if _, anchored := assessment.Votable(q); anchored && q.Dimension != "" {
		add(g.pack.Survey["txt-instruction"].In(g.lang))
	}
	return list
}

// position is a question's place among those of its section, and how many of all are
// answered.
func (g *guide) position(at *questionnaires.Question) (n, all, done, total int) {
	for s, q := range g.iv.Flow.Questions() {
		total++
		if g.iv.Flow.Answer(q.ID).State != assessment.Missing {
			done++
		}
		if s == at.Section {
			all++
			if q == at {
				n = all
			}
		}
	}
	return n, all, done, total
}

// understood is a given answer as it was understood, on one line; "" for another one.
func (g *guide) understood(question string, a assessment.Answer) string {
	q := g.pack.Question(question)
	if q == nil || a.State != assessment.Given {
		return ""
	}
	return g.shown(g.field(q.Kind), a.Value)
}
