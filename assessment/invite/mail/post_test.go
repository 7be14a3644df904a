package mail_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	netmail "net/mail"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/invite"
	"lotse/assessment/invite/mail"
	"lotse/assessment/invite/mail/mailtest"
	"lotse/assessment/store"
	"lotse/templates/locale"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// An office is all that a delivery needs: a store with invitations waiting, a mail
// server, and a post between them.
type office struct {
	*mail.Post
	server *mailtest.Server
	t      *testing.T
	e      *assessment.Engagement
}

// newOffice queues an invitation for each address; every second one is in English.
func newOffice(t *testing.T, o mailtest.Options, addresses ...string) *office {
	t.Helper()
	server, err := mailtest.Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	db, err := store.Open(t.Context(), t.TempDir()+"/lotse.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.Now = func() time.Time { return noon }
	e := &assessment.Engagement{
		ID: "nord", Client: "Nordhang <& Söhne>", Language: "de", Pack: "kommunikation", Mode: assessment.ModeSurvey, KMin: 5,
		Consultant: "Thea Moorkamp", Contact: "Thea Moorkamp <thea@example.com>", Controller: "Nordhang", Retention: "2027-06-30",
		Disclosure: assessment.DisclosureAnonymous, Rounds: []assessment.Round{{ID: "baseline"}},
	}
	pack := assesstest.Builtin(t)
	if err := db.SaveEngagement(t.Context(), e, pack); err != nil {
		t.Fatal(err)
	}
	var people []invite.Addressee
	for i, address := range addresses {
		l := invite.NewLink("experts", invite.Personal, locale.Languages()[i%2], e.Disclosure, noon.Add(30*24*time.Hour))
		l.Address = address
		if _, err := db.AddLinks(t.Context(), e.ID, "baseline", []invite.Way{invite.NewWay(l)}); err != nil {
			t.Fatal(err)
		}
		people = append(people, l.Addressee())
	}
	if _, err := db.QueueInvitations(t.Context(), e.ID, "baseline", people); err != nil {
		t.Fatal(err)
	}
	config := mail.Config{Host: "127.0.0.1", Port: server.Port, From: netmail.Address{Name: "Befragung bei Müller", Address: "mail@example.org"}}
	off := &office{t: t, server: server, e: e, Post: &mail.Post{DB: db, Server: config, Limit: rate.NewLimiter(rate.Inf, 1), ReplyTo: mail.ReplyTo(e.Contact)}}
	letters, err := invite.NewLetters()
	if err != nil {
		t.Fatal(err)
	}
	off.Write = func(m invite.Mail, secret invite.Token) (invite.Letter, error) {
		say, err := locale.New(m.Link.Language)
		if err != nil {
			return invite.Letter{}, err
		}
		d, err := invite.DetailsOf(e, pack, m.Link.Expires, say)
		if err != nil {
			return invite.Letter{}, err
		}
		base, err := invite.ParseBase("https://lotse.example")
		d.URL = base.Link(invite.Personal, secret)
		if err != nil {
			return invite.Letter{}, err
		}
		return letters.Write(m.Occasion, d)
	}
	return off
}

func (o *office) deliver(want mail.Tally) {
	o.t.Helper()
	got, err := o.Deliver(o.t.Context(), "nord", "baseline")
	got.NextTime = want.NextTime
	if err != nil || got != want {
		o.t.Fatalf("Deliver = %+v, %v, want %+v", got, err, want)
	}
}

// mails returns the outbox by address.
func (o *office) mails() map[string]invite.Mail {
	o.t.Helper()
	list, err := o.DB.Mails(o.t.Context(), "nord", "baseline")
	if err != nil {
		o.t.Fatal(err)
	}
	all := map[string]invite.Mail{}
	for _, m := range list {
		all[m.Link.Address] = m
	}
	return all
}

var tokens = regexp.MustCompile(`https://lotse\.example/r/([A-Za-z0-9_-]{22})`)

// TestDeliver takes a delivered mail apart: heads, both parts, and a link that works.
func TestDeliver(t *testing.T) {
	o := newOffice(t, mailtest.Options{}, "a@example.com", "b@example.com")
	o.deliver(mail.Tally{Sent: 2})
	o.deliver(mail.Tally{})
	got := map[string]mailtest.Mail{}
	for _, m := range o.server.Mails() {
		got[m.To] = m
	}
	subjects := map[string]string{
		"a@example.com": "Ihre Sicht ist gefragt: Befragung bei Nordhang <& Söhne>",
		"b@example.com": "Your view counts: survey at Nordhang <& Söhne>",
	}
	for address, subject := range subjects {
		head, plain, page := apart(t, got[address].Data)
		if s := decoded(t, head.Get("Subject")); s != subject {
			t.Errorf("subject %q, want %q", s, subject)
		}
		if from := head.Get("From"); decoded(t, from) != "Befragung bei Müller <mail@example.org>" || got[address].From != "mail@example.org" {
			t.Errorf("from %q, envelope %q", decoded(t, from), got[address].From)
		}
		for name, want := range map[string]string{
			"To": "<" + address + ">", "Reply-To": "<thea@example.com>", "Auto-Submitted": "auto-generated", "X-Mailer": "", "User-Agent": "",
			"Content-Language": map[string]string{"a@example.com": "de", "b@example.com": "en"}[address],
		} {
			if v := head.Get(name); v != want {
				t.Errorf("%s: %q, want %q", name, v, want)
			}
		}
		if !strings.HasSuffix(head.Get("Message-ID"), "@example.org>") || head.Get("Date") == "" {
			t.Errorf("Message-ID %q, Date %q", head.Get("Message-ID"), head.Get("Date"))
		}
		inPlain, inPage := tokens.FindStringSubmatch(plain), tokens.FindStringSubmatch(page)
		if inPlain == nil || inPage == nil || inPlain[1] != inPage[1] {
			t.Fatalf("links %v and %v", inPlain, inPage)
		}
		token, ok := invite.ParseToken(inPlain[1])
		_, _, l, err := o.DB.LinkBySecret(t.Context(), token.Hash())
		if !ok || err != nil || l.Address != address {
			t.Errorf("the link in the mail to %s opens %+v, %v", address, l, err)
		}
		if !strings.Contains(page, "Nordhang &lt;&amp; Söhne&gt;") || !strings.Contains(plain, "\n\n") {
			t.Errorf("the parts of the mail:\n%s\n%s", plain, page)
		}
	}
}

func apart(t *testing.T, data []byte) (netmail.Header, string, string) {
	t.Helper()
	m, err := netmail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("Content-Type %q, %v", m.Header.Get("Content-Type"), err)
	}
	r := multipart.NewReader(m.Body, params["boundary"])
	var parts []string
	for _, want := range []string{"text/plain; charset=UTF-8", "text/html; charset=UTF-8"} {
		part, err := r.NextRawPart()
		if err != nil {
			t.Fatal(err)
		}
		if got := part.Header.Get("Content-Type"); got != want || part.Header.Get("Content-Transfer-Encoding") != "quoted-printable" {
			t.Errorf("part %v, want %s", part.Header, want)
		}
		body, err := io.ReadAll(quotedprintable.NewReader(part))
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, strings.ReplaceAll(string(body), "\r\n", "\n"))
	}
	if _, err := r.NextRawPart(); !errors.Is(err, io.EOF) {
		t.Errorf("there is a third part, or %v", err)
	}
	return m.Header, parts[0], parts[1]
}

