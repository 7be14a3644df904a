package pdf

import (
	"math"
	"strconv"

	"lotse/report/figure"
)

// A canvas lets a figure draw on a page. Scale is below 1 for figures that are
// taller than a page.
type canvas struct {
	page  *page
	x, y  float64 // the figure's top left corner on the page
	scale float64
}

var _ figure.Canvas = (*canvas)(nil)

// Rect draws a rectangle; Style says how.
func (c *canvas) Rect(x, y, w, h float64, s figure.Style) {
	c.paint(s, func() { c.page.rectangle(c.x+x*c.scale, c.y+y*c.scale, w*c.scale, h*c.scale) },
		figure.Segment{X1: x, Y1: y, X2: x + w, Y2: y + h})
}

// Circle draws a circle.
func (c *canvas) Circle(x, y, r float64, s figure.Style) {
	c.paint(s, func() { c.page.circle(c.x+x*c.scale, c.y+y*c.scale, r*c.scale) },
		figure.Segment{X1: x - r, Y1: y - r, X2: x + r, Y2: y + r})
}

// Path draws straight and curved segments.
func (c *canvas) Path(segments []figure.Segment, s figure.Style) {
	if len(segments) == 0 {
		return
	}
	c.paint(s, func() { c.trace(segments) }, bounds(segments))
}

// trace writes a path.
func (c *canvas) trace(segments []figure.Segment) {
	p := c.page
	at := func(x, y float64) (float64, float64) { return c.x + x*c.scale, c.y + y*c.scale }
	for i, s := range segments {
		switch {
		case s.Op == 'Z':
			p.op("h")
		case s.Op == 'M' || i == 0:
			p.point(at(s.X, s.Y))
			p.op("m")
		case s.Op == 'C':
			x1, y1 := at(s.X1, s.Y1)
			x2, y2 := at(s.X2, s.Y2)
			x, y := at(s.X, s.Y)
			p.curve(x1, y1, x2, y2, x, y)
		default:
			p.point(at(s.X, s.Y))
			p.op("l")
		}
	}
}

// bounds is the rectangle around a path and its control points, as X1, Y1, X2, Y2.
func bounds(segments []figure.Segment) figure.Segment {
	b := figure.Segment{X1: math.Inf(1), Y1: math.Inf(1), X2: math.Inf(-1), Y2: math.Inf(-1)}
	grow := func(x, y float64) {
		b.X1, b.X2 = min(b.X1, x), max(b.X2, x)
		b.Y1, b.Y2 = min(b.Y1, y), max(b.Y2, y)
	}
	for _, s := range segments {
		if s.Op == 'Z' {
			continue
		}
		grow(s.X, s.Y)
		if s.Op == 'C' {
			grow(s.X1, s.Y1)
			grow(s.X2, s.Y2)
		}
	}
	return b
}

// paint fills, hatches and strokes a path that trace writes, within its bounds.
func (c *canvas) paint(s figure.Style, trace func(), within figure.Segment) {
	p := c.page
	fills, strokes := s.Fill.A != 0, s.Stroke.A != 0 && s.Width > 0
	if fills {
		fill := p.doc.flat(s.Fill)
		p.setAlpha(fill.A)
		p.setFill(fill)
		trace()
		if s.EvenOdd {
			p.op("f*")
		} else {
			p.op("f")
		}
	}
	if s.Hatch && s.Stroke.A != 0 {
		c.hatch(s, trace, within)
	}
	if strokes {
		stroke := p.doc.flat(s.Stroke)
		p.setAlpha(stroke.A)
		p.setStroke(stroke, s.Width*c.scale)
		p.setDash(c.scaled(s.Dash))
		p.setRound(s.Round)
		trace()
		p.op("S")
		p.setDash(nil)
		p.setRound(false)
	}
	p.setAlpha(255)
}

// scaled returns lengths in the canvas's scale.
func (c *canvas) scaled(lengths []float64) []float64 {
	if c.scale == 1 {
		return lengths
	}
	out := make([]float64, len(lengths))
	for i, l := range lengths {
		out[i] = l * c.scale
	}
	return out
}

// The distance of hatching lines in mm and their width in points.
const (
	hatchStep  = 1.2
	hatchWidth = 0.5
)

// hatch draws lines of 45° within a path. They lie on one lattice for the whole
// figure, so that neighbours match.
func (c *canvas) hatch(s figure.Style, trace func(), within figure.Segment) {
	p := c.page
	was := p.save()
	trace()
	p.op("W n")
	stroke := p.doc.flat(s.Stroke)
	p.setAlpha(stroke.A)
	p.setStroke(stroke, hatchWidth*c.scale)
	x1, y1, x2, y2 := within.X1, within.Y1, within.X2, within.Y2
	for i := math.Ceil((x1 + y1) / hatchStep); i*hatchStep < x2+y2; i++ {
		d := i * hatchStep // the line x + y = d
		fromX, toX := max(x1, d-y2), min(x2, d-y1)
		if toX-fromX < 0.01 {
			continue
		}
		p.point(c.x+fromX*c.scale, c.y+(d-fromX)*c.scale)
		p.op("m")
		p.point(c.x+toX*c.scale, c.y+(d-toX)*c.scale)
		p.op("l")
	}
	p.op("S")
	p.restore(was)
}

// Text sets one line and returns its width in mm.
func (c *canvas) Text(x, y float64, words string, t figure.TextStyle) float64 {
	st := c.style(t)
	px, py := c.x+x*c.scale, c.y+y*c.scale
	if t.Rotate == 0 {
		return c.page.label(px, py, words, t.Align, st) / c.scale
	}
	return c.turned(px, py, words, t, st) / c.scale
}

// turned sets rotated words: the baseline starts at x, y and rises by t.Rotate.
func (c *canvas) turned(x, y float64, words string, t figure.TextStyle, st textStyle) float64 {
	p := c.page
	words = p.doc.oneLine(p.doc.face(st.face), words)
	w := p.doc.width(words, st)
	sin, cos := math.Sincos(t.Rotate * math.Pi / 180)
	shift := 0.0
	switch t.Align {
	case figure.Center:
		shift = w / 2
	case figure.Right:
		shift = w
	}
	x, y = x-shift*cos, y+shift*sin
	p.setFill(st.color)
	p.op("BT")
	p.setFont(int(st.face), st.size)
	for _, v := range []float64{cos, sin, -sin, cos} {
		p.buf = strconv.AppendFloat(p.buf, math.Round(v*1e5)/1e5+0, 'f', -1, 64)
		p.buf = append(p.buf, ' ')
	}
	p.point(x, y)
	p.op("Tm")
	p.show(words+" ", st, 0)
	p.op("ET")
	return w
}

// Measure returns the width in mm that Text would use.
func (c *canvas) Measure(words string, t figure.TextStyle) float64 {
	st := c.style(t)
	return c.page.doc.width(oneLine(c.page.doc.face(st.face), words), st) / c.scale
}

// style is the page's text style for a figure's.
func (c *canvas) style(t figure.TextStyle) textStyle {
	if t.Color.A == 0 {
		t.Color = ink
	}
	if t.Size <= 0 {
		t.Size = styleFact.size
	}
	if t.Face < 0 || int(t.Face) >= len(faceFiles) {
		t.Face = figure.Sans
	}
	size := t.Size * c.scale
	return textStyle{t.Face, size, size * 1.4, t.Color}
}
