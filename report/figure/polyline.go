package figure

import "math"

// along is the point at a share of a line's length; points are x and y in turn.
func along(points []float64, share float64) (x, y float64) {
	total := 0.0
	for i := 0; i+3 < len(points); i += 2 {
		total += math.Hypot(points[i+2]-points[i], points[i+3]-points[i+1])
	}
	left := total * share
	for i := 0; i+3 < len(points); i += 2 {
		d := math.Hypot(points[i+2]-points[i], points[i+3]-points[i+1])
		if d > 0 && left <= d {
			t := left / d
			return points[i] + t*(points[i+2]-points[i]), points[i+1] + t*(points[i+3]-points[i+1])
		}
		left -= d
	}
	return points[len(points)-2], points[len(points)-1]
}

// passes reports whether a line touches a rectangle.
func passes(points []float64, r rect) bool {
	for i := 0; i+3 < len(points); i += 2 {
		if clips(points[i], points[i+1], points[i+2], points[i+3], r) {
			return true
		}
	}
	return false
}

// clips reports whether a part of a straight line lies in a rectangle: the line
// is cut at the rectangle's four edges (Liang and Barsky 1984).
func clips(x1, y1, x2, y2 float64, r rect) bool {
	dx, dy := x2-x1, y2-y1
	from, to := 0.0, 1.0
	for _, e := range [4][2]float64{{-dx, x1 - r.x}, {dx, r.x + r.w - x1}, {-dy, y1 - r.y}, {dy, r.y + r.h - y1}} {
		p, q := e[0], e[1]
		switch {
		case p == 0 && q < 0:
			return false
		case p < 0:
			from = max(from, q/p)
		case p > 0:
			to = min(to, q/p)
		}
	}
	return from <= to
}
