package theme

import (
	"math"
	"strconv"
	"strings"

	"lotse/report/figure"
)

// A matrix moves, scales and turns: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

func (m matrix) point(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// times is m after n.
func (m matrix) times(n matrix) matrix {
	e, f := m.point(n[4], n[5])
	return matrix{m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1], m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3], e, f}
}

// scale is how much wider lines become.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m[0]*m[3] - m[1]*m[2])) }

// mostCoordinate bounds numbers: what lies further away is no logo.
const mostCoordinate = 1e6

// length reads a number, with px or without a unit.
func (s *svgReader) length(value string) float64 {
	value = strings.TrimSuffix(strings.TrimSpace(value), "px")
	if value == "" {
		return 0
	}
	v, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > mostCoordinate {
		s.addf("the number %q is not read; without a unit, or in px", value)
		return 0
	}
	return v
}

// numbers reads numbers between spaces and commas, or beside each other where a sign or a
// point parts them.
func (s *svgReader) numbers(list string) []float64 {
	p := &pathData{s: s, rest: list}
	var all []float64
	for p.more() {
		v, ok := p.number()
		if !ok {
			s.addf("the numbers %.40q are not read", list)
			return nil
		}
		all = append(all, v)
	}
	return all
}

// transform reads translate(1 2) scale(3) rotate(4) matrix(…) skewX(…) skewY(…).
func (s *svgReader) transform(value string) matrix {
	m := identity
	rest := strings.TrimSpace(value)
	for rest != "" {
		name, after, ok := strings.Cut(rest, "(")
		args, more, closed := strings.Cut(after, ")")
		n := s.numbers(args)
		step, known := transformation(strings.TrimSpace(name), n)
		if !ok || !closed || !known {
			s.addf("the transform %.40q is not read", value)
			return identity
		}
		m = m.times(step)
		rest = strings.TrimLeft(more, " ,\t\n\r")
	}
	return m
}

func transformation(name string, n []float64) (matrix, bool) {
	turn := func(degrees float64) matrix {
		sin, cos := math.Sincos(degrees * math.Pi / 180)
		return matrix{cos, sin, -sin, cos, 0, 0}
	}
	switch {
	case name == "translate" && len(n) == 1:
		return matrix{1, 0, 0, 1, n[0], 0}, true
	case name == "translate" && len(n) == 2:
		return matrix{1, 0, 0, 1, n[0], n[1]}, true
	case name == "scale" && len(n) == 1:
		return matrix{n[0], 0, 0, n[0], 0, 0}, true
	case name == "scale" && len(n) == 2:
		return matrix{n[0], 0, 0, n[1], 0, 0}, true
	case name == "rotate" && len(n) == 1:
		return turn(n[0]), true
	case name == "rotate" && len(n) == 3:
		return matrix{1, 0, 0, 1, n[1], n[2]}.times(turn(n[0])).times(matrix{1, 0, 0, 1, -n[1], -n[2]}), true
	case name == "matrix" && len(n) == 6:
		return matrix(n), true
	case name == "skewX" && len(n) == 1:
		return matrix{1, 0, math.Tan(n[0] * math.Pi / 180), 1, 0, 0}, true
	case name == "skewY" && len(n) == 1:
		return matrix{1, math.Tan(n[0] * math.Pi / 180), 0, 1, 0, 0}, true
	}
	return identity, false
}

// basic makes a path of a basic shape.
func (s *svgReader) basic(name string, attrs map[string]string) []figure.Segment {
	at := func(key string) float64 { return s.length(attrs[key]) }
	switch name {
	case "rect":
		if at("rx") != 0 || at("ry") != 0 {
			return rounded(at("x"), at("y"), at("width"), at("height"), max(at("rx"), at("ry")))
		}
		x, y, w, h := at("x"), at("y"), at("width"), at("height")
		return polygon([]float64{x, y, x + w, y, x + w, y + h, x, y + h}, true)
	case "circle":
		return ellipse(at("cx"), at("cy"), at("r"), at("r"))
	case "ellipse":
		return ellipse(at("cx"), at("cy"), at("rx"), at("ry"))
	case "line":
		return polygon([]float64{at("x1"), at("y1"), at("x2"), at("y2")}, false)
	}
	points := s.numbers(attrs["points"])
	return polygon(points[:len(points)/2*2], name == "polygon")
}

func polygon(points []float64, closed bool) []figure.Segment {
	var path []figure.Segment
	for i := 0; i+1 < len(points); i += 2 {
		op := byte('L')
		if i == 0 {
			op = 'M'
		}
		path = append(path, figure.Segment{Op: op, X: points[i], Y: points[i+1]})
	}
	if closed && len(path) > 0 {
		path = append(path, figure.Segment{Op: 'Z'})
	}
	return path
}

