package spreadsheet

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"lotse/assessment"
	"lotse/questionnaires"
)

// question reads the answer to a question and its remark.
func (r *reader) question(q *questionnaires.Question) {
	at, c := r.lines[keyOf(lineQuestion, q.ID)], q.Kind.Control(r.form.Language)
	before := len(r.faults)
	remark := r.input(at, columnRemark, q.ID)
	a := assessment.Answer{Note: strings.TrimSpace(cellWords(remark))}
	r.stray(at, columnRemark+1, q.ID)
	answer := r.input(at, columnAnswer, q.ID)
	state := r.state(q, answer)
	in, places := r.plain(q, c, answer, state)
	switch {
	case len(r.faults) > before:
	case state != assessment.Missing && in != nil:
		r.add(at, columnAnswer, q.ID, faultBoth)
	case state != assessment.Missing:
		a.State = state
	case in == nil:
	default:
		v, faults := q.Kind.Parse(in)
		for _, f := range faults {
			where, column := places.find(f.Path, at)
			r.addFault(where, column, q.ID, f.Key, f.Args)
		}
		if v != nil && len(faults) == 0 {
			a = assessment.Answer{State: assessment.Given, Value: v, Note: a.Note}
			r.point(q, v, places, at)
		}
	}
	if a.State == assessment.Missing && a.Note == "" {
		r.form.Blank = append(r.form.Blank, q.ID)
		return
	}
	r.form.Answers[q.ID] = a
}

// state reads "don't know" and "does not apply", in the words of either language or
// as engagement documents write them. A text may be the two letters itself.
func (r *reader) state(q *questionnaires.Question, c cell) assessment.State {
	if c.sort != textCell {
		return assessment.Missing
	}
	given := strings.TrimSpace(c.text)
	form := q.Kind.Control("").Form
	for _, s := range []assessment.State{assessment.DontKnow, assessment.NotApplicable} {
		names := []string{stateWord(s)}
		if form == questionnaires.FormLine || form == questionnaires.FormLines {
			names = nil
		}
		for _, lang := range r.pack.Languages {
			names = append(names, r.pack.Survey["txt-"+stateWord(s)][lang], stateNames[lang][s])
		}
		if slices.ContainsFunc(names, func(name string) bool { return name != "" && strings.EqualFold(name, given) }) {
			return s
		}
	}
	return assessment.Missing
}

// stateNames are Lotse's own words for answers that are none: what a form says where
// the pack has no words for them. A form may be read where other messages are spoken.
var stateNames = map[string]map[assessment.State]string{
	"de": {assessment.DontKnow: "Weiß ich nicht", assessment.NotApplicable: "Trifft nicht zu"},
	"en": {assessment.DontKnow: "I don’t know", assessment.NotApplicable: "Does not apply"},
}

// noneNames are what a form calls the answer that nothing of what is offered applies.
var noneNames = map[string]string{"de": "Keine davon", "en": "None of these"}

// places say where the parts of an answer stand, by their path: entry and column,
// row and column.
type places map[string]spot

type spot struct {
	line
	column int
}

func (p places) add(at line, column int, path ...string) {
	p[strings.Join(path, "\x00")] = spot{at, column}
}

// find returns the place of a path, or of the nearest part above it.
func (p places) find(path []string, whole line) (line, int) {
	for n := len(path); n > 0; n-- {
		if s, ok := p[strings.Join(path[:n], "\x00")]; ok {
			return s.line, s.column
		}
	}
	return whole, columnAnswer
}

// plain puts an answer together as plain data; nil for none.
func (r *reader) plain(q *questionnaires.Question, c questionnaires.Control, answer cell, state assessment.State) (any, places) {
	at, where := r.lines[keyOf(lineQuestion, q.ID)], places{}
	if inOneCell(c) {
		if state != assessment.Missing {
			return nil, where
		}
		return r.value(q.Kind, answer), where
	}
	in := r.below(q, c, where)
	switch none := r.isNone(answer); {
	case answer.sort == emptyCell || state != assessment.Missing:
	case !none:
		r.add(at, columnAnswer, q.ID, faultStray)
	case in != nil:
		r.add(at, columnAnswer, q.ID, faultBoth)
	case c.Form == questionnaires.FormGrid:
		return map[string]any{}, where
	default:
		return []any{}, where
	}
	return in, where
}

