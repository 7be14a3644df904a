package figure

import "slices"

// A flowNote says right of a low box why no flow leaves it.
type flowNote struct {
	node int
	text string
	area rect // with its ground
}

// placeNotes says of each department without a flow on its right why that is: low
// boxes have no room for it inside.
func (c *FlowChart) placeNotes() {
	if !c.compact {
		return
	}
	const near, high = 1.0, 3.0 // from the box to the ground, and the ground's height
	t := words(smallSize, Grey)
	for n, node := range c.Nodes {
		if c.marked(n) || slices.ContainsFunc(c.ends[n], func(e flowEnd) bool { return e.right }) {
			continue
		}
		s := visible(node.Reason)
		if s == "" && c.Reduced {
			s = visible(c.Via)
		}
		if s == "" {
			continue
		}
		b := c.boxes[n]
		s = cut(estimator{}, s, c.noteRoom(n), t)
		c.notes = append(c.notes, flowNote{n, s, rect{b.x + b.w + near, b.mid() - high/2, estimate(s, t) + 1, high}})
	}
}

// noteRoom is how wide the words beside a box may be: up to the next column, or to
// the team.
func (c *FlowChart) noteRoom(n int) float64 {
	b := c.boxes[n]
	if c.cells[n].column == 0 && !c.single {
		return flowRight - b.x - b.w - 3
	}
	return flowTeam - b.x - b.w - 3
}

// draw sets a note on its ground.
func (f flowNote) draw(on Canvas) {
	t := words(smallSize, Grey)
	on.Rect(f.area.x, f.area.y, on.Measure(f.text, t)+1, f.area.h, Style{Fill: White})
	on.Text(f.area.x+0.5, f.area.y+f.area.h/2+t.cap()/2, f.text, t)
}
