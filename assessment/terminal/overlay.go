package terminal

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"lotse/assessment"
)

// An overlay stands in front of the question until it is closed. All keys are its
// own then, except Ctrl+C.
type overlay interface {
	update(msg tea.Msg) (cmd tea.Cmd, closed bool)
	title() string
	lines(w, h int) []string
	hints() []hint
}

// A reading is words to read, with a way to scroll.
type reading struct {
	*room
	head       string
	paragraphs []string
	top        int
	keys       []hint
	close      func(key string) (cmd tea.Cmd, closed bool)
	most       int // the last line that may stand at the top, known when drawn
}

func (o *reading) title() string { return o.head }
func (o *reading) hints() []hint {
	if o.most > 0 {
		return append([]hint{{"↑/↓", o.say.T("runner-does-scroll")}}, o.keys...)
	}
	return o.keys
}

func (o *reading) update(msg tea.Msg) (tea.Cmd, bool) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, false
	}
	switch key := k.String(); key {
	case "up":
		o.top = max(0, o.top-1)
	case "down":
		o.top = min(o.most, o.top+1)
	case "pgup":
		o.top = max(0, o.top-10)
	case "pgdown", "space":
		o.top = min(o.most, o.top+10)
	default:
		return o.close(key)
	}
	return nil, false
}

func (o *reading) lines(w, h int) []string {
	var all []string
	for i, p := range o.paragraphs {
		if i > 0 {
			all = append(all, "")
		}
		for _, part := range strings.Split(p, "\n") {
			all = append(all, wrap(part, w)...)
		}
	}
	o.most = max(0, len(all)-h)
	o.top = min(o.top, o.most)
	return all[o.top:min(len(all), o.top+h)]
}

// newHelp is all there is to say about a question, and every key.
func (r *runner) newHelp() overlay {
	o := &reading{room: r.room, head: r.say.T("runner-help"), keys: []hint{r.hint("close")}}
	o.paragraphs = append(o.paragraphs, r.at.Ask.In(r.lang))
	o.paragraphs = append(o.paragraphs, r.about(r.at)...)
	var keys []string
	for _, c := range r.commands {
		if c.hint != "" && (c.on == nil || c.on()) {
			h := r.hint(c.hint)
			keys = append(keys, h.key+"  "+h.does)
		}
	}
	for _, h := range r.ed.hints() {
		keys = append(keys, h.key+"  "+h.does)
	}
	end := r.hint("quit")
	keys = append(keys, end.key+"  "+end.does)
	o.paragraphs = append(o.paragraphs, strings.Join(keys, "\n"))
	o.close = func(string) (tea.Cmd, bool) { return nil, true }
	return o
}

// A choosing is a text and a few ways to go on.
type choosing struct {
	reading
	pick   *pick
	chosen func(id string) tea.Cmd
}

func (r *runner) newChoosing(head string, paragraphs []string, options []choice, chosen func(id string) tea.Cmd) *choosing {
	for i := range options {
		options[i].key = itoa(i + 1)
	}
	p := &pick{room: r.room, choices: options, at: -1}
	return &choosing{reading: reading{room: r.room, head: head, paragraphs: paragraphs}, pick: p, chosen: chosen}
}

func (o *choosing) update(msg tea.Msg) (tea.Cmd, bool) {
	if k, ok := msg.(tea.KeyPressMsg); ok && (k.String() == "pgup" || k.String() == "pgdown") {
		return o.reading.update(msg)
	}
	if _, done := o.pick.update(msg); done {
		return o.chosen(o.pick.chosen[0]), true
	}
	return nil, false
}

func (o *choosing) lines(w, h int) []string {
	options := o.pick.lines(w, max(2, h/2))
	text := o.reading.lines(w, max(1, h-len(options)-1))
	return append(append(text, ""), options...)
}

func (o *choosing) hints() []hint {
	keys := o.pick.hints()
	if o.most > 0 {
		keys = append(keys, hint{"pg↑/pg↓", o.say.T("runner-does-scroll")})
	}
	return keys
}

// newNotice is what a person reads before the first question, and agrees to where
// that is needed. Who does not agree leaves nothing behind.
func (r *runner) newNotice() overlay {
	head := r.say.T("runner-notice")
	if !r.iv.Consent {
		o := &reading{room: r.room, head: head, paragraphs: r.iv.Notice, keys: []hint{r.hint("start")}}
		o.close = func(key string) (tea.Cmd, bool) { return nil, key == "enter" }
		return o
	}
	options := []choice{{id: "yes", label: r.say.T("runner-consent-yes")}, {id: "no", label: r.say.T("runner-consent-no")}}
	return r.newChoosing(head, r.iv.Notice, options, func(id string) tea.Cmd {
		if id == "no" {
			return tea.Quit
		}
		return nil
	})
}

// newConflict shows an answer beside the one somebody else has saved meanwhile.
func (r *runner) newConflict(c *Conflict, before, mine assessment.Answer, rest draft) overlay {
	f := r.field(r.at.Kind)
	f.states = true
	words := func(key string, a assessment.Answer) string { return r.say.T(key) + "\n" + r.answered(f, a) }
	paragraphs := []string{r.say.T("runner-conflict-text"), words("runner-conflict-mine", mine), words("runner-conflict-theirs", c.Now)}
	options := []choice{{id: "mine", label: r.say.T("runner-conflict-keep")}, {id: "theirs", label: r.say.T("runner-conflict-take")}}
	return r.newChoosing(r.say.T("runner-conflict"), paragraphs, options, func(id string) tea.Cmd {
		if id == "theirs" {
			r.iv.Flow.Set(c.Question, c.Now)
			r.keepDraft(c.Question, draft{})
			r.score()
			return r.load(r.at)
		}
		r.iv.Flow.Set(c.Question, mine)
		if !r.save(c.Question, before, mine, rest) {
			return nil
		}
		return r.next()
	})
}

// answered is an answer in words, with its note.
func (r *room) answered(f field, a assessment.Answer) string {
	var words string
	switch a.State {
	case assessment.Missing:
		words = r.say.T("runner-nothing")
	case assessment.DontKnow:
		words = r.stateWords("dk")
	case assessment.NotApplicable:
		words = r.stateWords("na")
	default:
		words = r.whole(f, a)
	}
	if a.Note != "" {
		words += "\n✎ " + oneLine(a.Note)
	}
	return words
}
