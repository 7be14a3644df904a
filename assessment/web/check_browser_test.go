package web_test

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/security"
	"github.com/chromedp/chromedp"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/web/page"
	"lotse/assessment/web/webtest"
	"lotse/templates/browsertest"
)

// lan is an address of this computer that is not the loopback's: to a browser, somebody
// on the network.
func lan(t *testing.T) string {
	t.Helper()
	all, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if ip, ok := a.(*net.IPNet); ok && !ip.IP.IsLoopback() && ip.IP.To4() != nil {
			return ip.IP.String()
		}
	}
	t.Skip("NOT CHECKED: this computer is on no network")
	return ""
}

func TestCheck19_FormsAreSentFromEverywhere(t *testing.T) {
	b := browsertest.Start(t)
	at := lan(t)
	s := webtest.StartKnownAs(t, at)
	over := httptest.NewTLSServer(s.Web)
	defer over.Close()
	l, err := net.Listen("tcp", at+":0")
	if err != nil {
		t.Fatal(err)
	}
	open := httptest.NewUnstartedServer(s.Web)
	open.Listener = l
	open.Start()
	defer open.Close()
	for name, base := range map[string]string{"loopback": s.URL, "https": over.URL, "plain http on the network": open.URL} {
		p := b.Open(t, "about:blank", browsertest.View{Lang: "de"})
		if _, err := chromedp.Call(p.Context, security.SetIgnoreCertificateErrors, security.SetIgnoreCertificateErrorsParams{Ignore: true}); err != nil {
			t.Fatal(err)
		}
		p.Go(t, base+"/r")
		p.Do(t, chromedp.SendKeys(chromedp.CSS("#code"), "0000-0000"), chromedp.Click(chromedp.CSS("main button")))
		arrived(t, p, `!!document.querySelector(".errsum") || document.title.includes("geht von hier aus nicht")`)
		if title := browsertest.Eval[string](t, p, "document.title"); !strings.HasPrefix(title, "Fehler: Code eingeben") {
			t.Errorf("%s: %q", name, title)
		}
	}
}

// arrived waits for a page to reach a state, across its loading another one.
func arrived(t *testing.T, p *browsertest.Page, script string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if ok, err := chromedp.Run(p.Context, chromedp.Evaluate[bool](`document.readyState === "complete" && (`+script+`)`)); err == nil && ok {
			return
		}
	}
	t.Fatalf("in vain: %s", script)
}

// Whatever page is opened, by whomever: one origin is asked, the policy is not broken,
// nothing keeps people out and nothing scrolls sideways.
func TestCheck23_OneOriginOnly(t *testing.T) {
	s := webtest.Start(t)
	link := s.Link("experts", invite.Personal, assessment.DisclosureConfidential)
	who := s.Browser()
	who.Post(link, "consent", "1").Want(http.StatusSeeOther)
	b := browsertest.Start(t)
	p := b.Open(t, s.URL+"/r", browsertest.View{Width: 390, Lang: "de"})
	for _, jar := range []map[string]string{who.Cookies, s.Desk.Cookies} {
		p.Take(t, s.URL, jar)
	}
	pages := 0
	for _, r := range s.Web.Routes() {
		path := fixed(r.Pattern, link)
		a := s.Desk
		if r.Audience != page.Consultants {
			a = who
		}
		if !strings.HasPrefix(r.Pattern, "GET ") || strings.HasSuffix(r.Pattern, "/stream") {
			continue
		}
		if answer := a.Get(path); answer.StatusCode != http.StatusOK || !strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html") {
			continue
		}
		p.Go(t, s.URL+path)
		pages++
	}
	if pages < 12 {
		t.Errorf("only %d pages were opened", pages)
	}
	for _, r := range p.Requests() {
		if !strings.HasPrefix(r, s.URL+"/") {
			t.Errorf("a request goes to %s", r)
		}
	}
	for _, c := range p.Complaints() {
		t.Errorf("the browser complains: %s", c)
	}
}

// The ways in for consultants: nothing keeps people out.
func TestBrowser_WaysIn(t *testing.T) {
	s := webtest.Start(t)
	public := webtest.StartKnownAs(t, "lotse.example")
	id, err := public.DB.AddUser(t.Context(), "thea@example.com")
	if err != nil {
		t.Fatal(err)
	}
	b := browsertest.Start(t)
	p := b.Open(t, s.URL+"/launch", browsertest.View{Width: 390, Lang: "de"})
	for _, url := range []string{s.URL + "/launch", s.URL + "/nowhere", public.URL + "/login", public.URL + ticket(t, public, id)} {
		for _, lang := range []string{"de", "en"} {
			for _, dark := range []bool{false, true} {
				p.Look(t, browsertest.View{Width: 390, Dark: dark, Lang: lang})
				p.Go(t, url)
				for _, v := range p.Violations(t) {
					t.Errorf("%s in %s, dark %v: %s", url, lang, dark, v)
				}
			}
			p.Look(t, browsertest.View{Width: 320, Lang: lang})
			if wide := p.Overflow(t); wide > 0 {
				t.Errorf("%s scrolls sideways by %d pixels", url, wide)
			}
			for _, words := range p.Squeezed(t) {
				t.Errorf("%s squeezes %s", url, words)
			}
		}
	}
}
