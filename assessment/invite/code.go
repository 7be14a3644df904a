package invite

import (
	"crypto/rand"
	"strings"
)

const (
	// codeLetters are 32 letters and digits nobody confuses: no I, L, O and U
	// (Crockford's base 32).
	codeLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	// codeLength gives 40 bits: few enough to type, and too many to guess through a
	// server that slows guesses down. A code opens a shared link only, which can
	// reveal nothing that is answered.
	codeLength = 8
)

// A Code is a shared link's secret for typing, from a slide or a notice: 7K3M-9QXT.
type Code string

// NewCode makes a code from the system's random numbers.
func NewCode() Code {
	var b [codeLength]byte
	rand.Read(b[:]) // never fails, see [NewToken]
	for i := range b {
		b[i] = codeLetters[b[i]%byte(len(codeLetters))] // 256 is a multiple of 32: no letter is likelier
	}
	return Code(b[:])
}

// ParseCode reads a code as people type it: in any case, with or without the dash,
// with O for zero and I or L for one.
func ParseCode(s string) (Code, bool) {
	s = strings.NewReplacer("-", "", " ", "", "O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(s))
	if len(s) != codeLength || strings.Trim(s, codeLetters) != "" {
		return "", false
	}
	return Code(s), true
}

// String writes the code in two halves.
func (c Code) String() string {
	if len(c) != codeLength {
		return string(c)
	}
	return string(c[:codeLength/2] + "-" + c[codeLength/2:])
}

// Hash is what the store keeps.
func (c Code) Hash() Hash { return hashOf("code", []byte(c)) }
