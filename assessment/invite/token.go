package invite

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
)

// tokenSize is 128 bits, from which on a plain hash is enough at rest: nobody can
// try that many (OWASP ASVS 6.5.2 asks for 112).
const tokenSize = 16

// A Token is the secret of a link. It prints as a placeholder, whatever verb prints
// it, so that it does not end up in a log; [Token.Secret] gives the real thing.
type Token struct {
	bytes [tokenSize]byte
}

// NewToken makes a token from the system's random numbers.
func NewToken() Token {
	var t Token
	rand.Read(t.bytes[:]) // never fails: the program ends where a system has no random numbers
	return t
}

// ParseToken reads the form that [Token.Secret] writes, and no other: a token has
// one spelling. The zero token is no token.
func ParseToken(s string) (Token, bool) {
	var t Token
	if len(s) != base64.RawURLEncoding.EncodedLen(tokenSize) {
		return Token{}, false
	}
	data, err := base64.RawURLEncoding.Strict().DecodeString(s)
	if err != nil || len(data) != tokenSize {
		return Token{}, false
	}
	copy(t.bytes[:], data)
	return t, t != Token{}
}

// Secret is the token as it stands in a link: 22 letters, digits, - and _.
func (t Token) Secret() string { return base64.RawURLEncoding.EncodeToString(t.bytes[:]) }

// Hash is what the store keeps.
func (t Token) Hash() Hash { return hashOf("token", t.bytes[:]) }

// Format prints a placeholder for every verb.
func (t Token) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "(token)") }

// MarshalText keeps a token out of JSON and logs alike.
func (t Token) MarshalText() ([]byte, error) { return []byte("(token)"), nil }

// A Hash is what is kept of a secret: enough to recognise it, too little to make it.
type Hash [sha256.Size]byte

// hashOf hashes a secret together with what it is for, so that a secret of one sort
// is never taken for one of another.
func hashOf(purpose string, secret []byte) Hash {
	return sha256.Sum256(append([]byte("lotse "+purpose+"\x00"), secret...))
}
