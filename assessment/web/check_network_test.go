package web_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/web/page"
	"lotse/assessment/web/webtest"
)

func TestCheck13_ForeignNames(t *testing.T) {
	s := webtest.Start(t)
	for host, want := range map[string]int{
		"evil.example": 421, "evil.example:80": 421, "127.0.0.1.evil.example": 421, "localhost.": 200, "LOCALHOST:99": 200, "[::1]:1": 200, "lotse.example": 421, "": 200,
	} {
		b := *s.Desk
		b.Header = http.Header{}
		if host != "" {
			b.Header.Set("Host", host)
		}
		if got := b.Get("/desk").StatusCode; got != want {
			t.Errorf("Host %q: %d, want %d", host, got, want)
		}
	}
	if to := s.Browser().Get("/desk").Want(303).To(); to != "/launch" {
		t.Errorf("without the start code: %s", to)
	}
	b := s.Browser()
	b.Post("/launch", "code", "0000-0000").Want(403)
	for range 40 {
		b.Post("/launch", "code", "0000-0000")
	}
	b.Post("/launch", "code", "0000-0000").Want(429)
}

// unsafe are all routes that change something.
func unsafe(s *webtest.Server) (list []*page.Route) {
	for _, r := range s.Web.Routes() {
		if !strings.HasPrefix(r.Pattern, "GET ") {
			list = append(list, r)
		}
	}
	return list
}

func TestCheck18_OtherSitesSendNothing(t *testing.T) {
	s := webtest.Start(t)
	link := s.Link("experts", invite.Personal, assessment.DisclosureConfidential)
	before := digest(t, s)
	for _, r := range unsafe(s) {
		for name, header := range map[string]http.Header{
			"cross-site": {"Sec-Fetch-Site": {"cross-site"}}, "same-site": {"Sec-Fetch-Site": {"same-site"}},
			"null": {"Sec-Fetch-Site": {""}, "Origin": {"null"}}, "another origin": {"Sec-Fetch-Site": {""}, "Origin": {"https://evil.example"}},
			"another port": {"Sec-Fetch-Site": {""}, "Origin": {"http://127.0.0.1:1"}},
		} {
			b := *s.Desk
			b.Header = header
			method, _, _ := strings.Cut(r.Pattern, " ")
			if got := b.Do(method, fixed(r.Pattern, link), "application/x-www-form-urlencoded", nil).StatusCode; got != http.StatusForbidden {
				t.Errorf("%s from %s: %d", r.Pattern, name, got)
			}
		}
	}
	if digest(t, s) != before {
		t.Error("something has changed")
	}
}

const wantPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"

// answersOfAllSorts are one of each: pages, files, redirects, errors, the machine's own.
func answersOfAllSorts(t *testing.T, s *webtest.Server) map[string]*webtest.Answer {
	s.Web.Break()
	who := answering(s, "experts", assessment.DisclosureConfidential)
	css := regexp.MustCompile(`/static/[^"]+\.css`).FindString(who.Get("/f").Body)
	foreign := s.Browser()
	foreign.Header.Set("Host", "evil.example")
	cross := s.Browser()
	cross.Header.Set("Sec-Fetch-Site", "cross-site")
	return map[string]*webtest.Answer{
		"page": who.Get("/f/p/leadership").Want(200), "file": s.Browser().Get(css).Want(200), "pdf": who.Get("/f/answers.pdf").Want(200),
		"redirect": s.Browser().Get("/desk").Want(303), "404": s.Browser().Get("/nowhere").Want(404), "405": s.Browser().Do("DELETE", "/f", "x/y", nil),
		"421": foreign.Get("/r").Want(421), "403": cross.Post("/language", "language", "en").Want(403), "500": s.Browser().Get("/panic").Want(500),
		"json": who.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "4").Want(200), "desk": s.Desk.Get("/desk").Want(200),
	}
}

