package pdf

import (
	"strings"

	"lotse/report"
	"lotse/report/figure"
	"lotse/report/typeset"
)

// A text is a paragraph broken into lines, which may stand on several pages.
type text struct {
	doc    *document
	spans  []report.Span
	lines  []typeset.Line
	style  textStyle
	elem   *elem   // nil: an artifact
	inline []*elem // of spans that need their own element
}

// A setting says how a paragraph is broken.
type setting struct {
	style    textStyle
	width    float64 // mm
	divide   bool    // words may be divided
	balanced bool    // for headlines
	max      int     // lines; more end in an ellipsis
}

// setRich sets a paragraph of spans that belongs to e.
func (d *document) setRich(e *elem, spans report.Rich, s setting) *text {
	t := &text{doc: d, spans: spans, style: s.style, elem: e, inline: make([]*elem, len(spans))}
	runs := make([]typeset.Run, 0, len(spans))
	for i, span := range spans {
		face := d.faces[t.spanFace(i)]
		words := d.clean(span.Text, face)
		if span.Page {
			words = d.guess(span.Anchor)
		}
		runs = append(runs, typeset.Run{Face: face, Text: words, Tag: i})
	}
	p := typeset.Paragraph{Runs: runs, Size: s.style.size, Lead: s.style.lead, Width: s.width, Balanced: s.balanced, MaxLines: s.max}
	if s.divide {
		p.Hyphenate = d.hyphens
	}
	t.lines = typeset.Break(p)
	return t
}

// setCell sets the text of a narrow column: words are divided only where that saves a
// line, or if one of them is wider than the column.
func (d *document) setCell(e *elem, spans report.Rich, s setting) *text {
	t := d.setRich(e, spans, s)
	if !t.divided() || d.longestWord(plain(spans), s.style.with(figure.SansSemibold)) > s.width {
		return t
	}
	s.divide = false
	if whole := d.setRich(e, spans, s); len(whole.lines) <= len(t.lines) {
		return whole
	}
	return t
}

// divided says whether a word may be divided at the end of a line.
func (t *text) divided() bool {
	for _, l := range t.lines {
		if n := len(l.Runs); n > 0 && !l.Last && (strings.HasSuffix(l.Runs[n-1].Text, "\u00ad") || strings.HasSuffix(l.Runs[n-1].Text, "-")) {
			return true
		}
	}
	return false
}

// setWords sets plain words.
func (d *document) setWords(e *elem, words string, s setting) *text {
	return d.setRich(e, report.Rich{{Text: words}}, s)
}

// dividing lets words be divided if one of them is wider than a line: heads and titles
// are divided in need only.
func (d *document) dividing(words string, s setting) setting {
	s.divide = d.longestWord(words, s.style) > s.width
	return s
}

// longestWord is the width of the widest stretch of words that a line holds together.
func (d *document) longestWord(words string, st textStyle) float64 {
	widest := 0.0
	for _, word := range strings.FieldsFunc(typeset.Clean(words, d.face(st.face)), breaksAt) {
		widest = max(widest, d.width(word, st))
	}
	return widest
}

// plain is a Rich's words without their looks.
func plain(spans report.Rich) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// spanFace is the face of a span in this paragraph.
func (t *text) spanFace(i int) figure.Face {
	switch s := t.spans[i]; {
	case s.Bold && (t.style.face == figure.Sans || t.style.face == figure.SansItalic):
		return figure.SansSemibold
	case s.Italic && t.style.face == figure.Sans:
		return figure.SansItalic
	}
	return t.style.face
}

// spanStyle is a span's style. Links are teal and strong words navy, unless the paragraph
// is coloured or the span says otherwise.
func (t *text) spanStyle(i int) textStyle {
	st := t.style.with(t.spanFace(i))
	switch s := t.spans[i]; {
	case s.Color.A != 0:
		st.color = s.Color
	case t.style.color != ink:
	case s.Anchor != "" || s.URI != "":
		st.color = teal
	case s.Bold:
		st.color = navy
	}
	return st
}

// height is the height of all lines in mm.
func (t *text) height() float64 { return float64(len(t.lines)) * t.style.leadMM() }

// draw draws all lines from a top edge.
func (t *text) draw(p *page, x, top float64) {
	for i := range t.lines {
		t.drawLine(p, i, x, top+float64(i)*t.style.leadMM())
	}
}

// drawFrom draws all lines with the first one's baseline at y.
func (t *text) drawFrom(p *page, x, y float64) { t.draw(p, x, y-t.style.baseline()) }

// drawAligned draws line i within a width.
func (t *text) drawAligned(p *page, i int, x, top, width float64, align figure.Align) {
	switch align {
	case figure.Center:
		x += (width - t.lines[i].Width) / 2
	case figure.Right:
		x += width - t.lines[i].Width
	}
	t.drawLine(p, i, x, top)
}

// drawLine draws line i with its top edge at top.
func (t *text) drawLine(p *page, i int, x, top float64) {
	y := top + t.style.baseline()
	line := t.lines[i]
	for j, r := range line.Runs {
		st := t.spanStyle(r.Tag)
		last := j == len(line.Runs)-1
		words := r.Text
		if last && line.Last {
			words += " " // so that whoever extracts the text finds words apart
		}
		w := float64(r.Face.Width(strings.TrimRight(r.Text, " "))) * st.size * mm / 1000
		e := t.target(r.Tag)
		if e != nil {
			p.mark(e)
		}
		if s := t.spans[r.Tag]; s.Page {
			p.pageNumber(pageRef{anchor: s.Anchor, x: x, y: y, style: st, room: strings.TrimSpace(r.Text)})
		} else {
			p.setText(x, y, words, st, 0)
		}
		if e != nil {
			t.follow(p, e, r.Tag, x, top, w)
		}
		x += float64(r.Face.Width(r.Text)) * st.size * mm / 1000
	}
}

// target is the element the words of a span belong to: links and other languages have
// their own.
func (t *text) target(span int) *elem {
	if t.elem == nil {
		return nil
	}
	s := t.spans[span]
	switch {
	case t.inline[span] != nil:
	case span > 0 && t.inline[span-1] != nil && continues(t.spans[span-1], s):
		t.inline[span] = t.inline[span-1]
	case s.Anchor != "" || s.URI != "":
		t.inline[span] = t.elem.add("Link")
		t.inline[span].lang = s.Lang
	case s.Lang != "" && s.Lang != t.doc.source.Lang:
		t.inline[span] = t.elem.add("Span")
		t.inline[span].lang = s.Lang
	default:
		return t.elem
	}
	return t.inline[span]
}

// continues says whether two spans are parts of one link.
func continues(a, b report.Span) bool {
	return (a.Anchor != "" || a.URI != "") && a.Anchor == b.Anchor && a.URI == b.URI && a.Lang == b.Lang
}

// follow makes the words of a span at x lead where the span says.
func (t *text) follow(p *page, e *elem, span int, x, top, w float64) {
	s := t.spans[span]
	if s.Anchor == "" && s.URI == "" {
		return
	}
	words := strings.TrimSpace(s.Text)
	if words == "" && t.doc.titles[s.Anchor] == "" {
		words = strings.TrimSpace(plain(t.spans))
	}
	p.link(e, link{x: x, y: top, w: w, h: t.style.leadMM(), anchor: s.Anchor, uri: s.URI, words: words})
}
