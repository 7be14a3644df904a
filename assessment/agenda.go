package assessment

import (
	"math"
	"slices"

	"lotse/questionnaires"
)

// How the time of a workshop is divided; working values of our own. A discussion
// that takes less than five minutes settles nothing, and a slot that only discusses
// has no time left for its own work.
const (
	pointMinutes     = 5
	discussionShare  = 0.6 // of a slot's minutes
	actionsToAgreeOn = 3
)

// An Agenda is the workshop in which the client's people settle what the results
// leave open: the pack's slots, each with the discussions it has room for.
type Agenda struct {
	Minutes int
	Slots   []AgendaSlot
	Left    []AgendaPoint // for which there is no time: open points, with owner and date
}

// An AgendaSlot is one slot of the workshop.
type AgendaSlot struct {
	questionnaires.AgendaItem
	From    int           // minutes after the beginning
	Points  []AgendaPoint // the weightiest first
	Work    int           // minutes left for the slot's own work
	Actions []string      // rules whose recommendations are to be agreed on; in the last slot
}

// An AgendaPoint is one discussion: a difference in perception or a contradiction.
type AgendaPoint struct {
	Minutes       int
	Gap           *Gap // A sees the dimension more favourably
	Contradiction *FoundContradiction
}

// Agenda makes the agenda of a workshop from the largest differences in perception
// and the gravest contradictions. Differences belong to the slot that mirrors the
// survey, one per dimension; contradictions name their slot.
func (pub *Published) Agenda(plan *Plan) Agenda {
	var a Agenda
	for _, item := range pub.Pack.Workshop {
		a.Slots = append(a.Slots, AgendaSlot{AgendaItem: item, From: a.Minutes, Work: item.Minutes})
		a.Minutes += item.Minutes
	}
	for _, p := range pub.discussions() {
		if s := a.slotFor(pub.Pack, p); s == nil || !s.take(p) {
			a.Left = append(a.Left, p)
		}
	}
	if last := a.lastSlot(); last != nil {
		last.Actions = plan.Print[:min(actionsToAgreeOn, len(plan.Print))]
	}
	return a
}

// discussions lists everything worth discussing, the weightiest first: strong gaps
// and errors, notable gaps and warnings, hints. A gap goes before a contradiction of
// the same weight: it is what everybody in the room has said themselves.
func (pub *Published) discussions() []AgendaPoint {
	var points []AgendaPoint
	for _, g := range pub.largestGaps() {
		points = append(points, AgendaPoint{Minutes: pointMinutes, Gap: &g})
	}
	for _, c := range pub.Contradictions() {
		points = append(points, AgendaPoint{Minutes: pointMinutes, Contradiction: &c})
	}
	slices.SortStableFunc(points, func(a, b AgendaPoint) int { return a.rank() - b.rank() })
	return points
}

// rank is a point's place by weight: 0 is the weightiest.
func (p AgendaPoint) rank() int {
	switch {
	case p.Contradiction != nil:
		return gravity(p.Contradiction.Level)
	case p.Gap.Class == GapStrong:
		return 0
	}
	return 1
}

// largestGaps is the largest notable or strong gap of every dimension, the largest
// first, ties in the pack's order.
func (pub *Published) largestGaps() []Gap {
	largest := map[string]int{}
	var gaps []Gap
	for _, g := range pub.Gaps {
		if g.Class != GapNotable && g.Class != GapStrong {
			continue
		}
		g = g.favourableFirst()
		at, seen := largest[g.Dimension]
		switch {
		case !seen:
			largest[g.Dimension] = len(gaps)
			gaps = append(gaps, g)
		case compareTolerant(g.Delta, gaps[at].Delta) > 0:
			gaps[at] = g
		}
	}
	slices.SortStableFunc(gaps, func(a, b Gap) int { return compareTolerant(math.Abs(b.Delta), math.Abs(a.Delta)) })
	return gaps
}

// slotFor finds the slot a point belongs to, or nil.
func (a *Agenda) slotFor(p *questionnaires.Pack, point AgendaPoint) *AgendaSlot {
	for i := range a.Slots {
		s := &a.Slots[i]
		section := p.Section(s.Section)
		switch {
		case point.Contradiction != nil && s.ID == point.Contradiction.Slot:
			return s
		case point.Gap != nil && section != nil && section.Mode == questionnaires.ModeSurvey:
			return s
		}
	}
	return nil
}

// take gives a point its minutes, if the slot has them.
func (s *AgendaSlot) take(p AgendaPoint) bool {
	spent := p.Minutes
	for _, other := range s.Points {
		spent += other.Minutes
	}
	if float64(spent) > discussionShare*float64(s.Minutes)+tolerance {
		return false
	}
	s.Points = append(s.Points, p)
	s.Work -= p.Minutes
	return true
}

// lastSlot is the last slot in which something is worked on, or nil.
func (a *Agenda) lastSlot() *AgendaSlot {
	for i := range slices.Backward(a.Slots) {
		if a.Slots[i].Section != "" {
			return &a.Slots[i]
		}
	}
	return nil
}
