package board_test

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"lotse/assessment/web/webtest"
	"lotse/templates/browsertest"
)

// beamers are the projectors of meeting rooms, and a phone is small.
var (
	beamer = browsertest.View{Width: 1920, Height: 1080, Lang: "de"}
	small  = browsertest.View{Width: 1280, Height: 800, Lang: "de"}
	hand   = browsertest.View{Width: 390, Height: 844, Lang: "de"}
)

// enter opens a page with somebody's cookies.
func enter(t *testing.T, chromium *browsertest.Browser, s *webtest.Server, cookies map[string]string, v browsertest.View, path string) *browsertest.Page {
	t.Helper()
	p := chromium.Open(t, "about:blank", v)
	p.Take(t, s.URL, cookies)
	p.Go(t, s.URL+path)
	return p
}

// soon waits until an expression is true in the page, which may load anew meanwhile.
func soon(t *testing.T, p *browsertest.Page, expression string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if yes, err := chromedp.Run(p.Context, chromedp.Evaluate[bool](expression)); err == nil && yes {
			return
		}
	}
	t.Fatalf("never true: %s\n%s", expression, browsertest.Eval[string](t, p, "document.body.innerText"))
}

// look checks what every page owes everybody, light and dark, and that it fits.
func look(t *testing.T, p *browsertest.Page, s *webtest.Server, name string, v browsertest.View) {
	t.Helper()
	for _, dark := range []bool{false, true} {
		v.Dark = dark
		p.Look(t, v)
		for _, fault := range p.Violations(t) {
			t.Errorf("%s, dark %t: %s", name, dark, fault)
		}
		if n := p.Overflow(t); n > 0 {
			t.Errorf("%s is %d pixels too wide", name, n)
		}
		for _, words := range p.Squeezed(t) {
			t.Errorf("%s squeezes %s", name, words)
		}
		if dir := os.Getenv("LOTSE_PICTURES"); dir != "" {
			p.Screenshot(t, filepath.Join(dir, fmt.Sprintf("%s-%d-%t.png", name, v.Width, dark)))
		}
	}
	for _, c := range p.Complaints() {
		t.Errorf("%s: the browser complains: %s", name, c)
	}
	for _, r := range p.Requests() {
		if !strings.HasPrefix(r, s.URL) && r != "about:blank" {
			t.Errorf("%s asks for %s", name, r)
		}
	}
}

// fits reports whether a projector shows the page without scrolling.
func fits(t *testing.T, p *browsertest.Page, name string) {
	t.Helper()
	if over := browsertest.Eval[int](t, p, "document.documentElement.scrollHeight - window.innerHeight"); over > 0 {
		t.Errorf("%s is %d pixels too high for the projector", name, over)
	}
}

// Thirty phones, one of them a real browser, and a projector: the count follows the
// votes by itself, nobody sees a bar before the reveal, and then everybody the same.
func TestBoard_ThirtyPhonesAndAProjector(t *testing.T) {
	chromium := browsertest.Start(t)
	s := webtest.Start(t)
	setup := enter(t, chromium, s, s.Desk.Cookies, small, desk)
	look(t, setup, s, "setup", small)
	code := opened(t, s)
	screen := enter(t, chromium, s, s.Desk.Cookies, beamer, desk+"/screen")
	look(t, screen, s, "screen-welcome", beamer)
	fits(t, screen, "the welcome")

	phone := enter(t, chromium, s, nil, hand, "/b?code="+code)
	look(t, phone, s, "join", hand)
	phone.Do(t, chromedp.Click(chromedp.CSS("form[action='/b/join'] .btn")))
	soon(t, phone, "location.pathname == '/b/room'")
	look(t, phone, s, "wait", hand)
	room := phones(t, s, code, 29)
	soon(t, screen, "document.querySelector('[data-count]').textContent.startsWith('30 ')")

	screen.Do(t, chromedp.Click(chromedp.CSS(".strip .btn")))
	soon(t, phone, "!!document.querySelector('[name=vote]')") // nobody reloads a phone
	look(t, phone, s, "vote", hand)
	look(t, screen, s, "screen-open", beamer)
	fits(t, screen, "the open question")
	for i, b := range room {
		vote := []string{"1", "2", "2", "3", "2", "1", "4", "dk", "3", "2"}[i%10]
		b.Post("/b/vote", "question", "lead-mandate", "vote", vote).Want(http.StatusSeeOther)
	}
	phone.Do(t, chromedp.Click(chromedp.CSS("[name=vote][value='2']")), chromedp.Click(chromedp.CSS("form[action='/b/vote'] .btn")))
	soon(t, phone, "!!document.querySelector('.phone__tick')")
	look(t, phone, s, "voted", hand)
	soon(t, screen, "document.querySelector('[data-count]').textContent.startsWith('30 von 30')")
	if bars := browsertest.Eval[int](t, screen, "document.querySelectorAll('.dist, .agree').length"); bars != 0 {
		t.Error("the projector shows a distribution before the reveal")
	}

	screen.Do(t, chromedp.Click(chromedp.CSS(".strip form[action$='/reveal'] .btn")))
	soon(t, screen, "document.querySelectorAll('.dist li').length == 6")
	soon(t, phone, "document.body.innerText.includes('ist aufgelöst')")
	look(t, screen, s, "screen-result", beamer)
	fits(t, screen, "the result")
	screen.Look(t, small)
	fits(t, screen, "the result on a small projector")
	look(t, screen, s, "screen-result", small)
	screen.Do(t, chromedp.Click(chromedp.CSS(".agree [name=level][value='2']")), chromedp.SendKeys(chromedp.CSS("#reason"), "Mündlich erteilt."), chromedp.Click(chromedp.CSS(".agree__acts .btn")))
	soon(t, screen, "!!document.querySelector('.strip li b')")
	narrow := browsertest.View{Width: 320, Height: 800, Lang: "de"}
	look(t, screen, s, "screen-result-narrow", narrow)
	look(t, phone, s, "phone-narrow", narrow)
}
