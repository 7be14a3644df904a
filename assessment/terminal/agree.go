package terminal

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"lotse/assessment"
	"lotse/questionnaires"
)

// agree is what follows a vote: how far apart the hands were, if that may be shown,
// the level that the room agrees on, and why.
type agree struct {
	*runner
	q      *questionnaires.Question
	levels []questionnaires.ControlOption
	votes  []assessment.Vote
	level  int   // from 1; 0 for none yet
	at     int   // the marked level, -1 for none
	reason *line // nil until a level is chosen
}

func (r *runner) newAgree(q *questionnaires.Question) *agree {
	o := &agree{runner: r, q: q, levels: q.Kind.Control(r.lang).Options, at: -1}
	if w, ok := r.minutes(); ok {
		o.votes = w.VotesOn(q.ID)
		if agreed := w.AgreedOn(q.ID); len(agreed) > 0 {
			o.level = agreed[len(agreed)-1].Level
		}
	}
	return o
}

func (o *agree) title() string { return oneLine(o.q.Ask.In(o.lang)) }

func (o *agree) update(msg tea.Msg) (tea.Cmd, bool) {
	k, ok := msg.(tea.KeyPressMsg)
	if ok {
		o.fault, o.saved = "", ""
	}
	if o.reason != nil {
		return o.toReason(msg)
	}
	if !ok {
		return nil, false
	}
	n := len(o.levels)
	switch key := typed(k); key {
	case "up":
		o.at = max(0, o.at-1)
	case "down":
		o.at = min(n-1, o.at+1)
	case "esc":
		return nil, true
	case "v":
		return o.open(o.newHands(o.q)), false
	case "z":
		o.takeBack()
	case "enter":
		if o.at < 0 {
			o.fault = o.say.T("meeting-choose-level")
			return nil, false
		}
		return o.choose(o.at + 1), false
	default:
		if digit := number(key); digit >= 1 && digit <= n {
			o.at = digit - 1
			return o.choose(digit), false
		}
	}
	return nil, false
}

// takeBack removes the last vote: it was miscounted.
func (o *agree) takeBack() {
	if len(o.votes) > 0 && o.record(func(w *assessment.Workshop) error { w.TakeBackVote(o.q.ID); return nil }) {
		o.votes = o.votes[:len(o.votes)-1]
	}
}

// choose goes on to the reason.
func (o *agree) choose(level int) tea.Cmd {
	o.level = level
	o.reason = o.textLine(o.iv.Meeting.typed.reasons[o.q.ID])
	return o.reason.focus()
}

// textLine is a field of one line for words that answer no question.
func (r *room) textLine(s string) *line {
	return r.newLine(field{kind: words{}, control: questionnaires.Control{Form: questionnaires.FormLine}}, questionnaires.Plain(s), nil)
}

func (o *agree) toReason(msg tea.Msg) (tea.Cmd, bool) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "esc", "shift+tab":
			o.reason = nil
			return nil, false
		case "enter":
			return nil, o.save()
		}
	}
	cmd, _ := o.reason.update(msg)
	m := o.iv.Meeting
	if m.typed.reasons == nil {
		m.typed.reasons = map[string]string{}
	}
	m.typed.reasons[o.q.ID] = o.reason.words
	return cmd, false
}

// save records the level and its reason beside what was agreed before.
func (o *agree) save() bool {
	l := assessment.AgreedLevel{Question: o.q.ID, Level: o.level, Reason: strings.TrimSpace(o.reason.words), Date: o.iv.Meeting.today()}
	if !o.record(func(w *assessment.Workshop) error { w.Agree(l); return nil }) {
		return false
	}
	delete(o.iv.Meeting.typed.reasons, o.q.ID)
	return true
}

func (o *agree) lines(w, h int) []string {
	if o.reason != nil {
		out := short(wrap(o.say.T("meeting-reason", "Level", o.level, "Words", oneLine(o.levels[o.level-1].Label)), w), max(1, h-2), w)
		return append(append(out, ""), o.reason.lines(w, 1)...)[:min(h, len(out)+2)]
	}
	var out []string
	spread, shown := assessment.Spread{}, false
	if len(o.votes) > 0 {
		last := o.votes[len(o.votes)-1]
		spread, shown = last.Spread(o.pack, o.iv.Meeting.Results.K)
		told := o.spreadLines(o.iv.Meeting, last)
		if shown {
			told = told[1:] // the bars say it
		}
		out = short(wrap(strings.Join(told, " "), w), max(1, h-len(o.levels)-2), w)
	}
	out = append(out, short(wrap(o.say.T("meeting-agree"), w), 1, w)...)
	if len(out) > h/2 {
		out = out[len(out)-1:]
	}
	levels := func(most int) [][]string {
		blocks := make([][]string, len(o.levels))
		for i := range o.levels {
			blocks[i] = o.block(i, spread, shown, most, w)
		}
		return blocks
	}
	return append(out, fitting(levels, o.at, h-len(out))...)
}

// block is a level with its bar, if that may be shown.
func (o *agree) block(i int, s assessment.Spread, shown bool, lines, w int) []string {
	sign, style := "  ", lipgloss.NewStyle()
	if i == o.at {
		sign, style, lines = "› ", o.accent, max(lines, 2)
	}
	mark := "○"
	if o.level == i+1 {
		mark = "●"
	}
	head := sign + mark + " " + itoa(i+1) + " "
	if shown {
		most := 1
		for _, n := range s.Counts {
			most = max(most, n)
		}
		columns := 16
		if w < 60 {
			columns = 6
		}
		head += bar(float64(s.Counts[i])/float64(most), columns) + right(itoa(s.Counts[i]), 4) + " "
	}
	room := w - lipgloss.Width(head)
	return styled(style, indented(head, short(wrap(oneLine(o.levels[i].Label), room), lines, room)))
}

func (o *agree) hints() []hint {
	if o.reason != nil {
		return []hint{{o.say.T("runner-key-next"), o.say.T("meeting-does-save")}, {o.say.T("runner-key-close"), o.say.T("meeting-does-levels")}}
	}
	list := []hint{{"1–" + itoa(len(o.levels)), o.say.T("meeting-does-agree")}, {"v", o.say.T("meeting-does-again")}}
	if len(o.votes) > 0 {
		list = append(list, hint{"z", o.say.T("meeting-does-undo")})
	}
	return append(list, o.hint("close"))
}
