package terminal

import (
	"encoding/json"

	tea "charm.land/bubbletea/v2"
)

// opened is the one row of a list that is open as a [form], if any. The editor of the
// list embeds it: while a form is open, it is the form that is looked at and typed into.
type opened struct{ form *form }

// openState is an open row as it is kept.
type openState struct {
	At   int       `json:"at"`
	Form formState `json:"form"`
}

func (o *opened) focus() tea.Cmd {
	if o.form == nil {
		return nil
	}
	return o.form.focus()
}

func (o *opened) inside() bool { return o.form != nil }

// orWrong is why the open form did nothing; without one, what the list says.
func (o *opened) orWrong(fault string) string {
	if o.form != nil {
		return o.form.wrong()
	}
	return fault
}

// state is the open row, which stands at a place of its list.
func (o *opened) state(at int) *openState {
	if o.form == nil {
		return nil
	}
	return &openState{At: at, Form: o.form.state()}
}

// kept writes down the state of an editor.
func kept(state any) string {
	data, err := json.Marshal(state)
	if err != nil { // plain data always has a form
		return ""
	}
	return string(data)
}

// walked is where a key leads among n lines, round about; ok: it is one that walks.
func walked(key string, at, n int) (to int, ok bool) {
	switch key {
	case "up":
		return (max(at, 0) + n - 1) % n, true
	case "down":
		return (at + 1) % n, true
	case "home":
		return 0, true
	case "end":
		return n - 1, true
	}
	return at, false
}