// arc of a quarter: four Bézier curves make a circle.
const quarter = 0.5522847498

func curve(x1, y1, x2, y2, x, y float64) figure.Segment {
	return figure.Segment{Op: 'C', X1: x1, Y1: y1, X2: x2, Y2: y2, X: x, Y: y}
}

func ellipse(x, y, rx, ry float64) []figure.Segment {
	kx, ky := rx*quarter, ry*quarter
	return []figure.Segment{
		{Op: 'M', X: x + rx, Y: y},
		curve(x+rx, y+ky, x+kx, y+ry, x, y+ry), curve(x-kx, y+ry, x-rx, y+ky, x-rx, y),
		curve(x-rx, y-ky, x-kx, y-ry, x, y-ry), curve(x+kx, y-ry, x+rx, y-ky, x+rx, y), {Op: 'Z'},
	}
}

func rounded(x, y, w, h, r float64) []figure.Segment {
	r = min(r, w/2, h/2)
	k := r * (1 - quarter)
	return []figure.Segment{
		{Op: 'M', X: x + r, Y: y}, {Op: 'L', X: x + w - r, Y: y}, curve(x+w-k, y, x+w, y+k, x+w, y+r),
		{Op: 'L', X: x + w, Y: y + h - r}, curve(x+w, y+h-k, x+w-k, y+h, x+w-r, y+h),
		{Op: 'L', X: x + r, Y: y + h}, curve(x+k, y+h, x, y+h-k, x, y+h-r),
		{Op: 'L', X: x, Y: y + r}, curve(x, y+k, x+k, y, x+r, y), {Op: 'Z'},
	}
}

// pathData reads the d of a path, command by command (SVG 2, 9.3).
type pathData struct {
	s              *svgReader
	rest           string
	path           []figure.Segment
	x, y           float64 // where the pen is
	startX, startY float64 // of the current figure
	lastX, lastY   float64 // the last control point, for smooth curves
	last           byte
}

func (s *svgReader) pathData(d string) []figure.Segment {
	p := &pathData{s: s, rest: d}
	command := byte(0)
	for p.more() {
		c := p.rest[0]
		switch {
		case strings.IndexByte("MmLlHhVvCcSsQqTtAaZz", c) >= 0:
			command, p.rest = c, p.rest[1:]
		case command == 0, command == 'Z', command == 'z':
			s.addf("the path %.40q is not read", d)
			return nil
		}
		if !p.step(command) {
			s.addf("the path is not read at %.20q", p.rest)
			return nil
		}
		if len(p.path) > maxSegments {
			s.addf("the path has more than %d pieces", maxSegments)
			return nil
		}
		switch command { // more pairs after a move are lines
		case 'M':
			command = 'L'
		case 'm':
			command = 'l'
		}
	}
	return p.path
}

// more skips what parts numbers and says whether anything follows.
func (p *pathData) more() bool {
	p.rest = strings.TrimLeft(p.rest, " ,\t\n\r")
	return p.rest != ""
}

// number reads the next number.
func (p *pathData) number() (float64, bool) {
	if !p.more() {
		return 0, false
	}
	end, point, exponent := 0, false, false
	for end < len(p.rest) {
		c := p.rest[end]
		switch {
		case c >= '0' && c <= '9':
		case (c == '-' || c == '+') && (end == 0 || p.rest[end-1] == 'e' || p.rest[end-1] == 'E'):
		case c == '.' && !point && !exponent:
			point = true
		case (c == 'e' || c == 'E') && !exponent && end > 0:
			exponent = true
		default:
			goto done
		}
		end++
	}
done:
	v, err := strconv.ParseFloat(p.rest[:end], 64)
	if err != nil || math.Abs(v) > mostCoordinate {
		return 0, false
	}
	p.rest = p.rest[end:]
	return v, true
}

// flag reads 0 or 1, which may stand right before the next number.
func (p *pathData) flag() (bool, bool) {
	if !p.more() || p.rest[0] != '0' && p.rest[0] != '1' {
		return false, false
	}
	one := p.rest[0] == '1'
	p.rest = p.rest[1:]
	return one, true
}

// take reads n numbers.
func (p *pathData) take(n int) ([]float64, bool) {
	values := make([]float64, n)
	for i := range values {
		var ok bool
		if values[i], ok = p.number(); !ok {
			return nil, false
		}
	}
	return values, true
}

