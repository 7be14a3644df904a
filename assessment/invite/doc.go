// Package invite is how people are asked to answer: links, who they go to, and
// the words of the mails.
//
// A link holds a secret of 128 random bits. The store keeps only its SHA-256, so a
// secret is known where it was printed or sent and nowhere else; who lost a link
// gets a further secret for it. A link works until it expires, is revoked or is
// used up. Opening it changes nothing, because mail scanners open links.
//
// A personal link is for one person, a shared one for a group. While somebody fills
// in, a sitting ties the link to the answers, so that work can be resumed. In an
// anonymous engagement handing in cuts that tie: the link then knows only that it
// was used, and nothing that is kept leads from an invitation to answers. E-mail
// addresses stand in a table of their own, and are deleted when the round closes.
//
// The package computes and touches no database and no network; lotse/assessment/store
// keeps what it makes and lotse/assessment/invite/mail sends it.
package invite
