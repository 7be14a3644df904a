package browsertest

import (
	"context"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A View is how somebody looks at a page. The zero View is a light window of 1280 by
// 800 pixels.
type View struct {
	Width, Height int
	Dark          bool
	Print         bool // as on paper
	NoScript      bool // the page's own scripts do not run
	Forced        bool // with the few colours of a high-contrast system
	// Motion lets things move. Without, as people may ask for, nothing slides away from
	// under a click, and no colour is on its way while it is measured.
	Motion bool
	Lang   string // what the browser asks for and writes numbers in; "": English
}

// A Page is a tab with a profile of its own.
type Page struct {
	Context context.Context // for chromedp's actions
	browser *Browser

	mu         sync.Mutex
	requests   []string
	complaints []string
}

// Open opens a page in a tab of its own, which is closed when the test ends.
func (b *Browser) Open(t testing.TB, url string, v View) *Page {
	t.Helper()
	ctx, stop := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(stop)
	p := &Page{Context: ctx, browser: b}
	if err := chromedp.Listen(ctx, p.note); err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	call(t, p, audits.Enable, cdp.Empty{})
	p.Look(t, v)
	p.Go(t, url)
	return p
}

// Look changes how the page is looked at.
func (p *Page) Look(t testing.TB, v View) {
	t.Helper()
	if v.Width == 0 {
		v.Width = 1280
	}
	if v.Height == 0 {
		v.Height = 800
	}
	feature := func(on bool, name, yes, no string) *emulation.MediaFeature {
		if on {
			return &emulation.MediaFeature{Name: name, Value: yes}
		}
		return &emulation.MediaFeature{Name: name, Value: no}
	}
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		feature(v.Dark, "prefers-color-scheme", "dark", "light"),
		feature(v.Motion, "prefers-reduced-motion", "no-preference", "reduce"),
		feature(v.Forced, "forced-colors", "active", "none"),
	}}
	if v.Print {
		media.Media = "print"
	}
	call(t, p, emulation.SetEmulatedMedia, media)
	call(t, p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: v.NoScript})
	if v.Lang != "" {
		call(t, p, emulation.SetLocaleOverride, emulation.SetLocaleOverrideParams{Locale: v.Lang})
		call(t, p, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": v.Lang}})
	}
	p.Do(t, chromedp.EmulateViewport(int64(v.Width), int64(v.Height)))
}

// Go leads the page to another address and waits until it is loaded.
func (p *Page) Go(t testing.TB, url string) {
	t.Helper()
	p.Do(t, chromedp.Navigate(url))
}

// Take gives the page cookies of a site, as if the site had set them.
func (p *Page) Take(t testing.TB, site string, cookies map[string]string) {
	t.Helper()
	for name, value := range cookies {
		call(t, p, network.SetCookie, network.SetCookieParams{Name: name, Value: value, URL: site, Path: "/", Secure: new(true), HTTPOnly: new(true)})
	}
}

// Do runs actions of chromedp on the page.
func (p *Page) Do(t testing.TB, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(p.Context, actions...); err != nil {
		t.Fatalf("in the browser: %v", err)
	}
}

// Eval returns the value of a script's expression; of a promise, what it gives.
func Eval[T any](t testing.TB, p *Page, script string) T {
	t.Helper()
	v, err := chromedp.Run(p.Context, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("in the browser: %v", err)
	}
	return v
}

// Until waits until a page is there on which an expression is true.
func (p *Page) Until(t testing.TB, script string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if ok, err := chromedp.Run(p.Context, chromedp.Evaluate[bool](`document.readyState === "complete" && (`+script+`)`)); err == nil && ok {
			return
		}
	}
	t.Fatalf("in vain: %s", script)
}

// Overflow is by how many pixels the page is wider than its window: 0, or people
// scroll sideways.
func (p *Page) Overflow(t testing.TB) int {
	t.Helper()
	return Eval[int](t, p, "document.documentElement.scrollWidth - document.documentElement.clientWidth")
}

// squeezed finds words that have room for less than four letters in a line on average: a
// column too narrow to read. What only screen readers are told has no width on
// purpose, and heads of narrow columns may stand upright.
const squeezed = `[...document.querySelectorAll("main :is(h1,h2,h3,p,li,dt,dd,td,th,label,legend,span,strong,a)")].filter(e => {
	const words = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent.trim()).join("");
	const box = e.getBoundingClientRect(), style = getComputedStyle(e);
	const line = parseFloat(style.lineHeight) || 1.5 * parseFloat(style.fontSize);
	const range = document.createRange();
	range.selectNodeContents(e);
	const lines = Math.round(range.getBoundingClientRect().height / line);
	return words.length >= 20 && box.width > 1 && e.checkVisibility() && style.writingMode === "horizontal-tb" && lines > 2 && words.length / lines < 4;
}).map(e => Math.round(e.getBoundingClientRect().width) + " px: " + e.textContent.trim().slice(0, 40))`

// Squeezed lists words of the page that stand in a column too narrow to read.
func (p *Page) Squeezed(t testing.TB) []string {
	t.Helper()
	return Eval[[]string](t, p, squeezed)
}

// Screenshot writes the whole page into a PNG file.
func (p *Page) Screenshot(t testing.TB, file string) {
	t.Helper()
	const best = 100 // makes it a PNG
	data, err := chromedp.Run(p.Context, chromedp.FullScreenshot(best))
	if err != nil {
		t.Fatalf("take a screenshot: %v", err)
	}
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// Requests are the addresses that the page has asked for so far, itself included.
// What it carries in itself (data:) is not asked for.
func (p *Page) Requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.requests)
}

// Complaints are what the browser has said against the page so far: errors on the
// console, uncaught exceptions, what its own content policy forbade.
func (p *Page) Complaints() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.complaints)
}

// note records what happens in the tab.
func (p *Page) note(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, "data:") {
			p.requests = append(p.requests, e.Request.URL)
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			p.complaints = append(p.complaints, e.Entry.Text+" "+e.Entry.URL)
		}
	case *runtime.EventExceptionThrown:
		p.complaints = append(p.complaints, thrown(e.ExceptionDetails))
	case *audits.EventIssueAdded:
		if d := e.Issue.Details; d != nil && d.ContentSecurityPolicyIssueDetails != nil {
			c := d.ContentSecurityPolicyIssueDetails
			p.complaints = append(p.complaints, "content policy: "+c.ViolatedDirective+" "+c.BlockedURL)
		}
	}
}

// call sends one command of the protocol.
func call[P, R any](t testing.TB, p *Page, command cdp.Command[P, R], params P) {
	t.Helper()
	if _, err := chromedp.Call(p.Context, command, params); err != nil {
		t.Fatalf("prepare the tab: %v", err)
	}
}

// thrown is what an uncaught exception says.
func thrown(d *runtime.ExceptionDetails) string {
	if d.Exception != nil && d.Exception.Description != "" {
		return d.Text + " " + d.Exception.Description
	}
	return d.Text
}
