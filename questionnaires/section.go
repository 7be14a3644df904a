package questionnaires

import "lotse/questionnaires/source"

// A Section is a module: questions that belong together.
type Section struct {
	ID         string
	Key        string // how an engagement document calls it; the id unless stated
	Mode       Mode
	Instrument string // what reads its answers: goals, swot, raci …; "" for none
	Title      Text
	Intro      Text
	Groups     []string // who is asked; empty: all (survey) or the workshop
	When       *Condition
	Questions  []*Question
}

// A Mode says who answers a section: every respondent, or the client once.
type Mode string

// The modes.
const (
	ModeSurvey   Mode = "survey"
	ModeWorkshop Mode = "workshop"
	ModePrepared Mode = "prepared-by-one"
)

var sectionShape = &shape[Section]{
	name:  "section",
	label: func(s *Section, t Text) { s.Title = t },
	fields: []field[Section]{
		idField(aSection, func(s *Section, id string) { s.ID = id }),
		keyField("key", "how documents call the section; the id unless stated", func(s *Section, k string) { s.Key = k }),
		required(choiceField("mode", "who answers: every respondent, the workshop, or one person beforehand",
			[]Mode{ModeSurvey, ModeWorkshop, ModePrepared}, func(s *Section, m Mode) { s.Mode = m })),
		choiceField("instrument", "what reads the answers", instrumentNames(), func(s *Section, name string) { s.Instrument = name }),
		refsField("groups", "who is asked; all groups unless stated", aGroup, func(s *Section, ids []string) { s.Groups = ids }),
		conditionField("when", "asked only if this holds for the answers above", func(s *Section, c *Condition) { s.When = c }),
		textField("intro", "what to bear in mind when answering", func(s *Section, t Text) { s.Intro = t }),
	},
	finish: func(_ *reader, _ *source.Node, s *Section) {
		if s.Key == "" {
			s.Key = s.ID
		}
	},
}
