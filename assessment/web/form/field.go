package form

import (
	"slices"
	"strconv"
	"strings"

	"lotse/questionnaires"
)

// longestScale is how many whole numbers are drawn as a scale to tap on.
const longestScale = 11

// longestList is how many options are drawn one below the other; more are a list to
// open.
const longestList = 7

// A Field is one control: of a question, of an entry's column, or of a row's cell.
type Field struct {
	Name   string // of the form's field, and the id of the control
	Draw   string // which template draws it: line, lines, number, date, scale, levels, options, list, checks
	Value  string
	Values []Option
	Min    string
	Max    string
	Unit   string
	Length int  // the most characters; 0 for no text
	Left   int  // how many of them are left
	None   bool // nothing to refer to yet
	Faults []string
	Label  string // of a column's field
	Hint   string
	Free   bool // may stay empty
	Group  bool // several controls: a legend names them, not a label
}

// An Option is one answer on offer.
type Option struct {
	Value, Label string
	Chosen       bool
	First        bool // has the field's name as its id, where a fault's link leads
}

// field draws a kind with a value, or with what was typed instead.
func (p *Paper) field(name string, k questionnaires.Kind, v questionnaires.Value, typed []string, use bool) Field {
	c := p.control(k)
	f := Field{Name: name}
	given := p.given(k, c, v)
	if use {
		given = typed
	}
	if len(given) > 0 {
		f.Value = given[0]
	}
	switch c.Form {
	case questionnaires.FormLevels:
		f.Draw, f.Group = "levels", true
		f.options(c.Options, given)
	case questionnaires.FormPickOne:
		f.pickOne(c, given)
	case questionnaires.FormPickMany:
		f.pickMany(c, given)
	case questionnaires.FormNumber:
		f.number(p, c, given)
	case questionnaires.FormDate:
		f.Draw = "date"
	case questionnaires.FormLines:
		f.text("lines", c)
	default:
		f.text("line", c)
	}
	return f
}

func (f *Field) text(draw string, c questionnaires.Control) {
	f.Draw, f.Length = draw, MaxText
	if c.Bounded && c.Max > 0 {
		f.Length = int(c.Max)
	}
	f.Left = max(0, f.Length-len([]rune(f.Value)))
}

func (f *Field) pickOne(c questionnaires.Control, given []string) {
	switch {
	case len(c.Options) == 0:
		f.text("line", c)
		f.None = true
		return
	case len(c.Options) > longestList:
		f.Draw = "list"
	default:
		f.Draw, f.Group = "options", true
	}
	f.options(c.Options, given)
	if f.Value != "" && !strings.HasPrefix(f.Value, ".") {
		f.named([]string{f.Value})
	}
}

// named keeps what is given and is no option's id: an entry called by its name instead,
// or one that is not there any more. It stays until somebody takes it back.
func (f *Field) named(given []string) {
	for _, word := range given {
		if slices.ContainsFunc(f.Values, func(o Option) bool { return o.Value == word }) {
			continue
		}
		if i := slices.IndexFunc(f.Values, func(o Option) bool { return o.Label == word && !o.Chosen }); i >= 0 {
			f.Values[i].Value, f.Values[i].Chosen = word, true
			continue
		}
		f.Values = append(f.Values, Option{Value: word, Label: word, Chosen: true})
	}
}

func (f *Field) pickMany(c questionnaires.Control, given []string) {
	if len(c.Options) == 0 {
		f.text("line", c)
		f.None = true
		f.Value = strings.Join(given, ", ")
		return
	}
	f.Draw, f.Group = "checks", true
	f.options(c.Options, given)
	f.named(given)
	if c.Bounded && c.Max > 0 {
		f.Max = strconv.Itoa(int(c.Max))
	}
}

func (f *Field) number(p *Paper, c questionnaires.Control, given []string) {
	if c.Bounded && c.Step == 1 && c.Max-c.Min < longestScale {
		f.Draw, f.Group = "scale", true
		var steps []questionnaires.ControlOption
		for n := int(c.Min); n <= int(c.Max); n++ {
			s := strconv.Itoa(n)
			steps = append(steps, questionnaires.ControlOption{ID: s, Label: s})
		}
		f.options(steps, given)
		return
	}
	f.Draw, f.Unit = "number", c.Unit
	if c.Bounded {
		f.Min, f.Max = p.bound(c.Min), p.bound(c.Max)
	}
}

func (f *Field) options(list []questionnaires.ControlOption, given []string) {
	for i, o := range list {
		f.Values = append(f.Values, Option{Value: o.ID, Label: o.Label, Chosen: slices.Contains(given, o.ID), First: i == 0})
	}
}

// bound is an end of a range in words, "" where there is none.
func (p *Paper) bound(f float64) string {
	if f-f != 0 { // infinite
		return ""
	}
	return p.decimal(f)
}

// decimal writes a number as people type it, without setting thousands apart.
func (p *Paper) decimal(f float64) string {
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if p.Say.Lang() == "de" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// given are the values of the form's field that stand for a value.
func (p *Paper) given(k questionnaires.Kind, c questionnaires.Control, v questionnaires.Value) []string {
	switch v := v.(type) {
	case nil:
		return nil
	case questionnaires.Number:
		if c.Form == questionnaires.FormNumber {
			return []string{p.decimal(float64(v))}
		}
		return []string{strconv.FormatFloat(float64(v), 'f', -1, 64)}
	case questionnaires.Flag:
		if c.Form == questionnaires.FormPickOne {
			return []string{strconv.FormatBool(bool(v))}
		}
	case questionnaires.Pick:
		return []string{string(v)}
	case questionnaires.Picks:
		return v
	case questionnaires.Date:
		return []string{string(v)}
	}
	if words := p.words(k, v); words != "" {
		return []string{words}
	}
	return nil
}

// plain turns the values of a form's field into what a kind parses. Who leaves a field
// as it was drawn leaves the value as it is: its other languages, its marks.
func (p *Paper) plain(k questionnaires.Kind, was questionnaires.Value, values []string) any {
	c := p.control(k)
	var given []string
	for _, v := range values {
		if v = Clean(v); v != "" {
			given = append(given, v)
		}
	}
	if was != nil && slices.Equal(given, p.given(k, c, was)) {
		return k.Plain(was)
	}
	switch {
	case len(given) == 0:
		return nil
	case c.Form == questionnaires.FormPickMany:
		return p.many(c, given)
	}
	return given[0]
}

func (p *Paper) many(c questionnaires.Control, given []string) any {
	if len(c.Options) == 0 { // names, typed
		given = strings.Split(given[0], ",")
	}
	list := make([]any, 0, len(given))
	for _, s := range given {
		if s = strings.TrimSpace(s); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// tooLong reports whether words are longer than where the pack sets no limit.
func tooLong(c questionnaires.Control, values []string) bool {
	if c.Bounded || c.Form != questionnaires.FormLine && c.Form != questionnaires.FormLines {
		return false
	}
	return slices.ContainsFunc(values, func(s string) bool { return len([]rune(Clean(s))) > MaxText })
}
