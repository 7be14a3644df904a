package terminal

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// An editor edits one value: a question's answer, or a field of a table or grid. The
// runner owns order, head, foot and everything that is saved.
type editor interface {
	// focus is called before the first message.
	focus() tea.Cmd
	// update takes a message. done: the person goes on, and Input is what was entered.
	update(msg tea.Msg) (cmd tea.Cmd, done bool)
	// lines draws the editor: at most h lines of at most w columns.
	lines(w, h int) []string
	// want is how many lines it would like to have.
	want(w int) int
	// input is plain data as the question's kind parses it, or a state of an answer;
	// nil: nothing was entered.
	input() any
	// raw is the editor's state, from which it can be made again.
	raw() string
	// changed reports whether raw differs from what it began with.
	changed() bool
	// inside reports whether Shift+Tab and Esc belong to the editor now.
	inside() bool
	// wrong says why the last key did nothing, or "".
	wrong() string
	hints() []hint
}

// A field is what an editor edits.
type field struct {
	kind    questionnaires.Kind
	control questionnaires.Control
	states  bool   // "don't know" and "not applicable" are on offer
	of      string // the question whose answer this is; "" for a part of one
}

// waits reports whether a field offers the entries of a table that has none yet. It
// stays empty until then: a name typed here would lead nowhere once there are some.
func (f *field) waits() bool { return f.control.RefersTo != "" && len(f.control.Options) == 0 }

// A room is what editors share: the language, and the entries answers may refer to.
type room struct {
	say     *locale.Printer
	lang    string
	pack    *questionnaires.Pack
	accent  lipgloss.Style // of the marked line
	entries func(question string) []questionnaires.ControlOption
	// usedIn names the question whose answer refers to an entry of a table, or "".
	usedIn func(question, entry string) string
}

func (r *room) field(kind questionnaires.Kind) field {
	c := kind.Control(r.lang)
	if c.RefersTo != "" {
		c.Options = append(r.entries(c.RefersTo), c.Options...)
	}
	return field{kind: kind, control: c}
}

// parts are the fields of columns.
func (r *room) parts(columns []questionnaires.Column) []field {
	list := make([]field, len(columns))
	for i := range columns {
		list[i] = r.field(columns[i].Kind)
	}
	return list
}

// rated is the longest scale that is drawn as one: a longer one is typed.
const rated = 11

// edit makes the editor of a field: of an answer, or of a raw state that was kept.
func (r *room) edit(f field, a assessment.Answer, raw *string) editor {
	switch c := f.control; c.Form {
	case questionnaires.FormLevels, questionnaires.FormPickOne, questionnaires.FormPickMany:
		return r.newPick(f, a, raw)
	case questionnaires.FormTable:
		return r.newEntries(f, a.Value, raw)
	case questionnaires.FormGrid:
		if isMatrix(c) {
			return r.newMatrix(f, a.Value, raw)
		}
		return r.newRows(f, a.Value, raw)
	case questionnaires.FormNumber:
		if c.Bounded && c.Step == 1 && c.Max-c.Min < rated {
			return r.newScale(f, a, raw)
		}
	}
	return r.newLine(f, a.Value, raw)
}

// shown is a value in words, on one line; an entry that is referred to by its name.
func (r *room) shown(f field, v questionnaires.Value) string {
	if p, ok := v.(questionnaires.Pick); ok {
		return r.optionName(f, string(p))
	}
	if list, ok := v.(questionnaires.Picks); ok {
		names := make([]string, len(list))
		for i, id := range list {
			names[i] = r.optionName(f, id)
		}
		return strings.Join(names, ", ")
	}
	switch d := f.kind.Show(v, r.lang).(type) {
	case questionnaires.Words:
		return oneLine(string(d))
	case questionnaires.Meter:
		return oneLine(d.Label)
	case questionnaires.Sheet:
		return r.say.N("runner-entries", len(d.Rows))
	}
	return ""
}

func (r *room) optionName(f field, id string) string {
	for _, o := range f.control.Options {
		if o.ID == id {
			return oneLine(o.Label)
		}
	}
	return id
}

// oneLine puts words on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// faults are the words for what is wrong with an answer.
func (r *room) faults(faults questionnaires.Faults) string {
	if len(faults) == 0 {
		return ""
	}
	f := faults[0]
	args := make([]any, 0, 2*len(f.Args))
	for name, value := range f.Args {
		args = append(args, name, value)
	}
	words := r.say.T(f.Key, args...)
	if len(f.Path) > 0 {
		words = strings.Join(f.Path, " › ") + ": " + words
	}
	return words
}
