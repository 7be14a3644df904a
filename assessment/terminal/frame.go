package terminal

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"lotse/assessment"
	"lotse/questionnaires"
)

const (
	sideFrom  = 100 // columns from which there is a side panel
	sideLeast = 36  // its width, with its border
	sideMost  = 50
	mostAbout = 6 // lines of what helps to answer, where not all of it fits
	footLines = 3 // what happened, the editor's keys, the runner's keys
)

// View draws the whole screen.
func (r *runner) View() tea.View {
	v := tea.NewView(r.screen())
	v.AltScreen = true // inline, a resize would leave torn lines
	v.WindowTitle = "Lotse · " + oneLine(r.iv.Title)
	return v
}

func (r *runner) tooSmall() bool { return r.size.Width < leastWidth || r.size.Height < leastHeight }

// sideWidth is that of the panel: the question needs eighty columns more than its
// sections need their whole names.
func (r *runner) sideWidth() int { return max(sideLeast, min(sideMost, r.size.Width-82)) }

// width is that of the part with the question: what is longer is hard to read.
func (r *runner) width() int {
	w := r.size.Width - 2 // a column on each side
	if r.size.Width >= sideFrom {
		w -= r.sideWidth()
	}
	return min(w, maxWidth)
}

func (r *runner) screen() string {
	if r.tooSmall() {
		words := wrap(r.say.T("runner-small", "Width", leastWidth, "Height", leastHeight), r.size.Width)
		return strings.Join(words[:min(len(words), max(1, r.size.Height))], "\n")
	}
	w, h := r.width(), r.size.Height
	lines := r.body(w, h-footLines)
	var below []string
	if r.size.Width < sideFrom {
		for n := len(lines); n > 0 && strings.TrimSpace(ansi.Strip(lines[n-1])) == ""; n-- {
			lines = lines[:n-1]
		}
		below = r.strip(w, h-footLines-len(lines))
	}
	for len(lines)+len(below) < h-footLines {
		lines = append(lines, "")
	}
	lines = append(lines, below...)
	lines = append(lines[:h-footLines], r.foot(w)...)
	if r.size.Width < sideFrom {
		return strings.Join(fitted(indented(" ", lines), r.size.Width), "\n")
	}
	side := r.side(r.sideWidth()-3, h)
	for i := range lines {
		beside := ""
		if i < len(side) {
			beside = side[i]
		}
		line := ansi.Truncate(lines[i], w, "…")
		line += strings.Repeat(" ", max(0, w-lipgloss.Width(line)))
		lines[i] = " " + line + faintStyle.Render(" │ ") + beside
	}
	return strings.Join(fitted(lines, r.size.Width), "\n")
}

// fitted makes sure that no line is wider than the screen.
func fitted(lines []string, width int) []string {
	for i, l := range lines {
		lines[i] = strings.TrimRight(ansi.Truncate(l, width, "…"), " ")
	}
	return lines
}

// body is everything above the foot.
func (r *runner) body(w, h int) []string {
	switch {
	case r.overlay != nil:
		head := append(short(wrap(r.overlay.title(), w), 2, w), "")
		return append(styled(boldStyle, head), r.overlay.lines(w, h-len(head))...)
	case r.at == nil:
		return r.end(w, h)
	}
	head := []string{r.top(w), ""}
	ask := wrap(r.question(r.at), w)
	// The question gives way only where it would leave its editor no room.
	ask = short(ask, max(2, (h-len(head))/2), w)
	head = append(head, styled(boldStyle, ask)...)
	room := h - len(head) - 1
	if about := r.about(r.at); len(about) > 0 {
		free := room - r.ed.want(w)
		var lines []string
		for _, p := range about {
			lines = append(lines, wrap(p, w)...)
		}
		if len(lines) <= free || free >= 3 {
			if len(lines) > free {
				lines = short(lines, min(free, mostAbout), w)
			}
			head = append(head, styled(faintStyle, lines)...)
			room -= len(lines)
		}
	}
	head = append(head, "")
	return append(head, r.ed.lines(w, room)...)
}

