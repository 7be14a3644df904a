package desk_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"lotse/assessment/invite"
	"lotse/assessment/invite/mail/mailtest"
)

var prepareLink = regexp.MustCompile(`/p/[\w-]{22}`)

// From the consultant's question to what was handed over.
func TestPrepare_ByHand(t *testing.T) {
	s := english(t)
	s.Desk.Get("/desk/nordhang/invite").Want(http.StatusOK, "Ask somebody to prepare", `href="/desk/nordhang/prepare"`)
	a := s.Desk.Get("/desk/nordhang/prepare").Want(http.StatusOK, "Have it prepared", "Nobody yet", `value="company" checked`, `value="swot"`)
	a.Lacks(`value="swot" checked`, `value="maturity"`)
	s.Desk.Post("/desk/nordhang/prepare", "go", "page").Want(http.StatusUnprocessableEntity, "Choose at least one topic", `href="#f-topics"`)
	s.Desk.Post("/desk/nordhang/prepare", "section", "company", "go", "look").Want(http.StatusUnprocessableEntity, "Enter an address")
	s.Desk.Post("/desk/nordhang/prepare", "section", "company", "to", "nobody@", "go", "look").Want(http.StatusUnprocessableEntity, "Line 1: ‘nobody@’", "nobody@</textarea>")
	s.Desk.Post("/desk/nordhang/prepare", "section", "company", "expires", "2001-01-01", "go", "page").Want(http.StatusUnprocessableEntity, "after today")
	s.Desk.Post("/desk/nordhang/prepare", "section", "maturity", "go", "page").Want(http.StatusBadRequest)
	if n := len(links(t, s)); n != 0 {
		t.Fatalf("%d links were made of faulty forms", n)
	}
	a = s.Desk.Post("/desk/nordhang/prepare", "section", "company", "section", "swot", "go", "page").Want(http.StatusOK, "1 new link", "Preparation", "stand here only now")
	way := prepareLink.FindString(a.Body)
	list := links(t, s)
	if way == "" || len(list) != 1 || list[0].Kind != invite.Preparation || strings.Join(list[0].Sections, " ") != "company swot" {
		t.Fatalf("made %+v", list)
	}
	id := list[0].ID
	s.Desk.Get("/desk/nordhang").Want(http.StatusOK, "Preparation: not begun, possible until")
	s.Desk.Get("/desk/nordhang/links").Want(http.StatusOK, "Preparation", "not begun")
	s.Desk.Get("/desk/nordhang/links/"+id).Want(http.StatusOK, "To prepare: Company and background · Strengths").Lacks("on paper")
	s.Desk.Post("/desk/nordhang/links/" + id + "/answered").Want(http.StatusNotFound)

	who := s.Browser()
	who.Post(way).Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang").Want(http.StatusOK, "Preparation: under way, 0 of 1 handed over")
	who.Post("/prepare/hand-over").Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang").Want(http.StatusOK, "Preparation: handed over on")
	s.Desk.Get("/desk/nordhang/prepare").Want(http.StatusOK, "handed over on", "Link "+id)

	// Another link for the same person, then the end of both.
	again := prepareLink.FindString(s.Desk.Post("/desk/nordhang/links/"+id+"/again").Want(http.StatusOK, "1 new link").Body)
	if again == "" || again == way {
		t.Fatalf("a further link is %q", again)
	}
	s.Browser().Get(again).Want(http.StatusOK, "Übergebene Angaben ansehen")
	s.Desk.Post("/desk/nordhang/links/" + id + "/revoke").Want(http.StatusSeeOther)
	s.Browser().Get(again).Want(http.StatusNotFound)
	s.Browser().Get(way).Want(http.StatusNotFound)
	who.Get("/prepare").Want(http.StatusNotFound)
	s.Desk.Post("/desk/nordhang/links/" + id + "/again").Want(http.StatusConflict)
	s.Desk.Post("/desk/nordhang/links/x/again").Want(http.StatusNotFound)
	s.Desk.Get("/desk/nordhang").Want(http.StatusOK).Lacks("Preparation:")
}

// The letter is looked at before it is sent. Who answers too gets both.
func TestPrepare_ByMail(t *testing.T) {
	s, smtp := posting(t, mailtest.Options{})
	fill := []string{"section", "company", "to", "jo@example.com", "base", "https://lotse.example", "go"}
	s.Desk.Post("/desk/nordhang/prepare", append(fill, "look")...).Want(http.StatusOK, "Angaben zu Nordhang", "Unternehmen und Anlass", "https://lotse.example/p/…", "Send")
	if n := len(links(t, s)); n != 0 {
		t.Fatalf("looking made %d links", n)
	}
	if to := s.Desk.Post("/desk/nordhang/prepare", append(fill, "send")...).Want(http.StatusSeeOther).To(); to != "/desk/nordhang/prepare?done=asked" {
		t.Errorf("leads to %s", to)
	}
	s.Desk.Get("/desk/nordhang/prepare?done=asked").Want(http.StatusOK, "The request is on its way", "jo@example.com")
	if m := sent(t, smtp, 1)[0]; m.To != "jo@example.com" || !strings.Contains(string(m.Data), "lotse.example/p/") {
		t.Errorf("mail to %s:\n%s", m.To, m.Data)
	}
	s.Desk.Post("/desk/nordhang/invite", "to-experts", "jo@example.com", "base", "https://lotse.example", "go", "look").
		Want(http.StatusOK, "Send 1 invitation").Lacks("lotse.example/p/")
	s.Desk.Post("/desk/nordhang/prepare", append(fill, "look")...).Want(http.StatusOK).Lacks("lotse.example/r/", "Send 1")
	s.Desk.Get("/desk/nordhang").Want(http.StatusOK, "Preparation: not begun").Lacks("jo@example.com")

	// A day later who has not handed over is due for a reminder.
	s.Clock.Add(24 * time.Hour)
	if n, err := s.DB.QueueReminders(t.Context(), "nordhang", "baseline"); n != 1 || err != nil {
		t.Errorf("%d reminders, %v", n, err)
	}
}
