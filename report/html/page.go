package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"strings"

	"lotse/report"
	"lotse/report/figure"
	"lotse/report/typeset"
	"lotse/templates/locale"
)

// A page is a document while it is written.
type page struct {
	source  *report.Document
	say     *locale.Printer
	measure func(words string, t figure.TextStyle) float64
	titles  map[string]string // of what links lead to
	out     strings.Builder
	taken   map[string]bool // ids
	wanted  map[string]bool // anchors that links lead to
	fills   map[figure.Color]bool
	heading int // the level of the last heading: 1 is a chapter's
	drawn   int // figures, for those without an id
	faults  []error
	// Where in the source the page is.
	chapterAt, blockAt int
}

func newPage(doc *report.Document, say *locale.Printer, measure func(string, figure.TextStyle) float64) *page {
	return &page{source: doc, say: say, measure: measure, titles: doc.Titles(),
		taken: map[string]bool{}, wanted: map[string]bool{}, fills: map[figure.Color]bool{}}
}

// text is words fit for a page: cleaned, escaped, with their line ends.
func text(words string) string {
	return strings.ReplaceAll(html.EscapeString(typeset.Clean(words)), "\n", "<br>")
}

// attr is words as the value of an attribute, with the quotation marks.
func attr(words string) string {
	return `"` + html.EscapeString(strings.ReplaceAll(typeset.Clean(words), "\n", " ")) + `"`
}

// raw adds markup.
func (p *page) raw(format string, args ...any) { fmt.Fprintf(&p.out, format, args...) }

// el adds an element that holds words; none without words. Start is the tag's name and
// attributes.
func (p *page) el(start, words string) {
	if strings.TrimSpace(words) == "" {
		return
	}
	name, _, _ := strings.Cut(start, " ")
	p.raw("<%s>%s</%s>\n", start, text(words), name)
}

// rich adds an element that holds rich text; none without words.
func (p *page) rich(start string, r report.Rich) {
	if len(r) == 0 {
		return
	}
	name, _, _ := strings.Cut(start, " ")
	p.raw("<%s>%s</%s>\n", start, p.spans(r), name)
}

// id is an id attribute, with a space before it; nothing for a block without an id, or
// where several blocks share one and it was given to the first.
func (p *page) id(id string) string {
	if id == "" || p.taken[id] {
		return ""
	}
	p.taken[id] = true
	return " id=" + attr(id)
}

func (p *page) fault(format string, args ...any) {
	p.faults = append(p.faults, fmt.Errorf(format, args...))
}

// body writes all that is seen, and looks for links that lead nowhere.
func (p *page) body() {
	p.raw(`<a class="skip" href="#main">%s</a>`+"\n", text(p.say.T("html-skip")))
	p.cover()
	p.raw(`<div class="columns">` + "\n")
	p.navigation()
	p.raw(`<main id="main" tabindex="-1">` + "\n")
	for i := range p.source.Chapters {
		p.chapter(i)
	}
	p.raw("</main>\n</div>\n")
	p.foot()
	for anchor := range p.wanted {
		if !p.taken[anchor] {
			p.fault("nothing has the id %q that a link leads to", anchor)
		}
	}
}

// whole is the page with its head. Its policy allows the one style sheet and pictures
// that are part of it, and nothing else: no script, no form, no request.
func (p *page) whole() []byte {
	style := p.style()
	sum := sha256.Sum256([]byte(style))
	policy := "default-src 'none'; img-src data:; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	var b bytes.Buffer
	fmt.Fprintf(&b, "<!doctype html>\n<html lang=%s>\n<head>\n<meta charset=\"utf-8\">\n", attr(p.source.Lang))
	fmt.Fprintf(&b, "<meta http-equiv=\"Content-Security-Policy\" content=%s>\n", attr(policy))
	b.WriteString("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
	b.WriteString("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
	for _, m := range [][2]string{{"author", p.source.Author}, {"description", p.source.Subject}, {"keywords", p.source.Keywords}} {
		if m[1] != "" {
			fmt.Fprintf(&b, "<meta name=%q content=%s>\n", m[0], attr(m[1]))
		}
	}
	fmt.Fprintf(&b, "<link rel=\"icon\" href=\"data:,\">\n<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n", html.EscapeString(p.title()), style)
	b.WriteString(p.out.String())
	b.WriteString("</body>\n</html>\n")
	return b.Bytes()
}

// title names the page: what it is and for whom.
func (p *page) title() string {
	if p.source.Client == "" {
		return typeset.Clean(p.source.Title)
	}
	return typeset.Clean(p.source.Title + " – " + p.source.Client)
}
