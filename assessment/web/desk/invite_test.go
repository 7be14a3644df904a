package desk_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/web/webtest"
)

// links are the links of the sample.
func links(t *testing.T, s *webtest.Server) []invite.Link {
	t.Helper()
	list, err := s.DB.Links(t.Context(), "nordhang", "baseline")
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestInvite_ByAddress(t *testing.T) {
	s := webtest.Start(t)
	s.Desk.Header.Set("Accept-Language", "en")
	s.Desk.Get("/desk/nordhang/invite").Want(http.StatusOK, "Invite to the survey").Lacks("Send 1 invitation")
	a := s.Desk.Post("/desk/nordhang/invite", "to-experts", "Meike <m@example.com>\nnobody@", "go", "look")
	a.Want(http.StatusUnprocessableEntity, "Line 2: ‘nobody@’", "m@example.com", "1 address recognised", `href="#f-experts"`)
	s.Desk.Post("/desk/nordhang/invite", "go", "look").Want(http.StatusUnprocessableEntity, "Paste at least one address")
	s.Desk.Post("/desk/nordhang/invite", "to-experts", "m@example.com", "expires", "2001-01-01").Want(http.StatusUnprocessableEntity, "The last day is after today")
	s.Desk.Post("/desk/nordhang/invite", "to-experts", "m@example.com", "base", "http://far.example").Want(http.StatusUnprocessableEntity, "with https")
	if n := len(links(t, s)); n != 0 {
		t.Fatalf("%d links were made before anything was sent", n)
	}
	a = s.Desk.Post("/desk/nordhang/invite", "to-experts", "m@example.com", "go", "look").Want(http.StatusOK, "1 message", "Nordhang")
	if n := len(links(t, s)); n != 0 {
		t.Fatalf("looking made %d links", n)
	}
	// Without a mail server there is the table.
	a.Want(http.StatusOK, "No mail server")
	table := s.Desk.Post("/desk/nordhang/invite", "to-experts", "m@example.com", "go", "table").Want(http.StatusOK, "m@example.com", "/r/")
	if got := table.Header.Get("Content-Disposition"); !strings.Contains(got, "nordhang-links.csv") {
		t.Errorf("the table is called %s", got)
	}
	if list := links(t, s); len(list) != 1 || list[0].Address != "m@example.com" {
		t.Errorf("links: %+v", list)
	}
	s.Desk.Post("/desk/nordhang/invite", "to-experts", "m@example.com", "go", "send").Want(http.StatusBadRequest)
}

func TestInvite_OwnLinks(t *testing.T) {
	s := webtest.Start(t)
	s.Desk.Header.Set("Accept-Language", "en")
	s.Desk.Post("/desk/nordhang/invite/links", "for", "missing", "as", "page").Want(http.StatusOK, "15 new links", "stand here only now")
	s.Desk.Post("/desk/nordhang/invite/links", "for", "missing", "as", "page").Want(http.StatusUnprocessableEntity, "Nobody lacks a link")
	a := s.Desk.Post("/desk/nordhang/invite/links", "for", "shared", "group", "experts", "as", "page").Want(http.StatusOK, "1 new link", "Or type the code")
	secret := regexp.MustCompile(`/r/([\w-]{22})`).FindStringSubmatch(a.Body)
	if secret == nil {
		t.Fatalf("no link on the page: %s", a.Body)
	}
	s.Desk.Get("/desk/nordhang/links").Want(http.StatusOK, "for the group").Lacks(secret[1])
	s.Desk.Post("/desk/nordhang/invite/links", "for", "personal", "group", "experts", "count", "0").Want(http.StatusUnprocessableEntity)
	s.Desk.Post("/desk/nordhang/invite/links", "for", "personal", "group", "pilots", "count", "1").Want(http.StatusBadRequest)
	s.Desk.Post("/desk/nordhang/invite/links", "for", "unfinished", "as", "table").Want(http.StatusOK, "/r/")

	link := links(t, s)[0]
	path := "/desk/nordhang/links/" + link.ID
	s.Desk.Get(path).Want(http.StatusOK, "Take the link back")
	s.Desk.Post(path + "/answered").Want(http.StatusSeeOther)
	s.Desk.Post(path + "/answered").Want(http.StatusSeeOther) // saying so again changes nothing
	other := links(t, s)[1]
	path = "/desk/nordhang/links/" + other.ID
	s.Desk.Post(path + "/revoke").Want(http.StatusSeeOther)
	s.Desk.Get(path).Want(http.StatusOK).Lacks("Take the link back</button>")
	if got := links(t, s); got[0].Used != 1 || !got[1].Revoked {
		t.Errorf("after: %+v and %+v", got[0], got[1])
	}
	s.Desk.Get("/desk/nordhang/links/none").Want(http.StatusNotFound)
}

// Beside an address no page says whether the person has answered.
func TestInvite_WhoHasAnsweredIsNotShown(t *testing.T) {
	s := webtest.Start(t)
	s.Desk.Header.Set("Accept-Language", "en")
	s.Desk.Post("/desk/nordhang/invite", "to-experts", "a@example.com, b@example.com", "go", "table").Want(http.StatusOK)
	before := s.Desk.Get("/desk/nordhang/links").Want(http.StatusOK, "a@example.com").Body
	if err := s.DB.UseLink(t.Context(), "nordhang", links(t, s)[0].ID); err != nil {
		t.Fatal(err)
	}
	if after := s.Desk.Get("/desk/nordhang/links").Body; after != before {
		t.Error("the list of links tells who has answered")
	}
}

func TestInvite_ClosedRound(t *testing.T) {
	s := webtest.Start(t)
	s.Desk.Header.Set("Accept-Language", "en")
	if err := s.DB.SetRoundState(t.Context(), "nordhang", "baseline", assessment.RoundClosed, "2026-11-13"); err != nil {
		t.Fatal(err)
	}
	s.Desk.Get("/desk/nordhang/invite").Want(http.StatusOK, "This round is closed")
	s.Desk.Get("/desk/nordhang/remind").Want(http.StatusOK, "This round is closed")
	s.Desk.Post("/desk/nordhang/invite/links", "for", "missing").Want(http.StatusConflict)
	s.Desk.Post("/desk/nordhang/invite", "to-experts", "a@example.com", "go", "table").Want(http.StatusUnprocessableEntity)
	if n := len(links(t, s)); n != 0 {
		t.Errorf("%d links to a closed round", n)
	}
}

// What letters must say is asked for before anybody is invited.
func TestInvite_LettersNeedNames(t *testing.T) {
	s := webtest.Start(t)
	s.Desk.Header.Set("Accept-Language", "en")
	e, pack, err := s.DB.Engagement(t.Context(), "nordhang")
	if err != nil {
		t.Fatal(err)
	}
	e.Contact = ""
	if err := s.DB.SaveEngagement(t.Context(), e, pack, store.Replace); err != nil {
		t.Fatal(err)
	}
	s.Desk.Get("/desk/nordhang/invite").Want(http.StatusOK, "Invitations must say who writes")
	s.Desk.Get("/desk/nordhang/remind").Want(http.StatusOK, "Invitations must say who writes")
	s.Desk.Post("/desk/nordhang/invite", "to-experts", "a@example.com", "go", "table").Want(http.StatusUnprocessableEntity)
}
