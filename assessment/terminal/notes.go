package terminal

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"lotse/questionnaires"
)

// notes are the note on an answer and what it rests on. What is typed is kept at once
// and saved with the answer: there is nothing to lose by closing.
type notes struct {
	*runner
	note, evidence *line
	at             *line
}

// words is a kind that takes any words: for fields that are no question's.
type words struct{ questionnaires.Kind }

func (words) Plain(v questionnaires.Value) any {
	if p, ok := v.(questionnaires.Pick); ok {
		return string(p)
	}
	return v
}

func (r *runner) newNotes() overlay {
	a := r.iv.Flow.Answer(r.at.ID)
	note, evidence := a.Note, a.Evidence
	if d := r.kept[r.at.ID]; d.Note != nil {
		note, evidence = *d.Note, d.Evidence
	}
	text := func(s string) *line {
		f := field{kind: words{}, control: questionnaires.Control{Form: questionnaires.FormLines}}
		return r.newLine(f, questionnaires.Plain(s), nil)
	}
	n := &notes{runner: r, note: text(note), evidence: text(strings.Join(evidence, "\n"))}
	n.at = n.note
	return n
}

func (n *notes) focus() tea.Cmd { return n.at.focus() }
func (n *notes) title() string  { return n.say.T("runner-note") }

func (n *notes) update(msg tea.Msg) (tea.Cmd, bool) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "esc":
			return nil, n.close()
		case "enter", "tab":
			if n.at == n.evidence && k.String() == "enter" {
				return nil, n.close()
			}
			return n.turn(n.evidence), false
		case "shift+tab":
			return n.turn(n.note), false
		}
	}
	cmd, _ := n.at.update(msg)
	if n.note.changed() || n.evidence.changed() {
		n.keepNote()
	}
	return cmd, false
}

func (n *notes) turn(to *line) tea.Cmd {
	n.at.drawn.Blur()
	n.at = to
	return to.focus()
}

func (n *notes) keepNote() {
	d := n.kept[n.runner.at.ID]
	note := strings.TrimSpace(n.note.words)
	d.Note, d.Evidence = &note, nil
	for source := range strings.SplitSeq(n.evidence.words, "\n") {
		if source = strings.TrimSpace(source); source != "" {
			d.Evidence = append(d.Evidence, source)
		}
	}
	n.keepDraft(n.runner.at.ID, d)
}

// close saves the note with its answer; without one it waits in the draft.
func (n *notes) close() bool {
	id := n.runner.at.ID
	d := n.kept[id]
	if d.Note == nil {
		return true
	}
	before := n.iv.Flow.Answer(id)
	a, ok := n.iv.Flow.Annotate(id, *d.Note, d.Evidence)
	if !ok {
		if *d.Note == "" && len(d.Evidence) == 0 {
			d.Note = nil
			n.keepDraft(id, d)
		}
		return true
	}
	n.save(id, before, a, draft{Raw: d.Raw})
	return true
}

func (n *notes) lines(w, h int) []string {
	head := func(l *line, key string) string {
		if l == n.at {
			return n.accent.Render("› " + n.say.T(key))
		}
		return "  " + n.say.T(key)
	}
	each := max(1, (h-3)/2)
	out := append([]string{head(n.note, "runner-note-note")}, n.note.lines(w, each)...)
	out = append(out, "", head(n.evidence, "runner-note-evidence"))
	return append(out, n.evidence.lines(w, each)...)
}

func (n *notes) hints() []hint {
	return []hint{n.hint("next"), n.hint("newline"), n.hint("close-note")}
}
