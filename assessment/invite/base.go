package invite

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
)

// A Base is the address under which people reach the server: https://lotse.example.
type Base struct{ url string }

// ErrInsecure refuses an address that would carry secrets in the clear.
var ErrInsecure = errors.New("links need https, or whoever is on the way can read them")

// ParseBase checks the server's address. It is https; http is allowed only on the
// computer itself, for trying things out.
func ParseBase(s string) (Base, error) {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Hostname() == "" || (u.Scheme != "https" && u.Scheme != "http") {
		return Base{}, fmt.Errorf("%q is no address like https://lotse.example", s)
	}
	if u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return Base{}, fmt.Errorf("%q has more than a host and a path", s)
	}
	if u.Scheme == "http" && !loopback(u.Hostname()) {
		return Base{}, fmt.Errorf("%s: %w", s, ErrInsecure)
	}
	return Base{strings.TrimRight(u.String(), "/")}, nil
}

// String is the address itself.
func (b Base) String() string { return b.url }

// Link is the address that a token of a kind of link opens.
func (b Base) Link(k Kind, t Token) string { return b.url + entries[k] + t.Secret() }

// entries are where links of a kind lead.
var entries = map[Kind]string{Personal: "/r/", Shared: "/r/", Preparation: "/p/"}

// Entry is the page on which a code is typed.
func (b Base) Entry() string { return b.url + "/r" }

// Sample is a link's address with a placeholder instead of a secret.
func (b Base) Sample(k Kind) string { return b.url + entries[k] + "…" }

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || (ip != nil && ip.IsLoopback())
}
