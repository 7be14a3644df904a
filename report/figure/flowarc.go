package figure

import (
	"cmp"
	"math"
	"slices"
)

// routeArcs leads flows within a column round what lies between, on the side of
// the gap between the columns. Short ones lie inside long ones, and arcs that
// do not meet share a lane.
func (c *FlowChart) routeArcs() {
	var arcs []int
	for k := range c.links {
		if c.course(k) == courseAround {
			arcs = append(arcs, k)
		}
	}
	slices.SortStableFunc(arcs, func(x, y int) int {
		fromX, toX := c.arcEnds(x)
		fromY, toY := c.arcEnds(y)
		return cmp.Compare(math.Abs(toX-fromX), math.Abs(toY-fromY))
	})
	lanes := map[int]int{} // of the arcs led so far
	for i, k := range arcs {
		lane := 0
		for taken := true; taken; {
			taken = false
			for _, o := range arcs[:i] {
				if lanes[o] == lane && c.arcColumn(o) == c.arcColumn(k) && c.arcsMeet(o, k) {
					lane, taken = lane+1, true
					break
				}
			}
		}
		lanes[k] = lane
		c.routes[k] = c.arcRoute(k, lane)
	}
}

// arcEnds are the heights at which a flow within a column starts and ends.
func (c *FlowChart) arcEnds(k int) (from, to float64) {
	l := c.Links[c.links[k]]
	return c.boxes[l.From].mid() + c.end(l.From, k), c.boxes[l.To].mid() + c.end(l.To, k)
}

func (c *FlowChart) arcColumn(k int) int { return c.cells[c.Links[c.links[k]].From].column }

// arcsMeet reports whether two arcs in one lane would touch.
func (c *FlowChart) arcsMeet(x, y int) bool {
	const apart = 2
	fromX, toX := c.arcEnds(x)
	fromY, toY := c.arcEnds(y)
	return min(fromX, toX) < max(fromY, toY)+apart && min(fromY, toY) < max(fromX, toX)+apart
}

// arcRoute leads one flow.
func (c *FlowChart) arcRoute(k, lane int) flowRoute {
	const first, step, widest = 6.5, 2.4, 24.0
	b := c.boxes[c.Links[c.links[k]].From]
	x, d := b.x+b.w, 1.0
	if c.arcColumn(k) == 1 {
		x, d = b.x, -1
	}
	out := x + d*min(first+step*float64(lane), widest)
	y, end := c.arcEnds(k)
	up := direction(y, end)
	bend := min(2.5, (end-y)*up/2)
	p := start(x, y)
	p.line(out-d*bend, y)
	p.corner(out, y, out, y+up*bend)
	p.line(out, end-up*bend)
	p.corner(out, end, out-d*bend, end)
	r := p.tip(x, end, -d, 0)
	r.midX, r.midY = out, (y+end)/2
	r.spots = arcSpots(out, d, (y+end)/2)
	return r
}
