package invite

import (
	"crypto/rand"
	"strings"
	"time"

	"lotse/assessment"
)

// A Kind says whom a link is for.
type Kind int

// The kinds of links. The numbers are kept in stores.
const (
	Personal Kind = iota // one person, who may resume on any device
	Shared               // a group; each device that opens it is a person of its own
	// Preparation is for one known person at the client who enters what the company says
	// once. Nobody answers the survey through it.
	Preparation
)

// String returns the word that commands use.
func (k Kind) String() string {
	return [...]string{Personal: "personal", Shared: "shared", Preparation: "preparation"}[k]
}

// A Link is one way in, for one group of one round. It holds no secret.
type Link struct {
	ID         string
	Group      string
	Kind       Kind
	Language   string
	Disclosure assessment.Disclosure // what was promised with it
	Places     int                   // how many may hand in; 0: as many as come
	Used       int                   // how many have handed in
	Begun      bool                  // somebody is filling in; never told where anonymity was promised
	Expires    time.Time
	Revoked    bool
	Address    string // of a personal link that was sent; "" when it is not known or forgotten

	Sections []string  // of a [Preparation]: ids of the sections that were handed to the person
	Handed   time.Time // of a [Preparation]: when the person handed over; zero while it is not so
}

// An Addressee is somebody who gets mails. Who prepares and answers too is two of them,
// with a link each.
type Addressee struct {
	Address  string
	Preparer bool
}

// Addressee is who gets the link's mails.
func (l Link) Addressee() Addressee { return Addressee{l.Address, l.Kind == Preparation} }

// NewLink makes a link with an id and without a secret. The id names the link
// towards the consultant and opens nothing.
func NewLink(group string, kind Kind, language string, promise assessment.Disclosure, expires time.Time) Link {
	l := Link{ID: NewID(), Group: group, Kind: kind, Language: language, Disclosure: promise, Expires: expires}
	if kind == Personal {
		l.Places = 1
	}
	return l
}

// NewPreparation makes a link for somebody who prepares sections. The person is known to
// whoever reads what is entered, and is told so: that is what was promised with it.
func NewPreparation(sections []string, language string, expires time.Time) Link {
	return Link{ID: NewID(), Kind: Preparation, Language: language, Disclosure: assessment.DisclosureNamed, Places: 1, Expires: expires, Sections: sections}
}

// idLength gives 60 bits in base 32: no two links of a store meet.
const idLength = 12

// NewID makes a random id. Random, because counted ids tell in which order rows
// were made, and with it who answered when.
func NewID() string { return strings.ToLower(rand.Text()[:idLength]) }

// A State says what can be done with a link.
type State int

// The states of a link, the most final first.
const (
	Revoked  State = iota // taken back by the consultant
	Finished              // as many handed in as there are places, or a preparer handed over
	Expired
	Begun // open, and somebody is filling in
	Open
)

// String returns the word that commands use.
func (s State) String() string {
	return [...]string{Revoked: "revoked", Finished: "finished", Expired: "expired", Begun: "begun", Open: "open"}[s]
}

// State says what can be done with the link at a time.
func (l Link) State(now time.Time) State {
	switch {
	case l.Revoked:
		return Revoked
	case l.Places > 0 && l.Used >= l.Places, !l.Handed.IsZero():
		return Finished
	case !now.Before(l.Expires):
		return Expired
	case l.Begun:
		return Begun
	}
	return Open
}

// Works reports whether the link lets somebody in at a time. A preparer may come back
// after handing over, to look or to go on.
func (l Link) Works(now time.Time) bool {
	return l.Awaited(now) || !l.Handed.IsZero() && l.State(now) == Finished && now.Before(l.Expires)
}

// Awaited reports whether somebody is still expected to finish what the link is for.
func (l Link) Awaited(now time.Time) bool { return l.State(now) >= Begun }
