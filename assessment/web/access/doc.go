// Package access is how consultants come in, and who is in: with the start code of a
// server on their own computer, or on a server for several as users, with a password
// and a code of their app, or with a passkey.
//
// What a browser holds is a random session, of which the store keeps the hash. A
// session ends by logging out, half an hour after its last use, twelve hours after it
// began, and at once when its user is disabled or gets another password.
package access
