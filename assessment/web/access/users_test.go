package access_test

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"lotse/assessment/web/access"
	"lotse/assessment/web/webtest"
	"lotse/templates/browsertest"
)

// href finds the address of a link whose page begins with the users' and ends as told.
func href(t *testing.T, s *webtest.Server, name, end string) string {
	t.Helper()
	u, err := s.DB.UserByName(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	return "/users/" + u.ID + end
}

var setupLink = regexp.MustCompile(`/setup/[A-Za-z0-9_-]+`)

func TestUsers(t *testing.T) {
	s := webtest.StartPublic(t)
	thea, _ := setUp(t, s, "thea@example.com")
	thea.Header.Set("Accept-Language", "en")
	thea.Get("/desk").Want(http.StatusOK, `href="/users"`)
	thea.Get("/users").Want(http.StatusOK, "thea@example.com", "(you)", "password and code").Lacks(href(t, s, "thea@example.com", "/disable"))

	thea.Get("/desk/_backup").Want(http.StatusNotFound) // it would hold what lets others in
	thea.Post("/desk/_backup").Want(http.StatusNotFound)

	// A colleague sets herself up with the link, which is shown once and works once.
	a := thea.Post("/users", "name", " Mia@Example.com ").Want(http.StatusOK, "mia@example.com is invited", "/setup/")
	thea.Get("/users").Want(http.StatusOK, "mia@example.com", "not set up yet").Lacks("/setup/")
	s.Browser().Get(setupLink.FindString(a.Body)).Want(http.StatusOK, "mia@example.com")
	again := thea.Post("/users", "name", "mia@example.com").Want(http.StatusOK, "New link for mia@example.com")
	s.Browser().Get(setupLink.FindString(a.Body)).Want(http.StatusNotFound)
	s.Browser().Get(setupLink.FindString(again.Body)).Want(http.StatusOK)
	thea.Post("/users", "name", "two words").Want(http.StatusUnprocessableEntity, "Enter a name without spaces", `value="two words"`, "Error: ")
	thea.Post("/users").Want(http.StatusUnprocessableEntity)

	// Keeping out works at once, and nobody keeps herself out.
	noah, _ := setUp(t, s, "noah@example.com")
	thea.Get(href(t, s, "noah@example.com", "/disable")).Want(http.StatusOK, "Lock noah@example.com out?")
	thea.Post(href(t, s, "noah@example.com", "/disable")).Want(http.StatusSeeOther)
	noah.Get("/desk").Want(http.StatusSeeOther)
	thea.Get("/users?done=disabled").Want(http.StatusOK, "The person is locked out.", "Let in again")
	thea.Post(href(t, s, "noah@example.com", "/enable")).Want(http.StatusSeeOther)
	thea.Get(href(t, s, "thea@example.com", "/disable")).Want(http.StatusNotFound)
	thea.Post(href(t, s, "thea@example.com", "/disable")).Want(http.StatusForbidden)
	thea.Get("/users/x/link").Want(http.StatusNotFound)
	s.Browser().Get("/users").Want(http.StatusSeeOther)
}

// A new link alone leaves what worked before; for who has lost a device nothing of it works.
func TestUsers_Lost(t *testing.T) {
	s := webtest.StartPublic(t)
	thea, secret := setUp(t, s, "thea@example.com")
	mia, _ := setUp(t, s, "mia@example.com")
	link := href(t, s, "thea@example.com", "/link")
	mia.Get(link).Want(http.StatusOK, "thea@example.com")
	mia.Post(link).Want(http.StatusOK)
	thea.Get("/desk").Want(http.StatusOK)
	login(t, s, secret)
	u, err := s.DB.UserByName(t.Context(), "thea@example.com")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.DB.PutPasskey(t.Context(), u.ID, []byte("key"), []byte(`{}`)); err != nil {
		t.Fatal(err)
	}
	a := mia.Post(link, "lost", "yes").Want(http.StatusOK)
	thea.Get("/desk").Want(http.StatusSeeOther)
	s.Browser().Post("/login", "name", "thea@example.com", "password", phrase, "code", code(t, s, secret)).Want(http.StatusForbidden)
	if u, err = s.DB.User(t.Context(), u.ID); err != nil || access.StateOf(u) != "new" {
		t.Errorf("what is left opens as %s, %v", access.StateOf(u), err)
	}
	s.Browser().Get(setupLink.FindString(a.Body)).Want(http.StatusOK, "thea@example.com")
	mia.Post("/logout/everywhere").Want(http.StatusSeeOther)
	mia.Get("/desk").Want(http.StatusSeeOther)
}

// The pages around coming in keep nobody out, light and dark, in both languages, on a phone.
// LOTSE_PICTURES names a folder that gets a picture of each.
func TestUsers_InTheBrowser(t *testing.T) {
	b := browsertest.Start(t)
	s := webtest.StartKnownAs(t, "localhost")
	thea, _ := setUp(t, s, "thea@example.com")
	a := thea.Post("/users", "name", "mia@example.com").Want(http.StatusOK)
	setup := setupLink.FindString(a.Body)
	pictures := os.Getenv("LOTSE_PICTURES")
	for _, view := range []struct {
		name string
		browsertest.View
	}{
		{"1280-de", browsertest.View{Width: 1280, Lang: "de"}}, {"320-en-dark", browsertest.View{Width: 320, Height: 700, Dark: true, Lang: "en"}},
		{"390-de-dark", browsertest.View{Width: 390, Height: 800, Dark: true, Lang: "de"}}, {"1280-en-dark", browsertest.View{Width: 1280, Dark: true, Lang: "en"}},
	} {
		p := b.Open(t, s.URL+"/login", view.View)
		p.Take(t, s.URL, thea.Cookies)
		for _, page := range [][2]string{{"users", "/users"}, {"user-renew", href(t, s, "mia@example.com", "/link")}, {"user-disable", href(t, s, "mia@example.com", "/disable")},
			{"setup", setup}, {"setup-gone", "/setup/gone"}} {
			p.Go(t, s.URL+page[1])
			look(t, p, page[0]+"-"+view.name, pictures)
		}
		p = b.Open(t, s.URL+"/login", view.View)
		look(t, p, "login-"+view.name, pictures)
		for _, c := range p.Complaints() {
			t.Errorf("complaint: %s", c)
		}
	}
}

func look(t *testing.T, p *browsertest.Page, name, pictures string) {
	t.Helper()
	if pictures != "" {
		p.Screenshot(t, filepath.Join(pictures, name+".png"))
	}
	for _, v := range p.Violations(t) {
		t.Errorf("%s: %s", name, v)
	}
	if n := p.Overflow(t); n > 0 {
		t.Errorf("%s is %d pixels too wide", name, n)
	}
}
