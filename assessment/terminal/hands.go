package terminal

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"lotse/assessment"
	"lotse/questionnaires"
)

// hands are a show of hands on its way: facts first, then how many people for each
// level, from the keyboard of whoever counts.
type hands struct {
	*runner
	q      *questionnaires.Question
	levels []questionnaires.ControlOption
	facts  []string
	counts []string // digits for each level; the last is "don't know"
	at     int      // a row of counts, or the line "go on"
}

func (r *runner) newHands(q *questionnaires.Question) *hands {
	o := &hands{runner: r, q: q, levels: q.Kind.Control(r.lang).Options, facts: r.room.facts(r.iv.Meeting, q.ID)}
	o.counts = make([]string, len(o.levels)+1)
	copy(o.counts, r.iv.Meeting.typed.hands[q.ID])
	return o
}

func (o *hands) title() string { return oneLine(o.q.Ask.In(o.lang)) }

func (o *hands) update(msg tea.Msg) (tea.Cmd, bool) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, false
	}
	o.fault, o.saved = "", ""
	rows := len(o.counts) + 1
	switch key := typed(k); key {
	case "up", "shift+tab":
		o.at = (o.at + rows - 1) % rows
	case "down", "tab":
		o.at = (o.at + 1) % rows
	case "home":
		o.at = 0
	case "end":
		o.at = rows - 1
	case "esc":
		return nil, true
	case "backspace", "delete", "-":
		o.set("")
	case "enter":
		if o.at < rows-1 {
			o.at++
			return nil, false
		}
		return o.count(), false
	default:
		if o.at < rows-1 && len(key) == 1 && key >= "0" && key <= "9" && len(o.counts[o.at]) < mostDigits {
			o.set(strings.TrimLeft(o.counts[o.at]+key, "0") + zero(o.counts[o.at]+key))
		}
	}
	return nil, false
}

// mostDigits bounds what is typed for a level: nobody counts more hands by eye.
const mostDigits = 4

// zero keeps one zero of digits that are all zero.
func zero(digits string) string {
	if strings.Trim(digits, "0") == "" {
		return "0"
	}
	return ""
}

func (o *hands) set(digits string) {
	if o.at >= len(o.counts) {
		return
	}
	o.counts[o.at] = digits
	m := o.iv.Meeting
	if m.typed.hands == nil {
		m.typed.hands = map[string][]string{}
	}
	m.typed.hands[o.q.ID] = slices.Clone(o.counts)
}

// count records the vote and goes on to what the room agrees on; without any hand it
// only goes on.
func (o *hands) count() tea.Cmd {
	v := assessment.Vote{Question: o.q.ID, At: o.iv.Meeting.Now().Format(time.DateTime), Counts: make([]int, len(o.levels))}
	for i, digits := range o.counts {
		n := max(0, number(digits))
		if i < len(v.Counts) {
			v.Counts[i] = n
		} else {
			v.DontKnow = n
		}
	}
	if v.Check(o.pack) != nil { // nobody raised a hand
		return o.open(o.newAgree(o.q))
	}
	if !o.record(func(w *assessment.Workshop) error { w.AddVote(v); return nil }) {
		return nil
	}
	delete(o.iv.Meeting.typed.hands, o.q.ID)
	return o.open(o.newAgree(o.q))
}

func (o *hands) lines(w, h int) []string {
	var out []string
	if h > len(o.counts)+4 {
		out = append(styled(faintStyle, short(wrap(strings.Join(o.facts, " · "), w), max(1, h-len(o.counts)-4), w)), "")
	}
	return append(out, fitting(func(most int) [][]string { return o.blocks(w, most) }, o.at, h-len(out))...)
}

// fitting shows blocks whole if they fit, else those that are not marked shorter.
func fitting(blocks func(most int) [][]string, at, h int) []string {
	for _, most := range []int{1000, 3, 2} {
		if all := blocks(most); len(joined(all)) <= h {
			return joined(all)
		}
	}
	return scrolled(blocks(1), at, h)
}

func (o *hands) blocks(w, lines int) [][]string {
	var blocks [][]string
	most := 1
	for _, digits := range o.counts {
		most = max(most, number(digits))
	}
	for i := range o.counts {
		name, label := "?", o.stateWords("dk")
		if i < len(o.levels) {
			name, label = itoa(i+1), oneLine(o.levels[i].Label)
		}
		blocks = append(blocks, o.block(i, name, label, most, lines, w))
	}
	total := 0
	for _, digits := range o.counts {
		total += max(0, number(digits))
	}
	words := o.say.N("meeting-hands-done", total)
	if total == 0 {
		words = o.say.T("meeting-hands-none")
	}
	sign, style := "  → ", lipgloss.NewStyle()
	if o.at == len(o.counts) {
		sign, style = "› → ", o.accent
	}
	return append(blocks, styled(style, indented(sign, short(wrap(words, w-4), 1, w-4))))
}

// block is one level: its number, how many hands, a bar, and its sentence.
func (o *hands) block(i int, name, label string, most, lines, w int) []string {
	sign, style := "  ", lipgloss.NewStyle()
	if i == o.at {
		sign, style, lines = "› ", o.accent, max(lines, 3)
	}
	digits := o.counts[i]
	if digits == "" {
		digits = "·"
	}
	head := sign + name + " [" + right(digits, mostDigits) + "] "
	if w >= 60 {
		head += bar(float64(max(0, number(o.counts[i])))/float64(most), 8) + " "
	}
	room := w - lipgloss.Width(head)
	return styled(style, indented(head, short(wrap(label, room), lines, room)))
}

func (o *hands) hints() []hint {
	return []hint{o.hint("move"), {"0–9", o.say.T("meeting-does-count")}, o.hint("next"), o.hint("close")}
}
