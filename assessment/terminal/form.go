package terminal

import (
	"maps"
	"reflect"
	"strings"

	tea "charm.land/bubbletea/v2"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A form is the fields of one entry, or of one row of a grid: all of them with what
// they hold, one at a time open in its editor.
type form struct {
	*room
	head    string
	columns []questionnaires.Column
	fields  []field
	values  map[string]questionnaires.Value // by column
	first   map[string]questionnaires.Value
	raws    map[string]string // by column: what was typed and is no answer
	at      int
	ed      editor
	fault   string
}

// formState is a form's state as it is kept: the open field, and by column the plain
// data of answers and the raw state of what is none.
type formState struct {
	At     int               `json:"at"`
	Values map[string]any    `json:"values,omitempty"`
	Raws   map[string]string `json:"raws,omitempty"`
}

func (r *room) newForm(columns []questionnaires.Column, values map[string]questionnaires.Value, head string) *form {
	f := &form{room: r, head: head, columns: columns, first: values, values: maps.Clone(values), raws: map[string]string{}, fields: r.parts(columns)}
	if f.values == nil {
		f.values = map[string]questionnaires.Value{}
	}
	f.load(0)
	return f
}

func (f *form) restore(s formState) {
	for i := range f.columns {
		id := f.columns[i].ID
		if v, faults := f.columns[i].Kind.Parse(s.Values[id]); len(faults) == 0 {
			if v == nil {
				delete(f.values, id)
			} else {
				f.values[id] = v
			}
		}
		if raw, ok := s.Raws[id]; ok {
			f.raws[id] = raw
		}
	}
	f.load(max(0, min(s.At, len(f.columns)-1)))
}

func (f *form) state() formState {
	s := formState{At: f.at, Values: map[string]any{}, Raws: maps.Clone(f.raws)}
	for i := range f.columns {
		c := &f.columns[i]
		if v, ok := f.values[c.ID]; ok {
			s.Values[c.ID] = c.Kind.Plain(v)
		}
	}
	if f.ed.changed() {
		s.Raws[f.columns[f.at].ID] = f.ed.raw()
	}
	return s
}

func (f *form) load(at int) tea.Cmd {
	f.at = at
	c := &f.columns[at]
	var raw *string
	if kept, ok := f.raws[c.ID]; ok {
		raw = &kept
	}
	f.ed = f.edit(f.fields[at], assessment.GivenAnswer(f.values[c.ID]), raw)
	return f.ed.focus()
}

func (f *form) focus() tea.Cmd { return f.ed.focus() }

// update takes a message; ended: the form is closed, with what its values are now.
func (f *form) update(msg tea.Msg) (cmd tea.Cmd, ended bool) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		f.fault = ""
		switch k.String() {
		case "esc":
			return nil, f.take(false)
		case "shift+tab", "pgup":
			if f.at == 0 {
				return nil, f.take(false)
			}
			f.take(false)
			return f.load(f.at - 1), false
		case "tab", "pgdown":
			f.take(false)
			if f.at == len(f.columns)-1 {
				return nil, true
			}
			return f.load(f.at + 1), false
		case "enter":
			if f.skips() {
				return f.goOn()
			}
		}
	}
	cmd, done := f.ed.update(msg)
	if !done {
		return cmd, false
	}
	if !f.take(true) {
		return cmd, false
	}
	next, ended := f.goOn()
	return tea.Batch(cmd, next), ended
}

// skips reports whether Enter leaves the field as it is: it holds an answer that
// nobody touched, or none and needs none.
func (f *form) skips() bool {
	c := &f.columns[f.at]
	_, given := f.values[c.ID]
	if f.ed.changed() {
		return false
	}
	if p, ok := f.ed.(*pick); ok && p.at >= 0 && !p.many {
		return false // the marked line is meant
	}
	return given || !c.Required
}

func (f *form) goOn() (tea.Cmd, bool) {
	if f.at == len(f.columns)-1 {
		return nil, true
	}
	return f.load(f.at + 1), false
}

// take takes over what the open editor holds. What is no answer stays as it was
// typed; confirmed, it is refused with the reason.
func (f *form) take(confirmed bool) bool {
	c := &f.columns[f.at]
	if !confirmed && !f.ed.changed() {
		return true
	}
	in := f.ed.input()
	v, faults := c.Kind.Parse(in)
	switch {
	case len(faults) > 0:
		if confirmed {
			f.fault = f.faults(faults)
			return false
		}
		f.raws[c.ID] = f.ed.raw()
		return true
	case v == nil && confirmed && c.Required && !f.fields[f.at].waits():
		f.fault = f.say.T("fault-required")
		return false
	case v == nil:
		delete(f.values, c.ID)
	default:
		f.values[c.ID] = v
	}
	delete(f.raws, c.ID)
	return true
}

func (f *form) changed() bool {
	return f.ed.changed() || len(f.raws) > 0 || !(len(f.values) == 0 && len(f.first) == 0) && !reflect.DeepEqual(f.values, f.first)
}

func (f *form) wrong() string {
	if f.fault != "" {
		return f.fault
	}
	return f.ed.wrong()
}

func (f *form) lines(w, h int) []string {
	names := min(34, w/2-2)
	blocks := make([][]string, len(f.columns))
	room := max(3, h-1-min(len(f.columns)-1, h/3)) // of the open field
	for i := range f.columns {
		c := &f.columns[i]
		if i != f.at {
			value := faintStyle.Render("–")
			if v, ok := f.values[c.ID]; ok {
				value = strings.TrimRight(cell(f.shown(f.fields[i], v), w-names-4), " ")
			} else if raw, ok := f.raws[c.ID]; ok {
				value = wrongStyle.Render(strings.TrimRight(cell("! "+oneLine(raw), w-names-4), " "))
			}
			blocks[i] = []string{faintStyle.Render("  "+cell(f.label(c), names)) + "  " + value}
			continue
		}
		ask := short(wrap(f.ask(c), w-2), max(1, room-2), w-2)
		lines := styled(boldStyle, indented("› ", ask))
		for _, l := range f.ed.lines(w-2, max(1, room-len(ask))) {
			lines = append(lines, "  "+l)
		}
		blocks[i] = lines
	}
	head := faintStyle.Render(strings.TrimRight(cell(f.head+" · "+f.say.T("runner-field", "N", f.at+1, "All", len(f.columns)), w), " "))
	return append([]string{head}, scrolled(blocks, f.at, h-1)...)
}

// label is a field's name in a list.
func (f *form) label(c *questionnaires.Column) string { return oneLine(c.Label(f.lang)) }

// ask is the whole question of the open field.
func (f *form) ask(c *questionnaires.Column) string {
	ask := oneLine(c.Ask.In(f.lang))
	if c.Required {
		ask += " *"
	}
	return ask
}

func (f *form) hints() []hint {
	return append(f.ed.hints(), f.hint("field-back"), f.hint("list"))
}
