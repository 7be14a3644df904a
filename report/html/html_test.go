package html_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"lotse/report"
	"lotse/report/figure"
	reporthtml "lotse/report/html"
	"lotse/report/pdf"
	"lotse/report/reporttest"
	"lotse/report/theme"
	"lotse/templates/browsertest"
)

// ownWords has what the sample has not: lists within lists, pictures, addresses, words in
// another language, columns that hold nothing but page numbers.
func ownWords(t testing.TB) *report.Document {
	t.Helper()
	var photo bytes.Buffer
	if err := png.Encode(&photo, image.NewGray(image.Rect(0, 0, 3000, 90))); err != nil {
		t.Fatal(err)
	}
	words := func(s string) report.Rich { return report.Rich{{Text: s}} }
	return &report.Document{Title: "Eigenes", Client: "A & B", Lang: "de", Secrecy: "Vertraulich", Chapters: []report.Chapter{{ID: "own", Title: "Eigene Worte", Blocks: []report.Block{
		report.Heading{Level: 3, Text: "Ohne Stufe darüber"},
		report.List{Items: []report.Rich{words("eins"), words("zwei")}, Below: [][]report.List{nil, {{Ordered: true, Items: []report.Rich{words("tief"), words("tiefer")}}}}},
		report.Para{Style: report.Quote, Text: words("Ein Zitat.")},
		report.Table{Caption: "Wo es steht", Columns: []report.TableColumn{{}, {Head: "Was"}, {Head: "Seite"}}, Rows: []report.TableRow{
			{Header: true, Cells: []report.Cell{{Text: words("1")}, {Text: report.Rich{{Text: "hier", Anchor: "own"}}, Fill: figure.Navy}, {Text: report.Rich{{Anchor: "own", Page: true}}}}},
		}},
		report.Para{Text: report.Rich{{Text: "Adresse", URI: "https://lotse.example/?a=1&b=2"}, {Text: " in English", Lang: "en", Bold: true, Italic: true}}},
		report.Picture{Number: "Abbildung 1", Caption: "Foto", Alt: `ein "Foto"`, Image: report.Image{Format: "png", Data: photo.Bytes(), Width: 3000, Height: 90}},
	}}}}
}

