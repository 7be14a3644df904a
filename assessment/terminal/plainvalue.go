package terminal

import (
	"fmt"
	"math"
	"strings"

	"lotse/questionnaires"
)

// offers prints what can be chosen, the number first: it is what is typed.
func (t *plain) offers(f field) {
	for i, o := range f.control.Options {
		t.print(fmt.Sprintf("%d: %s", i+1, oneLine(o.Label)))
	}
}

// states prints the ways to answer without a value.
func (t *plain) states() {
	t.print("?: " + t.stateWords("dk"))
	t.print("-: " + t.stateWords("na"))
}

// prompt says what kind of line is expected.
func (t *plain) prompt(f field) string {
	c := f.control
	switch c.Form {
	case questionnaires.FormLevels, questionnaires.FormPickOne:
		if f.waits() {
			return t.say.T("plain-waits-for", "Table", oneLine(t.question(t.pack.Question(c.RefersTo))))
		}
		return t.say.T("plain-one", "Most", len(c.Options))
	case questionnaires.FormPickMany:
		switch {
		case f.waits():
			return t.say.T("plain-waits-for", "Table", oneLine(t.question(t.pack.Question(c.RefersTo))))
		case len(c.Options) == 0:
			return t.say.T("plain-names")
		case c.Bounded && c.Max > 0:
			return t.say.T("plain-some", "Most", int(c.Max))
		}
		return t.say.T("plain-any")
	case questionnaires.FormNumber:
		words := t.say.T("plain-number")
		switch low, high := !math.IsInf(c.Min, 0), !math.IsInf(c.Max, 0); {
		case c.Bounded && low && high:
			words = t.say.T("plain-number-range", "Min", t.say.Number(c.Min, 0), "Max", t.say.Number(c.Max, 0))
		case c.Bounded && low:
			words = t.say.T("plain-number-from", "Min", t.say.Number(c.Min, 0))
		}
		if c.Unit != "" {
			words += ", " + t.unit(c.Unit)
		}
		return words + ":"
	case questionnaires.FormDate:
		return t.say.T("runner-note-date") + ":"
	case questionnaires.FormLines:
		return t.say.T("plain-lines")
	}
	return t.say.T("plain-line")
}

// more reads on where a line of a longer text ends in a backslash.
func (t *plain) more(f field, line string) string {
	if f.control.Form != questionnaires.FormLines {
		return line
	}
	var all []string
	for {
		rest, on := strings.CutSuffix(line, `\`)
		all = append(all, strings.TrimSpace(rest))
		if !on {
			return strings.Join(all, "\n")
		}
		var ok bool
		if line, ok = t.read(); !ok {
			return strings.Join(all, "\n")
		}
	}
}

// typed is a line as plain data: numbers of options are their ids.
func (t *plain) typed(f field, line string) any {
	line = strings.TrimPrefix(line, `\`)
	switch f.control.Form {
	case questionnaires.FormLevels, questionnaires.FormPickOne:
		return optionOf(f, line)
	case questionnaires.FormPickMany:
		if line == "0" {
			return []any{}
		}
		list := []any{}
		for part := range strings.SplitSeq(line, ",") {
			if part = strings.TrimSpace(part); part != "" {
				list = append(list, optionOf(f, part))
			}
		}
		return list
	}
	return line
}

// optionOf is the id of the option that a number, its own words or their beginning
// stand for; other words stay as they are.
func optionOf(f field, words string) string {
	options := f.control.Options
	if n := number(words); n >= 1 && n <= len(options) {
		return options[n-1].ID
	}
	var begin []string
	for _, o := range options {
		label := oneLine(o.Label)
		if strings.EqualFold(label, words) {
			return o.ID
		}
		if strings.HasPrefix(strings.ToLower(label), strings.ToLower(words)) {
			begin = append(begin, o.ID)
		}
	}
	// A name that may be typed freely is not taken for the beginning of another one.
	if _, faults := f.kind.Parse(words); len(faults) > 0 && len(begin) == 1 {
		return begin[0]
	}
	return words
}

// leads reports whether every name in a line leads to an entry, where the field
// refers to entries: another one would lead nowhere.
func (t *plain) leads(f field, in any) bool {
	if f.control.RefersTo == "" {
		return true
	}
	list, ok := in.([]any)
	if !ok {
		list = []any{in}
	}
	for _, name := range list {
		found := false
		for _, o := range f.control.Options {
			found = found || o.ID == name
		}
		if !found {
			t.tell("fault-option", "Given", name)
			return false
		}
	}
	return true
}

// sure asks back about a number like 1.200, which means one thing in one language and
// another in the other.
func (t *plain) sure(f field, line string) bool {
	if f.control.Form != questionnaires.FormNumber || !ambiguous.MatchString(line) {
		return true
	}
	v, faults := f.kind.Parse(line)
	if len(faults) > 0 {
		return true // whoever takes it says why not
	}
	t.tell("plain-ambiguous", "Given", line, "Read", t.shown(f, v))
	return t.choose([]string{t.say.T("plain-meant"), t.say.T("plain-not-meant")}) == 1
}

// part takes one value of a table's entry or a grid's row. It returns what it is
// now, nil for none, and where to go: -1 back, 1 on, 0 out of the form.
func (t *plain) part(f field, v questionnaires.Value, required bool) (questionnaires.Value, int) {
	t.offers(f)
	if v != nil {
		t.tell("plain-so-far", "Answer", t.shown(f, v))
	}
	for {
		t.print(t.prompt(f))
		line, ok := t.read()
		switch {
		case !ok, line == ">":
			return v, 0
		case line == ".":
			t.stop()
			return v, 0
		case line == "<":
			return v, -1
		case line == "-":
			return nil, 1
		case line == "":
			if v == nil && required && !f.waits() {
				t.tell("plain-needed")
			}
			return v, 1
		}
		in := t.typed(f, t.more(f, line))
		if !t.leads(f, in) || !t.sure(f, line) {
			continue
		}
		is, faults := f.kind.Parse(in)
		if len(faults) == 0 {
			return is, 1
		}
		t.print(t.faults(faults))
	}
}

// form takes the fields of an entry or a row one by one. What was said so far is
// returned, however it ends.
func (t *plain) form(columns []questionnaires.Column, have map[string]questionnaires.Value) map[string]questionnaires.Value {
	values := map[string]questionnaires.Value{}
	for id, v := range have {
		values[id] = v
	}
	t.tell("plain-form")
	for at := 0; at < len(columns); {
		c := &columns[at]
		label := oneLine(c.Ask.In(t.lang))
		if c.Required {
			label += " *"
		}
		t.tell("plain-field", "N", at+1, "All", len(columns), "Label", label)
		f := t.field(c.Kind)
		if f.control.Unit == "" {
			f.control.Unit = c.Unit
		}
		v, step := t.part(f, values[c.ID], c.Required)
		if v == nil {
			delete(values, c.ID)
		} else {
			values[c.ID] = v
		}
		if step == 0 {
			break
		}
		at = max(0, at+step)
	}
	return values
}
