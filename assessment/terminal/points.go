package terminal

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"lotse/assessment"
)

// points are all decisions and open points, to change, tick off, decide or remove.
type points struct {
	*runner
	list []assessment.Point
	told []string
	at   int
}

func (r *runner) openPoints() tea.Cmd {
	w, ok := r.minutes()
	if !ok {
		return nil
	}
	list, lines := r.pointsOf(&w)
	return r.open(&points{runner: r, list: list, told: lines})
}

func (o *points) title() string { return o.say.T("meeting-menu-points") }

func (o *points) update(msg tea.Msg) (tea.Cmd, bool) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, false
	}
	o.fault, o.saved = "", ""
	switch key := typed(k); {
	case key == "esc":
		return nil, true
	case len(o.list) == 0:
		return nil, false
	case key == "up":
		o.at = max(0, o.at-1)
	case key == "down":
		o.at = min(len(o.list)-1, o.at+1)
	case key == "enter":
		p := o.list[o.at]
		return o.open(o.newPoint(p.ID, p, o.openPoints)), false
	case key == "space":
		o.change(func(w *assessment.Workshop, p assessment.Point) error {
			is := p
			is.Done = !p.Done
			return w.ChangePoint(p, is)
		})
	case key == "-" || key == "delete":
		o.change(func(w *assessment.Workshop, p assessment.Point) error { return w.ChangePoint(p, assessment.Point{}) })
	case key == "!":
		o.change((*assessment.Workshop).Settle)
	}
	return nil, false
}

// change changes the marked point and reads the list again.
func (o *points) change(do func(*assessment.Workshop, assessment.Point) error) {
	p := o.list[o.at]
	if !o.record(func(w *assessment.Workshop) error { return do(w, p) }) {
		return
	}
	if w, ok := o.minutes(); ok {
		o.list, o.told = o.pointsOf(&w)
		o.at = max(0, min(o.at, len(o.list)-1))
		if i := slices.IndexFunc(o.list, func(other assessment.Point) bool { return other.ID == p.ID }); i >= 0 {
			o.at = i
		}
	}
}

func (o *points) lines(w, h int) []string {
	if len(o.list) == 0 {
		return short(wrap(o.say.T("meeting-no-points"), w), h, w)
	}
	var blocks [][]string
	for i, line := range o.told {
		sign, style := "  ", lipgloss.NewStyle()
		if i == o.at {
			sign, style = "› ", o.accent
		}
		blocks = append(blocks, styled(style, indented(sign, short(wrap(line, w-2), 3, w-2))))
	}
	return scrolled(blocks, o.at, h)
}

func (o *points) hints() []hint {
	if len(o.list) == 0 {
		return []hint{o.hint("close")}
	}
	return []hint{o.hint("edit"), {o.say.T("runner-key-toggle"), o.say.T("meeting-does-done")}, {"!", o.say.T("meeting-does-decide")}, o.hint("remove"), o.hint("close")}
}
