package web_test

import (
	"net/http"
	"os"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/web/access"
	"lotse/assessment/web/respond"
	"lotse/assessment/web/upload"
	"lotse/assessment/web/webtest"
)

func answering(s *webtest.Server, group string, promise assessment.Disclosure) *webtest.Browser {
	b := s.Browser()
	b.Post(s.Link(group, invite.Personal, promise), "consent", "1").Want(http.StatusSeeOther)
	return b
}

func TestCheck06_WhatIsNotAskedIsRefused(t *testing.T) {
	s := webtest.Start(t)
	b := answering(s, "experts", assessment.DisclosureConfidential)
	before := digest(t, s)
	for name, fields := range map[string][]string{
		"an unknown question":         {"q", "nothing", "nothing.v", "0", "nothing", "1"},
		"another group's question":    {"q", "dial-channel-choice", "dial-channel-choice.v", "0", "dial-channel-choice", "1"},
		"a fact of the client":        {"q", "company-headcount", "company-headcount.v", "0", "company-headcount", "12"},
		"a level that is not offered": {"q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "6"},
		"no level":                    {"q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "<script>"},
		"too many barriers":           append([]string{"q", "barriers", "barriers.v", "0"}, strings.Fields(strings.Repeat("barriers bar-no-time ", 9))...),
		"no question at all":          {"lead-mandate", "3"},
	} {
		if a := b.Post("/f/save", fields...); a.StatusCode != http.StatusBadRequest && a.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", name, a.StatusCode)
		}
	}
	for name, fields := range map[string][]string{
		"an unknown field":         {"lead-mandate.v", "0", "lead-mandate", "3", "admin", "1"},
		"an unknown suffix":        {"lead-mandate.v", "0", "lead-mandate.group", "management"},
		"a question of other page": {"lead-mandate.v", "0", "lead-mandate", "3", "rule-crisis.v", "0", "rule-crisis", "3"},
	} {
		if a := b.Post("/f/p/leadership", append(fields, "go", "tasks")...); a.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %d", name, a.StatusCode)
		}
	}
	if digest(t, s) != before {
		t.Error("something was saved")
	}
}

func TestCheck07_AfterTheEndNothingIsSaved(t *testing.T) {
	s := webtest.Start(t)
	handed, late := answering(s, "experts", assessment.DisclosureConfidential), answering(s, "experts", assessment.DisclosureConfidential)
	save := func(b *webtest.Browser) *webtest.Answer {
		return b.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "4")
	}
	handed.Post("/f/hand-in").Want(http.StatusSeeOther)
	before := digest(t, s)
	save(handed).Want(http.StatusConflict)
	handed.Post("/f/p/leadership", "lead-mandate.v", "0", "lead-mandate", "4").Want(http.StatusConflict)
	if digest(t, s) != before {
		t.Error("something was saved after handing in")
	}
	if err := s.DB.SetRoundState(t.Context(), "nordhang", "baseline", assessment.RoundClosed, "2026-11-24"); err != nil {
		t.Fatal(err)
	}
	before = digest(t, s)
	save(late).Want(http.StatusConflict)
	late.Post("/f/hand-in").Want(http.StatusConflict)
	if digest(t, s) != before {
		t.Error("something was saved after the round")
	}
}

func TestCheck39_WhatIsWithdrawnIsNowhere(t *testing.T) {
	s := webtest.Start(t)
	b := answering(s, "experts", assessment.DisclosureConfidential)
	const words = "der Kran am Nordkai steht seit Ostern still"
	b.Post("/f/save", "q", "open", "open.v", "0", "open", words).Want(http.StatusOK)
	there := func() (n int) {
		for _, file := range []string{s.Where, s.Where + "-wal"} {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			n += strings.Count(string(data), words)
			info, err := os.Stat(file)
			if err != nil {
				t.Fatal(err)
			}
			if p := info.Mode().Perm(); p != 0o600 {
				t.Errorf("%s is %o", file, p)
			}
		}
		return n
	}
	if there() == 0 {
		t.Fatal("the test finds nothing even before")
	}
	b.Post("/f/delete", "sure", "1").Want(http.StatusSeeOther)
	if n := there(); n > 0 {
		t.Errorf("the words are still there, %d times", n)
	}
}

func TestCheck31_BodiesHaveLimits(t *testing.T) {
	s := webtest.Start(t)
	b := answering(s, "experts", assessment.DisclosureConfidential)
	form := func(n int) string { return "q=open&open.v=0&open=" + strings.Repeat("x", n) }
	b.Do(http.MethodPost, "/f/save", "application/x-www-form-urlencoded", strings.NewReader(form(17<<10))).Want(http.StatusRequestEntityTooLarge)
	b.Do(http.MethodPost, "/f/p/section.open-answer", "application/x-www-form-urlencoded", strings.NewReader(form(65<<10))).Want(http.StatusRequestEntityTooLarge)
	b.Do(http.MethodPost, "/f/save", "application/x-www-form-urlencoded", strings.NewReader(form(9000))).Want(http.StatusUnprocessableEntity)
	for _, path := range takesFiles {
		s.Desk.Upload(path, "files", "a.yaml", make([]byte, upload.MaxBytes+1)).Want(http.StatusRequestEntityTooLarge)
		s.Desk.Upload(path, "files", "a.yaml", make([]byte, upload.RouteBytes)).Want(http.StatusRequestEntityTooLarge)
	}
}

// takesFiles are the addresses that take files from the consultant.
var takesFiles = []string{"/desk/nordhang/intake", "/desk/_import", "/desk/_packs"}

func TestCheck08_TheCookieOfWhoAnswers(t *testing.T) {
	s := webtest.Start(t)
	for kind, lasting := range map[invite.Kind]bool{invite.Personal: false, invite.Shared: true} {
		c := s.Browser().Post(s.Link("experts", kind, assessment.DisclosureAnonymous), "consent", "1").Want(http.StatusSeeOther).Cookies()[0]
		if c.Name != respond.Cookie || !strings.HasPrefix(c.Name, "__Host-") || c.Name == access.Cookie {
			t.Errorf("%s: the cookie is called %s", kind, c.Name)
		}
		if !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" {
			t.Errorf("%s: %+v", kind, c)
		}
		// Who shares a link has no other way back; who has her own comes back by it, and
		// leaves nothing on somebody else's computer.
		if (c.MaxAge > 0) != lasting {
			t.Errorf("%s: Max-Age %d", kind, c.MaxAge)
		}
	}
}
