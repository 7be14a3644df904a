package prepare_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"lotse/assessment"
	"lotse/assessment/web/webtest"
	"lotse/questionnaires"
	"lotse/templates/browsertest"
)

// all are the sections of the built-in pack that can be prepared.
var all = []string{"company", "communication-goals", "positioning", "audiences", "swot", "flows", "raci", "working-group", "time-budget", "rules-checklist"}

// Every page keeps nobody out, in both languages, light and dark, at 320 pixels and wide;
// it asks nobody else for anything, and the browser has nothing against it.
// LOTSE_PICTURES names a folder that gets a picture of each.
func TestPrepare_InTheBrowser(t *testing.T) {
	s := webtest.Start(t)
	full, way := preparing(s, all...)
	empty := webtest.Start(t)
	blank(t, empty)
	first := empty.Preparation("company", "time-budget", "rules-checklist")
	handed, _ := preparing(s, "company")
	handed.Post("/prepare/hand-over").Want(http.StatusSeeOther)
	b := browsertest.Start(t)
	for _, view := range []struct {
		name string
		browsertest.View
	}{
		{"390-de", browsertest.View{Width: 390, Height: 844, Lang: "de"}},
		{"320-en-dark", browsertest.View{Width: 320, Height: 700, Dark: true, Lang: "en"}},
		{"1280-de-dark", browsertest.View{Width: 1280, Dark: true, Lang: "de"}},
		{"1280-en", browsertest.View{Width: 1280, Lang: "en"}},
	} {
		t.Run(view.name, func(t *testing.T) {
			p := b.Open(t, s.URL+"/prepare/left", view.View)
			p.Take(t, s.URL, map[string]string{"__Host-lotse-language": view.Lang})
			look := func(who *webtest.Browser, name, path string) {
				t.Helper()
				p.Take(t, s.URL, who.Cookies)
				p.Go(t, s.URL+path)
				if dir := os.Getenv("LOTSE_PICTURES"); dir != "" {
					p.Screenshot(t, filepath.Join(dir, "prepare-"+name+"-"+view.name+".png"))
				}
				for _, v := range p.Violations(t) {
					t.Errorf("%s: %s", name, v)
				}
				if n := p.Overflow(t); n > 0 {
					t.Errorf("%s is %d pixels too wide", name, n)
				}
			}
			for name, path := range map[string]string{
				"start": way, "tasks": "/prepare", "company": "/prepare/p/section.company", "table": "/prepare/p/swot-entries",
				"grid": "/prepare/p/raci", "review": "/prepare/review", "privacy": "/prepare/privacy", "left": "/prepare/left",
			} {
				look(full, name, path)
			}
			look(handed, "handed", "/prepare")
			complaints, asked := p.Complaints(), p.Requests()
			p.Go(t, empty.URL+first)
			if dir := os.Getenv("LOTSE_PICTURES"); dir != "" {
				p.Screenshot(t, filepath.Join(dir, "prepare-first-"+view.name+".png"))
			}
			for _, v := range p.Violations(t) {
				t.Errorf("first: %s", v)
			}
			for _, c := range complaints {
				t.Errorf("complaint: %s", c)
			}
			for _, url := range asked {
				if !strings.HasPrefix(url, s.URL+"/") {
					t.Errorf("asks %s", url)
				}
			}
		})
	}
}

// Everything by keyboard on a phone: in, one fact saved as it is typed, handed over.
func TestPrepare_ByKeyboard(t *testing.T) {
	s := webtest.Start(t)
	blank(t, s)
	b := browsertest.Start(t)
	p := b.Open(t, s.URL+s.Preparation("company"), browsertest.View{Width: 390, Height: 844, Lang: "de"})
	press := func(selector string) {
		t.Helper()
		p.Do(t, chromedp.Focus(chromedp.CSS(selector)), chromedp.KeyEvent(kb.Enter))
	}
	press("form.panel button")
	p.Do(t, chromedp.WaitVisible(chromedp.CSS(".tasks")))
	press("a.btn--big")
	p.Do(t, chromedp.WaitVisible(chromedp.CSS("#questions")), chromedp.Focus(chromedp.CSS("#company-headcount")), chromedp.KeyEvent("312"))
	p.Until(t, `document.querySelector('[name="company-headcount.v"]').value !== "0"`)
	if a, _ := fact(t, s, "company-headcount"); a.State != assessment.Given || a.Value != questionnaires.Number(312) {
		t.Fatalf("saved while typing: %+v", a)
	}
	p.Go(t, s.URL+"/prepare/review")
	press(`form[action="/prepare/hand-over"] button`)
	p.Until(t, `document.title.startsWith("Vielen Dank")`)
	if l := link(t, s); l.Handed.IsZero() {
		t.Error("nothing was handed over")
	}
}
