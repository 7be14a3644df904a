package terminal

import (
	"strings"

	"charm.land/lipgloss/v2"

	"lotse/questionnaires"
)

// want is as many lines as there are.
func (e *entries) want(w int) int {
	if e.form != nil {
		return 1000 // as much as there is
	}
	return len(joined(e.blocks(w)))
}

func (e *entries) lines(w, h int) []string {
	if e.form != nil {
		return e.form.lines(w, h)
	}
	return scrolled(e.blocks(w), e.at, h)
}

func (e *entries) blocks(w int) [][]string {
	var blocks [][]string
	line := func(i int, words string, most int) {
		sign, style := "  ", lipgloss.NewStyle()
		if i == e.at {
			sign, style = "› ", e.accent
		}
		blocks = append(blocks, styled(style, indented(sign, short(wrap(words, w-2), most, w-2))))
	}
	for i, entry := range e.list {
		most := 1
		if i == e.at {
			most = 3
		}
		line(i, itoa(i+1)+". "+e.lacks(entry)+e.summary(entry), most)
	}
	line(len(e.list), "+ "+e.say.T("runner-add"), 1)
	line(e.doneLine(), "→ "+e.ready(), 1)
	return blocks
}

// ready says what Enter on the last line answers.
func (e *entries) ready() string {
	n := len(e.list)
	switch {
	case n == 0:
		return e.say.T("runner-ready-none")
	case e.control.Bounded && n < int(e.control.Min):
		return e.say.T("runner-ready-few", "Min", int(e.control.Min))
	}
	return e.say.N("runner-ready", n)
}

// lacks names the first field of an entry that is needed and empty.
func (e *entries) lacks(entry questionnaires.Entry) string {
	for i := range e.control.Columns {
		c := &e.control.Columns[i]
		if _, given := entry.Fields[c.ID]; c.Required && !given && !e.parts[i].waits() {
			return "! " + e.say.T("runner-lacks", "Field", oneLine(c.Label(e.lang))) + " · "
		}
	}
	return ""
}

// summary is an entry on one line, its main field first.
func (e *entries) summary(entry questionnaires.Entry) string {
	var first, rest []string
	for i := range e.control.Columns {
		c := &e.control.Columns[i]
		v, ok := entry.Fields[c.ID]
		if !ok {
			continue
		}
		words := e.shown(e.parts[i], v)
		switch {
		case c.Main:
			first = append(first, words)
		case words != "":
			rest = append(rest, words)
		}
	}
	if all := strings.Join(append(first, rest...), " · "); all != "" {
		return all
	}
	return entry.ID
}

func (e *entries) hints() []hint {
	if e.form != nil {
		return e.form.hints()
	}
	var list []hint
	switch e.at {
	case e.doneLine():
		list = append(list, e.hint("next"))
	case len(e.list):
		list = append(list, e.hint("enter-add"))
	default:
		list = append(list, e.hint("edit"), e.hint("remove"))
		if len(e.list) > 1 {
			list = append(list, e.hint("shift"))
		}
	}
	list = append(list, e.hint("move"), e.hint("add"))
	if len(e.gone) > 0 {
		list = append(list, e.hint("undo"))
	}
	return list
}