func written(t testing.TB, doc *report.Document) []byte {
	t.Helper()
	measure, err := pdf.Measure(doc.Theme)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := reporthtml.Write(&b, doc, measure); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// everyReport runs a test on every variant in both languages.
func everyReport(t *testing.T, test func(t *testing.T, doc *report.Document)) {
	for _, lang := range []string{"de", "en"} {
		for _, v := range report.Variants() {
			t.Run(string(v)+"-"+lang, func(t *testing.T) { test(t, reporttest.Sample(t, report.Options{Lang: lang, Variant: v})) })
		}
	}
	t.Run("own words", func(t *testing.T) { test(t, ownWords(t)) })
	t.Run("another look", func(t *testing.T) {
		test(t, reporttest.Sample(t, report.Options{Lang: "en", Variant: report.VariantSummary, Theme: reporttest.Heide(t)}))
	})
}

var (
	// what is not read out, and drawings but for their titles
	unseen = regexp.MustCompile(`(?s)<style>.*?</style>|<svg class="bar".*?</svg>|<text .*?</text>`)
	alt    = regexp.MustCompile(`<img[^>]* alt="([^"]*)">`)
	tag    = regexp.MustCompile(`<[^>]*>`)
	space  = regexp.MustCompile(`[\s\x{a0}\x{2002}]+`)
)

// said is all that a page says, without markup, with single spaces.
func said(page []byte) string {
	words := alt.ReplaceAllString(unseen.ReplaceAllString(string(page), " "), " $1 ")
	words = tag.ReplaceAllString(words, " ")
	return space.ReplaceAllString(html.UnescapeString(words), " ")
}

// other are words that a page says less often than the plain text: it has no pages, and
// labels a list of drivers once.
var other = map[string]bool{"Seite": true, "Page": true, "Anlass": true, "Reason": true, "Inhalt": true, "Contents": true}

// Every word of the report is on the page, as often as the report says it.
func TestWrite_saysEverything(t *testing.T) {
	everyReport(t, func(t *testing.T, doc *report.Document) {
		words := regexp.MustCompile(`[\pL\pN]+`)
		have := map[string]int{}
		for _, w := range words.FindAllString(said(written(t, doc)), -1) {
			have[w]++
		}
		for _, w := range words.FindAllString(doc.Plain(), -1) {
			have[w]--
		}
		for w, n := range have {
			_, err := strconv.Atoi(w) // list items have no numbers of their own
			if n < 0 && err != nil && !other[w] {
				t.Errorf("the page says %q %d times too few", w, -n)
			}
		}
	})
}

// A look changes every colour that has a role, in figures as well as around them.
func TestWrite_look(t *testing.T) {
	page := string(written(t, reporttest.Sample(t, report.Options{Lang: "en", Variant: report.VariantSummary, Theme: reporttest.Heide(t)})))
	navy, accent := "#0b2a4a", "#007a73"
	for _, own := range []string{navy, accent} {
		if strings.Contains(strings.ToLower(page), own) {
			t.Errorf("the page still has Lotse's own %s", own)
		}
	}
	if !strings.Contains(page, `<img class="logo" alt=""`) {
		t.Error("the page lacks the logo")
	}
	drawn := reporttest.Heide(t)
	drawn.Logo = &theme.Logo{Width: 30, Height: 10, Drawing: &theme.Drawing{Width: 60, Height: 20, Shapes: []theme.Shape{{
		Path:  []figure.Segment{{Op: 'M'}, {Op: 'L', X: 60}, {Op: 'L', X: 60, Y: 20}, {Op: 'Z'}},
		Style: figure.Style{Fill: figure.Hex(0xA23B12), EvenOdd: true},
	}}}}
	page = string(written(t, reporttest.Sample(t, report.Options{Lang: "en", Variant: report.VariantSummary, Theme: drawn})))
	_, data, _ := strings.Cut(page, `data:image/svg+xml;base64,`)
	data, _, _ = strings.Cut(data, `"`)
	svg, err := base64.StdEncoding.DecodeString(data)
	if want := `<path d="M0 0L30 0L30 10Z" fill="#A23B12" fill-rule="evenodd"`; err != nil || !strings.Contains(strings.ToUpper(string(svg)), strings.ToUpper(want)) {
		t.Errorf("the drawn logo is %s (%v), want it to have %s", svg, err, want)
	}
}

// The same report gives the same bytes, and asks for nothing outside itself.
func TestWrite_sameBytes(t *testing.T) {
	everyReport(t, func(t *testing.T, doc *report.Document) {
		page := written(t, doc)
		if !bytes.Equal(page, written(t, doc)) {
			t.Error("a second time gives other bytes")
		}
		for _, bad := range []string{"<script", "style=", "http://", "https://", "url(h", "url(/", "url(d", "@import"} {
			if at := bytes.Index(page, []byte(bad)); at >= 0 && !links(page, at) {
				t.Errorf("the page has %q: %.120q", bad, page[max(0, at-40):])
			}
		}
	})
}

// links says whether an address at a place is one that a reader may follow.
func links(page []byte, at int) bool {
	return bytes.HasSuffix(page[:at], []byte(`<a href="`))
}

// Words that look like markup are words, and links that lead nowhere are told.
func TestWrite_hostile(t *testing.T) {
	evil := `<script>alert(1)</script>" onload="x`
	doc := &report.Document{Title: evil, Client: evil, Lang: "de", Chapters: []report.Chapter{{ID: "one", Title: evil, Blocks: []report.Block{
		report.Para{Text: report.Rich{{Text: evil, Lang: `en" x="`, Bold: true}}},
		report.Table{Caption: evil, Columns: []report.TableColumn{{Head: evil}}, Rows: []report.TableRow{{Group: evil}, {Cells: []report.Cell{{Text: report.Rich{{Text: evil}}}}}}},
		report.List{Items: []report.Rich{{{Text: evil, URI: `https://x.example/"><script>`}}}},
	}}}}
	page := string(written(t, doc))
	if strings.Contains(page, "<script") || strings.Contains(page, ` onload="`) || strings.Contains(page, ` x="`) {
		t.Errorf("words became markup:\n%s", page[strings.Index(page, "<body"):])
	}
	doc.Chapters[0].Blocks = []report.Block{report.Para{Text: report.Rich{{Text: "there", Anchor: "nowhere"}}}}
	if err := reporthtml.Write(&bytes.Buffer{}, doc, nil); err == nil || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("a link that leads nowhere: %v", err)
	}
}

// What keeps people out: none in any variant, language, light, dark, on a phone, on paper.
func TestWrite_accessible(t *testing.T) {
	b := browsertest.Start(t)
	everyReport(t, func(t *testing.T, doc *report.Document) {
		file := filepath.Join(t.TempDir(), "report.html")
		if err := os.WriteFile(file, written(t, doc), 0o600); err != nil {
			t.Fatal(err)
		}
		address := "file://" + filepath.ToSlash(file)
		p := b.Open(t, address, browsertest.View{NoScript: true})
		for _, v := range []browsertest.View{{Width: 1280}, {Width: 1280, Dark: true}, {Width: 320, Height: 640}} {
			p.Look(t, v)
			for _, found := range p.Violations(t) {
				t.Errorf("%+v: %s", v, found)
			}
			if n := p.Overflow(t); n > 0 {
				t.Errorf("%+v: the page is %d pixels wider than the window: %s", v, n, widest(t, p))
			}
		}
		p.Look(t, browsertest.View{Print: true, Dark: true})
		if got := browsertest.Eval[string](t, p, `getComputedStyle(document.body).backgroundColor + [...document.querySelectorAll('nav')].map(n => getComputedStyle(n).display)`); !strings.HasPrefix(got, "rgb(255, 255, 255)") || strings.Contains(got, "block") {
			t.Errorf("on paper: %s", got)
		}
		if got := p.Requests(); len(got) != 1 || got[0] != address {
			t.Errorf("the page asked for %q", got)
		}
		if got := p.Complaints(); len(got) > 0 {
			t.Errorf("the browser complains: %q", got)
		}
	})
}

// widest names what stands out at the right.
func widest(t *testing.T, p *browsertest.Page) string {
	return browsertest.Eval[string](t, p, fmt.Sprintf(`[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll')).map(e => e.outerHTML.slice(0, %d)).slice(0, 3).join('\n')`, 90))
}
