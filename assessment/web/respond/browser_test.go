package respond_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/web/webtest"
	"lotse/templates/browsertest"
)

// pictures writes what a test sees into the folder that LOTSE_PICTURES names.
func picture(t *testing.T, p *browsertest.Page, name string) {
	t.Helper()
	if dir := os.Getenv("LOTSE_PICTURES"); dir != "" {
		p.Screenshot(t, filepath.Join(dir, name+".png"))
	}
}

// phone is how most people answer.
var phone = browsertest.View{Width: 390, Height: 844, Lang: "de"}

// A whole questionnaire on a phone, with the script: every answer is saved as it is
// chosen, and the page says so.
func TestBrowser_Phone(t *testing.T) {
	s := webtest.Start(t)
	b := browsertest.Start(t)
	p := b.Open(t, s.URL+s.Link("experts", invite.Personal, assessment.DisclosureAnonymous), phone)
	p.Do(t, chromedp.Click(chromedp.CSS("#consent")), chromedp.Click(chromedp.CSS("form.panel button")), chromedp.WaitVisible(chromedp.CSS(".tasks")))
	p.Do(t, chromedp.Click(chromedp.CSS("a.btn--big")), chromedp.WaitVisible(chromedp.CSS("#questions")))
	for pages := 0; ; pages++ {
		if pages > 20 {
			t.Fatal("no end")
		}
		at := browsertest.Eval[string](t, p, "location.pathname")
		if at == "/f/review" {
			break
		}
		// The third answer of every question, or the first, or words.
		browsertest.Eval[bool](t, p, `(() => { for (const q of document.querySelectorAll("[data-q]")) {
			const r = q.querySelectorAll("input[type=radio]"), c = q.querySelector("input[type=checkbox]"), s = q.querySelector("select"), w = q.querySelector("textarea");
			if (r.length) r[Math.min(2, r.length - 1)].click();
			else if (c) c.click();
			else if (s) { s.selectedIndex = 1; s.dispatchEvent(new Event("input", {bubbles: true})); }
			else if (w) { w.value = "ein Satz"; w.dispatchEvent(new Event("input", {bubbles: true})); }
		} return true; })()`)
		p.Do(t, chromedp.Click(chromedp.CSS(`button[value="next"]`)))
		until(t, p, `location.pathname !== "`+at+`" || !!document.querySelector(".errsum")`)
		if wrong := browsertest.Eval[string](t, p, `document.querySelector(".errsum")?.innerText ?? ""`); wrong != "" {
			t.Fatalf("%s: %s", at, wrong)
		}
	}
	p.Do(t, chromedp.Click(chromedp.CSS(`form[action="/f/hand-in"] button`)), chromedp.WaitVisible(chromedp.CSS(".way")))
	if title := browsertest.Eval[string](t, p, "document.title"); !strings.HasPrefix(title, "Vielen Dank") {
		t.Errorf("the last page is %q", title)
	}
	quiet(t, s, p)
}

// until waits for a page to reach a state, across its loading another one.
func until(t *testing.T, p *browsertest.Page, script string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if ok, err := chromedp.Run(p.Context, chromedp.Evaluate[bool](`document.readyState === "complete" && (`+script+`)`)); err == nil && ok {
			return
		}
	}
	t.Fatalf("in vain: %s", script)
}

// quiet checks that a browser had nothing to complain about and asked nobody else.
func quiet(t *testing.T, s *webtest.Server, p *browsertest.Page) {
	t.Helper()
	for _, c := range p.Complaints() {
		t.Errorf("the browser complains: %s", c)
	}
	for _, r := range p.Requests() {
		if !strings.HasPrefix(r, s.URL+"/") {
			t.Errorf("a request goes to %s", r)
		}
	}
}

// enter gives a tab the session of somebody who has begun.
func enter(t *testing.T, p *browsertest.Page, s *webtest.Server, b *webtest.Browser) {
	t.Helper()
	for name, value := range b.Cookies {
		_, err := chromedp.Call(p.Context, network.SetCookie, network.SetCookieParams{Name: name, Value: value, URL: s.URL, Secure: new(true), Path: "/"})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Every page of who answers, in both languages, light and dark: nothing keeps people
// out, nothing scrolls sideways on the narrowest phone, and the browser is content.
func TestBrowser_EveryPage(t *testing.T) {
	s := webtest.Start(t)
	b := browsertest.Start(t)
	link := s.Link("management", invite.Personal, assessment.DisclosureConfidential)
	who := begin(s, link)
	who.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "4").Want(http.StatusOK)
	p := b.Open(t, s.URL+"/r", phone)
	enter(t, p, s, who)
	paths := []string{"/r", link, "/r/nothing", "/nowhere", "/f", "/f/p/leadership", "/f/p/section.barrier-check", "/f/p/section.owner-check", "/f/p/section.open-answer", "/f/review", "/f/privacy", "/f/delete", "/accessibility", "/thanks"}
	for _, lang := range []string{"de", "en"} {
		_, err := chromedp.Call(p.Context, network.SetCookie, network.SetCookieParams{Name: "__Host-lotse-language", Value: lang, URL: s.URL, Secure: new(true), Path: "/"})
		if err != nil {
			t.Fatal(err)
		}
		for i, path := range paths {
			p.Go(t, s.URL+path)
			for _, dark := range []bool{false, true} {
				p.Look(t, browsertest.View{Width: 390, Height: 844, Dark: dark, Reduced: true, Lang: lang})
				for _, v := range p.Violations(t) {
					t.Errorf("%s in %s, dark %v: %s", path, lang, dark, v)
				}
				if lang == "de" {
					picture(t, p, strings.Trim(strings.ReplaceAll(strings.ReplaceAll(path, link, "start"), "/", "_"), "_")+map[bool]string{true: "-dark"}[dark])
				}
			}
			p.Look(t, browsertest.View{Width: 320, Height: 800, Lang: lang})
			if wide := p.Overflow(t); wide > 0 {
				t.Errorf("%s in %s scrolls sideways by %d pixels", path, lang, wide)
			}
			if i == 1 && lang == "de" {
				p.Look(t, browsertest.View{Width: 1280, Lang: lang})
				picture(t, p, "start-1280")
			}
		}
	}
	for _, c := range p.Complaints() {
		if !strings.Contains(c, "404") { // of the pages that are not there
			t.Errorf("the browser complains: %s", c)
		}
	}
}
