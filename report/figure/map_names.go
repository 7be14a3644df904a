package figure

import (
	"slices"
	"strings"
)

// name sets a field's name in the first of its corners where it meets neither the
// point nor its lines: top left, then bottom right, top right, bottom left. It is
// shortened only where no width and no corner has room for the whole, not even
// across the lines.
func (p *plot) name(f box, name string, t TextStyle) {
	if p.tryName(f, name, t) {
		return
	}
	lines, mark := p.lines, p.mark
	p.lines = nil
	if !p.tryName(f, name, t) {
		p.mark = nil
		for _, m := range mark { // touch the point, if need be
			p.mark = append(p.mark, box{m.x1 + markAir, m.y1 + markAir, m.x2 - markAir, m.y2 - markAir})
		}
		if !p.tryName(f, name, t) {
			p.shortName(f, name, t)
		}
	}
	p.lines, p.mark = lines, mark
}

// shortName sets what fits above the point, or below it where there is more room:
// it lies in the middle of the field.
func (p *plot) shortName(f box, name string, t TextStyle) {
	for n := 3; n > 0; n-- {
		if p.place(f, wrap(p.c, name, f.x2-f.x1-2*namePad, n, t), t) {
			return
		}
	}
}

// tryName sets a whole name and reports whether there was room.
func (p *plot) tryName(f box, name string, t TextStyle) bool {
	for _, share := range []float64{1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5} {
		width := (f.x2 - f.x1 - 2*namePad) * share
		ls := wrap(p.c, name, width, 5, t)
		if strings.Contains(strings.Join(ls, ""), "…") {
			continue
		}
		if p.place(f, ls, t) {
			return true
		}
	}
	return false
}

// markAir is the space around the point and its lines that names keep out of.
const markAir = 0.4

// namePad is the space between a field's edge and its name.
const namePad = 1.0

// descender is how far letters reach below their baseline.
const descender = 0.8

// place sets lines in a field's first free corner; it reports whether there is one.
func (p *plot) place(f box, ls []string, t TextStyle) bool {
	w, h := widest(p.c, ls, t), float64(len(ls)-1)*t.lead()+t.cap()+descender
	if h > f.y2-f.y1-namePad {
		return false
	}
	for _, corner := range [4][2]bool{{false, false}, {true, true}, {true, false}, {false, true}} {
		b := box{x1: f.x1 + namePad, y1: f.y1 + namePad}
		if corner[0] {
			b.x1 = f.x2 - namePad - w
		}
		if corner[1] {
			b.y1 = f.y2 - namePad - h
		}
		b.x2, b.y2 = b.x1+w, b.y1+h
		if p.free(b) {
			if len(p.lines) == 0 { // a line may run below the words
				p.c.Rect(b.x1-0.3, b.y1-0.3, w+0.6, h+0.3, Style{Fill: p.ground(f)})
			}
			p.set(b, ls, t, corner[0])
			return true
		}
	}
	return false
}

// ground is the colour of a field.
func (p *plot) ground(f box) Color {
	if i := p.current(); i >= 0 && p.field(i) == f {
		return Tint
	}
	return White
}

// free reports whether words may stand in b.
func (p *plot) free(b box) bool {
	for _, a := range append(slices.Clip(p.mark), p.lines...) {
		if b.meets(a) {
			return false
		}
	}
	return true
}

// set sets lines in b, at its right edge or its left one.
func (p *plot) set(b box, ls []string, t TextStyle, right bool) {
	x := b.x1
	if right {
		x, t = b.x2, t.right()
	}
	block(p.c, x, b.y1+t.cap(), ls, t)
}
