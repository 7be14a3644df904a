package terminal

import (
	"encoding/json"
	"reflect"
	"slices"

	tea "charm.land/bubbletea/v2"

	"lotse/questionnaires"
)

// entries are the rows of a repeatable table: a list to add to, edit, reorder and
// remove from. One entry at a time is open as a [form].
type entries struct {
	*room
	field
	opened
	parts []field // of an entry, by column
	list  []questionnaires.Entry
	first []questionnaires.Entry
	at    int // a row, the line "add", or the line "go on"
	open  int // the row the form edits; len(list) for a new one
	gone  []removed
	fault string
}

// A removed entry can be put back.
type removed struct {
	at    int
	entry questionnaires.Entry
}

// entriesState is the editor's state as it is kept.
type entriesState struct {
	List any        `json:"list"`
	Open *openState `json:"open,omitempty"`
}

func (r *room) newEntries(f field, v questionnaires.Value, raw *string) *entries {
	e := &entries{room: r, field: f, parts: r.parts(f.control.Columns)}
	have, _ := v.(questionnaires.Entries)
	e.list, e.first = slices.Clone(have), have
	if raw != nil {
		e.restore(*raw)
	}
	if e.form == nil {
		e.at = len(e.list)
		if len(e.list) > 0 && !e.changed() {
			e.at = e.doneLine()
		}
	}
	return e
}

func (e *entries) restore(raw string) {
	var s entriesState
	if json.Unmarshal([]byte(raw), &s) != nil {
		return
	}
	list, ok := e.parsed(s.List)
	if !ok {
		return
	}
	e.list = list
	if s.Open != nil && s.Open.At >= 0 && s.Open.At <= len(e.list) {
		e.openForm(s.Open.At)
		e.form.restore(s.Open.Form)
	}
}

func (e *entries) parsed(plain any) (questionnaires.Entries, bool) {
	v, faults := e.kind.Parse(plain)
	list, ok := v.(questionnaires.Entries)
	return list, ok && len(faults) == 0
}

func (e *entries) doneLine() int { return len(e.list) + 1 }

// openForm opens a row, or a new one behind the last.
func (e *entries) openForm(at int) tea.Cmd {
	var fields map[string]questionnaires.Value
	if at < len(e.list) {
		fields = e.list[at].Fields
	}
	e.open = at
	e.form = e.newForm(e.control.Columns, fields, e.say.T("runner-entry", "N", at+1))
	return e.form.focus()
}

func (e *entries) update(msg tea.Msg) (tea.Cmd, bool) {
	e.fault = ""
	if e.form != nil {
		cmd, ended := e.form.update(msg)
		if ended {
			e.takeForm()
		}
		return cmd, false
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, false
	}
	n := len(e.list) + 2
	key := typed(k)
	if to, ok := walked(key, e.at, n); ok {
		e.at = to
		return nil, false
	}
	switch key {
	case "alt+up", "[", "K":
		e.move(-1)
	case "alt+down", "]", "J":
		e.move(+1)
	case "+", "a":
		return e.add(), false
	case "-", "delete", "backspace":
		e.remove()
	case "u", "ctrl+z":
		e.putBack()
	case "enter":
		return e.enter()
	}
	return nil, false
}

func (e *entries) enter() (tea.Cmd, bool) {
	switch e.at {
	case e.doneLine():
		return nil, true
	case len(e.list):
		return e.add(), false
	}
	return e.openForm(e.at), false
}

func (e *entries) add() tea.Cmd {
	if e.control.Bounded && len(e.list) >= int(e.control.Max) {
		e.fault = e.say.T("fault-too-many", "Max", int(e.control.Max))
		return nil
	}
	return e.openForm(len(e.list))
}

func (e *entries) move(by int) {
	to := e.at + by
	if e.at >= len(e.list) || to < 0 || to >= len(e.list) {
		return
	}
	e.list[e.at], e.list[to] = e.list[to], e.list[e.at]
	e.at = to
}

func (e *entries) remove() {
	if e.at >= len(e.list) {
		return
	}
	if id := e.list[e.at].ID; id != "" && e.of != "" {
		if used := e.usedIn(e.of, id); used != "" { // the other answer would lead nowhere
			e.fault = e.say.T("runner-used", "Question", used)
			return
		}
	}
	e.gone = append(e.gone, removed{e.at, e.list[e.at]})
	e.list = slices.Delete(e.list, e.at, e.at+1)
}

func (e *entries) putBack() {
	if len(e.gone) == 0 {
		return
	}
	last := e.gone[len(e.gone)-1]
	e.gone = e.gone[:len(e.gone)-1]
	e.at = min(last.at, len(e.list))
	e.list = slices.Insert(e.list, e.at, last.entry)
}

// takeForm takes the form's fields over; a new entry without any is none.
func (e *entries) takeForm() {
	fields := e.form.values
	e.form = nil
	switch {
	case e.open < len(e.list):
		e.list[e.open] = questionnaires.Entry{ID: e.list[e.open].ID, Fields: fields}
		e.at = e.open
	case len(fields) > 0:
		e.list = append(e.list, questionnaires.Entry{Fields: fields})
		if list, ok := e.parsed(e.plain()); ok { // it gets its id at once, and keeps it
			e.list = list
		}
		e.at = len(e.list) // the line "add": the next entry is one key away
	}
}

// input is the list as plain data. An empty one is an answer too: there are none.
func (e *entries) input() any { return e.plain() }

func (e *entries) plain() []any {
	plain, _ := e.kind.Plain(questionnaires.Entries(e.list)).([]any)
	for _, item := range plain {
		if m, ok := item.(map[string]any); ok && m["id"] == "" {
			delete(m, "id")
		}
	}
	return plain
}

func (e *entries) raw() string {
	return kept(entriesState{List: e.plain(), Open: e.state(e.open)})
}

func (e *entries) changed() bool {
	if e.form != nil && e.form.changed() || len(e.list) != len(e.first) {
		return true
	}
	for i := range e.list {
		if !reflect.DeepEqual(e.list[i], e.first[i]) {
			return true
		}
	}
	return false
}

func (e *entries) wrong() string { return e.orWrong(e.fault) }
