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
