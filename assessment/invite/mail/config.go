package mail

import (
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	netmail "net/mail"
	"net/url"
	"strconv"
	"strings"

	"lotse/assessment/invite"
)

// The ports for submitting mail (RFC 8314): with STARTTLS, and encrypted throughout.
const (
	portStartTLS = 587
	portTLS      = 465
)

// A Config is a mail server and who sends through it.
type Config struct {
	Host     string
	Port     int
	TLS      bool // encrypted from the first byte; else by STARTTLS
	User     string
	Password string
	From     netmail.Address
	RootCAs  *x509.CertPool // who may vouch for the server; nil: whom the system trusts
}

// ParseConfig reads a server's address, smtp(s)://user:password@host:port, and a
// sender, "Name <mail@example.com>". Its errors never repeat the password.
func ParseConfig(server, from string) (Config, error) {
	u, err := url.Parse(strings.TrimSpace(server))
	if err != nil || u.Hostname() == "" || (u.Scheme != "smtp" && u.Scheme != "smtps") {
		return Config{}, errors.New("a mail server is written smtps://user:password@host:port or smtp://…, with special characters of the password as %40")
	}
	if strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" {
		return Config{}, fmt.Errorf("the address of mail server %s goes on after the port", u.Hostname())
	}
	c := Config{Host: u.Hostname(), TLS: u.Scheme == "smtps", Port: portStartTLS}
	if c.TLS {
		c.Port = portTLS
	}
	if p := u.Port(); p != "" {
		if c.Port, err = strconv.Atoi(p); err != nil || c.Port < 1 || c.Port > 65535 {
			return Config{}, fmt.Errorf("port %s of mail server %s is out of range", p, c.Host)
		}
	}
	if u.User != nil {
		c.User = u.User.Username()
		c.Password, _ = u.User.Password()
	}
	sender, err := netmail.ParseAddress(from)
	if err != nil {
		return Config{}, fmt.Errorf("sender %q is no address like Anna Berg <anna@example.com>", from)
	}
	address, ok := invite.ParseAddress(sender.Address)
	if !ok {
		return Config{}, fmt.Errorf("sender %q is no address like Anna Berg <anna@example.com>", from)
	}
	c.From = netmail.Address{Name: invite.OneLine(sender.Name), Address: address}
	return c, nil
}

// String names the server, without user and password.
func (c Config) String() string { return net.JoinHostPort(c.Host, strconv.Itoa(c.Port)) }

// local reports whether the server is on the same computer.
func (c Config) local() bool {
	ip := net.ParseIP(c.Host)
	return c.Host == "localhost" || (ip != nil && ip.IsLoopback())
}
