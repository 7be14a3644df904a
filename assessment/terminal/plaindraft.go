package terminal

import (
	tea "charm.land/bubbletea/v2"
)

// typedBefore is what was typed for the question on the whole screen and never
// confirmed: as plain data, nil where it is no answer, and in words, "" for nothing.
func (t *plain) typedBefore(f field) (in any, words string) {
	raw := t.kept[t.at.ID].Raw
	if raw == nil {
		return nil, ""
	}
	f.states, f.of = true, t.at.ID
	ed := t.edit(f, t.iv.Flow.Answer(t.at.ID), raw)
	if ed.inside() { // an entry that is open joins the others
		ed.update(tea.KeyPressMsg{Code: tea.KeyEscape})
	}
	in = ed.input()
	if v, faults := f.kind.Parse(in); v != nil && len(faults) == 0 {
		return in, t.shown(f, v)
	}
	if l, ok := ed.(*line); ok {
		return nil, l.words
	}
	return nil, ""
}

// take makes an answer of what was typed before.
func (t *plain) take() {
	f := t.field(t.at.Kind)
	in, words := t.typedBefore(f)
	switch {
	case in != nil:
		if t.put(in) {
			t.forward()
		}
	case words != "":
		_, faults := f.kind.Parse(words)
		t.print(t.faults(faults))
	default:
		t.tell("plain-no-draft")
	}
}
