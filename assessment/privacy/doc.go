// Package privacy says what becomes of personal data: to respondents before the
// first question, to the client in documents to begin a lawyer's work with, and to
// one person about her own answers. It also knows what of a round may be kept when
// the answers are gone.
//
// It computes and writes words; the store erases, and the command line asks first.
// Nothing here is legal advice, and every document says so.
package privacy
