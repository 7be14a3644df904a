package desk_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"lotse/assessment/invite/mail"
	"lotse/assessment/invite/mail/mailtest"
	"lotse/assessment/web"
	"lotse/assessment/web/webtest"
)

// posting starts a server that sends through a mail server of its own.
func posting(t *testing.T, o mailtest.Options) (*webtest.Server, *mailtest.Server) {
	t.Helper()
	smtp, err := mailtest.Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { smtp.Close() })
	config, err := mail.ParseConfig(fmt.Sprintf("smtp://127.0.0.1:%d", smtp.Port), "Anna <survey@example.org>")
	if err != nil {
		t.Fatal(err)
	}
	s := webtest.StartAs(t, func(c *web.Config) { c.Mail = &config })
	s.Desk.Header.Set("Accept-Language", "en")
	return s, smtp
}

// sent waits for so many mails.
func sent(t *testing.T, smtp *mailtest.Server, n int) []mailtest.Mail {
	t.Helper()
	for range 200 {
		if list := smtp.Mails(); len(list) >= n {
			return list
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%d mails, want %d", len(smtp.Mails()), n)
	return nil
}

func TestInvite_SendsMails(t *testing.T) {
	s, smtp := posting(t, mailtest.Options{})
	s.Desk.Post("/desk/nordhang/invite", "to-experts", "a@example.com", "base", "https://lotse.example", "go", "look").
		Want(http.StatusOK, "Send 1 invitation", "1 message")
	s.Desk.Post("/desk/nordhang/invite", "to-experts", "a@example.com", "base", "https://lotse.example", "go", "send").Want(http.StatusSeeOther)
	got := sent(t, smtp, 1)[0]
	if got.To != "a@example.com" || !strings.Contains(string(got.Data), "lotse.example/r/") {
		t.Errorf("mail to %s:\n%s", got.To, got.Data)
	}
	page := s.Desk.Get("/desk/nordhang/links").Want(http.StatusOK, "a@example.com")
	if secret := between(t, string(got.Data), "/r/", "\r\n"); strings.Contains(page.Body, secret) {
		t.Error("the list of links shows a secret")
	}
	// A person who was written to just now is left in peace.
	s.Desk.Get("/desk/nordhang/remind").Want(http.StatusOK, "Nobody is to be reminded")
	s.Desk.Post("/desk/nordhang/remind", "base", "https://lotse.example").Want(http.StatusSeeOther)
	if n := len(smtp.Mails()); n != 1 {
		t.Errorf("%d mails", n)
	}
}

// An address that takes no mail is told, with the way to mend it.
func TestInvite_Bounces(t *testing.T) {
	s, smtp := posting(t, mailtest.Options{Rcpt: func(address string) error {
		if strings.HasPrefix(address, "gone") {
			return mailtest.Refusal(550, "no such user")
		}
		return nil
	}})
	s.Desk.Post("/desk/nordhang/invite", "to-experts", "gone@example.com, b@example.com", "base", "https://lotse.example", "go", "send").Want(http.StatusSeeOther)
	sent(t, smtp, 1)
	for range 200 {
		a := s.Desk.Get("/desk/nordhang/invite").Want(http.StatusOK)
		if strings.Contains(a.Body, "1 address takes no mail") {
			a.Want(http.StatusOK, "gone@example.com", "no such user")
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Error("nobody is told of the address that takes no mail")
}
