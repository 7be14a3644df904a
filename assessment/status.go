package assessment

import (
	"slices"

	"lotse/questionnaires"
)

// A Status says how far a round is: who has answered and what is still open, never
// what was answered.
type Status struct {
	Round   *Round // without its respondents: a status outlives them
	Least   int    // people a group must have before they are counted, where the engagement is anonymous; else 0
	Groups  []GroupStatus
	Started Count // people of all groups
	Done    Count
	Invited int
	People  []PersonStatus  // of whom more is to be expected; nobody in an anonymous engagement
	Facts   []SectionStatus // of the workshop
	// Preparation is set by who knows the round's links.
	Preparation Preparation
	someone     bool // has begun
	waits       bool // for people of whom more is to be expected
}

// A GroupStatus is how far the people of a group are.
type GroupStatus struct {
	Group         *questionnaires.Group
	Invited       int
	Started, Done Count // people with an answer, and people of whom nothing more is to be expected
}

// A Count of people. Where the engagement is anonymous, small numbers are withheld:
// together with what a person knows of colleagues they say who answered.
type Count struct {
	N      int
	Hidden bool // N is 0; the true number is between 1 and the smallest group
}

// A PersonStatus is how far one person is.
type PersonStatus struct {
	ID, Group string
	Done, All int // questions
}

// A SectionStatus is how far a section of the workshop is.
type SectionStatus struct {
	Section   *questionnaires.Section
	Done, All int
	Open      []*questionnaires.Question
}

// StatusOf computes how far a round of an engagement is.
func StatusOf(p *questionnaires.Pack, e *Engagement, r *Round) *Status {
	round := *r
	round.Respondents = nil
	s := &Status{Round: &round, someone: len(r.Respondents) > 0}
	if e.Disclosure == DisclosureAnonymous {
		s.Least = e.KMin
	}
	for i := range p.Groups {
		g := GroupStatus{Group: &p.Groups[i], Invited: r.Invited[p.Groups[i].ID]}
		people := 0
		for k := range r.Respondents {
			if who := &r.Respondents[k]; who.Group == g.Group.ID {
				s.person(p, r, who, &g)
				people++
			}
		}
		s.waits = s.waits || g.Done.N < max(g.Invited, people)
		s.Started.N += g.Started.N
		s.Done.N += g.Done.N
		s.Invited += g.Invited
		s.Groups = append(s.Groups, g)
	}
	s.facts(p, r)
	s.protect()
	return s
}

// person counts one respondent. Nothing more is to be expected of who has handed in,
// whatever is open, nor of who has left nothing open: in a terminal, and on a link whose
// last page was never pressed, nobody hands in.
func (s *Status) person(p *questionnaires.Pack, r *Round, who *Respondent, g *GroupStatus) {
	flow := NewFlow(p, who.Group, who.Answers, r.Facts)
	at, open := PersonStatus{ID: who.ID, Group: who.Group}, 0
	for _, q := range flow.Questions() {
		at.All++
		if flow.Answer(q.ID).State != Missing {
			at.Done++
		} else if awaited(q) {
			open++
		}
	}
	if at.Done > 0 || who.Finished {
		g.Started.N++
	}
	switch {
	case open == 0 || who.Finished:
		g.Done.N++
	case s.Least == 0:
		s.People = append(s.People, at)
	}
}

// facts counts what was answered in the workshop.
func (s *Status) facts(p *questionnaires.Pack, r *Round) {
	flow := NewWorkshopFlow(p, r.Facts)
	for _, at := range flow.Progress() {
		s.Facts = append(s.Facts, SectionStatus{Section: at.Section, Done: at.Done, All: at.All})
	}
	for _, q := range flow.Missing() {
		if i := slices.IndexFunc(s.Facts, func(f SectionStatus) bool { return f.Section == q.Section }); i >= 0 && awaited(q) {
			s.Facts[i].Open = append(s.Facts[i].Open, q)
		}
	}
}

// awaited reports whether a question is open while it has no answer. A free text may
// be left empty, unless the diagnosis needs it.
func awaited(q *questionnaires.Question) bool {
	form := q.Kind.Control("").Form
	return q.Required || form != questionnaires.FormLine && form != questionnaires.FormLines
}

// protect withholds small numbers of people, and the sums they could be computed from.
func (s *Status) protect() {
	if s.Least == 0 {
		return
	}
	hide := func(total *Count, of func(*GroupStatus) *Count) {
		hidden := false
		for i := range s.Groups {
			if c := of(&s.Groups[i]); c.N > 0 && c.N < s.Least {
				*c, hidden = Count{Hidden: true}, true
			}
		}
		if hidden || total.N > 0 && total.N < s.Least {
			*total = Count{Hidden: true}
		}
	}
	hide(&s.Started, func(g *GroupStatus) *Count { return &g.Started })
	hide(&s.Done, func(g *GroupStatus) *Count { return &g.Done })
}

// Open reports whether answers are still awaited: never of a round that takes none.
func (s *Status) Open() bool { return s.Round.State == RoundOpen && s.Next() != NextClose }

// A Next is the step that brings a round forward.
type Next string

// The steps.
const (
	NextInvite Next = "invite" // nobody is invited and nobody has answered
	NextFacts  Next = "facts"  // the workshop's facts are incomplete
	NextWait   Next = "wait"   // people have not answered yet, or have not finished
	NextClose  Next = "close"  // everything is there
	NextReport Next = "report" // the round is closed
)

// Next returns the step that brings the round forward.
func (s *Status) Next() Next {
	switch {
	case s.Round.State != RoundOpen:
		return NextReport
	case s.Invited == 0 && !s.someone:
		return NextInvite
	case s.waits:
		return NextWait
	case s.OpenFacts() > 0:
		return NextFacts
	}
	return NextClose
}

// OpenFacts counts the open questions of the workshop.
func (s *Status) OpenFacts() int {
	n := 0
	for _, f := range s.Facts {
		n += len(f.Open)
	}
	return n
}