func decoded(t *testing.T, s string) string {
	t.Helper()
	words, err := new(mime.WordDecoder).DecodeHeader(s)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

func TestDeliver_PutOffAndTriedAgain(t *testing.T) {
	busy := true
	o := newOffice(t, mailtest.Options{Rcpt: func(to string) error {
		if busy && to == "b@example.com" {
			return mailtest.Refusal(451, "Greylisted b@example.com, come back later")
		}
		return nil
	}}, "a@example.com", "b@example.com", "c@example.com")
	o.deliver(mail.Tally{Sent: 2, PutOff: 1})
	m := o.mails()["b@example.com"]
	if m.State != invite.MailWaiting || m.Attempts != 1 || !m.Next.Equal(noon.Add(5*time.Minute)) || !strings.Contains(m.Fault, "451") || !strings.Contains(m.Fault, "Greylisted") {
		t.Errorf("put off: %+v", m)
	}
	if strings.Contains(m.Fault, "example.com") {
		t.Errorf("the fault repeats the address: %s", m.Fault)
	}
	o.deliver(mail.Tally{})
	o.DB.Now = func() time.Time { return noon.Add(5 * time.Minute) }
	o.deliver(mail.Tally{PutOff: 1})
	if m := o.mails()["b@example.com"]; m.Attempts != 2 || !m.Next.Equal(noon.Add(15*time.Minute)) {
		t.Errorf("put off twice: %+v", m)
	}
	busy = false
	o.DB.Now = func() time.Time { return noon.Add(15 * time.Minute) }
	o.deliver(mail.Tally{Sent: 1})
	if m := o.mails()["b@example.com"]; m.State != invite.MailSent || m.Attempts != 3 || m.Fault != "" || !m.Sent.Equal(noon.Add(15*time.Minute)) {
		t.Errorf("sent at last: %+v", m)
	}
}

func TestDeliver_GivesUp(t *testing.T) {
	o := newOffice(t, mailtest.Options{Data: func(to string) error { return mailtest.Refusal(452, "Full") }}, "a@example.com")
	for range invite.MostAttempts - 1 {
		o.deliver(mail.Tally{PutOff: 1})
		o.DB.Now = func(now time.Time) func() time.Time { return func() time.Time { return now } }(o.mails()["a@example.com"].Next)
	}
	o.deliver(mail.Tally{Failed: 1})
	if m := o.mails()["a@example.com"]; m.State != invite.MailFailed || m.Attempts != invite.MostAttempts {
		t.Errorf("given up: %+v", m)
	}
	o.DB.Now = func() time.Time { return noon.Add(24 * 20 * time.Hour) }
	o.deliver(mail.Tally{})
}

func TestDeliver_RefusedForGood(t *testing.T) {
	o := newOffice(t, mailtest.Options{Rcpt: func(to string) error {
		if to == "nobody@example.com" {
			return mailtest.Refusal(550, "No such user")
		}
		return nil
	}}, "a@example.com", "nobody@example.com", "c@example.com")
	o.deliver(mail.Tally{Sent: 2, Failed: 1})
	if m := o.mails()["nobody@example.com"]; m.State != invite.MailFailed || m.Attempts != 1 || !strings.Contains(m.Fault, "No such user") {
		t.Errorf("refused: %+v", m)
	}
	o.DB.Now = func() time.Time { return noon.Add(240 * time.Hour) }
	o.deliver(mail.Tally{})
}

// TestDeliver_ServerTrouble: what would meet every mail ends the run and costs no mail an attempt.
func TestDeliver_ServerTrouble(t *testing.T) {
	for name, tt := range map[string]struct {
		options mailtest.Options
		change  func(*mail.Config, *mailtest.Server)
		says    string
	}{
		"wrong password": {mailtest.Options{Password: "right"}, func(c *mail.Config, _ *mailtest.Server) { c.User, c.Password = "anna", "geheim" }, "535"},
		"no sign-in":     {mailtest.Options{Password: "right"}, nil, "530"},
		"sender refused": {mailtest.Options{From: func(string) error { return mailtest.Refusal(553, "Not your address") }}, nil, "Not your address"},
		"nobody there":   {mailtest.Options{}, func(_ *mail.Config, s *mailtest.Server) { s.Close() }, "connect"},
		"no such host":   {mailtest.Options{}, func(c *mail.Config, _ *mailtest.Server) { c.Host = "mail.invalid" }, "mail.invalid"},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t, tt.options, "a@example.com", "b@example.com")
			if tt.change != nil {
				tt.change(&o.Server, o.server)
			}
			tally, err := o.Deliver(t.Context(), "nord", "baseline")
			if err == nil || !strings.Contains(err.Error(), tt.says) || strings.Contains(err.Error(), "geheim") || tally != (mail.Tally{}) {
				t.Errorf("Deliver = %+v, %v, want %q", tally, err, tt.says)
			}
			for address, m := range o.mails() {
				if m.State != invite.MailWaiting || m.Attempts != 0 || m.Next.After(noon) {
					t.Errorf("%s: %+v", address, m)
				}
			}
			if len(o.server.Mails()) > 0 {
				t.Error("a mail was sent")
			}
		})
	}
}

