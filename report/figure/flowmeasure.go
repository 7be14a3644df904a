package figure

import "math"

// flowSizes are a drawing's measures in mm: of full boxes and of low ones.
type flowSizes struct {
	box, margin float64 // a box's height, and beyond its outermost flows
	gap         float64 // between rows
	channel     float64 // from a row to the first flow that is led past it
	top         float64
}

func (c *FlowChart) sizes() flowSizes {
	if c.compact {
		return flowSizes{box: 5, margin: 1.2, gap: 2.6, channel: 2.2, top: 2.4}
	}
	return flowSizes{box: 11, margin: 2.6, gap: 9, channel: 4.2, top: 3}
}

// measure places boxes and the team.
func (c *FlowChart) measure() {
	c.collect()
	s := c.sizes()
	rows := c.bands[0] + c.bands[1]
	heights := make([]float64, rows)
	above, below := make([]int, rows), make([]int, rows)
	for n, cell := range c.cells {
		heights[cell.row] = max(heights[cell.row], c.boxHeight(n))
	}
	for k, i := range c.links {
		switch l := c.Links[i]; c.course(k) {
		case courseAbove:
			above[c.cells[l.From].row]++
		case courseBelow:
			below[c.cells[l.To].row]++
		}
	}
	tops := make([]float64, rows)
	y := s.top
	for r := range rows {
		if n := above[r]; n > 0 {
			y += c.lanes(n)
			if r == 0 && !c.compact {
				y += 5.4 // room for words
			}
		}
		tops[r] = y
		y += heights[r] + c.lanes(below[r]) + s.gap
	}
	c.boxes = make([]rect, len(c.Nodes))
	for n, cell := range c.cells {
		h := c.boxHeight(n)
		c.boxes[n] = rect{c.columnX(cell.column), tops[cell.row] + (heights[cell.row]-h)/2, flowBox, h}
	}
	c.height = max(y-s.gap, s.top)
	c.placeTeam(tops, heights, above, below)
	c.height += flowLegend
}

// lanes is the room that flows led past a row need beside the usual gap.
func (c *FlowChart) lanes(n int) float64 {
	switch {
	case n == 0:
		return 0
	case c.compact:
		return float64(n) * c.step()
	}
	return float64(n-1)*c.step() + 1.2
}

// columnX is a column's left edge.
func (c *FlowChart) columnX(column int) float64 {
	if column == 0 || c.single {
		return 0
	}
	return flowRight
}

// boxHeight is what a department's name, its reason and its flows need.
func (c *FlowChart) boxHeight(n int) float64 {
	s := c.sizes()
	far := 0.0
	for _, e := range c.ends[n] {
		far = max(far, math.Abs(e.offset))
	}
	h := s.box
	if node := c.Nodes[n]; !c.compact && node.Reason != "" && estimate(visible(node.Name), strong(labelSize, Navy)) > flowBox-3 {
		h += 3.6
	}
	return max(h, 2*(far+s.margin))
}

// placeTeam makes the team as high as what is linked to it, and leaves room for
// the note below it.
func (c *FlowChart) placeTeam(tops, heights []float64, above, below []int) {
	first, last := math.Inf(1), math.Inf(-1)
	reach := func(row int) {
		first = min(first, tops[row]-c.channelRoom(above[row]))
		last = max(last, tops[row]+heights[row]+c.channelRoom(below[row]))
	}
	for row := range c.bands[0] {
		reach(row)
	}
	for _, i := range c.links {
		if l := c.Links[i]; l.From == FlowTeam || l.To == FlowTeam {
			reach(c.cells[max(l.From, l.To)].row)
		}
	}
	if first > last { // nobody reaches it, nobody hears of it
		first, last = c.sizes().top, c.height
	}
	const least = 16
	last = max(last, first+least)
	c.team = rect{flowTeam, first, flowTeamBox, last - first}
	c.height = max(c.height, last)
	if c.TeamNote != "" {
		note := strong(labelSize, Navy)
		lines := wrap(estimator{}, c.TeamNote, flowTeamBox, 5, note)
		c.height = max(c.height, last+2+float64(len(lines))*note.lead())
	}
}

// channelRoom is how far the team reaches beyond a row, for the flows led past it.
func (c *FlowChart) channelRoom(n int) float64 {
	if n == 0 {
		return 0
	}
	return c.sizes().channel + float64(n-1)*c.step() + 1.8
}
