package assessment

import "lotse/questionnaires"

// Counted returns the respondents of a round who enter the scoring: everybody of a
// group of the pack who answered at least half of the scored questions put to them.
func Counted(p *questionnaires.Pack, round *Round) []Respondent {
	s := newScheme(p)
	r := &Result{scheme: s, tally: newTally(s)}
	return r.attend(round)
}
