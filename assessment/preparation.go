package assessment

import (
	"time"

	"lotse/questionnaires"
)

// A Preparation is how far the sections are that people at the client were asked to
// prepare. It counts people and names none. The zero value: nobody was asked.
type Preparation struct {
	State    PreparationState
	Asked    int // people with a link that was not taken back
	Begun    int // of them, who have come in
	Handed   int // of them, who have handed over
	Sections []PreparedSection
	Latest   time.Time // of the latest handing over; zero if there was none
	LastDay  time.Time // the last day on which somebody can still hand over; zero if nobody can, or has to
}

// A PreparedSection is how far one section is.
type PreparedSection struct {
	Section *questionnaires.Section
	State   PreparationState
}

// A PreparationState is how far a section, or all of them, is.
type PreparationState int

// The states. A section that several people were asked for is as far as the one who got
// furthest: who takes over from somebody finishes it for both.
const (
	PreparationNone   PreparationState = iota // nobody was asked
	PreparationAsked                          // and nobody has come in
	PreparationBegun                          // somebody is at it
	PreparationHanded                         // somebody has handed it over
)

// String returns the word that documents and messages use.
func (s PreparationState) String() string {
	return [...]string{PreparationNone: "none", PreparationAsked: "not-begun", PreparationBegun: "under-way", PreparationHanded: "handed-over"}[s]
}

// Preparable lists the sections that can be handed to somebody at the client: what the
// company says once.
func Preparable(p *questionnaires.Pack) []*questionnaires.Section {
	var list []*questionnaires.Section
	for _, s := range p.Sections {
		if s.Mode != questionnaires.ModeSurvey {
			list = append(list, s)
		}
	}
	return list
}

// Preparing lists the sections that one person fills in beforehand, by id, as the pack
// says.
func Preparing(p *questionnaires.Pack) []string {
	var ids []string
	for _, s := range p.Sections {
		if s.Mode == questionnaires.ModePrepared {
			ids = append(ids, s.ID)
		}
	}
	return ids
}
