package mail_test

import (
	"crypto/x509"
	netmail "net/mail"
	"strings"
	"testing"

	"lotse/assessment/invite"
	"lotse/assessment/invite/mail"
	"lotse/assessment/invite/mail/mailtest"
)

func TestParseConfig(t *testing.T) {
	const from = "Anna Bérg <Anna@Example.com>"
	for given, want := range map[string]mail.Config{
		"smtp://mail.example.com":                   {Host: "mail.example.com", Port: 587},
		"smtps://mail.example.com":                  {Host: "mail.example.com", Port: 465, TLS: true},
		"smtp://anna:p%40ss%3Aw%2F@mail.example:25": {Host: "mail.example", Port: 25, User: "anna", Password: "p@ss:w/"},
		"smtps://anna%40example.com:x@[::1]:2465/":  {Host: "::1", Port: 2465, TLS: true, User: "anna@example.com", Password: "x"},
	} {
		want.From = netmail.Address{Name: "Anna Bérg", Address: "anna@example.com"}
		got, err := mail.ParseConfig(given, from)
		if err != nil || got.Host != want.Host || got.Port != want.Port || got.TLS != want.TLS || got.User != want.User ||
			got.Password != want.Password || got.From != want.From {
			t.Errorf("ParseConfig(%q) = %+v, %v", given, got, err)
		}
		if strings.Contains(got.String(), "anna") {
			t.Errorf("String() = %s", got)
		}
	}
	for _, given := range []string{
		"", "mail.example.com", "http://x:geheim@mail.example", "smtp://", "smtp://anna:geheim@", "smtp://anna:geheim@host:99999",
		"smtp://anna:geheim@host:port", "smtp://anna:geheim@host/path", "smtp://anna:geheim@host?x=y", "smtp://anna:ge%zzheim@host", "smtp://host:0",
	} {
		if _, err := mail.ParseConfig(given, from); err == nil || strings.Contains(err.Error(), "heim") {
			t.Errorf("ParseConfig(%q) = %v", given, err)
		}
	}
	for _, given := range []string{"", "Anna", "anna@", "Anna <anna@example.com>\r\nBcc: x@example.com", "a@b.de, c@d.de", "anna@example.com\nX: y"} {
		if got, err := mail.ParseConfig("smtp://mail.example.com", given); err == nil {
			t.Errorf("sender %q is accepted as %+v", given, got.From)
		}
	}
}

// faraway is this computer under a name that is not known to be its own: what holds for
// servers elsewhere holds for it.
const faraway = "LOCALHOST"

// TestDial_EncryptedOrNotAtAll tries servers that are not to be trusted: nothing about a
// user or a mail is said to them.
func TestDial_EncryptedOrNotAtAll(t *testing.T) {
	for name, tt := range map[string]struct {
		options mailtest.Options
		host    string
		tls     bool
		trusted bool
		sent    bool // mails go out
		secure  bool // and were encrypted
	}{
		"elsewhere, no STARTTLS":            {host: faraway, trusted: true},
		"elsewhere, STARTTLS":               {options: mailtest.Options{StartTLS: true}, host: faraway, trusted: true, sent: true, secure: true},
		"elsewhere, STARTTLS, a stranger":   {options: mailtest.Options{StartTLS: true}, host: faraway},
		"elsewhere, TLS":                    {options: mailtest.Options{TLS: true}, host: faraway, tls: true, trusted: true, sent: true, secure: true},
		"elsewhere, TLS, a stranger":        {options: mailtest.Options{TLS: true}, host: faraway, tls: true},
		"TLS wanted, not spoken":            {host: "localhost", tls: true, trusted: true},
		"here, no STARTTLS":                 {host: "localhost", sent: true},
		"here, STARTTLS that nobody checks": {options: mailtest.Options{StartTLS: true}, host: "127.0.0.1", sent: true},
		"here, TLS of another name":         {options: mailtest.Options{TLS: true}, host: "127.0.0.1", tls: true, trusted: true},
	} {
		t.Run(name, func(t *testing.T) {
			tt.options.Password = "geheim"
			o := newOffice(t, tt.options, "a@example.com")
			o.Server.Host, o.Server.TLS, o.Server.User, o.Server.Password = tt.host, tt.tls, "anna", "geheim"
			o.Server.RootCAs = x509.NewCertPool()
			if tt.trusted {
				o.Server.RootCAs = o.server.RootCAs
			}
			tally, err := o.Deliver(t.Context(), "nord", "baseline")
			if tt.sent {
				if err != nil || tally.Sent != 1 || o.server.Mails()[0].TLS != tt.secure {
					t.Fatalf("Deliver = %+v, %v", tally, err)
				}
				return
			}
			if err == nil || tally.Sent != 0 || strings.Contains(err.Error(), "geheim") {
				t.Errorf("Deliver = %+v, %v", tally, err)
			}
			if n := o.server.Steps(); n > 0 {
				t.Errorf("%d commands were said to a server that is not to be trusted", n)
			}
			if m := o.mails()["a@example.com"]; m.Attempts != 0 || m.State != invite.MailWaiting {
				t.Errorf("%+v", m)
			}
		})
	}
}