// step reads one command's numbers and draws it.
func (p *pathData) step(c byte) bool {
	relative := c >= 'a'
	kind := c &^ 0x20
	ox, oy := 0.0, 0.0
	if relative {
		ox, oy = p.x, p.y
	}
	if kind == 'Z' {
		p.path = append(p.path, figure.Segment{Op: 'Z'})
		p.x, p.y, p.last = p.startX, p.startY, kind
		return true
	}
	if kind == 'A' {
		return p.arc(ox, oy)
	}
	n, ok := p.take(map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'T': 2}[kind])
	if !ok {
		return false
	}
	mirrorX, mirrorY := 2*p.x-p.lastX, 2*p.y-p.lastY
	switch kind {
	case 'M':
		p.x, p.y = ox+n[0], oy+n[1]
		p.startX, p.startY = p.x, p.y
		p.path = append(p.path, figure.Segment{Op: 'M', X: p.x, Y: p.y})
	case 'L':
		p.line(ox+n[0], oy+n[1])
	case 'H':
		p.line(ox+n[0], p.y)
	case 'V':
		p.line(p.x, oy+n[0])
	case 'C':
		p.cubic(ox+n[0], oy+n[1], ox+n[2], oy+n[3], ox+n[4], oy+n[5])
	case 'S':
		if p.last != 'C' && p.last != 'S' {
			mirrorX, mirrorY = p.x, p.y
		}
		p.cubic(mirrorX, mirrorY, ox+n[0], oy+n[1], ox+n[2], oy+n[3])
	case 'Q':
		p.quadratic(ox+n[0], oy+n[1], ox+n[2], oy+n[3])
	case 'T':
		if p.last != 'Q' && p.last != 'T' {
			mirrorX, mirrorY = p.x, p.y
		}
		p.quadratic(mirrorX, mirrorY, ox+n[0], oy+n[1])
	}
	p.last = kind
	return true
}

func (p *pathData) line(x, y float64) {
	p.path = append(p.path, figure.Segment{Op: 'L', X: x, Y: y})
	p.x, p.y = x, y
}

func (p *pathData) cubic(x1, y1, x2, y2, x, y float64) {
	p.path = append(p.path, curve(x1, y1, x2, y2, x, y))
	p.lastX, p.lastY, p.x, p.y = x2, y2, x, y
}

// quadratic draws a curve with one control point as one with two.
func (p *pathData) quadratic(cx, cy, x, y float64) {
	p.cubic(p.x+(cx-p.x)*2/3, p.y+(cy-p.y)*2/3, x+(cx-x)*2/3, y+(cy-y)*2/3, x, y)
	p.lastX, p.lastY = cx, cy
}

// arc draws a piece of an ellipse as curves (SVG 2, B.2.4).
func (p *pathData) arc(ox, oy float64) bool {
	n, ok := p.take(3)
	if !ok {
		return false
	}
	large, ok1 := p.flag()
	sweep, ok2 := p.flag()
	end, ok3 := p.take(2)
	if !ok1 || !ok2 || !ok3 {
		return false
	}
	x, y := ox+end[0], oy+end[1]
	rx, ry := math.Abs(n[0]), math.Abs(n[1])
	p.last = 'A'
	if rx == 0 || ry == 0 || x == p.x && y == p.y {
		p.line(x, y)
		return true
	}
	sin, cos := math.Sincos(n[2] * math.Pi / 180)
	dx, dy := (p.x-x)/2, (p.y-y)/2
	ax, ay := cos*dx+sin*dy, -sin*dx+cos*dy
	if big := ax*ax/(rx*rx) + ay*ay/(ry*ry); big > 1 { // too small an ellipse grows
		rx, ry = rx*math.Sqrt(big), ry*math.Sqrt(big)
	}
	f := math.Sqrt(max(0, (rx*rx*ry*ry-rx*rx*ay*ay-ry*ry*ax*ax)/(rx*rx*ay*ay+ry*ry*ax*ax)))
	if large == sweep {
		f = -f
	}
	bx, by := f*rx*ay/ry, -f*ry*ax/rx
	center := matrix{cos * rx, sin * rx, -sin * ry, cos * ry, cos*bx - sin*by + (p.x+x)/2, sin*bx + cos*by + (p.y+y)/2}
	from := math.Atan2((ay-by)/ry, (ax-bx)/rx)
	turn := math.Atan2((-ay-by)/ry, (-ax-bx)/rx) - from
	if sweep && turn < 0 {
		turn += 2 * math.Pi
	} else if !sweep && turn > 0 {
		turn -= 2 * math.Pi
	}
	steps := int(math.Ceil(math.Abs(turn) / (math.Pi / 2)))
	for i := range steps {
		a := from + turn*float64(i)/float64(steps)
		b := from + turn*float64(i+1)/float64(steps)
		k := 4.0 / 3 * math.Tan((b-a)/4)
		sa, ca := math.Sincos(a)
		sb, cb := math.Sincos(b)
		x1, y1 := center.point(ca-k*sa, sa+k*ca)
		x2, y2 := center.point(cb+k*sb, sb-k*cb)
		ex, ey := center.point(cb, sb)
		p.cubic(x1, y1, x2, y2, ex, ey)
	}
	p.x, p.y, p.last = x, y, 'A'
	return true
}