// TestDeliver_ConnectionsBreak: mails go on over a new connection.
func TestDeliver_ConnectionsBreak(t *testing.T) {
	three := []string{"a@example.com", "b@example.com", "c@example.com"}
	t.Run("in the middle of a mail", func(t *testing.T) {
		o := newOffice(t, mailtest.Options{Data: func(to string) error {
			if to == "b@example.com" {
				return mailtest.ErrVanish
			}
			return nil
		}}, three...)
		o.deliver(mail.Tally{Sent: 2, PutOff: 1})
		if m := o.mails()["b@example.com"]; m.State != invite.MailWaiting || m.Attempts != 1 || m.Fault == "" {
			t.Errorf("%+v", m)
		}
	})
	t.Run("with 421", func(t *testing.T) {
		o := newOffice(t, mailtest.Options{Rcpt: func(to string) error {
			if to == "b@example.com" {
				return mailtest.Refusal(421, "Too many, good bye")
			}
			return nil
		}}, three...)
		o.deliver(mail.Tally{Sent: 2, PutOff: 1})
	})
	t.Run("between mails", func(t *testing.T) {
		o := newOffice(t, mailtest.Options{HangUp: func(mails int) bool { return true }}, three...)
		o.deliver(mail.Tally{Sent: 3})
	})
}

