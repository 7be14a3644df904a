package web_test

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/web/access"
	"lotse/assessment/web/page"
	"lotse/assessment/web/respond"
	"lotse/assessment/web/webtest"
)

// rows are all rows of a store's tables as text, by table, past the store.
func rows(t *testing.T, s *webtest.Server) map[string][]string {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+s.Where+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all := map[string][]string{}
	for _, table := range column(t, db, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`) {
		all[table] = column(t, db, `SELECT * FROM `+table)
		slices.Sort(all[table])
	}
	return all
}

func column(t *testing.T, db *sql.DB, query string) (list []string) {
	t.Helper()
	found, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	names, err := found.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for found.Next() {
		values := make([]any, len(names))
		for i := range values {
			values[i] = new(sql.RawBytes)
		}
		if err := found.Scan(values...); err != nil {
			t.Fatal(err)
		}
		line := ""
		for i, v := range values {
			if i > 0 {
				line += "|"
			}
			line += string(*v.(*sql.RawBytes))
		}
		list = append(list, line)
	}
	return list
}

func TestCheck01_OnlyHashesOfSecretsAreKept(t *testing.T) {
	s := webtest.Start(t)
	link := s.Link("experts", invite.Personal, assessment.DisclosureConfidential)
	b := s.Browser()
	b.Post(link, "consent", "1").Want(http.StatusSeeOther)
	id, err := s.DB.AddUser(t.Context(), "thea@example.com")
	if err != nil {
		t.Fatal(err)
	}
	path := ticket(t, s, id)
	secrets := [][]byte{}
	for _, word := range []string{strings.TrimPrefix(link, "/r/"), strings.TrimPrefix(path, "/setup/"), b.Cookies[respond.Cookie], s.Desk.Cookies[access.Cookie]} {
		raw, err := base64.RawURLEncoding.DecodeString(word)
		if err != nil || len(raw) != 16 {
			t.Fatalf("%q is no secret", word)
		}
		secrets = append(secrets, []byte(word), raw, fmt.Appendf(nil, "%x", raw))
	}
	for _, file := range []string{s.Where, s.Where + "-wal"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range secrets {
			if bytes.Contains(data, secret) {
				t.Errorf("%s holds the secret %q", file, secret)
			}
		}
	}
}

// fixed fills the placeholders of a route's path.
func fixed(pattern, link string) string {
	_, path, _ := strings.Cut(pattern, " ")
	return strings.NewReplacer("{$}", "", "{secret}", strings.TrimPrefix(link, "/r/"), "{engagement}", "nordhang", "{round}", "baseline",
		"{part}", "leadership", "{item}", "x", "{hash}", "x", "{name}", "app.css", "{ticket}", "x", "{dimension}", "leadership",
		"{metric}", "overall", "{section}", "swot", "{question}", "swot-entries", "{group}", "experts", "{id}", "x", "{lang}", "de", "{theme}", "heide", "{pack}", "kommunikation").Replace(path)
}

// digest is a hash over everything that is kept, except for how long ago a consultant
// was seen and for the log of who opened single answers, which is there to grow.
func digest(t *testing.T, s *webtest.Server) string {
	t.Helper()
	all := rows(t, s)
	for _, table := range []string{"web_session", "access_log"} {
		delete(all, table)
	}
	h := sha256.New()
	for _, table := range slices.Sorted(func(yield func(string) bool) {
		for name := range all {
			if !yield(name) {
				return
			}
		}
	}) {
		fmt.Fprintln(h, table, all[table])
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

func TestCheck02_LookingChangesNothing(t *testing.T) {
	s := webtest.Start(t)
	link := s.Link("experts", invite.Personal, assessment.DisclosureAnonymous)
	who := s.Browser()
	who.Post(s.Link("experts", invite.Personal, assessment.DisclosureAnonymous), "consent", "1").Want(http.StatusSeeOther)
	prepare := s.Preparation("company", "swot", "raci")
	preparer := s.Browser()
	preparer.Post(prepare).Want(http.StatusSeeOther)
	before := digest(t, s)
	for range 100 {
		s.Browser().Get(prepare).Want(http.StatusOK)
		s.Browser().Get(link).Want(http.StatusOK)
		s.Browser().Do(http.MethodHead, link, "", nil).Want(http.StatusOK)
	}
	for _, r := range s.Web.Routes() {
		if !strings.HasPrefix(r.Pattern, "GET ") || strings.HasSuffix(r.Pattern, "/stream") {
			continue
		}
		for name, b := range map[string]*webtest.Browser{"nobody": s.Browser(), "who answers": who, "who prepares": preparer, "the consultant": s.Desk} {
			if a := b.Get(fixed(r.Pattern, link)); a.StatusCode >= 500 {
				t.Errorf("%s by %s: %d", r.Pattern, name, a.StatusCode)
			}
			if after := digest(t, s); after != before {
				t.Fatalf("%s by %s changes the store", r.Pattern, name)
			}
		}
	}
	been := append(crawl(t, s.Desk, "/desk"), append(crawl(t, who, "/f"), crawl(t, preparer, "/prepare")...)...)
	if after := digest(t, s); after != before {
		t.Errorf("one of %d pages that links lead to changes the store", len(been))
	}
	if len(been) < 60 {
		t.Errorf("links lead to %d pages only", len(been))
	}
}

func TestCheck03_AfterTheStartNothingHoldsTheToken(t *testing.T) {
	s := webtest.Start(t)
	link := s.Link("experts", invite.Personal, assessment.DisclosureConfidential)
	token := strings.TrimPrefix(link, "/r/")
	b := s.Browser()
	if p := b.Get(link).Want(http.StatusOK).Header.Get("Referrer-Policy"); p != "strict-origin" {
		t.Errorf("the first page says %q about where a visitor comes from", p)
	}
	a := b.Post(link, "consent", "1").Want(http.StatusSeeOther)
	if strings.Contains(a.To(), token) || strings.Contains(fmt.Sprint(a.Header), token) {
		t.Errorf("leads to %s", a.To())
	}
	for _, path := range []string{"/f", "/f/p/leadership", "/f/review", "/f/answers.json", "/f/nowhere"} {
		b.Get(path).Lacks(token)
	}
	s.Browser().Get(link + "x").Want(http.StatusNotFound).Lacks(token)
	s.Browser().Get("/r/" + token[:21] + "!").Want(http.StatusNotFound).Lacks(token[:20])
	if strings.Contains(s.Log.String(), token[:12]) {
		t.Error("the log holds the token")
	}
	if !strings.Contains(s.Log.String(), "GET /r/{secret}") {
		t.Error("the log does not name the route")
	}
}

func TestCheck04_WhyALinkDoesNotWorkIsNotTold(t *testing.T) {
	s := webtest.Start(t)
	add := func(expires time.Time) (path, id string) {
		l := invite.NewLink("experts", invite.Personal, "de", assessment.DisclosureConfidential, expires)
		return s.LinkInto("nordhang", "baseline", l), l.ID
	}
	later := s.Clock.Now().Add(time.Hour)
	expired, _ := add(s.Clock.Now().Add(-time.Hour))
	revoked, id := add(later)
	if err := s.DB.RevokeLink(t.Context(), "nordhang", id); err != nil {
		t.Fatal(err)
	}
	used, id := add(later)
	if err := s.DB.UseLink(t.Context(), "nordhang", id); err != nil {
		t.Fatal(err)
	}
	closed, _ := add(later)
	want := s.Browser().Get("/r/"+invite.NewToken().Secret()).Want(http.StatusNotFound, "Dieser Link gilt nicht oder nicht mehr")
	check := func(path string) {
		t.Helper()
		for _, a := range []*webtest.Answer{s.Browser().Get(path), s.Browser().Post(path, "consent", "1")} {
			if a.StatusCode != want.StatusCode || a.Body != want.Body {
				t.Errorf("%s is another page: %d", path, a.StatusCode)
			}
		}
	}
	for _, path := range []string{"/r/x", "/r/%00", "/r/K7QM-2XRD", "/r/" + strings.Repeat("a", 22), expired, revoked, used} {
		check(path)
	}
	if err := s.DB.SetRoundState(t.Context(), "nordhang", "baseline", assessment.RoundClosed, "2026-11-24"); err != nil {
		t.Fatal(err)
	}
	check(closed)
}

func TestCheck05_EveryRouteHasItsAudience(t *testing.T) {
	s := webtest.Start(t)
	link := s.Link("experts", invite.Personal, assessment.DisclosureConfidential)
	b := s.Browser()
	b.Post(link, "consent", "1").Want(http.StatusSeeOther)
	prepare := s.Preparation("company", "swot")
	p := s.Browser()
	p.Post(prepare).Want(http.StatusSeeOther)
	crowd := map[string]*webtest.Browser{"nobody": s.Browser(), "who answers": b, "who prepares": p, "the consultant": s.Desk}
	of := map[page.Audience]string{page.Respondents: "who answers", page.Preparers: "who prepares", page.Consultants: "the consultant"}
	routes := 0
	for _, r := range s.Web.Routes() {
		method, _, _ := strings.Cut(r.Pattern, " ")
		if want := due(r.Pattern); r.Audience != want {
			t.Errorf("%s is for audience %d, want %d", r.Pattern, r.Audience, want)
		}
		for name, who := range crowd {
			if r.Audience == page.Anyone || name == of[r.Audience] {
				continue
			}
			routes++
			one := *who
			a := one.Do(method, fixed(r.Pattern, link), "application/x-www-form-urlencoded", nil)
			sentAway := a.StatusCode == http.StatusSeeOther && a.To() == "/launch"
			if !sentAway && a.StatusCode != http.StatusForbidden && a.StatusCode != http.StatusNotFound {
				t.Errorf("%s reaches %s: %d %s", name, r.Pattern, a.StatusCode, a.To())
			}
		}
	}
	if routes < 60 {
		t.Errorf("only %d routes were tried", routes)
	}
	// A does not reach B: an address names no person, and a session leads to one.
	other := s.Browser()
	other.Post(s.Link("management", invite.Personal, assessment.DisclosureConfidential), "consent", "1").Want(http.StatusSeeOther)
	b.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "4").Want(http.StatusOK)
	other.Get("/f/p/leadership").Want(http.StatusOK).Lacks("checked")
	other.Get("/f/answers.json").Want(http.StatusOK).Lacks(`"value": 4`)
}

// open are the addresses that need no proof of who somebody is: the ways in, the phones
// of a workshop, and what says nothing about anybody.
var open = []string{"GET /{$}", "GET /accessibility", "GET /static/{hash}/{name}", "GET /logo/{theme}/{hash}", "POST /language", "GET /launch", "POST /launch", "GET /r", "POST /r",
	"GET /r/{secret}", "POST /r/{secret}", "GET /thanks", "POST /f/leave", "GET /b", "POST /b/join", "GET /b/room", "GET /b/state", "GET /b/stream", "POST /b/vote",
	"GET /p/{secret}", "POST /p/{secret}", "GET /prepare/left", "POST /prepare/leave"}

// due is whose a route is, from its address alone and not from what the code says of it.
func due(pattern string) page.Audience {
	_, path, _ := strings.Cut(pattern, " ")
	switch {
	case slices.Contains(open, pattern):
		return page.Anyone
	case path == "/f" || strings.HasPrefix(path, "/f/"):
		return page.Respondents
	case path == "/prepare" || strings.HasPrefix(path, "/prepare/"):
		return page.Preparers
	}
	return page.Consultants
}

// ticket makes the path with which a user sets herself up.
func ticket(t *testing.T, s *webtest.Server, user string) string {
	t.Helper()
	path, err := access.NewTicket(t.Context(), s.DB, user)
	if err != nil {
		t.Fatal(err)
	}
	return path
}