// top says where one is and how far.
func (r *runner) top(w int) string {
	n, all, done, total := r.position(r.at)
	gauge := fmt.Sprintf(" %d/%d", done, total)
	right := meter(float64(done)/float64(max(1, total)), 10) + gauge
	place := " · " + r.say.T("runner-question", "N", n, "All", all)
	room := w - lipgloss.Width(right) - 1
	section := oneLine(r.at.Section.Title.In(r.lang))
	section = cell(section, min(lipgloss.Width(section), max(1, room-lipgloss.Width(place))))
	return faintStyle.Render(cell(section+place, room)) + " " + right
}

// meter is a bar with a ground, so that its length can be told without colour.
func meter(share float64, columns int) string {
	n := int(max(0, min(1, share))*float64(columns) + 0.5)
	return strings.Repeat("█", n) + faintStyle.Render(strings.Repeat("░", columns-n))
}

// foot is what happened and which keys work.
func (r *runner) foot(w int) []string {
	return append([]string{r.status(w)}, styled(faintStyle, hintLines(r.keys(), w, footLines-1))...)
}

// keys are the hints of the editor or overlay, and of the runner.
func (r *runner) keys() []hint {
	var list []hint
	switch {
	case r.overlay != nil:
		list = r.overlay.hints()
	case r.ed != nil && r.ed.inside():
		list = r.ed.hints()
	default:
		if r.ed != nil {
			list = r.ed.hints()
		}
		for _, c := range r.commands {
			if c.hint != "" && (c.on == nil || c.on()) {
				list = append(list, r.hint(c.hint))
			}
		}
	}
	return append(list, r.hint("quit"))
}

// status is what is wrong, or what is kept of this question.
func (r *runner) status(w int) string {
	wrong := r.fault
	if err := r.drafts.err(); err != nil {
		wrong = r.say.T("runner-not-saved", "Detail", err)
	}
	if r.failed != nil {
		wrong = r.say.T("runner-not-saved", "Detail", r.failed)
	}
	if wrong == "" && r.ed != nil && r.overlay == nil {
		wrong = r.ed.wrong()
	}
	if wrong != "" {
		return wrongStyle.Render(strings.TrimRight(cell("! "+oneLine(wrong), w), " "))
	}
	var parts []string
	if r.saved != "" {
		parts = append(parts, r.saved)
	}
	if r.at != nil && r.overlay == nil {
		parts = append(parts, r.standing()...)
	}
	if len(parts) == 0 {
		return faintStyle.Render(strings.TrimRight(cell(r.prompt(), w), " "))
	}
	return goodStyle.Render(strings.TrimRight(cell(strings.Join(parts, " · "), w), " "))
}

// prompt says in one line what to do, where nothing else has to be said.
func (r *runner) prompt() string {
	p, ok := r.ed.(*pick)
	switch {
	case !ok || r.overlay != nil || len(p.chosen) > 0:
		return ""
	case p.control.Form == questionnaires.FormLevels:
		return r.say.T("runner-choose-level")
	case p.most > 0:
		return r.say.T("runner-choose-up-to", "Max", p.most)
	}
	return ""
}

// draftKey says how a draft becomes an answer: by Enter, or by the last line of a list.
func (r *runner) draftKey() string {
	switch r.ed.(type) {
	case *entries, *rows, *matrix:
		return "runner-draft-list"
	}
	return "runner-draft"
}

// standing is what is kept of the question on the screen.
func (r *runner) standing() []string {
	var parts []string
	a, d := r.iv.Flow.Answer(r.at.ID), r.kept[r.at.ID]
	switch {
	case a.State == assessment.DontKnow:
		parts = append(parts, "? "+r.stateWords("dk"))
	case a.State == assessment.NotApplicable:
		parts = append(parts, "– "+r.stateWords("na"))
	case d.Raw != nil:
		parts = append(parts, r.say.T(r.draftKey()))
	case a.State == assessment.Given && r.saved == "":
		parts = append(parts, r.say.T("runner-answered"))
	}
	note, evidence := a.Note, a.Evidence
	if d.Note != nil {
		note, evidence = *d.Note, d.Evidence
	}
	if note != "" {
		parts = append(parts, "✎ "+oneLine(note))
	}
	if len(evidence) > 0 {
		parts = append(parts, r.say.N("runner-evidence", len(evidence)))
	}
	return parts
}
