package brand_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/web/webtest"
	"lotse/templates/browsertest"
)

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 30"><path fill="#222222" d="M0 0H60V30Z"/><circle cx="90" cy="15" r="12" fill="#A0411D"/></svg>`

// wear gives the sample engagement a look with a logo.
func wear(t *testing.T, s *webtest.Server, file string, logo []byte) {
	t.Helper()
	look := store.Theme{Name: "weide", Files: map[string][]byte{file: logo},
		Source: "theme: weide\nname: Weide & Partner\ncolours: {primary: \"#5B2A4E\", accent: \"#A0411D\"}\nlogo: {file: " + file + "}\n"}
	if err := s.DB.PutTheme(t.Context(), look); err != nil {
		t.Fatal(err)
	}
	use(t, s, "weide")
}

func use(t *testing.T, s *webtest.Server, name string) {
	t.Helper()
	err := s.DB.ChangeSettings(t.Context(), "nordhang", func(e *assessment.Engagement, _ bool) error {
		e.Brand = name
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

var source = regexp.MustCompile(`<img class="logo[^"]*" src="(/logo/[^"]+)" alt="([^"]*)"`)

// logoOn is the address of the logo on a page.
func logoOn(t *testing.T, a *webtest.Answer) string {
	t.Helper()
	m := source.FindStringSubmatch(a.Want(http.StatusOK).Body)
	if m == nil {
		t.Fatalf("%s has no logo:\n%s", a.Path, a.Body)
	}
	if m[2] == "" {
		t.Errorf("%s: the logo has no words", a.Path)
	}
	return m[1]
}

// Whoever answers or votes sees the consultant's logo, which is a picture and nothing
// else: no browser runs what somebody hid in a file.
func TestSigns(t *testing.T) {
	s := webtest.Start(t)
	link := s.Link("experts", invite.Personal, assessment.DisclosureConfidential)
	s.Browser().Get(link).Want(http.StatusOK).Lacks("<img")
	wear(t, s, "logo.svg", []byte(drawing))
	path := logoOn(t, s.Browser().Get(link))
	b := s.Browser()
	b.Post(link, "consent", "1").Want(http.StatusSeeOther)
	for _, page := range []string{"/f", "/f/p/leadership", "/f/review", "/f/privacy", "/accessibility"} {
		if at := logoOn(t, b.Get(page)); at != path {
			t.Errorf("%s shows %s", page, at)
		}
	}
	a := s.Browser().Get(path).Want(http.StatusOK, "<path")
	for name, want := range map[string]string{
		"Content-Type": "image/svg+xml; charset=utf-8", "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
		"X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=31536000, immutable", "Cross-Origin-Resource-Policy": "same-origin",
	} {
		if got := a.Header.Get(name); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	// Another logo has another address, at once and on the clock's same tick.
	wear(t, s, "logo.svg", []byte(strings.ReplaceAll(drawing, "#222222", "#333333")))
	if other := logoOn(t, s.Browser().Get(link)); other == path {
		t.Error("the address stays the same")
	}
	s.Browser().Get(path).Want(http.StatusNotFound)
}

// A theme that is not known, a wrong hash, a look without logo and one with faults: the
// same answer, and a page without a logo.
func TestSigns_nothingIsTold(t *testing.T) {
	s := webtest.Start(t)
	link := s.Link("experts", invite.Personal, assessment.DisclosureConfidential)
	wear(t, s, "logo.svg", []byte(drawing))
	want := s.Browser().Get("/logo/nobody/x").Want(http.StatusNotFound)
	for _, path := range []string{"/logo/weide/x", "/logo/heide/x", "/logo/lotse/x"} {
		if a := s.Browser().Get(path); a.StatusCode != want.StatusCode || a.Body != want.Body {
			t.Errorf("%s is another page: %d", path, a.StatusCode)
		}
	}
	for _, hostile := range []string{
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script><rect width="9" height="9"/></svg>`,
		`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/>&x;</svg>`,
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="https://evil.example/x.png"/></svg>`,
	} {
		wear(t, s, "logo.svg", []byte(hostile)) // past every check
		s.Browser().Get(link).Want(http.StatusOK, "Moorkamp").Lacks("<img", "evil", "alert")
	}
	wear(t, s, "logo.png", []byte("\x89PNG\r\n\x1a\nno"))
	s.Browser().Get(link).Want(http.StatusOK).Lacks("<img")
	use(t, s, "heide")
	s.Browser().Get(link).Want(http.StatusOK).Lacks("<img")
}

// On the way to a board nobody sees the tool's name: whose workshop it is if that is
// plain, else what it is.
func TestSigns_board(t *testing.T) {
	s := webtest.Start(t)
	name := regexp.MustCompile(`<span class="brand">([^<]*)</span>`)
	brand := func() string {
		t.Helper()
		m := name.FindStringSubmatch(s.Browser().Get("/b").Want(http.StatusOK).Lacks("Lotse").Body)
		if m == nil {
			t.Fatal("nothing stands above the page")
		}
		return m[1]
	}
	if got := brand(); got != "Abstimmung" {
		t.Errorf("without a board: %q", got)
	}
	board := func(engagement string) {
		t.Helper()
		if _, err := s.DB.OpenBoard(t.Context(), engagement, "baseline", []string{"lead-mandate"}, 0); err != nil {
			t.Fatal(err)
		}
	}
	board("nordhang")
	e, pack, err := s.DB.Engagement(t.Context(), "nordhang")
	if err != nil {
		t.Fatal(err)
	}
	if got := brand(); got != e.Consultant || got == "" {
		t.Errorf("with one board: %q", got)
	}
	wear(t, s, "logo.svg", []byte(drawing))
	logoOn(t, s.Browser().Get("/b"))
	e.ID, e.Consultant = "other", "Somebody else"
	if err := s.DB.SaveEngagement(t.Context(), e, pack); err != nil {
		t.Fatal(err)
	}
	board("other")
	if got := brand(); got != "Abstimmung" {
		t.Errorf("with boards of two consultants: %q", got)
	}
}

// Pages of errors do not name the tool either, except to who works with it.
func TestSigns_errors(t *testing.T) {
	s := webtest.Start(t)
	for _, path := range []string{"/r/x", "/nowhere", "/f", "/f/p/x", "/f/answers.pdf", "/static/x/y", "/logo/x/y", "/b/nowhere", "/r", "/thanks", "/accessibility", "/b"} {
		for _, lang := range []string{"de", "en"} {
			b := s.Browser()
			b.Header.Set("Accept-Language", lang)
			if a := b.Get(path); strings.Contains(a.Body, "Lotse") {
				t.Errorf("%s names the tool:\n%s", path, a.Body)
			}
		}
	}
	s.Browser().Get("/b/state").Lacks("Lotse")
	s.Desk.Get("/desk/nobody").Want(http.StatusNotFound, "Lotse")
	s.Browser().Post("/launch", "code", "x").Want(http.StatusForbidden, "Lotse")
}

// A first visit stays below 40 KB with the heaviest logo there is.
func TestSigns_weight(t *testing.T) {
	s := webtest.Start(t)
	img := image.NewNRGBA(image.Rect(0, 0, 900, 200))
	for i := range img.Pix {
		img.Pix[i] = uint8(i * i >> 3)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	wear(t, s, "logo.png", b.Bytes())
	link := s.Link("experts", invite.Personal, assessment.DisclosureConfidential)
	who := s.Browser()
	body := who.Get(link).Body
	who.Header.Set("Accept-Encoding", "gzip")
	total := len(who.Get(link).Body) + len(who.Get(logoOn(t, s.Browser().Get(link))).Body)
	for _, m := range regexp.MustCompile(`"(/static/[^"]+)"`).FindAllStringSubmatch(body, -1) {
		total += len(who.Get(m[1]).Body)
	}
	t.Logf("first visit: %d bytes", total)
	if total > 40<<10 {
		t.Errorf("a first visit takes %d bytes", total)
	}
}

// A logo is seen, light and dark: a dark one stands on white, a light one brings its
// ground along. LOTSE_PICTURES names a folder that gets pictures of that.
func TestSigns_InTheBrowser(t *testing.T) {
	browser := browsertest.Start(t)
	s := webtest.Start(t)
	link := s.Link("experts", invite.Personal, assessment.DisclosureConfidential)
	light := image.NewNRGBA(image.Rect(0, 0, 300, 80))
	for y := range 80 {
		for x := range 300 {
			if (x/20+y/20)%2 == 0 {
				light.SetNRGBA(x, y, color.NRGBA{250, 240, 220, 255})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, light); err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]struct {
		name string
		data []byte
	}{"dark": {"logo.svg", []byte(drawing)}, "light": {"logo.png", b.Bytes()}} {
		wear(t, s, file.name, file.data)
		for _, view := range []struct {
			name string
			browsertest.View
		}{
			{"320-de", browsertest.View{Width: 320, Height: 640, Lang: "de"}}, {"390-en-dark", browsertest.View{Width: 390, Height: 800, Lang: "en", Dark: true}},
			{"1280-de-dark", browsertest.View{Width: 1280, Lang: "de", Dark: true}},
		} {
			p := browser.Open(t, s.URL+link, view.View)
			const shown = `(async () => { const i = document.querySelector("img.logo"); await i.decode(); return i.naturalWidth > 0 && i.getBoundingClientRect().height > 10; })()`
			if !browsertest.Eval[bool](t, p, shown) {
				t.Errorf("%s %s: no logo is seen", name, view.name)
			}
			for _, v := range p.Violations(t) {
				t.Errorf("%s %s: %s", name, view.name, v)
			}
			if n := p.Overflow(t); n > 0 {
				t.Errorf("%s %s: %d pixels too wide", name, view.name, n)
			}
			for _, c := range p.Complaints() {
				t.Errorf("%s %s: %s", name, view.name, c)
			}
			if dir := os.Getenv("LOTSE_PICTURES"); dir != "" {
				p.Screenshot(t, filepath.Join(dir, "logo-"+name+"-"+view.name+".png"))
			}
		}
	}
}
