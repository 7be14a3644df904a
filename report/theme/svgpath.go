package theme

import (
	"math"
	"strconv"
	"strings"

	"lotse/report/figure"
)

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
