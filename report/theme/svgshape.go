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
