package figure

import "slices"

// A flowRoute is the line of a link.
type flowRoute struct {
	path   []Segment
	points []float64 // along it, x and y in turn
	x, y   float64   // its tip
	dx, dy float64   // where the tip points
	midX   float64
	midY   float64
	spots  []flowSpot // where its words may stand, the best first
}

// route leads every link.
func (c *FlowChart) route() {
	c.routes = make([]flowRoute, len(c.links))
	lanes := map[[2]int]int{} // of flows led past a row, by row and side
	for k, i := range c.links {
		l := c.Links[i]
		switch c.course(k) {
		case courseLevel:
			c.routes[k] = c.levelRoute(k, l)
		case courseSlope:
			c.routes[k] = c.slopeRoute(k, l)
		case courseAbove:
			c.routes[k] = c.pastRoute(l.From, lanes, -1)
		case courseBelow:
			c.routes[k] = c.pastRoute(l.To, lanes, 1)
		case courseStraight:
			c.routes[k] = c.straightRoute(k, l)
		}
	}
	c.routeArcs()
	c.markDeadEnds()
}

// markDeadEnds puts a mark to the right of a department at which flows end,
// where there is room; elsewhere its box says so.
func (c *FlowChart) markDeadEnds() {
	for n, node := range c.Nodes {
		if !node.DeadEnd || slices.ContainsFunc(c.ends[n], func(e flowEnd) bool { return e.right }) {
			continue
		}
		b := c.boxes[n]
		d := flowDead{n, b.x + b.w, b.mid()}
		if !slices.ContainsFunc(c.routes, func(r flowRoute) bool { return passes(r.points, d.area()) }) {
			c.dead = append(c.dead, d)
		}
	}
}

// A flowDead is the mark of a dead end at a box's right side.
type flowDead struct {
	node int
	x, y float64
}

// area is what the mark and its word take.
func (d flowDead) area() rect { return rect{d.x + 0.1, d.y - 2.6, deadWidth, 5.2} }

// A pen draws a route.
type pen struct{ r flowRoute }

func start(x, y float64) *pen {
	return &pen{flowRoute{path: []Segment{{Op: 'M', X: x, Y: y}}, points: []float64{x, y}, x: x, y: y}}
}

func (p *pen) line(x, y float64) {
	p.r.path = append(p.r.path, Segment{Op: 'L', X: x, Y: y})
	p.r.points = append(p.r.points, x, y)
	p.r.x, p.r.y = x, y
}

func (p *pen) curve(x1, y1, x2, y2, x, y float64) {
	p.r.path = append(p.r.path, Segment{Op: 'C', X1: x1, Y1: y1, X2: x2, Y2: y2, X: x, Y: y})
	const pieces = 12
	x0, y0 := p.r.x, p.r.y
	for i := 1; i <= pieces; i++ {
		t := float64(i) / pieces
		a, b, d, e := (1-t)*(1-t)*(1-t), 3*(1-t)*(1-t)*t, 3*(1-t)*t*t, t*t*t
		p.r.points = append(p.r.points, a*x0+b*x1+d*x2+e*x, a*y0+b*y1+d*y2+e*y)
	}
	p.r.x, p.r.y = x, y
}

// corner turns from the direction it comes from into another with a quarter of
// a circle around the point x, y.
func (p *pen) corner(x, y, toX, toY float64) {
	const k = 0.55 // a quarter of a circle as one curve
	x0, y0 := p.r.x, p.r.y
	p.curve(x0+(x-x0)*k, y0+(y-y0)*k, toX+(x-toX)*k, toY+(y-toY)*k, toX, toY)
}

// tip ends a route before the head, which is drawn apart.
func (p *pen) tip(x, y, dx, dy float64) flowRoute {
	p.line(x-dx*flowHead, y-dy*flowHead)
	p.r.points = append(p.r.points, x, y)
	p.r.x, p.r.y, p.r.dx, p.r.dy = x, y, dx, dy
	return p.r
}

