package pdf

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"lotse/report"
	"lotse/report/figure"
	"lotse/report/typeset"
)

// A document is one PDF file while it is laid out: its pages, its structure tree,
// and where its anchors are.
type document struct {
	source  *report.Document
	variant Variant
	faces   [len(faceFiles)]*typeset.Face
	fonts   [len(faceFiles)]*fontUse // nil: not drawn
	hyphens *typeset.Hyphenator      // nil: words are not divided
	pages   []*page
	root    *elem
	places  map[string]place  // of anchors
	titles  map[string]string // of what anchors lead to, as far as it has a title
	outline []outlineItem
	alphas  [256]bool // opacities drawn with
	images  []report.Image
	palette *figure.Palette // nil: the standard one
	guesses map[string]string
	faults  []error
	within  string // the title of the chapter being laid out
	lost    []Lost
}

// A place is where an anchor stands.
type place struct {
	page int // from 1
	y    float64
}

// An outlineItem is a line in the reader's list of bookmarks.
type outlineItem struct {
	title string
	level int // 0 or 1
	place place
}

// newDocument starts a file for source. Guesses are the page numbers an earlier
// layout found for anchors.
func newDocument(source *report.Document, variant Variant, guesses map[string]string) (*document, error) {
	faces, err := Faces(source.Theme)
	if err != nil {
		return nil, err
	}
	var hyphens *typeset.Hyphenator
	lang, _, _ := strings.Cut(source.Lang, "-")
	if read, ok := hyphenators[lang]; ok {
		if hyphens, err = read(); err != nil {
			return nil, err
		}
	}
	d := &document{
		source:  source,
		variant: variant,
		hyphens: hyphens,
		root:    &elem{role: "Document", lang: source.Lang},
		places:  map[string]place{},
		titles:  titles(source),
		guesses: guesses,
	}
	copy(d.faces[:], faces)
	if t := source.Theme; t != nil {
		d.palette = &t.Palette
	}
	return d, nil
}

// newPage adds a page and returns it.
func (d *document) newPage() *page {
	p := &page{doc: d, number: len(d.pages) + 1, content: newContent(d.palette)}
	d.pages = append(d.pages, p)
	return p
}

// face returns a face to measure with.
func (d *document) face(f figure.Face) *typeset.Face { return d.faces[f] }

// use returns a face to draw with; the file embeds only such faces.
func (d *document) use(f figure.Face) *fontUse {
	if d.fonts[f] == nil {
		d.fonts[f] = &fontUse{face: d.faces[f], used: map[rune]bool{}}
	}
	return d.fonts[f]
}

// width is the width in mm of clean words in one line.
func (d *document) width(words string, st textStyle) float64 {
	return float64(d.faces[st.face].Width(words)) * st.size * mm / 1000
}

// flat is a colour as this file can draw it: PDF/A-1 knows no transparency, so there
// a translucent colour is mixed with the white of the page.
func (d *document) flat(c figure.Color) figure.Color {
	c = d.palette.Of(c)
	if c.A == 255 {
		return c
	}
	if d.variant != ArchivalOne {
		d.alphas[c.A] = true
		return c
	}
	mix := func(v uint8) uint8 { return uint8((int(v)*int(c.A) + 255*(255-int(c.A)) + 127) / 255) }
	return figure.Color{R: mix(c.R), G: mix(c.G), B: mix(c.B), A: 255}
}

// anchor notes where id stands on a page. Blocks without an id have none.
func (d *document) anchor(id string, p *page, y float64) {
	if id == "" {
		return
	}
	if _, ok := d.places[id]; ok {
		if !given(id) { // headings that one block became share an id: the first one counts
			d.fault("two blocks have the id %q", id)
		}
		return
	}
	d.places[id] = place{p.number, y}
}

// bookmark adds a line to the reader's list of bookmarks.
func (d *document) bookmark(title string, level int, p *page, y float64) {
	if level > 0 && len(d.outline) == 0 {
		level = 0
	}
	d.outline = append(d.outline, outlineItem{title, level, place{p.number, y}})
}

// fault notes what is wrong with the document; Write reports all of it.
func (d *document) fault(format string, args ...any) {
	d.faults = append(d.faults, fmt.Errorf(format, args...))
}

// guess is what to print for the number of anchor's page before all pages are laid out:
// what the last layout found, the number itself if the anchor stands already, or else
// two digits, as most pages have.
func (d *document) guess(anchor string) string {
	if g, ok := d.guesses[anchor]; ok {
		return g
	}
	if _, ok := d.places[anchor]; ok {
		return d.number(anchor)
	}
	return "00"
}

// number is the printed number of anchor's page.
func (d *document) number(anchor string) string {
	return strconv.Itoa(d.places[anchor].page)
}

// check looks for links that lead nowhere.
func (d *document) check() error {
	missing := func(anchor string) {
		if _, ok := d.places[anchor]; !ok && anchor != "" {
			d.fault("nothing has the id %q that a link leads to", anchor)
		}
	}
	for _, p := range d.pages {
		for _, l := range p.links {
			if l.uri == "" {
				missing(l.anchor)
			}
		}
		for _, r := range p.refs {
			missing(r.anchor)
		}
	}
	return errors.Join(d.faults...)
}
