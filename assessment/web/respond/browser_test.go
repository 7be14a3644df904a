package respond_test

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

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
// Movement is off: a click must not miss what is still scrolling.
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
		p.Until(t, `location.pathname !== "`+at+`" || !!document.querySelector(".errsum")`)
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

// Every page of who answers, in both languages, light and dark: nothing keeps people
// out, nothing scrolls sideways on the narrowest phone, and the browser is content.
func TestBrowser_EveryPage(t *testing.T) {
	s := webtest.Start(t)
	b := browsertest.Start(t)
	link := s.Link("management", invite.Personal, assessment.DisclosureConfidential)
	who := begin(s, link)
	who.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "4").Want(http.StatusOK)
	p := b.Open(t, s.URL+"/r", phone)
	p.Take(t, s.URL, who.Cookies)
	paths := []string{"/r", link, "/r/nothing", "/nowhere", "/f", "/f/p/leadership", "/f/p/section.barrier-check", "/f/p/section.owner-check", "/f/p/section.open-answer", "/f/review", "/f/privacy", "/f/delete", "/accessibility", "/thanks"}
	for _, lang := range []string{"de", "en"} {
		p.Take(t, s.URL, map[string]string{"__Host-lotse-language": lang})
		for i, path := range paths {
			p.Go(t, s.URL+path)
			for _, dark := range []bool{false, true} {
				p.Look(t, browsertest.View{Width: 390, Height: 844, Dark: dark, Lang: lang})
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
			for _, words := range p.Squeezed(t) {
				t.Errorf("%s squeezes %s", path, words)
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

// answerPage answers every question of a page with taps on what is offered, as people do;
// without a script there is nothing else.
func answerPage(t *testing.T, p *browsertest.Page) {
	t.Helper()
	n := browsertest.Eval[int](t, p, `document.querySelectorAll("[data-q]").length`)
	for i := range n {
		at := `[...document.querySelectorAll("[data-q]")][` + strconv.Itoa(i) + `]`
		switch browsertest.Eval[string](t, p, at+`.querySelector("select") ? "list" : `+at+`.querySelector(".levels, .choices") ? "tap" : "words"`) {
		case "list":
			browsertest.Eval[bool](t, p, `(s => { s.selectedIndex = 2; return true; })(`+at+`.querySelector("select"))`)
		case "tap":
			browsertest.Eval[bool](t, p, `(l => { l.click(); return true; })(`+at+`.querySelector(".levels label:nth-child(2), .choices label"))`)
		default:
			browsertest.Eval[bool](t, p, `(w => { w.value = "ein Satz"; return true; })(`+at+`.querySelector("textarea, input[type=text]"))`)
		}
	}
}

// The same without JavaScript: forms and nothing else.
func TestBrowser_WithoutScript(t *testing.T) {
	s := webtest.Start(t)
	b := browsertest.Start(t)
	view := phone
	view.NoScript = true
	p := b.Open(t, s.URL+s.Link("experts", invite.Personal, assessment.DisclosureConfidential), view)
	p.Do(t, chromedp.Click(chromedp.CSS("#consent")), chromedp.Click(chromedp.CSS("form.panel button")))
	p.Until(t, `location.pathname === "/f"`)
	p.Do(t, chromedp.Click(chromedp.CSS("a.btn--big")))
	p.Until(t, `!!document.querySelector("#questions")`)
	for pages := 0; ; pages++ {
		if pages > 20 {
			t.Fatal("no end")
		}
		at := browsertest.Eval[string](t, p, "location.pathname")
		if at == "/f/review" {
			break
		}
		answerPage(t, p)
		p.Do(t, chromedp.Click(chromedp.CSS(`button[value="next"]`)))
		p.Until(t, `location.pathname !== "`+at+`"`)
	}
	p.Do(t, chromedp.Click(chromedp.CSS(`form[action="/f/hand-in"] button`)))
	p.Until(t, `document.title.startsWith("Vielen Dank")`)
	for _, r := range p.Requests() {
		if strings.HasSuffix(r, "/f/save") {
			t.Error("something saves without a script")
		}
	}
	quiet(t, s, p)
}

// The same with the keyboard alone: Tab leads to every answer, arrows choose, and what
// has the focus is never hidden behind the bar that stays in sight.
func TestBrowser_Keyboard(t *testing.T) {
	s := webtest.Start(t)
	b := browsertest.Start(t)
	p := b.Open(t, s.URL+s.Link("experts", invite.Personal, assessment.DisclosureConfidential), phone)
	press := func(keys string) { t.Helper(); p.Do(t, chromedp.KeyEvent(keys)) }
	// focus goes on with Tab until something has the focus.
	focus := func(selector string) {
		t.Helper()
		for range 120 {
			press(kb.Tab)
			if browsertest.Eval[bool](t, p, "document.activeElement.matches(`"+selector+"`)") {
				if browsertest.Eval[bool](t, p, `(e => { const r = e.getBoundingClientRect(), bar = document.querySelector(".savebar");
					return !!bar && !bar.contains(e) && r.height > 4 && r.bottom < bar.getBoundingClientRect().bottom; })(document.activeElement)`) {
					t.Errorf("%s has the focus and is hidden", selector)
				}
				return
			}
		}
		t.Fatalf("%s cannot be reached", selector)
	}
	press(kb.Tab)
	if got := browsertest.Eval[string](t, p, "document.activeElement.className"); got != "skip" {
		t.Errorf("the first thing reached is %q", got)
	}
	focus("#consent")
	press(" ")
	focus("form.panel button")
	press(kb.Enter)
	p.Until(t, `location.pathname === "/f"`)
	focus("a.btn--big")
	press(kb.Enter)
	p.Until(t, `!!document.querySelector("#questions")`)
	for pages := 0; pages < 20; pages++ {
		at := browsertest.Eval[string](t, p, "location.pathname")
		if at == "/f/review" {
			break
		}
		for i := range browsertest.Eval[int](t, p, `document.querySelectorAll("[data-q]").length`) {
			q := `fieldset:nth-of-type(` + strconv.Itoa(i+1) + `)`
			focus(q + ` input:not([type=hidden]), ` + q + ` select, ` + q + ` textarea`)
			switch browsertest.Eval[string](t, p, "document.activeElement.type") {
			case "radio":
				press(kb.ArrowDown)
			case "checkbox":
				press(" ")
			case "select-one":
				press(kb.ArrowDown)
			default:
				press("ein Satz")
			}
		}
		focus(`button[value="next"]`)
		press(kb.Enter)
		p.Until(t, `location.pathname !== "`+at+`" || !!document.querySelector(".errsum")`)
		if wrong := browsertest.Eval[string](t, p, `document.querySelector(".errsum")?.innerText ?? ""`); wrong != "" {
			t.Fatalf("%s: %s", at, wrong)
		}
	}
	focus(`form[action="/f/hand-in"] button`)
	press(kb.Enter)
	p.Until(t, `document.title.startsWith("Vielen Dank")`)
	quiet(t, s, p)
}

// A lost connection is said in words, and what was chosen meanwhile is saved when it is
// back; a summary of errors has the focus, and its links lead to the fields.
func TestBrowser_OfflineAndErrors(t *testing.T) {
	s := webtest.Start(t)
	who := begin(s, s.Link("management", invite.Personal, assessment.DisclosureConfidential))
	b := browsertest.Start(t)
	p := b.Open(t, s.URL+"/r", phone)
	p.Take(t, s.URL, who.Cookies)
	p.Go(t, s.URL+"/f/p/leadership")
	browsertest.Eval[bool](t, p, `(window.real = fetch, window.fetch = () => Promise.reject(new Error("offline")), true)`)
	p.Do(t, chromedp.Click(chromedp.CSS(`label.level:has(input[name="lead-mandate"][value="3"])`)))
	p.Until(t, `document.querySelector("[data-save]").textContent.startsWith("Nicht gespeichert")`)
	browsertest.Eval[bool](t, p, `(window.fetch = window.real, dispatchEvent(new Event("online")), true)`)
	p.Until(t, `document.querySelector("[data-save]").textContent === "Gespeichert" && document.querySelector('[name="lead-mandate.v"]').value === "1"`)
	who.Get("/f/p/leadership").Want(http.StatusOK, `name="lead-mandate" value="3" checked`)
	p.Do(t, chromedp.Click(chromedp.CSS(`button[value="next"]`)))
	p.Until(t, `document.activeElement.classList.contains("errsum")`)
	if title := browsertest.Eval[string](t, p, "document.title"); !strings.HasPrefix(title, "Fehler: ") {
		t.Errorf("title %q", title)
	}
	p.Do(t, chromedp.Click(chromedp.CSS(".errsum a")))
	p.Until(t, `document.activeElement.type === "radio"`)
	// What another device has changed is not overwritten, and that is said.
	who.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "1", "lead-mandate", "5").Want(http.StatusOK)
	p.Do(t, chromedp.Click(chromedp.CSS(`label.level:has(input[name="lead-mandate"][value="1"])`)))
	p.Until(t, `document.querySelector("[data-save]").textContent.includes("anderen Gerät")`)
}

// A first visit is light, and every further page too: what goes over the wire, with
// style sheet and script.
func TestWeight(t *testing.T) {
	s := webtest.Start(t)
	link := s.Link("experts", invite.Personal, assessment.DisclosureConfidential)
	b := begin(s, link)
	b.Header.Set("Accept-Encoding", "gzip")
	size := func(path string) int {
		a := b.Get(path).Want(http.StatusOK)
		if a.Header.Get("Content-Encoding") != "gzip" {
			t.Errorf("%s is not compressed", path)
		}
		return len(a.Body)
	}
	plain := s.Browser().Get(link).Body
	first := size(link)
	for _, file := range regexp.MustCompile(`"(/static/[^"]+)"`).FindAllStringSubmatch(plain, -1) {
		if strings.HasSuffix(file[1], ".svg") {
			first += len(b.Get(file[1]).Body)
			continue
		}
		first += size(file[1])
	}
	t.Logf("first visit: %d bytes", first)
	if first > 40<<10 {
		t.Errorf("a first visit takes %d bytes", first)
	}
	for _, path := range []string{"/f", "/f/p/leadership", "/f/p/section.owner-check", "/f/review", "/f/privacy"} {
		if n := size(path); n > 15<<10 {
			t.Errorf("%s takes %d bytes", path, n)
		}
	}
}
