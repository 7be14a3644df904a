package pdf

import (
	"strconv"

	"lotse/report/figure"
)

// A page is one A4 page while it is drawn. Several pages may be open at once.
type page struct {
	content
	doc      *document
	number   int // from 1
	open     *elem
	artifact artifact
	marks    []*elem // by marked-content id: the elements this page's content belongs to
	links    []*link
	refs     []pageRef
}

// An artifact is content that says nothing: the kinds PDF knows.
type artifact string

// The kinds used here.
const (
	layout artifact = "/Artifact <</Type /Layout>> BDC"
	header artifact = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
	footer artifact = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
)

// A link is a rectangle on a page that leads somewhere.
type link struct {
	elem       *elem
	x, y, w, h float64 // mm
	anchor     string  // in the document
	uri        string  // or outside
	words      string  // what it says, for people who do not see it
	object     int     // in the file
}

// A pageRef is a page number that is not known yet; it is drawn at its place in the
// content when all pages are laid out.
type pageRef struct {
	offset int // in the page's content
	anchor string
	x, y   float64
	align  figure.Align
	style  textStyle
	room   string // what was printed in its stead, if words follow it
}

// mark makes what is drawn next belong to e.
func (p *page) mark(e *elem) {
	if p.open == e {
		return
	}
	p.endMark()
	id := len(p.marks)
	p.marks = append(p.marks, e)
	e.kids = append(e.kids, kid{page: p.number, mark: id})
	p.buf = append(p.buf, '/')
	p.buf = append(p.buf, e.role...)
	p.buf = append(p.buf, " <</MCID "...)
	p.buf = strconv.AppendInt(p.buf, int64(id), 10)
	p.op(">> BDC")
	p.open = e
}

// decorate makes what is drawn next an artifact.
func (p *page) decorate(a artifact) {
	if p.artifact == a {
		return
	}
	p.endMark()
	p.op(string(a))
	p.artifact = a
}

// endMark ends the element's or artifact's content that is open, if any.
func (p *page) endMark() {
	if p.open == nil && p.artifact == "" {
		return
	}
	p.op("EMC")
	p.open, p.artifact = nil, ""
}

// link makes a rectangle lead to an anchor or address. It belongs to e, which must
// be a Link element.
func (p *page) link(e *elem, l link) {
	l.elem = e
	p.links = append(p.links, &l)
	e.kids = append(e.kids, kid{page: p.number, link: &l})
}

// pageNumber leaves a place for the number of a page.
func (p *page) pageNumber(r pageRef) {
	r.offset = len(p.buf)
	p.refs = append(p.refs, r)
}

// finished returns the page's content with its page numbers filled in.
func (p *page) finished(numbers func(anchor string) string) []byte {
	p.endMark()
	if len(p.refs) == 0 {
		return p.buf
	}
	whole := p.buf
	out := newContent(p.palette)
	p.content = out
	last := 0
	for _, r := range p.refs {
		p.buf = append(p.buf, whole[last:r.offset]...)
		last = r.offset
		was := p.save()
		p.font, p.fill = 0, figure.Color{} // unknown here: the state around is in the bytes
		p.label(r.x, r.y, numbers(r.anchor), r.align, r.style)
		p.restore(was)
	}
	return append(p.buf, whole[last:]...)
}
