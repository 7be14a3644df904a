package browsertest_test

import (
	"bytes"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"lotse/templates/browsertest"
)

const good = `<!doctype html><html lang="en"><head><title>Good</title><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">
<style>body{color:#111;background:#fff}@media (prefers-color-scheme:dark){body{color:#eee;background:#111}}@media print{h1{color:#000}}</style></head>
<body><main><h1>Good</h1><p id="p">Words.</p><button>Press</button></main><script>document.getElementById("p").textContent="Script."</script></body></html>`

const bad = `<!doctype html><html><head><title>Bad</title><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src 'self'"></head>
<body><main><h1>Bad</h1><img src="/picture.png"><img alt="" src="http://127.0.0.1:1/elsewhere.png"><p style="width:2000px;color:#ccc;background:#fff">Pale and wide.</p><p style="width:1em;overflow-wrap:anywhere">Letter below letter, to the end.</p></main>
<script>throw new Error("on purpose")</script></body></html>`

// The room must be able to fail: what is wrong with a page is found, each in its way.
func TestPage(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		pages := map[string]string{"/good": good, "/bad": bad}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if pages[r.URL.Path] == "" {
			w.WriteHeader(http.StatusNotFound)
		}
		fmt.Fprint(w, pages[r.URL.Path])
	}))
	t.Cleanup(server.Close)
	b := browsertest.Start(t)

	t.Run("a good page", func(t *testing.T) {
		p := b.Open(t, server.URL+"/good", browsertest.View{Width: 320, Dark: true, Lang: "de"})
		if v := p.Violations(t); len(v) > 0 {
			t.Errorf("violations: %q", v)
		}
		if n := p.Overflow(t); n != 0 {
			t.Errorf("%d pixels too wide", n)
		}
		if got := p.Squeezed(t); len(got) > 0 {
			t.Errorf("squeezed: %q", got)
		}
		if got := p.Requests(); !slices.Equal(got, []string{server.URL + "/good"}) {
			t.Errorf("requests: %q", got)
		}
		if got := p.Complaints(); len(got) > 0 {
			t.Errorf("complaints: %q", got)
		}
		if got := browsertest.Eval[string](t, p, "getComputedStyle(document.body).backgroundColor+new Intl.NumberFormat().format(1.5)"); got != "rgb(17, 17, 17)1,5" {
			t.Errorf("dark and German: %s", got)
		}
		p.Do(t, chromedp.Click(chromedp.CSS("button")))
	})
	t.Run("a bad page", func(t *testing.T) {
		p := b.Open(t, server.URL+"/bad", browsertest.View{})
		found := strings.Join(p.Violations(t), "\n")
		for _, rule := range []string{"image-alt", "color-contrast", "html-has-lang"} {
			if !strings.Contains(found, rule+" ") {
				t.Errorf("axe-core has not found %s:\n%s", rule, found)
			}
		}
		if n := p.Overflow(t); n < 700 {
			t.Errorf("%d pixels too wide", n)
		}
		if got := p.Squeezed(t); len(got) != 1 || !strings.Contains(got[0], "Letter below letter") {
			t.Errorf("squeezed: %q", got)
		}
		said := strings.Join(p.Complaints(), "\n")
		for _, want := range []string{"404", "on purpose", "content policy: img-src http://127.0.0.1:1/elsewhere.png"} {
			if !strings.Contains(said, want) {
				t.Errorf("the browser has not said %q:\n%s", want, said)
			}
		}
		if got := p.Requests(); !slices.Contains(got, server.URL+"/picture.png") {
			t.Errorf("requests: %q", got)
		}
	})
	t.Run("without script, on paper, as a picture", func(t *testing.T) {
		p := b.Open(t, server.URL+"/good", browsertest.View{Width: 400, Print: true, NoScript: true})
		if got := browsertest.Eval[string](t, p, "document.getElementById('p').textContent"); got != "Words." {
			t.Errorf("the page says %q", got)
		}
		if got := browsertest.Eval[bool](t, p, "matchMedia('print').matches"); !got {
			t.Error("not on paper")
		}
		file := filepath.Join(t.TempDir(), "page.png")
		p.Screenshot(t, file)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(bytes.NewReader(data))
		if err != nil || picture.Bounds().Dx() != 400 {
			t.Errorf("picture %v, %v", picture, err)
		}
	})
}