func TestCheck20_ThePolicyIsOnEveryAnswer(t *testing.T) {
	for name, a := range answersOfAllSorts(t, webtest.Start(t)) {
		if got := a.Header.Values("Content-Security-Policy"); len(got) != 1 || got[0] != wantPolicy {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestCheck21_HeadersOnEveryAnswer(t *testing.T) {
	for name, a := range answersOfAllSorts(t, webtest.Start(t)) {
		for key, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
			"Referrer-Policy": "same-origin", "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()", "Strict-Transport-Security": "",
		} {
			if got := a.Header.Get(key); got != want {
				t.Errorf("%s: %s is %q, want %q", name, key, got, want)
			}
		}
		kind := a.Header.Get("Content-Type")
		if text := strings.HasPrefix(kind, "text/") || strings.Contains(kind, "json"); a.Body != "" && kind == "" || text && !strings.Contains(kind, "charset=utf-8") {
			t.Errorf("%s: Content-Type %q", name, kind)
		}
	}
	s := webtest.StartPublic(t)
	b := s.Browser()
	b.Header.Set("X-Forwarded-Proto", "https")
	b.Header.Set("Host", "lotse.example")
	if got := b.Get("/login").Want(200).Header.Get("Strict-Transport-Security"); got != "max-age=63072000" {
		t.Errorf("over TLS: Strict-Transport-Security %q", got)
	}
}

func TestCheck22_OnlyHashedFilesAreKept(t *testing.T) {
	for name, a := range answersOfAllSorts(t, webtest.Start(t)) {
		want := "no-store"
		if name == "file" {
			want = "public, max-age=31536000, immutable"
		}
		if got := a.Header.Get("Cache-Control"); got != want {
			t.Errorf("%s: Cache-Control %q, want %q", name, got, want)
		}
	}
}

func TestCheck29_NobodyForgesALineOfTheLog(t *testing.T) {
	s := webtest.StartPublic(t)
	before := strings.Count(s.Log.String(), "\n")
	b := s.Browser()
	b.Header["X-Evil"] = []string{"x"}
	b.Get("/%0atime=2026%20level=ERROR%20msg=forged%1b[31m").Want(404)
	b.Post("/login", "name", "x\ntime=2026 msg=forged\x1b[31m", "password", "x\nforged", "code", "1").Want(403)
	b.Do("FORGED", "/login", "", nil)
	log := s.Log.String()
	if got := strings.Count(log, "\n") - before; got != 4 { // one each, and one for the login
		t.Errorf("%d lines:\n%s", got, log)
	}
	if strings.Contains(log, "forged") || strings.Contains(log, "FORGED") || strings.Contains(log, "\x1b") {
		t.Errorf("the log holds what visitors sent:\n%s", log)
	}
}

func TestCheck30_NamesOfDownloadsAreMadeOfIDs(t *testing.T) {
	s := webtest.Start(t)
	link := s.Link("experts", invite.Personal, assessment.DisclosureConfidential)
	b := s.Browser()
	b.Post(link, "consent", "1").Want(http.StatusSeeOther)
	found := 0
	plain := regexp.MustCompile(`^attachment; filename=[a-z0-9.-]+$`)
	for _, r := range s.Web.Routes() {
		if !strings.HasPrefix(r.Pattern, "GET ") || strings.HasSuffix(r.Pattern, "/stream") {
			continue
		}
		who := b
		if r.Audience == page.Consultants {
			who = s.Desk
		}
		if d := who.Get(fixed(r.Pattern, link)).Header.Get("Content-Disposition"); d != "" {
			found++
			if !plain.MatchString(d) {
				t.Errorf("%s: %s", r.Pattern, d)
			}
		}
	}
	if found < 2 {
		t.Errorf("only %d downloads were found", found)
	}
}

// listening serves on a connection of its own, as lotse serve does.
func listening(t *testing.T, s *webtest.Server) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Web.Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("stop serving: %v", err)
		}
	})
	return l.Addr().String()
}

func TestCheck32_SlowVisitorsAreCut(t *testing.T) {
	s := webtest.Start(t)
	s.Web.Hurry(200 * time.Millisecond)
	at := listening(t, s)
	for name, begin := range map[string]string{
		"a head":  "GET /r HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
		"a body":  "POST /r HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\ncode=",
		"silence": "",
	} {
		c, err := net.Dial("tcp", at)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := io.WriteString(c, begin); err != nil {
			t.Fatal(err)
		}
		if err := c.SetReadDeadline(time.Now().Add(20 * time.Second)); err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, c); err != nil {
			t.Errorf("%s that does not end is waited for: %v", name, err)
		}
	}
	// Others are answered all the while.
	resp, err := http.Get("http://" + at + "/r")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Errorf("status %d", resp.StatusCode)
	}
}

