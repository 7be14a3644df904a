package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"lotse/assessment"
	"lotse/report/theme"
	"lotse/templates/locale"
)

// A Workshop is the agenda of the workshop and the contradictions it is made from,
// in one language. It is for the consultant and never part of a report.
type Workshop struct {
	Engagement string          `json:"engagement"`
	Client     string          `json:"client"`
	Lang       string          `json:"language"`
	Day        string          `json:"day,omitempty"` // on which it is held, 2006-01-02
	Minutes    int             `json:"minutes"`
	Slots      []WorkshopSlot  `json:"slots"`
	Left       []WorkshopPoint `json:"open-points"` // for which there is no time
	Remarks    []Remark        `json:"contradictions"`

	author *author
}

// A WorkshopSlot is one slot of the workshop.
type WorkshopSlot struct {
	ID      string          `json:"id"`
	From    string          `json:"from"` // 9:10, or 0:10 from the beginning
	To      string          `json:"to"`
	Minutes int             `json:"minutes"`
	Work    int             `json:"work"` // minutes left for the slot's own work
	Title   string          `json:"title"`
	Points  []WorkshopPoint `json:"points"`
	Actions []string        `json:"actions"` // recommendations to agree on
}

// A WorkshopPoint is one discussion.
type WorkshopPoint struct {
	ID        string `json:"id"` // of the contradiction, or of the dimension seen differently
	Kind      string `json:"kind"`
	Level     string `json:"level,omitempty"` // of a contradiction
	Minutes   int    `json:"minutes"`
	Statement string `json:"statement"`
	Question  string `json:"question"` // the sentence that opens it
}

// The kinds of point.
const (
	PointGap           = "gap"
	PointContradiction = "contradiction"
)

// WorkshopOptions say how a workshop is worded.
type WorkshopOptions struct {
	Lang  string       // de or en; the engagement's language if empty
	Theme *theme.Theme // how its pages look; nil: as Lotse's own
}

// PrepareWorkshop makes the agenda of the workshop from published results.
func PrepareWorkshop(pub *assessment.Published, plan *assessment.Plan, opt WorkshopOptions) (*Workshop, error) {
	if opt.Lang == "" {
		opt.Lang = pub.Engagement.Language
	}
	say, err := locale.New(opt.Lang)
	if err != nil {
		return nil, fmt.Errorf("prepare workshop: %w", err)
	}
	day, err := reportDay(pub)
	if err != nil {
		return nil, fmt.Errorf("prepare workshop: %w", err)
	}
	a := newAuthor(newWriter(pub, plan, say), Options{Lang: opt.Lang, Theme: opt.Theme}, day, nil)
	agenda := pub.Agenda(plan)
	w := &Workshop{
		Engagement: pub.Engagement.ID, Client: pub.Engagement.Client, Lang: opt.Lang, Day: pub.Workshop.Day, Minutes: agenda.Minutes,
		Slots: []WorkshopSlot{}, Left: a.workshopPoints(agenda.Left), Remarks: []Remark{}, author: a,
	}
	for _, s := range agenda.Slots {
		w.Slots = append(w.Slots, a.workshopSlot(s, pub.Workshop.Start))
	}
	for _, c := range pub.Contradictions() {
		w.Remarks = append(w.Remarks, a.remark(c))
	}
	return w, nil
}

func (a *author) workshopSlot(s assessment.AgendaSlot, start time.Time) WorkshopSlot {
	slot := WorkshopSlot{
		ID: s.ID, From: clock(start, s.From), To: clock(start, s.From+s.Minutes), Minutes: s.Minutes, Work: s.Work,
		Title: s.Title.In(a.say.Lang()), Points: a.workshopPoints(s.Points), Actions: []string{},
	}
	for _, id := range s.Actions {
		if r := a.plan.Recommendation(id); r != nil && r.Rule != nil {
			slot.Actions = append(slot.Actions, r.Rule.Title.In(a.say.Lang()))
		}
	}
	return slot
}

// clock is the time of day so many minutes after the beginning: 9:10.
func clock(start time.Time, minutes int) string {
	at := start.Add(time.Duration(minutes) * time.Minute)
	return fmt.Sprintf("%d:%02d", at.Hour(), at.Minute())
}

func (a *author) workshopPoints(points []assessment.AgendaPoint) []WorkshopPoint {
	list := []WorkshopPoint{}
	for _, p := range points {
		point := a.gapPoint(p.Gap)
		if p.Contradiction != nil {
			r := a.remark(*p.Contradiction)
			point = WorkshopPoint{ID: r.ID, Kind: PointContradiction, Level: r.Level, Statement: r.Statement, Question: r.Question}
		}
		point.Minutes = p.Minutes
		list = append(list, point)
	}
	return list
}

// gapPoint words a difference in perception; it opens with the question on which the
// two groups are furthest apart, if that may be told. Those who see it less favourably speak
// first: afterwards it is harder to contradict.
func (a *author) gapPoint(g *assessment.Gap) WorkshopPoint {
	if g == nil {
		return WorkshopPoint{}
	}
	more, less := a.group(g.A), a.group(g.B)
	statement := a.say.T("agenda-gap", "More", more, "Less", less, "Dimension", a.dimension(g.Dimension), "Delta", a.say.Number(g.Delta, 1))
	opening := a.say.T("agenda-gap-question", "More", more, "Less", less)
	if g.Example.Question != "" {
		opening = a.say.T("agenda-gap-example", "Question", a.question(g.Example.Question), "More", more, "Less", less)
	}
	return WorkshopPoint{ID: g.Dimension, Kind: PointGap, Statement: bind(statement), Question: opening}
}

// Discussions is how many discussions the slots hold.
func (w *Workshop) Discussions() int {
	n := 0
	for _, s := range w.Slots {
		n += len(s.Points)
	}
	return n
}

// When is the day on which the workshop is held and from when to when, "" where nothing
// of that is known.
func (w *Workshop) When() string {
	say, parts := w.author.say, []string{}
	if day, err := time.Parse(time.DateOnly, w.Day); err == nil {
		parts = append(parts, say.Date(day))
	}
	if n := len(w.Slots); n > 0 && !w.author.pub.Workshop.Start.IsZero() {
		parts = append(parts, say.T("agenda-from-to", "From", w.Slots[0].From, "To", w.Slots[n-1].To))
	}
	return bind(strings.Join(parts, ", "))
}

// WriteJSON writes the workshop for programs.
func (w *Workshop) WriteJSON(out io.Writer) error {
	enc := json.NewEncoder(out)
	enc.SetIndent("", "  ")
	if err := enc.Encode(w); err != nil {
		return fmt.Errorf("write the agenda: %w", err)
	}
	return nil
}

// Intro says how long the workshop takes and how much is discussed in it.
func (w *Workshop) Intro() string {
	n := w.Discussions()
	if n == 0 {
		return bind(w.author.say.T("agenda-intro-none", "Minutes", w.Minutes))
	}
	return bind(w.author.say.N("agenda-intro", n, "Minutes", w.Minutes))
}
