package pdf

import (
	"lotse/report/figure"
)

// words is label for words that belong to e. Blank ones leave no trace.
func (p *page) words(e *elem, x, y float64, words string, align figure.Align, st textStyle) float64 {
	if blank(words) {
		return 0
	}
	p.mark(e)
	return p.label(x, y, words, align, st)
}

// label sets one line of words at x, with its baseline at y, and returns its width
// in mm. Outside artifacts a space follows, so that whoever extracts the text does
// not join it to the next words.
func (p *page) label(x, y float64, words string, align figure.Align, st textStyle) float64 {
	words = p.doc.oneLine(p.doc.face(st.face), words)
	w := p.doc.width(words, st)
	switch align {
	case figure.Center:
		x -= w / 2
	case figure.Right:
		x -= w
	}
	if p.artifact == "" {
		words += " "
	}
	p.setText(x, y, words, st, 0)
	return w
}

// setText sets clean words from x with kerning; spacing is added between letters, in pt.
func (p *page) setText(x, y float64, words string, st textStyle, spacing float64) {
	if words == "" {
		return
	}
	p.setFill(st.color)
	p.op("BT")
	p.setFont(int(st.face), st.size)
	p.point(x, y)
	p.op("Td")
	p.show(words, st, spacing)
	p.op("ET")
}

// show writes the words of a text object.
func (p *page) show(words string, st textStyle, spacing float64) {
	use := p.doc.use(st.face)
	p.buf = append(p.buf, "[("...)
	prev := rune(-1)
	for _, r := range words {
		use.add(r)
		if prev >= 0 {
			if k := float64(use.face.Kern(prev, r)) + spacing*1000/st.size; k != 0 {
				p.buf = append(p.buf, ')')
				p.buf = appendNum(p.buf, -k)
				p.buf = append(p.buf, '(')
			}
		}
		p.code(byte(r >> 8))
		p.code(byte(r))
		prev = r
	}
	p.op(")]TJ")
}

// code writes one byte of a string.
func (p *page) code(b byte) {
	switch b {
	case '(', ')', '\\':
		p.buf = append(p.buf, '\\', b)
	case '\r': // a bare one would be read as a line feed
		p.buf = append(p.buf, '\\', 'r')
	default:
		p.buf = append(p.buf, b)
	}
}

// box fills a rectangle.
func (p *page) box(x, y, w, h float64, c figure.Color) {
	p.setFill(c)
	p.rectangle(x, y, w, h)
	p.op("f")
}

// frame outlines a rectangle in pt points.
func (p *page) frame(x, y, w, h, pt float64, c figure.Color) {
	p.setStroke(c, pt)
	p.rectangle(x, y, w, h)
	p.op("S")
}

// line draws a straight line of pt points.
func (p *page) line(x1, y1, x2, y2, pt float64, c figure.Color) {
	p.setStroke(c, pt)
	p.point(x1, y1)
	p.op("m")
	p.point(x2, y2)
	p.op("l S")
}

// rule draws a level line.
func (p *page) rule(x, y, w, pt float64, c figure.Color) { p.line(x, y, x+w, y, pt, c) }

// rectangle and circle write paths without painting them.
func (p *page) rectangle(x, y, w, h float64) {
	p.point(x, y+h)
	p.num(w / mm)
	p.num(h / mm)
	p.op("re")
}

func (p *page) circle(x, y, r float64) {
	const k = 0.5522847498 // of the radius: four Bézier curves make a circle
	p.point(x+r, y)
	p.op("m")
	p.curve(x+r, y-k*r, x+k*r, y-r, x, y-r)
	p.curve(x-k*r, y-r, x-r, y-k*r, x-r, y)
	p.curve(x-r, y+k*r, x-k*r, y+r, x, y+r)
	p.curve(x+k*r, y+r, x+r, y+k*r, x+r, y)
	p.op("h")
}

func (p *page) curve(x1, y1, x2, y2, x, y float64) {
	p.point(x1, y1)
	p.point(x2, y2)
	p.point(x, y)
	p.op("c")
}
