package terminal

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"lotse/assessment"
	"lotse/assessment/meetingwords"
	"lotse/questionnaires"
)

// A Meeting is the workshop around an interview: its agenda and its minutes.
type Meeting struct {
	Start time.Time        // when it began
	Now   func() time.Time // the clock in the room
	// Results are what the survey says: the facts a discussion begins with.
	Results *assessment.Published
	Agenda  assessment.Agenda
	// Talks are the discussions of a slot in words, each with the sentence that opens it.
	Talks map[string][]string
	// Read returns the minutes so far.
	Read func() (assessment.Workshop, error)
	// Change changes the minutes, durably before it returns; an error changes nothing.
	Change func(change func(*assessment.Workshop) error) error

	typed meetingTyped
}

// meetingTyped is what was typed and is not in the minutes yet: closing loses nothing.
type meetingTyped struct {
	hands   map[string][]string // by question: how many for each level, and "don't know"
	reasons map[string]string   // by question
	points  map[string]pointWords
}

// slot is the slot of the agenda that it is time for, and how many minutes of it and
// of the whole are left, below zero when they are over. Before and after, it is the
// first or the last one.
func (m *Meeting) slot() (s *assessment.AgendaSlot, left, total int) {
	passed := int(m.Now().Sub(m.Start) / time.Minute)
	for i := range m.Agenda.Slots {
		s = &m.Agenda.Slots[i]
		if passed < s.From+s.Minutes {
			break
		}
	}
	if s == nil {
		return nil, 0, 0
	}
	return s, s.From + s.Minutes - passed, m.Agenda.Minutes - passed
}

// today is the day in the room, as the minutes write it.
func (m *Meeting) today() string { return m.Now().Format(time.DateOnly) }

// discussed are the questions worth a show of hands: first those on which the groups
// are furthest apart, as the agenda has them, then all others that take one.
func (m *Meeting) discussed() []*questionnaires.Question {
	var list []*questionnaires.Question
	seen := map[string]bool{}
	add := func(q *questionnaires.Question) {
		if _, ok := assessment.Votable(q); ok && !seen[q.ID] {
			seen[q.ID] = true
			list = append(list, q)
		}
	}
	for _, s := range m.Agenda.Slots {
		for _, p := range s.Points {
			if p.Gap != nil {
				add(m.Results.Pack.Question(p.Gap.Example.Question))
			}
		}
	}
	for _, s := range m.Results.Pack.Sections {
		for _, q := range s.Questions {
			add(q)
		}
	}
	return list
}

// agendaLines are the slots with their minutes, the one it is time for marked in words
// and followed by its discussions.
func (r *room) agendaLines(m *Meeting) []string {
	now, _, _ := m.slot()
	var lines []string
	for i := range m.Agenda.Slots {
		s := &m.Agenda.Slots[i]
		from := m.Start.Add(time.Duration(s.From) * time.Minute)
		line := r.say.T("meeting-slot", "From", from.Format("15:04"), "Minutes", s.Minutes, "Title", s.Title.In(r.lang))
		if s == now {
			lines = append(append(lines, r.say.T("meeting-now", "Slot", line)), m.Talks[s.ID]...)
			continue
		}
		lines = append(lines, line)
	}
	return lines
}

// timeLeft says what it is time for and how long.
func (r *room) timeLeft(m *Meeting) string {
	s, left, total := m.slot()
	if s == nil {
		return ""
	}
	title := oneLine(s.Title.In(r.lang))
	if left < 0 {
		return r.say.T("meeting-over", "Title", title, "Minutes", -left)
	}
	return r.say.T("meeting-left", "Title", title, "Minutes", left, "Total", total)
}

// facts are what the survey says about a question, before anybody judges.
func (r *room) facts(m *Meeting, question string) []string {
	return meetingwords.Survey(r.say, m.Results, question, func(id string) string { return oneLine(r.groupName(id)) })
}

// spreadLines say how far apart hands were, or why that is not said.
func (r *room) spreadLines(m *Meeting, v assessment.Vote) []string {
	s, shown := v.Spread(r.pack, m.Results.K)
	return meetingwords.Hands(r.say, s, shown, m.Results.K)
}

func (r *room) groupName(id string) string {
	if g := r.pack.Group(id); g != nil {
		return g.Name.In(r.lang)
	}
	return r.pack.Label("group-merged").In(r.lang)
}

// pointLine is a decision or an open point on one line.
func (r *room) pointLine(p assessment.Point) string {
	words := oneLine(p.Text)
	var more []string
	if p.Owner != "" {
		more = append(more, oneLine(p.Owner))
	}
	if day, err := time.Parse(time.DateOnly, p.Due); err == nil {
		more = append(more, r.say.T("meeting-due", "Date", r.say.Date(day)))
	}
	if p.Done {
		more = append(more, r.say.T("meeting-done"))
	}
	if len(more) > 0 {
		words += " (" + strings.Join(more, ", ") + ")"
	}
	return words
}

// agreedLines are what was agreed on: the summary a workshop ends with.
func (r *room) agreedLines(w *assessment.Workshop) []string {
	lines := []string{r.say.T("meeting-agreed")}
	for _, s := range r.pack.Sections {
		for _, q := range s.Questions {
			if agreed := w.AgreedOn(q.ID); len(agreed) > 0 {
				lines = append(lines, r.agreedLine(q, agreed[len(agreed)-1]))
			}
		}
	}
	for _, p := range w.Decisions {
		lines = append(lines, r.say.T("meeting-decided", "Point", r.pointLine(p)))
	}
	if len(lines) == 1 {
		lines = []string{r.say.T("meeting-agreed-none")}
	}
	if len(w.Open) > 0 {
		lines = append(lines, r.say.T("meeting-open"))
		for _, p := range w.Open {
			lines = append(lines, r.pointLine(p))
		}
	}
	return lines
}

func (r *room) agreedLine(q *questionnaires.Question, l assessment.AgreedLevel) string {
	words := r.say.T("meeting-level", "Question", oneLine(q.Ask.In(r.lang)), "Level", strconv.Itoa(l.Level))
	if l.Reason != "" {
		words += " " + oneLine(l.Reason)
	}
	return words
}

// pointsOf numbers all points: decisions first, then what is open.
func (r *room) pointsOf(w *assessment.Workshop) (points []assessment.Point, lines []string) {
	for _, p := range w.Decisions {
		points = append(points, p)
		lines = append(lines, fmt.Sprintf("%d: %s", len(points), r.say.T("meeting-decided", "Point", r.pointLine(p))))
	}
	for _, p := range w.Open {
		points = append(points, p)
		lines = append(lines, fmt.Sprintf("%d: %s", len(points), r.say.T("meeting-parked", "Point", r.pointLine(p))))
	}
	return points, lines
}
