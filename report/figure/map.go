package figure

// A Map is one point between two axes from 0 to 100, in one of four fields.
type Map struct {
	X, Y         Value
	AxisX, AxisY string
	Fields       [4]string // top left, top right, bottom left, bottom right
	Threshold    float64   // where the fields meet, on both axes
	Missing      string    // said at an axis without a value
	Side         float64   // of the plot, mm
}

// The room for axes beside and below the plot, and the point's size.
const (
	mapLeft   = 11.5
	mapTop    = 0.5
	mapBottom = 9.5
)

// radius is the point's: smaller on a small map.
func (m Map) radius() float64 {
	if m.Side < 45 {
		return 1.6
	}
	return 2
}

// Height is the figure's height.
func (m Map) Height() float64 { return mapTop + m.Side + mapBottom }

// Width is the figure's width.
func (m Map) Width() float64 { return mapLeft + m.Side }

// box is a rectangle that words must not touch.
type box struct{ x1, y1, x2, y2 float64 }

func (b box) meets(o box) bool {
	return b.x1 < o.x2 && o.x1 < b.x2 && b.y1 < o.y2 && o.y1 < b.y2
}

// plot is a map being drawn.
type plot struct {
	Map
	c          Canvas
	x, y       float64 // top left corner of the plot
	px, py     float64 // the point
	tx, ty     float64 // where the fields meet
	mark       []box   // the point
	lines      []box   // the lines to its values
	whole      bool    // both values are known
	leftField  bool
	upperField bool
}

// Draw draws the map with its top left corner at x, y.
func (m Map) Draw(c Canvas, x, y float64) {
	p := plot{Map: m, c: c, x: x + mapLeft, y: y + mapTop, whole: m.X.Known && m.Y.Known}
	h := scale{0, 100, p.x, m.Side}
	p.px, p.tx = inside(h.at(m.X.At), p.x, m.Side, m.radius()), h.at(m.Threshold)
	p.py, p.ty = inside(p.up(m.Y.At), p.y, m.Side, m.radius()), p.up(m.Threshold)
	p.leftField, p.upperField = m.X.At < m.Threshold, m.Y.At >= m.Threshold
	p.grid()
	p.drops()
	p.names()
	p.axes()
	p.point()
}

// up is where a value of the y axis lies.
func (p *plot) up(v float64) float64 { return 2*p.y + p.Side - scale{0, 100, p.y, p.Side}.at(v) }

// inside keeps the whole point inside the plot.
func inside(v, from, side, radius float64) float64 {
	return min(max(v, from+radius), from+side-radius)
}

// field is the rectangle of field i.
func (p *plot) field(i int) box {
	b := box{p.x, p.y, p.x + p.Side, p.y + p.Side}
	if i%2 == 0 {
		b.x2 = p.tx
	} else {
		b.x1 = p.tx
	}
	if i < 2 {
		b.y2 = p.ty
	} else {
		b.y1 = p.ty
	}
	return b
}

// current is the field the point lies in; -1 for none.
func (p *plot) current() int {
	if !p.whole {
		return -1
	}
	i := 0
	if !p.leftField {
		i++
	}
	if !p.upperField {
		i += 2
	}
	return i
}

// grid draws the fields and their names.
func (p *plot) grid() {
	if i := p.current(); i >= 0 {
		f := p.field(i)
		p.c.Rect(f.x1, f.y1, f.x2-f.x1, f.y2-f.y1, Style{Fill: Tint})
	}
	s := Style{Stroke: Grey, Width: 0.6}
	p.c.Rect(p.x, p.y, p.Side, p.Side, s)
	line(p.c, p.tx, p.y, p.tx, p.y+p.Side, s)
	line(p.c, p.x, p.ty, p.x+p.Side, p.ty, s)
}