// TestDeliver_HeaderInjection puts line ends wherever an engagement has words: no head is
// added to a mail, and no recipient.
func TestDeliver_HeaderInjection(t *testing.T) {
	const evil = "x\r\nBcc: all@example.com\r\n\r\n<b>body"
	o := newOffice(t, mailtest.Options{}, "a@example.com", "b@example.com")
	o.e.Client, o.e.Consultant, o.e.Controller = "Client "+evil, "Consultant "+evil, "Controller "+evil
	o.deliver(mail.Tally{Sent: 2})
	for _, m := range o.server.Mails() {
		head, plain, page := apart(t, m.Data)
		for name, values := range head {
			switch name {
			case "From", "To", "Reply-To", "Subject", "Date", "Message-Id", "Mime-Version", "Content-Type", "Auto-Submitted", "Content-Language":
			default:
				t.Errorf("a head that nobody wrote: %s: %q", name, values)
			}
			if len(values) != 1 || strings.ContainsAny(decoded(t, values[0]), "\r\n") {
				t.Errorf("%s: %q", name, values)
			}
		}
		if strings.Contains(page, "<b>") || !strings.Contains(plain, "Consultant x Bcc: all@example.com <b>body") {
			t.Errorf("the words:\n%s\n%s", plain, page)
		}
	}
	// Past all checks: a sender is refused, for all mails, and a subject is written so that it is one line.
	o = newOffice(t, mailtest.Options{}, "a@example.com")
	o.Server.From.Name = "Sender " + evil
	if tally, err := o.Deliver(t.Context(), "nord", "baseline"); err == nil || tally != (mail.Tally{}) || len(o.server.Mails()) > 0 {
		t.Errorf("a sender with line ends: %+v, %v", tally, err)
	}
	o = newOffice(t, mailtest.Options{}, "a@example.com")
	o.Write = func(invite.Mail, invite.Token) (invite.Letter, error) {
		return invite.Letter{Subject: "Hello\r\nBcc: all@example.com", Text: "x", HTML: "x"}, nil
	}
	o.deliver(mail.Tally{Sent: 1})
	if head, _, _ := apart(t, o.server.Mails()[0].Data); head.Get("Bcc") != "" {
		t.Errorf("Bcc: %s", head.Get("Bcc"))
	}
}

func TestReplyTo(t *testing.T) {
	for given, want := range map[string]string{
		"thea@example.com": "thea@example.com", "Thea Moorkamp <thea@example.com>": "thea@example.com",
		"Thea, thea@example.com, 0251 123": "", "0251 123": "", "": "", "a@example.com\r\nBcc: b@example.com": "",
	} {
		if got := mail.ReplyTo(given); got != want {
			t.Errorf("ReplyTo(%q) = %q, want %q", given, got, want)
		}
	}
}
