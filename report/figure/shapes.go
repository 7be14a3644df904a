package figure

// line draws a straight line.
func line(c Canvas, x1, y1, x2, y2 float64, s Style) {
	c.Path([]Segment{{Op: 'M', X: x1, Y: y1}, {Op: 'L', X: x2, Y: y2}}, s)
}

// polygon draws a closed path through points given as x, y, x, y …
func polygon(c Canvas, s Style, points ...float64) {
	path := make([]Segment, 0, len(points)/2+1)
	for i := 0; i+1 < len(points); i += 2 {
		op := byte('L')
		if i == 0 {
			op = 'M'
		}
		path = append(path, Segment{Op: op, X: points[i], Y: points[i+1]})
	}
	c.Path(append(path, Segment{Op: 'Z'}), s)
}

// triangle draws a triangle of a width that points up or down, its middle at x, y.
func triangle(c Canvas, x, y, width float64, up bool, s Style) {
	h := width * 0.8 / 2
	if !up {
		h = -h
	}
	polygon(c, s, x-width/2, y+h, x+width/2, y+h, x, y-h)
}

// arrowHead draws a filled head that points right (dx = 1) or up (dy = -1), its
// tip at x, y.
func arrowHead(c Canvas, x, y, dx, dy float64, col Color) {
	const long, half = 2.0, 0.9
	polygon(c, Style{Fill: col},
		x, y,
		x-dx*long+dy*half, y-dy*long+dx*half,
		x-dx*long-dy*half, y-dy*long-dx*half)
}