// levelRoute goes straight to a neighbour in the same row, or to the team.
func (c *FlowChart) levelRoute(k int, l FlowLink) flowRoute {
	var x, to, y float64
	switch {
	case l.To == FlowTeam:
		b := c.boxes[l.From]
		x, to, y = b.x+b.w, c.team.x, b.mid()+c.end(l.From, k)
	case l.From == FlowTeam:
		b := c.boxes[l.To]
		x, to, y = c.team.x, b.x+b.w, b.mid()+c.end(l.To, k)
	default:
		a, b := c.boxes[l.From], c.boxes[l.To]
		x, to, y = a.x+a.w, b.x, a.mid()+c.end(l.From, k)
		if a.x > b.x {
			x, to = a.x, b.x+b.w
		}
	}
	d := direction(x, to)
	r := start(x, y).tip(to, y, d, 0)
	r.midX, r.midY = (x+to-d*flowHead)/2, y
	r.spots = levelSpots(min(x, to), max(x, to), y)
	if d < 0 { // what flows back runs below its partner, and so do its words
		slices.Reverse(r.spots)
	}
	return r
}

func direction(from, to float64) float64 {
	if to < from {
		return -1
	}
	return 1
}

// slopeRoute swings from one column to the other, up or down.
func (c *FlowChart) slopeRoute(k int, l FlowLink) flowRoute {
	a, b := c.boxes[l.From], c.boxes[l.To]
	x, to := a.x+a.w, b.x
	if a.x > b.x {
		x, to = a.x, b.x+b.w
	}
	y, end := a.mid()+c.end(l.From, k), b.mid()+c.end(l.To, k)
	d := direction(x, to)
	stop := to - d*(flowHead+0.8)
	p := start(x, y)
	mid := (x + stop) / 2
	p.curve(mid, y, mid, end, stop, end)
	r := p.tip(to, end, d, 0)
	r.midX, r.midY = mid, (y+end)/2
	r.spots = slopeSpots(x, y, to, end)
	return r
}

// pastRoute leads a flow between the left column and the team past the box in
// its row: above it (side -1) towards the team, below it (1) on the way back.
func (c *FlowChart) pastRoute(node int, lanes map[[2]int]int, side int) flowRoute {
	const radius, inset = 2.5, 7.0
	b, row, s := c.boxes[node], c.cells[node].row, float64(side)
	lane := lanes[[2]int{row, side}]
	lanes[[2]int{row, side}]++
	edge, out := c.rowEdge(row, side), b.y
	if side > 0 {
		out = b.y + b.h
	}
	y := edge + s*(c.sizes().channel+float64(lane)*c.step())
	x := b.x + b.w - inset - float64(lane)*3
	bend := min(radius, (y-out)*s)
	var r flowRoute
	if side < 0 {
		p := start(x, out)
		p.line(x, y-s*bend)
		p.corner(x, y, x+bend, y)
		r = p.tip(c.team.x, y, 1, 0)
	} else {
		p := start(c.team.x, y)
		p.line(x+bend, y)
		p.corner(x, y, x, y-s*bend)
		r = p.tip(x, out, 0, -s)
	}
	r.midX, r.midY = flowRight+flowBox/2+12, y
	r.spots = pastSpots(b.x+b.w, y)
	return r
}

// rowEdge is the upper (side -1) or lower edge of a row's highest box.
func (c *FlowChart) rowEdge(row, side int) float64 {
	edge, found := 0.0, false
	for n, cell := range c.cells {
		if cell.row != row {
			continue
		}
		b := c.boxes[n]
		switch {
		case side < 0 && (!found || b.y < edge):
			edge = b.y
		case side > 0 && (!found || b.y+b.h > edge):
			edge = b.y + b.h
		}
		found = true
	}
	return edge
}

// straightRoute goes up or down to the next box of the column. Parallel flows
// stand side by side.
func (c *FlowChart) straightRoute(k int, l FlowLink) flowRoute {
	a, b := c.boxes[l.From], c.boxes[l.To]
	side := 0
	for j := range k {
		o := c.Links[c.links[j]]
		if o.From == l.From && o.To == l.To || o.From == l.To && o.To == l.From {
			side++
		}
	}
	x := a.x + 7 + float64(side)*5.2
	y, to, d := a.y+a.h, b.y, 1.0
	if a.y > b.y {
		y, to, d = a.y, b.y+b.h, -1
	}
	r := start(x, y).tip(x, to, 0, d)
	r.midX, r.midY = x, (y+to-d*flowHead)/2
	r.spots = besideSpots(x, (y+to)/2)
	return r
}
