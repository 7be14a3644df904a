package figure

import (
	"math"
	"slices"
)

// A flowSpot is where words may stand: above a height (side -1), below it (1) or
// in the middle of it (0), in so much room.
type flowSpot struct {
	x, y  float64
	w     float64
	align Align
	lines int
	side  int
}

// A flowLabel is what is said at a link.
type flowLabel struct {
	spot  flowSpot
	text  string
	onTop bool // it stands on a line and needs a ground
}

// Words of flows are estimated: where they stand decides whether a table has to
// explain numbers, before there is a canvas.
const (
	flowLead = 3.0
	flowNear = 1.3 // from a line to its words
)

func levelSpots(from, to, y float64) []flowSpot {
	mid, room := (from+to)/2, to-from-2
	return []flowSpot{
		{mid, y - flowNear, room, Center, 2, -1},
		{mid, y + flowNear, room, Center, 2, 1},
	}
}

func slopeSpots(x, y, to, end float64) []flowSpot {
	side, near, far := -1, Left, Right
	if end < y {
		side = 1
	}
	in, room := 1.0, math.Abs(to-x)-2
	if to < x {
		near, far, in = Right, Left, -1
	}
	s := float64(side)
	return []flowSpot{
		{x + in, y + s*flowNear, room, near, 2, side},
		{to - in, end - s*flowNear, room, far, 2, -side},
	}
}

func pastSpots(from, y float64) []flowSpot {
	var spots []flowSpot
	const room = 40
	for _, x := range []float64{flowRight - 6, flowRight + 7, flowRight + 20, flowRight + 33, flowRight + 46} {
		for _, side := range []int{-1, 1} {
			spots = append(spots, flowSpot{x, y + float64(side)*flowNear, min(room, 2*(x-from+6)), Center, 1, side})
		}
	}
	return spots
}

func besideSpots(x, y float64) []flowSpot {
	return []flowSpot{{x + 1.4, y, 26, Left, 2, 0}}
}

func arcSpots(x, d, y float64) []flowSpot {
	if d > 0 {
		return []flowSpot{{x + 1.2, y, flowRight - x - 2, Left, 3, 0}}
	}
	return []flowSpot{{x - 1.2, y, x - flowBox - 2, Right, 3, 0}}
}

// area is what words of a width take in a spot, in as many lines as they need.
func (s flowSpot) area(width float64) (rect, int) {
	lines := min(max(int(math.Ceil(width/s.w)), 1), s.lines)
	w, h := min(width, s.w), float64(lines)*flowLead-0.4
	r := rect{x: s.x, w: w, h: h}
	switch s.align {
	case Center:
		r.x -= w / 2
	case Right:
		r.x -= w
	}
	switch s.side {
	case -1:
		r.y = s.y - h
	case 1:
		r.y = s.y
	default:
		r.y = s.y - h/2
	}
	return r, lines
}

// away moves a spot away from the cross on a flow that fails.
func (s flowSpot) away(l FlowLink) flowSpot {
	if l.Works == FlowFails {
		s.y += 0.9 * float64(s.side)
	}
	return s
}

// placeTexts finds room for every flow's words; !ok: there is not enough.
func (c *FlowChart) placeTexts() bool {
	c.labels = nil
	var areas []rect
	for k, i := range c.links {
		l := c.Links[i]
		width := estimate(visible(l.Text), words(smallSize, Ink))
		found := false
		for _, s := range c.routes[k].spots {
			s = s.away(l)
			r, lines := s.area(width)
			if s.w < 12 || width > s.w*float64(s.lines)*1.15 || !c.free(r, areas) {
				continue
			}
			s.lines = lines
			c.labels, areas, found = append(c.labels, flowLabel{spot: s, text: l.Text}), append(areas, r), true
			break
		}
		if !found {
			return false
		}
	}
	return true
}

// placeNumbers sets the flows' numbers onto their lines, where no other line
// runs, else beside them.
func (c *FlowChart) placeNumbers() {
	c.labels = nil
	var areas []rect
	for k, i := range c.links {
		number := c.Links[i].Number
		width := estimate(number, words(smallSize, Ink)) + 1
		label := flowLabel{spot: c.numberSpot(k, width, areas), text: number}
		label.onTop = label.spot.side == 0 && label.spot.align == Center
		r, _ := label.spot.area(width)
		areas = append(areas, r)
		c.labels = append(c.labels, label)
	}
}

// numberSpot is the first place for a flow's number that is clear; if none is, the
// first one on its line that at most other lines cross: the number has a ground.
func (c *FlowChart) numberSpot(k int, width float64, areas []rect) flowSpot {
	on := func(share float64) flowSpot {
		x, y := along(c.routes[k].points, share)
		return flowSpot{x, y, 8, Center, 1, 0}
	}
	var spots []flowSpot
	for _, share := range []float64{0.3, 0.22, 0.38, 0.14, 0.66, 0.74, 0.82} {
		spots = append(spots, on(share))
	}
	for _, s := range c.routes[k].spots {
		s.lines = 1
		spots = append(spots, s.away(c.Links[c.links[k]]))
	}
	const steps = 50
	for i := range steps {
		spots = append(spots, on((float64(i)+0.5)/steps))
	}
	for _, s := range spots {
		if r, _ := s.area(width); c.clear(r, areas, k) {
			return s
		}
	}
	for _, s := range spots {
		if r, _ := s.area(width); s.align == Center && s.side == 0 && c.clearOfWords(r, areas) {
			return s
		}
	}
	return spots[0]
}

// free reports whether nothing else is drawn in an area.
func (c *FlowChart) free(r rect, areas []rect) bool { return c.clear(r, areas, -1) }

// clear is free, but for the line of one link.
func (c *FlowChart) clear(r rect, areas []rect, own int) bool {
	if !c.clearOfWords(r, areas) {
		return false
	}
	for k, o := range c.routes {
		head := rect{o.x - o.dx*flowHead/2 - 1.25, o.y - o.dy*flowHead/2 - 1.25, 2.5, 2.5}
		cross := rect{o.midX - 1.9, o.midY - 1.9, 3.8, 3.8}
		if r.hits(head) || c.Links[c.links[k]].Works == FlowFails && r.hits(cross) || k != own && passes(o.points, r) {
			return false
		}
	}
	return true
}

// clearOfWords reports whether an area lies in the figure and has no box and no words
// in it, whatever lines cross it.
func (c *FlowChart) clearOfWords(r rect, areas []rect) bool {
	if r.x < 0 || r.y < 0 || r.x+r.w > flowTeam+flowTeamBox || r.y+r.h > c.height-flowLegend+1 {
		return false
	}
	if r.hits(c.team) || slices.ContainsFunc(c.boxes, r.hits) || slices.ContainsFunc(areas, r.hits) {
		return false
	}
	if slices.ContainsFunc(c.notes, func(n flowNote) bool { return r.hits(n.area) }) {
		return false
	}
	return !slices.ContainsFunc(c.dead, func(d flowDead) bool { return r.hits(d.area()) })
}
