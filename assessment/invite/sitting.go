package invite

import "lotse/assessment"

// A Sitting is one person filling in, on one device. It is what a browser's session
// leads to.
type Sitting struct {
	Engagement, Round string
	Link              string // id
	Group             string
	Language          string
	Disclosure        assessment.Disclosure
	Respondent        string // id: a pseudonym
	Finished          bool   // handed in; never true where anonymity was promised, because then the sitting is gone
}

// NewRespondent makes the id of a respondent: random, so that it tells nothing.
func NewRespondent() string { return "p-" + NewID() }

// PreparerHash is what the store keeps of a preparer's session, which is of another sort
// than that of somebody who answers.
func PreparerHash(session Token) Hash { return hashOf("preparer", session.bytes[:]) }

// SessionHash is what the store keeps of a browser's session.
func SessionHash(session Token) Hash { return hashOf("session", session.bytes[:]) }
