package invite

import (
	"slices"
	"time"
)

// A MailState says how far a mail has come. The numbers are kept in stores.
type MailState int

// The states of a mail.
const (
	MailWaiting MailState = iota // to be sent, now or after a pause
	MailSending                  // somebody is sending it
	MailSent                     // a mail server has taken it
	MailFailed                   // given up
)

// String returns the word that commands use.
func (s MailState) String() string {
	return [...]string{MailWaiting: "waiting", MailSending: "sending", MailSent: "sent", MailFailed: "failed"}[s]
}

// A Mail is one letter on its way to one person. Its words and its secret are made
// when it is sent.
type Mail struct {
	ID       string
	Round    string
	Link     Link // with the address
	Occasion Occasion
	State    MailState
	Attempts int       // made so far
	Next     time.Time // not before
	Sent     time.Time // zero if it was not
	Fault    string    // what the last attempt met
}

const (
	// firstPause follows the first attempt that failed; each further one is twice as
	// long, up to longestPause. Mail servers that put strangers off ("greylisting")
	// usually let them in after five minutes.
	firstPause   = 5 * time.Minute
	longestPause = 4 * time.Hour
	// MostAttempts are made for one mail: over a day and a half, long enough for a
	// server to be repaired.
	MostAttempts = 14
)

// Pause is how long to wait after so many failed attempts.
func Pause(attempts int) time.Duration {
	pause := firstPause
	for range attempts - 1 {
		if pause *= 2; pause >= longestPause {
			return longestPause
		}
	}
	return pause
}

// QuietTime is how long a person is left in peace after a mail: no reminder is
// written sooner.
const QuietTime = 20 * time.Hour

// Due are the links whose people are to get a letter: an invitation if they had no
// letter at all; a reminder if they have not finished, if every letter before reached
// a mail server, and the last one is [QuietTime] ago.
func Due(o Occasion, links []Link, mails []Mail, now time.Time) []Link {
	had := map[string][]Mail{}
	for _, m := range mails {
		had[m.Link.ID] = append(had[m.Link.ID], m)
	}
	quiet := now.Add(-QuietTime)
	bothers := func(m Mail) bool { return o == Invitation || m.State != MailSent || m.Sent.After(quiet) }
	var due []Link
	for _, l := range links {
		if l.Address != "" && l.Awaited(now) && !slices.ContainsFunc(had[l.ID], bothers) {
			due = append(due, l)
		}
	}
	return due
}
