package form

import (
	"net/url"
	"strconv"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
)

// Values of a form's field that stand for a state. No option's id begins with a dot.
const (
	dontKnow      = ".dk"
	notApplicable = ".na"
)

// A Question is a question as it is drawn.
type Question struct {
	Field
	ID       string
	No, Of   int
	Ask, Why string
	Inside   bool     // the states are among the field's own options
	States   []Option // else they stand beside it
	Note     *Note
	Version  int64
	Answered bool
	Required bool
	Open     bool // it has no answer, and the summary says so

	Entries []Row // a table's
	Rows    []Row // a grid's
	Full    bool  // a table takes no more entries
}

// A Note is what a person adds to an answer.
type Note struct {
	Name, Value string
	Length      int
	Left        int
	Fault       string
}

// Question draws a question with its answer. typed is what a form that was refused
// held, nil for none; faults are what was wrong with it.
func (p *Paper) Question(q *questionnaires.Question, no, of int, typed url.Values, faults []Fault) Question {
	lang := p.Say.Lang()
	a := p.Flow.Answer(q.ID)
	d := Question{
		ID: q.ID, No: no, Of: of, Ask: q.Ask.In(lang), Why: q.Why.In(lang), Version: p.Versions[q.ID],
		Answered: a.State != assessment.Missing, Required: q.Required,
	}
	_, use := typed[q.ID+".v"]
	switch c := p.control(q.Kind); c.Form {
	case questionnaires.FormTable:
		d.Draw, d.Entries = "table", p.entryRows(q, c)
		d.Full = c.Bounded && c.Max > 0 && len(d.Entries) >= int(c.Max)
		d.Name = q.ID
	case questionnaires.FormGrid:
		d.Draw, d.Rows = "grid", p.gridRows(q, c)
		d.Name = q.ID
	default:
		d.Field = p.field(q.ID, q.Kind, a.Value, typed[q.ID], use)
		p.states(&d, q, a, typed, use)
	}
	for _, f := range faults {
		switch {
		case f.Question != q.ID:
		case f.Field == q.ID+".note" && d.Note != nil:
			d.Note.Fault = f.Words
		case f.Open:
			d.Open = true
			d.Faults = append(d.Faults, f.Words)
		default:
			d.Faults = append(d.Faults, f.Words)
		}
	}
	return d
}

// states adds "don't know", "does not apply" and a note, where they are offered.
// Words of one's own need neither.
func (p *Paper) states(d *Question, q *questionnaires.Question, a assessment.Answer, typed url.Values, use bool) {
	words := d.Draw == "line" || d.Draw == "lines"
	if !p.States || words && !d.None {
		return
	}
	chosen := map[assessment.State]string{assessment.DontKnow: dontKnow, assessment.NotApplicable: notApplicable}[a.State]
	d.Inside = d.Draw == "levels" || d.Draw == "options" || d.Draw == "list"
	if use {
		if chosen = typed.Get(q.ID + ".state"); d.Inside {
			chosen = typed.Get(q.ID)
		}
	}
	for _, s := range []struct{ value, word string }{{dontKnow, "dk"}, {notApplicable, "na"}} {
		o := Option{Value: s.value, Label: p.state(s.word), Chosen: s.value == chosen}
		if d.Draw == "list" {
			d.Values = append(d.Values, o)
		} else {
			d.States = append(d.States, o)
		}
	}
	d.Note = &Note{Name: q.ID + ".note", Value: a.Note, Length: MaxNote}
	if use {
		d.Note.Value = typed.Get(d.Note.Name)
	}
	d.Note.Left = MaxNote - len([]rune(d.Note.Value))
}

// A Fault is what is wrong on a page, in words and with its place.
type Fault struct {
	Question string
	Field    string // the control it leads to
	Words    string // at the control
	Line     string // in the summary
	Open     bool   // nothing wrong, but unanswered
}

// Take reads a question's answer from a form and puts it into the flow. taken is false
// where the form does not hold the question, or holds what is kept already.
func (p *Paper) Take(q *questionnaires.Question, form url.Values) (a assessment.Answer, taken bool, faults []Fault) {
	if _, there := form[q.ID+".v"]; !there || form.Get("clear") == q.ID {
		return assessment.Answer{}, false, nil
	}
	was := p.Flow.Answer(q.ID)
	c := p.control(q.Kind)
	if c.Form == questionnaires.FormTable || c.Form == questionnaires.FormGrid {
		return assessment.Answer{}, false, nil
	}
	note := Clean(form.Get(q.ID + ".note"))
	if _, asked := form[q.ID+".note"]; !asked {
		note = was.Note // the page has no place for one: what another face noted stays
	}
	if n := len([]rune(note)); n > MaxNote && note != was.Note {
		return assessment.Answer{}, false, []Fault{{
			Question: q.ID, Field: q.ID + ".note", Words: p.Say.T("web-form-note-long", "Over", n-MaxNote, "Max", MaxNote),
			Line: p.Say.T("web-form-note-long-line", "Question", p.short(q), "Max", MaxNote),
		}}
	}
	in := p.plain(q.Kind, was.Value, form[q.ID])
	if tooLong(c, form[q.ID]) {
		return assessment.Answer{}, false, p.faults(q, questionnaires.Faults{{Key: questionnaires.FaultTooLong, Args: map[string]any{"Max": MaxText}}})
	}
	return p.put(q, was, p.stateOr(q, form, in), note)
}

