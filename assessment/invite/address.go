package invite

import (
	"net/mail"
	"regexp"
	"strings"

	"golang.org/x/net/idna"
)

// The longest address and the longest part before the @ (RFC 5321, 4.5.3.1).
const (
	maxAddress = 254
	maxLocal   = 64
)

// plainAddress is what every mail server takes without quoting. It leaves no room
// for a line end or a second address.
var plainAddress = regexp.MustCompile(`^[a-z0-9!#$%&'*+/=?^_{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_{|}~-]+)*@[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$`)

// ParseAddress reads an e-mail address and gives it its one spelling: lower case, the
// domain in ASCII, so that nobody is invited twice. The name in "Anna Berg
// <anna@example.com>" is dropped: what is not needed is not kept.
func ParseAddress(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return "", false
	}
	if strings.Contains(s, "<") {
		parsed, err := mail.ParseAddress(s)
		if err != nil {
			return "", false
		}
		s = parsed.Address
	}
	local, domain, ok := cutLast(strings.ToLower(s), "@")
	if !ok || len(local) > maxLocal {
		return "", false
	}
	domain, err := idna.Lookup.ToASCII(domain)
	if err != nil {
		return "", false
	}
	address := local + "@" + domain
	return address, len(address) <= maxAddress && plainAddress.MatchString(address)
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
