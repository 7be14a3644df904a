package page_test

import (
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"regexp"
	"strings"
	"testing"
	"time"

	"lotse/assessment/web/page"
	"lotse/templates"
	"lotse/templates/locale"
)

var said = regexp.MustCompile(`\b[tn] "([a-z0-9-]+)"`)

// Every message that a page asks for is there, in every language.
func TestTemplates_MessagesExist(t *testing.T) {
	names, err := fs.Glob(templates.Files, "web/*.html")
	if err != nil || len(names) == 0 {
		t.Fatal(err)
	}
	found := 0
	for _, name := range names {
		data, err := fs.ReadFile(templates.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range said.FindAllStringSubmatch(string(data), -1) {
			for _, lang := range locale.Languages() {
				say, err := locale.New(lang)
				if err != nil {
					t.Fatal(err)
				}
				if found++; !say.Has(m[1]) {
					t.Errorf("%s: no message %q in %s", name, m[1], lang)
				}
			}
		}
	}
	if found < 400 {
		t.Errorf("only %d messages were looked for", found)
	}
}

func site(t *testing.T) *page.Site {
	t.Helper()
	s, err := page.NewSite(slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A redirect stays on this site, and an error of the machine shows its number and
// nothing else.
func TestVisit_Go(t *testing.T) {
	rs := page.NewRoutes(site(t))
	to := ""
	rs.Handle(page.Anyone, "GET /go", func(v *page.Visit) error { return v.Go(to) })
	for target, want := range map[string]int{
		"/desk": 303, "/f/p/a#q-b": 303, "//evil.example": 500, "https://evil.example": 500, `/\evil.example`: 500, "/a\r\nSet-Cookie: x=1": 500, "": 500,
	} {
		to = target
		w := httptest.NewRecorder()
		rs.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/go", nil))
		if w.Code != want || w.Code == 500 && strings.Contains(w.Body.String(), "evil") {
			t.Errorf("%q: %d, want %d", target, w.Code, want)
		}
	}
}

// A route for an audience that nothing guards answers nobody.
func TestRoutes_Unguarded(t *testing.T) {
	rs := page.NewRoutes(site(t))
	rs.Handle(page.Consultants, "GET /x", func(v *page.Visit) error { return v.Download("x", "text/plain; charset=utf-8", []byte("secret")) })
	w := httptest.NewRecorder()
	rs.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/x", nil))
	if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "secret") {
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
}

// The language is the chosen one, else the browser's, else German.
func TestLanguage(t *testing.T) {
	rs := page.NewRoutes(site(t))
	for _, tt := range []struct{ accepts, chosen, want string }{
		{"", "", "de"}, {"en-GB,en;q=0.9", "", "en"}, {"fr, en;q=0.5", "", "en"}, {"fr", "", "de"}, {"de-AT", "en", "en"}, {"en", "fr", "en"}, {"en", "de", "de"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/nowhere", nil)
		r.Header.Set("Accept-Language", tt.accepts)
		if tt.chosen != "" {
			r.AddCookie(&http.Cookie{Name: "__Host-lotse-language", Value: tt.chosen})
		}
		w := httptest.NewRecorder()
		rs.ServeHTTP(w, r)
		if !strings.Contains(w.Body.String(), `<html lang="`+tt.want+`">`) {
			t.Errorf("%+v: another language", tt)
		}
	}
}

func TestThrottle(t *testing.T) {
	now := time.Unix(0, 0)
	th := &page.Throttle{Every: time.Second, Burst: 3, Now: func() time.Time { return now }}
	for range 3 {
		if !th.Open("a") {
			t.Fatal("slowed down too early")
		}
		th.Took("a")
	}
	if th.Open("a") || !th.Open("b") {
		t.Error("the wrong one is slowed down")
	}
	now = now.Add(time.Second)
	if !th.Open("a") {
		t.Error("nobody is slowed down for ever")
	}
	th.Took("a")
	for i := range 10_001 { // it forgets whom it has not seen for longest
		th.Took(string(rune('0'+i%10)) + strings.Repeat("x", i/10%50) + string(rune(i+1000)))
	}
	if !th.Open("a") {
		t.Error("somebody of long ago is remembered")
	}
}

func TestNeighbourhood(t *testing.T) {
	for a, want := range map[string]string{
		"203.0.113.7": "203.0.113.7", "::ffff:203.0.113.7": "203.0.113.7", "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64", "2001:db8:1:2::9": "2001:db8:1:2::/64",
	} {
		if got := page.Neighbourhood(netip.MustParseAddr(a)); got != want {
			t.Errorf("%s: %s, want %s", a, got, want)
		}
	}
}