// stateOr is the state a form chooses, else the answer it holds.
func (p *Paper) stateOr(q *questionnaires.Question, form url.Values, in any) any {
	word, _ := in.(string)
	if in == nil || word == dontKnow || word == notApplicable {
		if word == "" {
			word = form.Get(q.ID + ".state")
		}
		switch {
		case p.States && word == dontKnow:
			return assessment.DontKnow
		case p.States && word == notApplicable:
			return assessment.NotApplicable
		}
	}
	return in
}

// put puts an answer into the flow, if it says something else than before.
func (p *Paper) put(q *questionnaires.Question, was assessment.Answer, in any, note string) (assessment.Answer, bool, []Fault) {
	switch {
	case in == nil && note != "":
		// A note belongs to an answer. Nothing is dropped without a word.
		return was, false, []Fault{{
			Question: q.ID, Field: q.ID + ".note", Words: p.Say.T("web-form-note-alone"),
			Line: p.Say.T("web-form-note-alone-line", "Question", p.short(q)),
		}}
	case in == nil && was.State == assessment.Missing:
		return was, false, nil
	}
	a, err := p.Flow.Put(q.ID, in, note)
	if err != nil {
		return a, false, p.refused(q, err)
	}
	return a, !same(was, a), nil
}

// Clear takes an answer back.
func (p *Paper) Clear(q *questionnaires.Question) (assessment.Answer, bool, []Fault) {
	return p.put(q, p.Flow.Answer(q.ID), nil, "")
}

// Open is the fault of a question that nobody has answered yet, which is none where it
// is not required.
func (p *Paper) Open(q *questionnaires.Question) Fault {
	return Fault{Question: q.ID, Field: q.ID, Words: p.openWords(q), Line: p.Say.T("web-form-open-line", "Question", p.short(q)), Open: true}
}

// Conflict is the fault of an answer that was changed elsewhere since the form was drawn.
// The paper takes over what is kept now, and the fault says what was to be saved instead:
// nobody has to type it again from memory.
func (p *Paper) Conflict(q *questionnaires.Question, now assessment.Answer, version int64, mine assessment.Answer) Fault {
	p.Flow.Set(q.ID, now)
	p.Versions[q.ID] = version
	f := Fault{Question: q.ID, Field: q.ID, Words: p.Say.T("web-form-conflict"), Line: p.Say.T("web-form-conflict-line", "Question", p.short(q))}
	if shown := p.Shown(q, mine); len(shown) > 0 {
		f.Words += " " + p.Say.T("web-form-conflict-mine", "Mine", p.Say.Quote(strings.TrimSpace(strings.Join(append(shown, mine.Note), " "))))
	}
	return f
}

// Meanwhile is the fault of a table or grid that was changed elsewhere since the form of
// one of its entries or rows was drawn. The paper takes over what is kept now; the form
// keeps what was typed, so that it can be saved again. field is where the form is.
func (p *Paper) Meanwhile(q *questionnaires.Question, now assessment.Answer, version int64, field string) Fault {
	p.Flow.Set(q.ID, now)
	p.Versions[q.ID] = version
	return Fault{Question: q.ID, Field: field, Words: p.Say.T("web-form-meanwhile"), Line: p.Say.T("web-form-meanwhile")}
}

func (p *Paper) openWords(q *questionnaires.Question) string {
	switch f := p.control(q.Kind).Form; {
	case f == questionnaires.FormLines || f == questionnaires.FormLine:
		return p.Say.T("web-form-open-words")
	case p.States:
		return p.Say.T("web-form-open-states", "DK", p.Say.Quote(p.state("dk")), "NA", p.Say.Quote(p.state("na")))
	}
	return p.Say.T("web-form-open")
}

// short is what a question is called in a list of faults.
func (p *Paper) short(q *questionnaires.Question) string {
	if !q.Short.Empty() {
		return q.Short.In(p.Say.Lang())
	}
	return q.Ask.In(p.Say.Lang())
}

// Version reads the version of an answer that a form was drawn with.
func Version(form url.Values, question string) int64 {
	n, err := strconv.ParseInt(form.Get(question+".v"), 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
