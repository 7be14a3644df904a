package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"

	tea "charm.land/bubbletea/v2"

	"lotse/assessment"
	"lotse/questionnaires"
)

// Interview puts the questions of an interview on a terminal, one after the other,
// until the person ends. done: every question was answered or passed over. All that
// was typed is kept by then, whether it was finished or not.
func (p Page) Interview(ctx context.Context, in io.Reader, out io.Writer, iv *Interview) (done bool, err error) {
	r := newRunner(p, iv)
	program := tea.NewProgram(r, tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithoutSignalHandler())
	_, err = program.Run()
	kept := r.drafts.close()
	switch {
	case ctx.Err() != nil:
		return false, ctx.Err()
	case err != nil:
		return false, fmt.Errorf("ask on the terminal: %w", err)
	case kept != nil:
		return false, fmt.Errorf("keep what was typed: %w", kept)
	}
	return r.done, nil
}

// A runner guides through an interview: it owns the order, what is saved, and the
// frame. Editors own one answer each.
type runner struct {
	*guide
	commands []command
	drafts   *drafts

	at      *questionnaires.Question // nil at the end
	ed      editor
	overlay overlay // in front of everything; nil for none
	size    tea.WindowSizeMsg

	fault  string // why the last key did nothing
	failed error  // why the last answer could not be saved
	saved  string // the answer that was saved last, if nothing has happened since
	done   bool
	scores []Score
}

func newRunner(p Page, iv *Interview) *runner {
	r := &runner{guide: p.guide(iv), drafts: newDrafts(iv.SaveDraft), size: tea.WindowSizeMsg{Width: 80, Height: 24}}
	r.usedIn, r.accent = r.refers, accent(true)
	r.commands = r.runnerCommands()
	r.score()
	r.load(r.begin())
	if len(iv.Notice) > 0 {
		r.overlay = r.newNotice()
	}
	return r
}

// Init starts the first editor, and asks whether the terminal is dark or light. Nobody
// waits for the answer: not every terminal gives one.
func (r *runner) Init() tea.Cmd {
	if r.ed == nil {
		return tea.Batch(tea.RequestBackgroundColor, r.clock())
	}
	return tea.Batch(tea.RequestBackgroundColor, r.clock(), r.ed.focus())
}

// load goes to a question; nil is the end.
func (r *runner) load(q *questionnaires.Question) tea.Cmd {
	r.at, r.ed = q, nil
	if q == nil {
		return nil
	}
	f := r.field(q.Kind)
	f.states, f.of = true, q.ID
	a, raw := r.iv.Flow.Answer(q.ID), r.kept[q.ID].Raw
	if a.State > assessment.Given {
		raw = nil // what was there before the state, for the case that it is taken back
	}
	r.ed = r.edit(f, a, raw)
	return r.ed.focus()
}

// Update takes a message: the size, a key, or something for whoever has the focus.
func (r *runner) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.size = msg
		return r, nil
	case tea.BackgroundColorMsg:
		r.accent = accent(msg.IsDark())
	case tea.KeyPressMsg:
		return r, r.key(msg)
	case clockMsg:
		return r, r.clock()
	}
	switch _, paste := msg.(tea.PasteMsg); {
	case r.overlay != nil:
		return r, r.toOverlay(msg)
	case r.ed == nil, paste && r.tooSmall():
		return r, nil
	}
	return r, r.toEditor(msg)
}

// key hands a key to whom it belongs: the way out first, then what stands in front,
// the runner's own keys, and the editor.
func (r *runner) key(k tea.KeyPressMsg) tea.Cmd {
	name := k.String()
	switch {
	case name == "ctrl+c":
		r.done = r.at == nil && len(r.iv.Flow.Missing()) == 0
		return tea.Quit
	case r.tooSmall():
		return nil // nobody sees what it would do
	case r.overlay != nil:
		return r.toOverlay(k)
	}
	r.fault, r.saved = "", ""
	if r.ed == nil || !r.ed.inside() {
		for _, c := range r.commands {
			if c.has(name) && (c.on == nil || c.on()) {
				return c.do()
			}
		}
	}
	if r.ed == nil {
		return nil
	}
	return r.toEditor(k)
}