// names sets the fields' names, clear of the point and its lines.
func (p *plot) names() {
	if p.X.Known {
		p.lines = append(p.lines, box{p.px - markAir, p.py, p.px + markAir, p.y + p.Side})
	}
	if p.Y.Known {
		p.lines = append(p.lines, box{p.x, p.py - markAir, p.px, p.py + markAir})
	}
	switch {
	case p.whole:
		r := p.radius() + markAir
		p.mark = []box{{p.px - r, p.py - r, p.px + r, p.py + r}}
	case p.Y.Known:
		p.mark = []box{{p.x, p.py - markAir, p.x + p.Side, p.py + markAir}}
	default:
		p.mark = []box{{p.px - markAir, p.y, p.px + markAir, p.y + p.Side}}
	}
	for i, name := range p.Fields {
		t := words(smallSize, Grey)
		if i == p.current() {
			t = strong(smallSize, Navy)
		}
		p.name(p.field(i), name, t)
	}
}

// axes draws the axes' names, arrows and ticks.
func (p *plot) axes() {
	bottom, t := p.y+p.Side, strong(smallSize, Navy)
	w := p.c.Text(p.x, bottom+7.7, cut(p.c, p.AxisX, p.Side, t), t)
	if from := p.x + w + 1.5; p.x+p.Side-from > 4 {
		y := bottom + 7.7 - t.cap()/2
		line(p.c, from, y, p.x+p.Side-1, y, Style{Stroke: Navy, Width: 0.8})
		arrowHead(p.c, p.x+p.Side, y, 1, 0, Navy)
	}
	t.Rotate = 90
	ls := wrap(p.c, p.AxisY, p.Side, 2, t)
	for i, l := range ls {
		w = p.c.Text(p.x-mapLeft+2.4+float64(i)*t.lead(), bottom, l, t)
	}
	if to := bottom - w - 1.5; len(ls) == 1 && to-p.y > 4 {
		x := p.x - mapLeft + 2.4 - t.cap()/2
		line(p.c, x, to, x, p.y+1, Style{Stroke: Navy, Width: 0.8})
		arrowHead(p.c, x, p.y, 0, -1, Navy)
	}
	p.ticks()
}

// ticks prints 0, 50 and 100, but not where a value of the point is printed.
func (p *plot) ticks() {
	t, bottom := words(smallSize, Grey), p.y+p.Side
	const near = 5.0
	for _, tick := range []struct {
		v     float64
		words string
		align Align
	}{{0, "0", Left}, {50, "50", Center}, {100, "100", Right}} {
		x := scale{0, 100, p.x, p.Side}.at(tick.v)
		if !p.X.Known || x-p.px > near || p.px-x > near {
			t.Align = tick.align
			p.c.Text(x, bottom+3.6, tick.words, t)
		}
		y := p.up(tick.v)
		if tick.v > 0 && (!p.Y.Known || y-p.py > near-2 || p.py-y > near-2) {
			t.Align = Right
			p.c.Text(p.x-1.2, min(max(y+t.cap()/2, p.y+t.cap()), bottom), tick.words, t)
		}
	}
}

// drops draws the lines from the point to its values.
func (p *plot) drops() {
	if p.whole {
		s := Style{Stroke: Navy, Width: 0.9, Dash: []float64{0.6, 0.9}}
		line(p.c, p.x, p.py, p.px, p.py, s)
		line(p.c, p.px, p.y+p.Side, p.px, p.py, s)
	}
}

// point draws the point with its values; with only one value, a line across.
func (p *plot) point() {
	bottom, t := p.y+p.Side, strong(labelSize, Navy)
	across := Style{Stroke: Navy, Width: 3}
	switch {
	case p.whole:
		p.c.Circle(p.px, p.py, p.radius(), Style{Fill: Navy, Stroke: White, Width: 1})
	case p.Y.Known:
		line(p.c, p.x, p.py, p.x+p.Side, p.py, across)
		p.c.Text(p.x+p.Side/2, bottom+3.6, p.Missing, words(smallSize, Grey).centred())
	case p.X.Known:
		line(p.c, p.px, p.y, p.px, bottom, across)
	}
	if p.Y.Known {
		p.c.Text(p.x-1.2, p.py+t.cap()/2, p.Y.Text, t.right())
	}
	if p.X.Known {
		p.c.Text(p.px, bottom+3.6, p.X.Text, t.centred())
	}
}