func TestCheck33_GuessesAreThrottledAndNobodyElse(t *testing.T) {
	s := webtest.Start(t)
	colleagues := make([]*webtest.Browser, 5)
	for i := range colleagues {
		colleagues[i] = answering(s, "experts", assessment.DisclosureConfidential)
	}
	call := func(path string) int {
		w := httptest.NewRecorder()
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Host, r.RemoteAddr = "localhost", "127.0.0.1:1"
		s.Web.ServeHTTP(w, r)
		return w.Code
	}
	statuses := map[int]int{}
	for i := range 5000 {
		statuses[call("/r/"+invite.NewToken().Secret())]++
		statuses[call(fmt.Sprintf("/r/%04d-%04d", i, i))]++
	}
	if statuses[http.StatusTooManyRequests] < 9900 {
		t.Errorf("answers to 10,000 guesses: %v", statuses)
	}
	for i, b := range colleagues {
		b.Get("/f").Want(http.StatusOK)
		b.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "4").Want(http.StatusOK)
		if got := call(s.Link("experts", invite.Personal, assessment.DisclosureConfidential)); got != http.StatusOK {
			t.Fatalf("colleague %d opens a link: %d", i, got)
		}
	}
	s.Clock.Add(time.Hour)
	if got := call("/r/" + invite.NewToken().Secret()); got != http.StatusNotFound {
		t.Errorf("an hour later: %d", got)
	}
}

func TestCheck34_StrangersCannotPoseAsAProxy(t *testing.T) {
	s := webtest.Start(t) // with no proxy in front
	b := s.Browser()
	b.Header.Set("X-Forwarded-Proto", "https")
	b.Header.Set("X-Forwarded-Host", "evil.example")
	if a := b.Get("/r").Want(200).Lacks("evil.example"); a.Header.Get("Strict-Transport-Security") != "" {
		t.Error("a forged X-Forwarded-Proto counts")
	}
	codes := map[int]int{}
	for i := range 60 {
		b.Header.Set("X-Forwarded-For", fmt.Sprintf("203.0.113.%d", i))
		codes[b.Get("/r/"+invite.NewToken().Secret()).StatusCode]++
	}
	if codes[http.StatusTooManyRequests] == 0 {
		t.Error("a forged X-Forwarded-For escapes the throttle")
	}
	// Behind a proxy, the last address that is none of ours counts; what a visitor puts in front of it does not.
	p := webtest.StartPublic(t)
	b = p.Browser()
	codes = map[int]int{}
	for i := range 60 {
		b.Header.Set("X-Forwarded-For", fmt.Sprintf("203.0.113.%d, 198.51.100.7", i))
		codes[b.Get("/r/"+invite.NewToken().Secret()).StatusCode]++
	}
	if codes[http.StatusTooManyRequests] == 0 {
		t.Error("an address in front of the visitor's own escapes the throttle")
	}
	b.Header.Set("X-Forwarded-For", "203.0.113.200")
	b.Get("/r/" + invite.NewToken().Secret()).Want(http.StatusNotFound)
}

func TestCheck38_FailuresSayNothingAndSaveNothing(t *testing.T) {
	s := webtest.Start(t)
	s.Web.Break()
	b := answering(s, "experts", assessment.DisclosureConfidential)
	a := s.Browser().Get("/panic").Want(500, "Das hat nicht geklappt").Lacks("secret of the machine", "goroutine", ".go:")
	incident := regexp.MustCompile(`<code>([a-z2-7]{10})</code>`).FindStringSubmatch(a.Body)
	if incident == nil || !strings.Contains(s.Log.String(), incident[1]) || !strings.Contains(s.Log.String(), "secret of the machine") {
		t.Errorf("the incident %v is not in the log", incident)
	}
	s.Browser().Get("/r").Want(200)
	if err := s.DB.Close(); err != nil {
		t.Fatal(err)
	}
	for name, a := range map[string]*webtest.Answer{
		"save": b.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "4"),
		"page": b.Post("/f/p/leadership", "lead-mandate.v", "0", "lead-mandate", "4"), "list": s.Desk.Get("/desk"),
	} {
		if a.StatusCode < 500 {
			t.Errorf("%s: %d", name, a.StatusCode)
		}
		a.Lacks("sql", "database is closed", `"version"`, ">Gespeichert<")
	}
	s.Browser().Get("/r").Want(200)
}

func TestServe_StopsWhenItIsTold(t *testing.T) {
	s := webtest.Start(t)
	at := listening(t, s)
	c, err := net.Dial("tcp", at)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "GET /r HTTP/1.1\r\nHost: localhost\r\n\r\n")
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%v, %v", resp, err)
	}
	resp.Body.Close()
}
