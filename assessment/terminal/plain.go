package terminal

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"

	"lotse/assessment"
	"lotse/questionnaires"
)

// InterviewPlain is [Page.Interview] line by line: for screen readers, which do not
// follow a screen that is drawn anew, for slow lines, and for input from a pipe. One
// fact is one line, and nothing is drawn again. One line is one answer, saved before
// the next is asked; the end of input ends, and everything is kept by then.
func (p Page) InterviewPlain(ctx context.Context, in io.Reader, out io.Writer, iv *Interview) (done bool, err error) {
	return p.plain(ctx, in, out, iv).run()
}

func (p Page) plain(ctx context.Context, in io.Reader, out io.Writer, iv *Interview) *plain {
	t := &plain{guide: p.guide(iv), ctx: ctx, in: bufio.NewReader(in), out: out}
	t.verbs = t.plainVerbs()
	return t
}

func (t *plain) run() (done bool, err error) {
	if !t.notice() {
		return false, t.failure()
	}
	t.tell("plain-help-hint", "Help", ":"+t.say.T("plain-word-help"))
	t.turn(t.begin())
	for !t.ended {
		if t.at == nil {
			t.atEnd()
			continue
		}
		t.ask()
	}
	if t.ctx.Err() == nil {
		if w, ok := t.minutes(); ok && !w.Empty() {
			t.summary()
		}
	}
	return len(t.iv.Flow.Missing()) == 0, t.failure()
}

// plain is one interview line by line.
type plain struct {
	*guide
	ctx   context.Context
	in    *bufio.Reader // one for all: a reader of its own would swallow the next answers
	out   io.Writer
	verbs []verb

	at    *questionnaires.Question // nil at the end
	ended bool
	wrong error // of reading or writing
}

// failure is why nothing can be read or written, or nil. To be ended from outside is
// none: everything is saved.
func (t *plain) failure() error {
	if t.wrong != nil {
		return fmt.Errorf("ask line by line: %w", t.wrong)
	}
	return nil
}

// turn goes to a question; nil is the end.
func (t *plain) turn(q *questionnaires.Question) { t.at = q }

// forward goes to the question below.
func (t *plain) forward() {
	q, _ := t.iv.Flow.After(t.at.ID)
	t.turn(q)
}

// ask puts the question and takes what is said to it.
func (t *plain) ask() {
	q := t.at
	n, all, _, _ := t.position(q)
	t.tell("plain-question", "Section", oneLine(q.Section.Title.In(t.lang)), "N", n, "All", all)
	t.print(t.question(q))
	for _, line := range t.about(q) {
		t.print(line)
	}
	f := t.field(q.Kind)
	t.offers(f)
	t.states()
	t.standing(f)
	switch c := f.control; c.Form {
	case questionnaires.FormTable:
		t.table(f)
	case questionnaires.FormGrid:
		t.grid(f)
	default:
		t.single(f)
	}
}

// standing says what is answered so far.
func (t *plain) standing(f field) {
	a := t.iv.Flow.Answer(t.at.ID)
	if a.State != assessment.Missing {
		t.tell("plain-so-far", "Answer", t.answered(f, a))
	}
	for _, e := range a.Evidence {
		t.tell("plain-evidence-is", "Words", e)
	}
	if _, words := t.typedBefore(f); words != "" {
		t.tell("plain-draft-is", "Words", oneLine(words), "Take", ":"+t.say.T("plain-word-draft"))
	}
	if d := t.kept[t.at.ID]; d.Note != nil && *d.Note != "" {
		t.tell("plain-note-waits", "Words", *d.Note)
	}
}

// single takes an answer that is one value.
func (t *plain) single(f field) {
	at := t.at
	for !t.ended && t.at == at {
		t.print(t.prompt(f))
		line, ok := t.read()
		if !ok {
			return
		}
		switch {
		case line == "":
			t.pass()
		case t.command(line):
		default:
			if in := t.typed(f, t.more(f, line)); t.leads(f, in) && t.sure(f, line) && t.put(in) {
				t.forward()
			}
		}
	}
}

// pass leaves a question as it is.
func (t *plain) pass() {
	if t.iv.Flow.Answer(t.at.ID).State == assessment.Missing {
		t.tell("plain-open")
	}
	t.forward()
}

// put answers the question with plain data or a state and saves it; it reports
// whether that is done, and says why not.
func (t *plain) put(in any) bool {
	id, flow := t.at.ID, t.iv.Flow
	before, d := flow.Answer(id), t.kept[id]
	note, evidence := before.Note, before.Evidence
	if d.Note != nil {
		note, evidence = *d.Note, d.Evidence
	}
	a, err := flow.Put(id, in, note)
	var refused *assessment.Refusal
	if errors.As(err, &refused) {
		t.print(t.faults(refused.Faults))
		return false
	}
	if noted, ok := flow.Annotate(id, note, evidence); ok {
		a = noted
	}
	return t.save(before, a)
}

// save saves an answer that has changed; its draft is not needed any more.
func (t *plain) save(before, a assessment.Answer) bool {
	id := t.at.ID
	if reflect.DeepEqual(before, a) {
		t.tell("plain-unchanged")
		return true
	}
	err := t.iv.Save(id, a)
	var conflict *Conflict
	switch {
	case errors.As(err, &conflict):
		return t.settle(conflict, before, a)
	case err != nil:
		t.iv.Flow.Set(id, before)
		t.tell("runner-not-saved", "Detail", err)
		return false
	}
	if read := t.understood(id, a); read != "" {
		t.tell("plain-saved-as", "Answer", read)
	} else {
		t.tell("plain-saved")
	}
	if _, there := t.kept[id]; there && a.State != assessment.Missing {
		t.keepDraft(draft{})
	}
	return true
}

// settle shows an answer beside the one somebody else has saved meanwhile.
func (t *plain) settle(c *Conflict, before, mine assessment.Answer) bool {
	f := t.field(t.at.Kind)
	t.tell("runner-conflict-text")
	t.print(t.say.T("runner-conflict-mine") + " " + t.answered(f, mine))
	t.print(t.say.T("runner-conflict-theirs") + " " + t.answered(f, c.Now))
	t.iv.Flow.Set(c.Question, before)
	switch t.choose([]string{t.say.T("runner-conflict-keep"), t.say.T("runner-conflict-take")}) {
	case 1:
		t.iv.Flow.Set(c.Question, mine)
		return t.save(before, mine)
	case 2:
		t.iv.Flow.Set(c.Question, c.Now)
		return true
	}
	return false
}

// keepDraft keeps what waits for an answer.
func (t *plain) keepDraft(d draft) {
	id := t.at.ID
	if d.empty() {
		delete(t.kept, id)
	} else {
		t.kept[id] = d
	}
	if err := t.iv.SaveDraft(id, d.String()); err != nil {
		t.tell("runner-not-saved", "Detail", err)
	}
}

// atEnd says what is open and lets a question be gone to; an empty line ends.
func (t *plain) atEnd() {
	open := t.iv.Flow.Missing()
	if len(open) == 0 {
		t.tell("runner-end")
	} else {
		t.print(t.say.N("runner-end-open", len(open)))
	}
	for _, p := range t.iv.Thanks {
		t.print(p)
	}
	for i, q := range open {
		t.print(fmt.Sprintf("%d: %s", i+1, t.question(q)))
	}
	t.tell("plain-end")
	line, ok := t.read()
	switch n := number(line); {
	case !ok || line == "":
		t.ended = true
	case n >= 1 && n <= len(open):
		t.turn(open[n-1])
	default:
		t.command(line)
	}
}
