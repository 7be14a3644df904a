package terminal

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A command is a key of the runner. The first one that has the key and is on wins.
type command struct {
	keys []string // as bubbletea calls them
	hint string   // the key of its hint; "" for one that is not told
	on   func() bool
	do   func() tea.Cmd
}

func (c *command) has(key string) bool { return slices.Contains(c.keys, key) }

// runnerCommands is the table of keys. None of them types anything on any keyboard,
// none is a text field's own, and tmux keeps none of them for itself.
func (r *runner) runnerCommands() []command {
	asking := func() bool { return r.at != nil }
	ended := func() bool { return r.at == nil }
	return append(r.meetingCommands(), []command{
		{keys: []string{"enter"}, hint: "end", on: ended, do: r.finish},
		{keys: []string{"q", "esc"}, on: ended, do: r.finish},
		{keys: []string{"shift+tab", "pgup"}, hint: "back", do: r.back},
		{keys: []string{"tab", "pgdown"}, hint: "skip", on: asking, do: r.forward},
		{keys: []string{"ctrl+g"}, hint: "jump", do: r.jump},
		{keys: []string{"ctrl+n"}, hint: "note", on: asking, do: func() tea.Cmd { return r.open(r.newNotes()) }},
		{keys: []string{"ctrl+o"}, hint: "dk", on: r.canState, do: func() tea.Cmd { return r.state(assessment.DontKnow) }},
		{keys: []string{"ctrl+x"}, hint: "na", on: r.canState, do: func() tea.Cmd { return r.state(assessment.NotApplicable) }},
		{keys: []string{"ctrl+l", "f1"}, hint: "help", on: asking, do: func() tea.Cmd { return r.open(r.newHelp()) }},
	}...)
}

func (r *runner) open(o overlay) tea.Cmd {
	r.overlay = o
	if f, ok := o.(interface{ focus() tea.Cmd }); ok {
		return f.focus()
	}
	return nil
}

// finish ends; open questions are gone to first, once.
func (r *runner) finish() tea.Cmd {
	r.done = len(r.iv.Flow.Missing()) == 0
	return tea.Quit
}

func (r *runner) forward() tea.Cmd {
	if !r.leave() {
		return nil
	}
	q, _ := r.iv.Flow.After(r.at.ID)
	return r.load(q)
}

func (r *runner) back() tea.Cmd {
	if !r.leave() {
		return nil
	}
	id := ""
	if r.at != nil {
		id = r.at.ID
	}
	if q, ok := r.iv.Flow.Before(id); ok {
		return r.load(q)
	}
	return nil
}

// canState reports whether a state may stand for the answer.
func (r *runner) canState() bool { return r.at != nil }

// state answers with a state, or takes that back.
func (r *runner) state(s assessment.State) tea.Cmd {
	if r.iv.Flow.Answer(r.at.ID).State == s {
		return r.takeBack()
	}
	raw, id := r.ed.raw(), r.at.ID
	held := r.ed.input() != nil && r.iv.Flow.Answer(id).State <= assessment.Given
	if !r.put(s) {
		return nil
	}
	if held { // what was there comes back if the state is taken back
		r.keepDraft(id, draft{Raw: &raw})
	}
	return r.next()
}

// takeBack takes away an answer without a value; the question is open again.
func (r *runner) takeBack() tea.Cmd {
	id := r.at.ID
	before := r.iv.Flow.Answer(id)
	r.iv.Flow.Set(id, assessment.Answer{})
	rest := draft{Raw: r.kept[id].Raw}
	if before.Note != "" || len(before.Evidence) > 0 {
		rest.Note, rest.Evidence = &before.Note, before.Evidence
	}
	if !rest.empty() {
		r.keepDraft(id, rest)
	}
	if !r.save(id, before, assessment.Answer{}, rest) {
		return nil
	}
	return r.load(r.at)
}

// aside is called before something is opened over a question that is only left for
// a while. It reports whether nothing is in the way.
func (r *runner) aside() bool {
	if !r.leave() {
		return false
	}
	if r.at != nil { // what was saved is no draft any more
		r.load(r.at)
	}
	return true
}

func (r *runner) jump() tea.Cmd {
	if !r.aside() {
		return nil
	}
	return r.open(r.newJump(func(q *questionnaires.Question) tea.Cmd { return r.load(q) }))
}
