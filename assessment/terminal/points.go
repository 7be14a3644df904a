package terminal

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"lotse/assessment"
)

// pointWords are the three fields of a point as they are typed.
type pointWords [3]string

var pointFields = [3]string{"meeting-what", "meeting-who", "meeting-when"}

// A pointForm takes what a point says, who takes care of it, and by when.
type pointForm struct {
	*runner
	kind   string // park, decide; or the id of the point that is changed
	point  assessment.Point
	was    *assessment.Point // nil for a new one
	fields [3]*line
	at     int
	back   func() tea.Cmd // where a change leads back to; nil for nowhere
}

func (r *runner) newPoint(kind string, p assessment.Point, back func() tea.Cmd) *pointForm {
	f := &pointForm{runner: r, kind: kind, point: p, back: back}
	words := pointWords{p.Text, p.Owner, p.Due}
	if p.ID != "" {
		was := p
		f.was = &was
	}
	if typed, ok := r.iv.Meeting.typed.points[kind]; ok {
		words = typed
	}
	for i := range f.fields {
		f.fields[i] = r.textLine(words[i])
	}
	return f
}

func (f *pointForm) focus() tea.Cmd { return f.fields[f.at].focus() }

func (f *pointForm) title() string {
	if f.was != nil {
		return f.say.T("meeting-change")
	}
	return f.say.T("meeting-menu-" + f.kind)
}

func (f *pointForm) update(msg tea.Msg) (tea.Cmd, bool) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		f.fault, f.saved = "", ""
		switch k.String() {
		case "esc":
			return f.close()
		case "shift+tab", "up":
			return f.turn(f.at - 1), false
		case "tab", "down":
			return f.turn(f.at + 1), false
		case "enter":
			if f.at < len(f.fields)-1 {
				return f.turn(f.at + 1), false
			}
			if f.save() {
				return f.close()
			}
			return nil, false
		}
	}
	cmd, _ := f.fields[f.at].update(msg)
	f.keepPoint()
	return cmd, false
}

// close closes the form, or leads back to the list it was opened from.
func (f *pointForm) close() (tea.Cmd, bool) {
	if f.back != nil {
		return f.back(), true
	}
	return nil, true
}

func (f *pointForm) turn(to int) tea.Cmd {
	f.fields[f.at].drawn.Blur()
	f.at = max(0, min(len(f.fields)-1, to))
	return f.fields[f.at].focus()
}

// keepPoint keeps what is typed until it is saved.
func (f *pointForm) keepPoint() {
	m := f.iv.Meeting
	if m.typed.points == nil {
		m.typed.points = map[string]pointWords{}
	}
	m.typed.points[f.kind] = pointWords{f.fields[0].words, f.fields[1].words, f.fields[2].words}
}

func (f *pointForm) save() bool {
	p := f.point
	p.Text, p.Owner, p.Due = strings.TrimSpace(f.fields[0].words), strings.TrimSpace(f.fields[1].words), strings.TrimSpace(f.fields[2].words)
	if p.Text == "" {
		f.fault = f.say.T("fault-required")
		f.turn(0)
		return false
	}
	if _, err := time.Parse(time.DateOnly, p.Due); p.Due != "" && err != nil {
		f.fault = f.say.T("fault-date", "Given", p.Due)
		return false
	}
	saved := f.record(func(w *assessment.Workshop) error {
		switch {
		case f.was != nil:
			return w.ChangePoint(*f.was, p)
		case f.kind == "decide":
			w.Decide(p)
		default:
			w.Park(p)
		}
		return nil
	})
	if saved {
		delete(f.iv.Meeting.typed.points, f.kind)
	}
	return saved
}

func (f *pointForm) lines(w, h int) []string {
	var out []string
	for i, l := range f.fields {
		head := "  " + f.say.T(pointFields[i])
		if i == f.at {
			head = f.accent.Render("› " + f.say.T(pointFields[i]))
		}
		switch {
		case h >= 9:
			out = append(append(out, head), l.lines(w, 1)...)
			out = append(out, "")
		case i == f.at || h >= 6:
			out = append(append(out, head), l.lines(w, 1)...)
		}
	}
	return out[:min(len(out), h)]
}

func (f *pointForm) hints() []hint {
	return []hint{f.hint("next"), f.hint("field-back"), f.hint("close")}
}

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