// below reads an answer that is given below its question; nil for none.
func (r *reader) below(q *questionnaires.Question, c questionnaires.Control, where places) any {
	switch c.Form {
	case questionnaires.FormTable:
		return r.entries(q, c, where)
	case questionnaires.FormGrid:
		return r.rows(q, c, where)
	}
	return r.marks(q, c)
}

// isNone reports whether a cell says that nothing of what is offered below applies:
// an answer, where an empty cell is none.
func (r *reader) isNone(c cell) bool {
	return c.sort == textCell && slices.ContainsFunc(r.pack.Languages, func(lang string) bool {
		return strings.EqualFold(strings.TrimSpace(c.text), noneNames[lang])
	})
}

// marks reads the options that are marked; nil for none.
func (r *reader) marks(q *questionnaires.Question, c questionnaires.Control) any {
	var list []any
	for _, o := range c.Options {
		at, ok := r.lines[keyOf(lineOption, q.ID, o.ID)]
		if !ok {
			continue
		}
		r.stray(at, columnAnswer+1, q.ID)
		switch mark := r.input(at, columnAnswer, q.ID); {
		case mark.sort == emptyCell, mark.sort == boolCell && mark.number == 0:
		case mark.sort == boolCell, mark.sort == numberCell && mark.number == 1,
			mark.sort == textCell && slices.Contains([]string{"x", "✓", "✔", "ja", "yes", "1"}, strings.ToLower(strings.TrimSpace(mark.text))):
			list = append(list, o.ID)
		case mark.sort == textCell && strings.TrimSpace(mark.text) == "":
		default:
			r.add(at, columnAnswer, q.ID, faultMark)
		}
	}
	if list == nil {
		return nil
	}
	return list
}

// value reads a cell as its kind understands it.
func (r *reader) value(k questionnaires.Kind, c cell) any {
	control := k.Control(r.form.Language)
	switch c.sort {
	case boolCell:
		return c.number != 0
	case numberCell:
		switch control.Form {
		case questionnaires.FormDate:
			return r.dayOf(c.number)
		case questionnaires.FormPickMany:
			return strconv.FormatFloat(c.number, 'f', -1, 64)
		}
		return c.number
	case textCell:
		switch control.Form {
		case questionnaires.FormDate:
			return isoDay(c.text)
		case questionnaires.FormPickMany:
			if strings.TrimSpace(c.text) == "" {
				return nil
			}
			return picked(k, control, c.text)
		case questionnaires.FormPickOne:
			if control.RefersTo != "" && strings.TrimSpace(c.text) != "" {
				return r.refs.id(control.RefersTo, c.text)
			}
		}
		return c.text
	}
	return nil
}

// dayOf turns a workbook's day number into a date; what is no whole day stays a
// number, which is no date.
func (r *reader) dayOf(n float64) any {
	from := date1900
	if r.book.date1904 {
		from = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	const lastDay = 2958465 // 9999-12-31
	if n != float64(int(n)) || n < 61 || n > lastDay {
		return n
	}
	return from.AddDate(0, 0, int(n)).Format(time.DateOnly)
}

// isoDay takes a date as people type it where a spreadsheet left it a text.
func isoDay(words string) string {
	words = strings.TrimSpace(words)
	for _, layout := range []string{"2.1.2006", "2. January 2006", "2 January 2006"} {
		if day, err := time.Parse(layout, words); err == nil {
			return day.Format(time.DateOnly)
		}
	}
	return words
}

// cellWords is a cell as words.
func cellWords(c cell) string {
	switch c.sort {
	case textCell:
		return c.text
	case numberCell:
		return strconv.FormatFloat(c.number, 'f', -1, 64)
	case boolCell:
		return strconv.FormatBool(c.number != 0)
	}
	return ""
}

// stray notes what stands to the right of what a line asks: it would be lost.
func (r *reader) stray(at line, from int, question string) {
	for column := from; column <= maxColumns; column++ {
		if c := at.sheet.at(at.row, column); c.sort != emptyCell && strings.TrimSpace(cellWords(c)) != "" {
			r.add(at, column, question, faultStray)
		}
	}
}