func TestDeliver_NoFasterThanAllowed(t *testing.T) {
	const pause = 60 * time.Millisecond
	o := newOffice(t, mailtest.Options{}, "a@example.com", "b@example.com", "c@example.com", "d@example.com")
	o.Limit = rate.NewLimiter(rate.Every(pause), 1)
	o.deliver(mail.Tally{Sent: 4})
	mails := o.server.Mails()
	if got, least := mails[3].At.Sub(mails[0].At), 3*pause-pause/2; got < least {
		t.Errorf("four mails within %v, want at least %v", got, least)
	}
}

// TestDeliver_Interrupted: who is impatient leaves mails waiting, not lost.
func TestDeliver_Interrupted(t *testing.T) {
	o := newOffice(t, mailtest.Options{}, "a@example.com", "b@example.com")
	o.Limit = rate.NewLimiter(rate.Every(time.Hour), 1)
	ctx, cancel := context.WithCancel(t.Context())
	o.Report = func(invite.Mail) { cancel() }
	tally, err := o.Deliver(ctx, "nord", "baseline")
	if !errors.Is(err, context.Canceled) || tally.Sent != 1 {
		t.Errorf("Deliver = %+v, %v", tally, err)
	}
	states := map[invite.MailState]int{}
	for _, m := range o.mails() {
		states[m.State]++
	}
	if states[invite.MailSent] != 1 || states[invite.MailWaiting] != 1 {
		t.Errorf("states %v", states)
	}
	o.Limit, o.Report = rate.NewLimiter(rate.Inf, 1), nil
	o.deliver(mail.Tally{Sent: 1})
}
