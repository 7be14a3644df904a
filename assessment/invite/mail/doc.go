// Package mail sends letters through a mail server.
//
// The outbox is in the store and outlives the program. [Post.Deliver] takes what is
// due, one by one and no faster than a mail server likes, and records how each
// attempt ended: taken, put off by the server (4xx) and to be tried again after a
// pause, or refused for good (5xx). What concerns the server and not one person, a
// wrong password, say, ends the run, and no mail suffers for it.
//
// Letters travel encrypted or not at all: smtps:// from the first byte, smtp:// with
// STARTTLS, which the server must offer and whose certificate must be valid. Only a
// server on the same computer needs neither.
package mail
