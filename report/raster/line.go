package raster

import (
	"math"

	"lotse/report/figure"
)

// A point in mm.
type point struct{ x, y float64 }

// A line is a chain of straight pieces; closed if it ends where it starts.
type line []point

// pieces is how many straight pieces stand for a curve or a quarter of a circle.
const pieces = 16

// circle is a closed line around a centre.
func circle(at point, r float64) line {
	l := make(line, 0, 4*pieces+1)
	for i := range 4*pieces + 1 {
		sin, cos := math.Sincos(math.Pi / 2 * float64(i%(4*pieces)) / pieces)
		l = append(l, point{at.x + r*cos, at.y + r*sin})
	}
	return l
}

// flatten turns a path into lines.
func flatten(path []figure.Segment) []line {
	var lines []line
	var now line
	end := func() {
		if len(now) > 1 {
			lines = append(lines, now)
		}
		now = nil
	}
	for _, s := range path {
		switch {
		case s.Op == 'Z':
			if len(now) > 0 {
				now = append(now, now[0])
			}
			end()
		case s.Op == 'M' || len(now) == 0:
			end()
			now = line{{s.X, s.Y}}
		case s.Op == 'C':
			from := now[len(now)-1]
			for i := 1; i <= pieces; i++ {
				t := float64(i) / pieces
				u := 1 - t
				a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
				now = append(now, point{a*from.x + b*s.X1 + c*s.X2 + d*s.X, a*from.y + b*s.Y1 + c*s.Y2 + d*s.Y})
			}
		default:
			now = append(now, point{s.X, s.Y})
		}
	}
	end()
	return lines
}

// bounds is the rectangle around lines.
func bounds(lines []line) (x1, y1, x2, y2 float64) {
	x1, y1, x2, y2 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, l := range lines {
		for _, p := range l {
			x1, x2 = min(x1, p.x), max(x2, p.x)
			y1, y2 = min(y1, p.y), max(y2, p.y)
		}
	}
	return x1, y1, x2, y2
}

// dashes cuts a line into the pieces that a pattern of dashes and gaps leaves, in mm.
func (l line) dashes(pattern []float64) []line {
	total := 0.0
	for _, d := range pattern {
		total += d
	}
	if total <= 0 {
		return []line{l}
	}
	var out []line
	at, left, on := 0, pattern[0], true
	now := line{l[0]}
	for i := 1; i < len(l); i++ {
		from, to := l[i-1], l[i]
		long := math.Hypot(to.x-from.x, to.y-from.y)
		for done := 0.0; long-done > 1e-9; {
			step := min(left, long-done)
			done, left = done+step, left-step
			p := point{from.x + (to.x-from.x)*done/long, from.y + (to.y-from.y)*done/long}
			if on {
				now = append(now, p)
			}
			if left > 1e-9 {
				continue
			}
			if on && len(now) > 1 {
				out = append(out, now)
			}
			at = (at + 1) % len(pattern)
			left, on, now = pattern[at], !on, line{p}
		}
	}
	if on && len(now) > 1 {
		out = append(out, now)
	}
	return out
}

// stroked is what a pen of a width covers along a line, as closed lines that all turn the
// same way, so that where they overlap they add up. Joints are round; ends are round if
// they shall be, else cut off.
func (l line) stroked(width float64, round bool) []line {
	var out []line
	half := width / 2
	last := len(l) - 1
	closed := last > 1 && l[0] == l[last]
	for i := 1; i <= last; i++ {
		a, b := l[i-1], l[i]
		long := math.Hypot(b.x-a.x, b.y-a.y)
		if long == 0 {
			continue
		}
		nx, ny := -(b.y-a.y)/long*half, (b.x-a.x)/long*half
		out = append(out, line{{a.x + nx, a.y + ny}, {a.x - nx, a.y - ny}, {b.x - nx, b.y - ny}, {b.x + nx, b.y + ny}})
	}
	for i, p := range l {
		if end := i == 0 || i == last; end && !round && !closed {
			continue
		}
		if corner := closed && len(l) == 5 && !round; corner { // a rectangle keeps its corners
			out = append(out, line{{p.x - half, p.y - half}, {p.x + half, p.y - half}, {p.x + half, p.y + half}, {p.x - half, p.y + half}})
			continue
		}
		out = append(out, circle(p, half))
	}
	return out
}
