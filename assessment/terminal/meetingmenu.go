package terminal

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"lotse/assessment"
	"lotse/questionnaires"
)

// meetingCommands are the keys a workshop has beside those of every interview.
func (r *runner) meetingCommands() []command {
	if r.iv.Meeting == nil {
		return nil
	}
	return []command{{keys: []string{"ctrl+r"}, hint: "meeting", do: r.meeting}}
}

// A clockMsg has the time that is left drawn anew.
type clockMsg struct{}

// clock ticks while there is a workshop.
func (r *runner) clock() tea.Cmd {
	if r.iv.Meeting == nil {
		return nil
	}
	return tea.Tick(15*time.Second, func(time.Time) tea.Msg { return clockMsg{} })
}

// A menu is a few ways to go on, and a way back.
type menu struct{ *choosing }

func (m *menu) update(msg tea.Msg) (tea.Cmd, bool) {
	if k, ok := msg.(tea.KeyPressMsg); ok && (k.String() == "esc" || k.String() == "ctrl+r") {
		return nil, true
	}
	return m.choosing.update(msg)
}

func (m *menu) hints() []hint {
	return append(m.choosing.hints(), m.hint("close"))
}

// meeting opens what belongs to the workshop: the agenda, votes, points.
func (r *runner) meeting() tea.Cmd {
	if !r.aside() {
		return nil
	}
	var options []choice
	for _, id := range []string{"vote", "park", "decide", "points", "agenda", "agreed"} {
		options = append(options, choice{id: id, label: r.say.T("meeting-menu-" + id)})
	}
	paragraphs := []string{}
	if left := r.timeLeft(r.iv.Meeting); left != "" {
		paragraphs = append(paragraphs, left)
	}
	if s, _, _ := r.iv.Meeting.slot(); s != nil {
		paragraphs = append(paragraphs, r.iv.Meeting.Talks[s.ID]...)
	}
	return r.open(&menu{r.newChoosing(r.say.T("meeting-menu"), paragraphs, options, r.meetingStep)})
}

func (r *runner) meetingStep(id string) tea.Cmd {
	switch id {
	case "vote":
		return r.open(r.newVoteList())
	case "park", "decide":
		return r.open(r.newPoint(id, assessment.Point{About: r.section()}, nil))
	case "points":
		return r.openPoints()
	case "agenda":
		slots := strings.Join(r.agendaLines(r.iv.Meeting), "\n")
		return r.open(r.newReading("meeting-menu-agenda", []string{r.timeLeft(r.iv.Meeting), slots}))
	}
	w, ok := r.minutes()
	if !ok {
		return nil
	}
	lines := r.agreedLines(&w)
	if len(lines) > 1 {
		lines = lines[1:] // the title says it
	}
	return r.open(r.newReading("meeting-menu-agreed", lines))
}

// section is the section a point is raised in.
func (r *runner) section() string {
	if r.at == nil {
		return ""
	}
	return r.at.Section.ID
}

func (r *runner) newReading(head string, paragraphs []string) overlay {
	o := &reading{room: r.room, head: r.say.T(head), paragraphs: paragraphs, keys: []hint{r.hint("close")}}
	o.close = func(string) (tea.Cmd, bool) { return nil, true }
	return o
}

// minutes returns what was recorded so far; a failure is told at the foot.
func (r *runner) minutes() (w assessment.Workshop, ok bool) {
	w, err := r.iv.Meeting.Read()
	if err != nil {
		r.failed = err
	}
	return w, err == nil
}

// record changes the minutes; it reports whether they are saved. A failure stays at
// the foot, and what was typed where it is.
func (r *runner) record(change func(*assessment.Workshop) error) bool {
	r.failed, r.saved = r.iv.Meeting.Change(change), ""
	if r.failed == nil {
		r.saved = r.say.T("runner-saved")
	}
	return r.failed == nil
}

// newVoteList lists the questions hands can be shown on: those on which the groups are
// furthest apart come first.
func (r *runner) newVoteList() overlay {
	j := &jump{runner: r, head: r.say.T("meeting-menu-vote")}
	w, _ := r.minutes()
	for _, q := range r.iv.Meeting.discussed() {
		mark := "○"
		if len(w.AgreedOn(q.ID)) > 0 {
			mark = "●"
		} else if len(w.VotesOn(q.ID)) > 0 {
			mark = "◐"
		}
		j.places = append(j.places, place{question: q, mark: mark, section: oneLine(q.Section.Title.In(r.lang)), ask: oneLine(q.Ask.In(r.lang))})
	}
	j.to = func(q *questionnaires.Question) tea.Cmd { return r.open(r.newHands(q)) }
	return j
}

// clockLine says at the head of the side panel, or above the foot, what it is time for and how long.
func (r *runner) clockLine(w int) []string {
	if r.iv.Meeting == nil {
		return nil
	}
	s, left, _ := r.iv.Meeting.slot()
	if s == nil {
		return nil
	}
	minutes := right(r.say.T("meeting-minutes", "Minutes", r.say.Number(float64(left), 0)), 8)
	return []string{strings.TrimRight(cell(oneLine(s.Title.In(r.lang)), w-8)+minutes, " "), ""}
}