func (r *runner) toOverlay(msg tea.Msg) tea.Cmd {
	front := r.overlay
	cmd, closed := front.update(msg)
	if closed && r.overlay == front {
		r.overlay = nil
	}
	return cmd
}

func (r *runner) toEditor(msg tea.Msg) tea.Cmd {
	cmd, done := r.ed.update(msg)
	r.keep()
	if done {
		return tea.Batch(cmd, r.confirm())
	}
	return cmd
}

// keep keeps what the editor holds, if it is not what is kept or answered already.
func (r *runner) keep() {
	d := r.kept[r.at.ID]
	var raw *string
	if r.ed.changed() {
		s := r.ed.raw()
		raw = &s
	}
	state := r.iv.Flow.Answer(r.at.ID).State > assessment.Given
	if reflect.DeepEqual(raw, d.Raw) || raw == nil && state {
		return
	}
	d.Raw = raw
	r.keepDraft(r.at.ID, d)
}

func (r *runner) keepDraft(question string, d draft) {
	if d.empty() {
		delete(r.kept, question)
	} else {
		r.kept[question] = d
	}
	r.drafts.put(question, d.String())
}

// confirm takes the answer and goes on.
func (r *runner) confirm() tea.Cmd {
	if !r.put(r.ed.input()) {
		return nil
	}
	return r.next()
}

// next goes to the question below, at the end to the first that is open.
func (r *runner) next() tea.Cmd {
	if q, ok := r.iv.Flow.After(r.at.ID); ok {
		return r.load(q)
	}
	q, _ := r.iv.Flow.Next()
	return r.load(q)
}

// put answers the question with plain data or a state and saves it; nil passes it
// over. It reports whether that is done: a fault or a failure stays on the screen, and
// what was typed in its draft.
func (r *runner) put(in any) bool {
	q, flow := r.at, r.iv.Flow
	before := flow.Answer(q.ID)
	d := r.kept[q.ID]
	note, evidence := before.Note, before.Evidence
	if d.Note != nil {
		note, evidence = *d.Note, d.Evidence
	}
	a, err := flow.Put(q.ID, in, note)
	var refused *assessment.Refusal
	if errors.As(err, &refused) {
		r.fault = r.faults(refused.Faults)
		return false
	}
	if noted, ok := flow.Annotate(q.ID, note, evidence); ok {
		a = noted
	}
	if a.State == assessment.Missing {
		d.Raw = nil // a note waits for its answer
	} else {
		d = draft{}
	}
	return r.save(q.ID, before, a, d)
}

// save saves an answer that has changed. The draft goes after the answer is safe.
func (r *runner) save(question string, before, a assessment.Answer, rest draft) bool {
	if !reflect.DeepEqual(before, a) {
		err := r.iv.Save(question, a)
		if err != nil {
			r.iv.Flow.Set(question, before)
			r.failed = err
			var conflict *Conflict
			if errors.As(err, &conflict) {
				r.failed = nil
				r.overlay = r.newConflict(conflict, before, a, rest)
			}
			return false
		}
		r.saved = r.readBack(question, a)
		r.score()
	}
	r.failed = nil
	if _, there := r.kept[question]; there {
		r.keepDraft(question, rest)
	}
	return true
}

// readBack says that an answer was saved, and how it was understood.
func (r *runner) readBack(question string, a assessment.Answer) string {
	words := r.say.T("runner-saved")
	if read := r.understood(question, a); read != "" {
		words += ": " + read
	}
	return words
}

// leave is called before the runner goes elsewhere without Enter: a valid answer is
// saved, anything else stays a draft. It reports whether nothing is in the way.
func (r *runner) leave() bool {
	if r.ed == nil || !r.ed.changed() {
		return true
	}
	in := r.ed.input()
	if list, ok := in.([]any); in == nil || ok && len(list) == 0 { // that there is nothing is said with Enter only
		return true
	}
	if !r.put(in) && r.overlay != nil { // somebody else's answer must be looked at
		return false
	}
	r.fault = ""
	return r.failed == nil
}

func (r *runner) score() {
	if r.iv.Scores != nil {
		r.scores = r.iv.Scores()
	}
}
