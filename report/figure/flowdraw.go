package figure

import "slices"

// deadWidth is the room that the mark of a dead end takes.
const deadWidth = 25.0

// Draw draws the flows.
func (c *FlowChart) Draw(on Canvas, width float64) {
	for k := range c.links {
		c.link(on, k)
	}
	for n := range c.Nodes {
		c.node(on, n)
	}
	for _, d := range c.dead {
		c.deadEnd(on, d)
	}
	c.teamBox(on)
	for _, l := range c.labels {
		l.draw(on)
	}
	c.legend(on, c.height-1.6, width)
}

// flowStyle is a line by how the flow works.
func flowStyle(s FlowState) Style {
	switch s {
	case FlowPartly:
		return Style{Stroke: Navy, Width: 1.5, Dash: []float64{2, 1.3}}
	case FlowFails:
		return Style{Stroke: Orange, Width: 1.3}
	}
	return Style{Stroke: Navy, Width: 1.6}
}

// link draws a line, its head and, where it fails, its cross.
func (c *FlowChart) link(on Canvas, k int) {
	l, r := c.Links[c.links[k]], c.routes[k]
	s := flowStyle(l.Works)
	on.Path(r.path, s)
	flowTip(on, r.x, r.y, r.dx, r.dy, s.Stroke, l.Owned)
	if l.Works == FlowFails {
		flowCross(on, r.midX, r.midY)
	}
}

// flowTip draws a head: filled where somebody answers for the flow.
func flowTip(on Canvas, x, y, dx, dy float64, col Color, filled bool) {
	const half = 1.25
	s := Style{Fill: col, Stroke: col, Width: 0.5}
	if !filled {
		s = Style{Fill: White, Stroke: col, Width: 0.9}
	}
	bx, by := x-dx*flowHead, y-dy*flowHead
	polygon(on, s, x-dx*0.15, y-dy*0.15, bx+dy*half, by+dx*half, bx-dy*half, by-dx*half)
}

func flowCross(on Canvas, x, y float64) {
	const r = 1.5
	s := Style{Stroke: Orange, Width: 1.7}
	line(on, x-r, y-r, x+r, y+r, s)
	line(on, x-r, y+r, x+r, y-r, s)
}

// cutStyle is the outline of a department that does not reach the team.
func cutStyle() Style {
	return Style{Fill: White, Stroke: Navy, Width: 1.5, Dash: []float64{0.5, 0.9}}
}

// node draws a department.
func (c *FlowChart) node(on Canvas, n int) {
	node, b := c.Nodes[n], c.boxes[n]
	s := Style{Fill: Pale, Stroke: Navy, Width: 0.7}
	if node.Cut {
		s = cutStyle()
	}
	on.Rect(b.x, b.y, b.w, b.h, s)
	name, reason := strong(labelSize, Navy), words(smallSize, Grey)
	if c.compact {
		name.Size = smallSize
		on.Text(b.x+b.w/2, b.mid()+name.cap()/2, cut(on, node.Name, b.w-2, name), name.centred())
		for _, f := range c.notes {
			if f.node == n {
				f.draw(on)
			}
		}
		return
	}
	ls := wrap(on, node.Name, b.w-3, 2, name)
	why := node.Reason
	if node.DeadEnd && !c.marked(n) {
		why += ", " + c.Dead
	}
	rs := wrap(on, why, b.w-2, 1, reason)
	const lead, gap = 3.5, 0.3
	high := float64(len(ls)-1)*lead + name.cap()
	if len(rs) > 0 {
		high += lead + gap
	}
	y := b.mid() - high/2 + name.cap()
	for _, l := range ls {
		on.Text(b.x+b.w/2, y, l, name.centred())
		y += lead
	}
	for _, l := range rs {
		on.Text(b.x+b.w/2, y+gap, l, reason.centred())
	}
}

// marked reports whether a dead end is marked beside its box.
func (c *FlowChart) marked(n int) bool {
	return slices.ContainsFunc(c.dead, func(d flowDead) bool { return d.node == n })
}

// deadEnd draws a bar at which nothing goes on.
func (c *FlowChart) deadEnd(on Canvas, d flowDead) {
	line(on, d.x, d.y, d.x+6.5, d.y, Style{Stroke: Grey, Width: 0.8, Dash: []float64{0.4, 0.9}})
	line(on, d.x+7, d.y-2.2, d.x+7, d.y+2.2, Style{Stroke: Navy, Width: 2})
	t := strong(smallSize, Navy)
	on.Text(d.x+8.8, d.y+t.cap()/2, cut(on, c.Dead, deadWidth-8.8, t), t)
}

// teamBox draws the team and the note below it.
func (c *FlowChart) teamBox(on Canvas) {
	b := c.team
	on.Rect(b.x, b.y, b.w, b.h, Style{Fill: Navy})
	t := strong(10, White)
	ls := wrap(on, c.Team, b.w-4, 3, t)
	block(on, b.x+b.w/2, b.mid()+t.cap()/2-float64(len(ls)-1)*t.lead()/2, ls, t.centred())
	note := strong(labelSize, Navy)
	block(on, b.x, b.y+b.h+4.4, wrap(on, c.TeamNote, b.w, 5, note), note)
}

// draw sets a flow's words or its number.
func (l flowLabel) draw(on Canvas) {
	t := words(smallSize, Ink)
	t.Align = l.spot.align
	ls := wrap(on, l.text, l.spot.w, l.spot.lines, t)
	y := l.spot.y
	switch l.spot.side {
	case -1:
		y -= float64(len(ls)-1)*flowLead + 0.3
	case 0:
		y += t.cap()/2 - float64(len(ls)-1)*flowLead/2
	case 1:
		y += t.cap() + 0.3
	}
	if w := on.Measure(l.text, t); l.onTop {
		on.Rect(l.spot.x-w/2-0.4, l.spot.y-1.4, w+0.8, 2.8, Style{Fill: White})
	}
	for i, s := range ls {
		on.Text(l.spot.x, y+float64(i)*flowLead, s, t)
	}
}

// legend explains lines, heads and outlines.
func (c *FlowChart) legend(on Canvas, y, width float64) {
	t := words(smallSize, Grey)
	l := c.Legend
	const stroke, outline, near, apart = 8.0, 6.3, 1.4, 5.0
	used := 3*(stroke+near) + 2*(flowHead+near) + outline + near
	for _, s := range []string{l.Works, l.Partly, l.Fails, l.Owned, l.Unowned, l.Cut} {
		used += on.Measure(s, t)
	}
	gap := min(max((width-used)/5, 1), apart)
	mid, x := y-t.cap()/2, 0.0
	say := func(sample float64, s string) {
		x += sample + near
		x += on.Text(x, y, cut(on, s, max(width-x, 5), t), t) + gap
	}
	for i, s := range []string{l.Works, l.Partly, l.Fails} {
		state := FlowState(i)
		line(on, x, mid, x+stroke, mid, flowStyle(state))
		if state == FlowFails {
			flowCross(on, x+stroke/2, mid)
		}
		say(stroke, s)
	}
	flowTip(on, x+flowHead, mid, 1, 0, Navy, true)
	say(flowHead, l.Owned)
	flowTip(on, x+flowHead, mid, 1, 0, Navy, false)
	say(flowHead, l.Unowned)
	on.Rect(x+0.3, mid-1.4, outline-0.3, 2.8, cutStyle())
	say(outline, l.Cut)
}
