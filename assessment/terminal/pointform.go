package terminal

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"lotse/assessment"
	"lotse/questionnaires"
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
	if p.Due != "" {
		day, ok := questionnaires.ReadDay(p.Due)
		if !ok {
			f.fault = f.say.T(questionnaires.FaultDate, "Given", p.Due)
			return false
		}
		p.Due = string(day)
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
