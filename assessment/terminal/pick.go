package terminal

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"lotse/assessment"
	"lotse/questionnaires"
)

func itoa(n int) string { return strconv.Itoa(n) }

// A choice is one line of a [pick].
type choice struct {
	id, label string
	key       string           // the digit that chooses it, or ""
	state     assessment.State // of an answer without a value
	exclusive bool
}

// A pick is a list of which one or several are chosen: levels, options, entries of
// other tables. Nothing is marked at first: a marked level would be half an answer.
type pick struct {
	*room
	field
	choices []choice
	many    bool
	most    int // how many may be chosen; 0 for any number

	chosen []string // in the order of choosing; a state is chosen by its name
	began  []string
	at     int  // the marked line, -1 for none
	warned bool // Enter on nothing was explained: once more means none
	fault  string
}

// stateIDs are how a pick calls the answers without a value.
var stateIDs = map[assessment.State]string{assessment.DontKnow: ":dk", assessment.NotApplicable: ":na"}

func (r *room) newPick(f field, a assessment.Answer, raw *string) *pick {
	c := f.control
	p := &pick{room: r, field: f, many: c.Form == questionnaires.FormPickMany, at: -1}
	if c.Bounded {
		p.most = int(c.Max)
	}
	for i, o := range c.Options {
		ch := choice{id: o.ID, label: oneLine(o.Label), exclusive: o.Exclusive}
		switch n, err := strconv.Atoi(o.ID); {
		case c.Form == questionnaires.FormLevels:
			if err == nil && n >= 0 && n <= 9 {
				ch.key = o.ID
			}
		case i < 9:
			ch.key = itoa(i + 1)
		}
		p.choices = append(p.choices, ch)
	}
	p.begin(a)
	if f.states && !p.many {
		for _, s := range []struct {
			state assessment.State
			text  string
		}{{assessment.DontKnow, "dk"}, {assessment.NotApplicable, "na"}} {
			p.choices = append(p.choices, choice{id: stateIDs[s.state], label: r.stateWords(s.text), state: s.state})
		}
	}
	p.began = slices.Clone(p.chosen)
	if raw != nil {
		var kept []string
		if json.Unmarshal([]byte(*raw), &kept) == nil {
			p.chosen = slices.DeleteFunc(kept, func(id string) bool { return p.index(id) < 0 })
		}
	}
	if len(p.chosen) > 0 && !p.many {
		p.at = p.index(p.chosen[0])
	}
	return p
}

// begin marks what was answered; an entry that is gone stays on offer, as it is.
func (p *pick) begin(a assessment.Answer) {
	switch plain := p.kind.Plain(a.Value).(type) {
	case string:
		p.chosen = []string{plain}
	case float64:
		p.chosen = []string{strconv.FormatFloat(plain, 'f', -1, 64)}
	case bool:
		p.chosen = []string{strconv.FormatBool(plain)}
	case []any:
		for _, id := range plain {
			if word, ok := id.(string); ok {
				p.chosen = append(p.chosen, word)
			}
		}
	}
	for _, id := range p.chosen {
		if p.index(id) < 0 {
			p.choices = append(p.choices, choice{id: id, label: id})
		}
	}
	if id := stateIDs[a.State]; id != "" && p.states {
		p.chosen = []string{id}
	}
}

// stateWords are the pack's words for an answer without a value, or our own.
func (r *room) stateWords(which string) string {
	if own := r.pack.Survey["txt-"+which].In(r.lang); own != "" {
		return oneLine(own)
	}
	return r.say.T("runner-" + which)
}

func (p *pick) index(id string) int {
	return slices.IndexFunc(p.choices, func(c choice) bool { return c.id == id })
}

func (p *pick) focus() tea.Cmd { return nil }

func (p *pick) update(msg tea.Msg) (tea.Cmd, bool) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, false
	}
	p.fault = ""
	warned := p.warned
	p.warned = false
	n := len(p.choices)
	if n == 0 {
		return nil, k.String() == "enter"
	}
	key := typed(k)
	if to, ok := walked(key, p.at, n); ok {
		p.at = to
		return nil, false
	}
	switch key {
	case "space":
		if p.at >= 0 {
			p.toggle(p.at)
		}
	case "enter":
		return nil, p.enter(warned)
	case "backspace", "delete":
		p.chosen = nil
	default:
		p.press(key)
	}
	return nil, false
}

// press chooses by digit, and goes to or chooses what begins with a letter.
func (p *pick) press(key string) {
	for i, c := range p.choices {
		if c.key != "" && c.key == key {
			p.at = i
			p.toggle(i)
			return
		}
	}
	letters := []rune(key)
	if len(letters) != 1 || !unicode.IsLetter(letters[0]) {
		return
	}
	for step := 1; step <= len(p.choices); step++ {
		i := (max(p.at, -1) + step + len(p.choices)) % len(p.choices)
		if strings.HasPrefix(strings.ToLower(p.choices[i].label), strings.ToLower(key)) {
			p.at = i
			return
		}
	}
}

func (p *pick) toggle(i int) {
	c := p.choices[i]
	if !p.many {
		p.chosen = []string{c.id}
		return
	}
	if at := slices.Index(p.chosen, c.id); at >= 0 {
		p.chosen = slices.Delete(slices.Clone(p.chosen), at, at+1)
		return
	}
	kept := slices.DeleteFunc(slices.Clone(p.chosen), func(id string) bool {
		i := p.index(id)
		return c.exclusive || i >= 0 && p.choices[i].exclusive
	})
	if p.most > 0 && len(kept) >= p.most {
		p.fault = p.say.T("fault-too-many", "Max", p.most)
		return
	}
	p.chosen = append(kept, c.id)
}

// enter goes on with what is chosen. Of one, the marked line is what is meant. With
// nothing chosen among several, once more says none of them, unless an option says it.
func (p *pick) enter(warned bool) bool {
	switch {
	case !p.many && p.at >= 0:
		p.toggle(p.at)
		return true
	case len(p.chosen) > 0:
		return true
	case !p.many:
		p.fault = p.say.T("runner-choose")
		if p.control.Form == questionnaires.FormLevels {
			p.fault = p.say.T("runner-choose-level")
		}
		return false
	case slices.ContainsFunc(p.choices, func(c choice) bool { return c.exclusive }):
		p.fault = p.say.T("runner-choose-many")
		return false
	case warned:
		return true
	}
	p.warned = true
	p.fault = p.say.T("runner-choose-none")
	return false
}

func (p *pick) input() any {
	if len(p.choices) == 0 {
		return nil
	}
	if p.many {
		list := make([]any, len(p.chosen))
		for i, id := range p.chosen {
			list[i] = id
		}
		return list
	}
	if len(p.chosen) == 0 {
		return nil
	}
	if i := p.index(p.chosen[0]); i >= 0 && p.choices[i].state != assessment.Missing {
		return p.choices[i].state
	}
	return p.chosen[0]
}

func (p *pick) raw() string {
	data, err := json.Marshal(append([]string{}, p.chosen...))
	if err != nil { // strings always have a form
		return ""
	}
	return string(data)
}

func (p *pick) changed() bool { return !slices.Equal(p.chosen, p.began) }
func (p *pick) inside() bool  { return false }
func (p *pick) wrong() string { return p.fault }
