package pdf

import "lotse/report/theme"

// logo draws the theme's logo at the right margin, below top, at most so high. It says
// nothing that words do not say: an artifact.
func (w *writer) logo(p *page, top, height float64) {
	t := w.source.Theme
	if t == nil || t.Logo == nil {
		return
	}
	l, scale := t.Logo, min(1, height/t.Logo.Height)
	width, high := l.Width*scale, l.Height*scale
	x := contentRight - width
	p.decorate(layout)
	if l.Plate {
		const pad = 3.0 // mm
		x -= pad
		p.box(x-pad, top-pad, width+2*pad, high+2*pad, white)
	}
	if l.Image != nil {
		p.image(w.image(*l.Image), x, top, width, high)
		return
	}
	p.drawing(l.Drawing, x, top, width)
}

// drawing draws paths, so wide.
func (p *page) drawing(d *theme.Drawing, x, y, width float64) {
	scale := width / d.Width
	c := &canvas{page: p, x: x, y: y, scale: scale}
	for _, s := range d.Shapes {
		st := s.Style
		st.Width /= mm // the drawing's units, which are scaled as lengths are, not points
		c.Path(s.Path, st)
	}
}

// cropped draws a picture that fills a rectangle; what is too much of it is cut off at
// both sides.
func (p *page) cropped(image, wide, high int, x, y, w, h float64) {
	scale := max(w/float64(wide), h/float64(high))
	iw, ih := float64(wide)*scale, float64(high)*scale
	was := p.save()
	p.rectangle(x, y, w, h)
	p.op("W n")
	p.image(image, x+(w-iw)/2, y+(h-ih)/2, iw, ih)
	p.restore(was)
}
