package figure

import (
	"cmp"
	"slices"
)

// A flowEnd is where a link meets a box: on a side, so far from its middle.
type flowEnd struct {
	link   int // place in the drawn links
	right  bool
	group  int // -1 leads up, 0 stays in its row, 1 leads down
	other  int // row of the link's other end
	back   bool
	offset float64
}

// A course is how a link is led.
type course int

// The courses.
const (
	courseLevel    course = iota // between neighbours in one row
	courseSlope                  // between the columns, up or down
	courseAbove                  // from the left column over a box to the team
	courseBelow                  // from the team under a box to the left column
	courseStraight               // within a column, to the next row
	courseAround                 // within a column, round what lies between
)

// course tells how a drawn link is led.
func (c *FlowChart) course(k int) course {
	l := c.Links[c.links[k]]
	if l.From == FlowTeam || l.To == FlowTeam {
		n := c.cells[max(l.From, l.To)]
		switch {
		case n.column == 1 || !c.taken(n.row):
			return courseLevel
		case l.To == FlowTeam:
			return courseAbove
		}
		return courseBelow
	}
	from, to := c.cells[l.From], c.cells[l.To]
	switch apart := max(from.row-to.row, to.row-from.row); {
	case from.column != to.column && apart == 0:
		return courseLevel
	case from.column != to.column:
		return courseSlope
	case apart == 1 && !c.compact && c.bandOf(from.row) == c.bandOf(to.row):
		return courseStraight
	}
	return courseAround
}

// bandOf is 0 for rows with a path to the team, 1 for those without.
func (c *FlowChart) bandOf(row int) int {
	if row < c.bands[0] {
		return 0
	}
	return 1
}

// taken reports whether a department stands next to the team in a row.
func (c *FlowChart) taken(row int) bool {
	return slices.Contains(c.cells, flowCell{1, row})
}

// collect finds the ends on each box's sides and spreads them.
func (c *FlowChart) collect() {
	c.ends = make([][]flowEnd, len(c.Nodes))
	for k, i := range c.links {
		l := c.Links[i]
		switch c.course(k) {
		case courseLevel, courseSlope, courseAround:
			c.meet(k, l.From, l.To)
			c.meet(k, l.To, l.From)
		}
	}
	for n := range c.Nodes {
		for _, right := range []bool{false, true} {
			c.spread(n, right)
		}
	}
}

// meet notes an end of a link on a node's side.
func (c *FlowChart) meet(k, node, other int) {
	if node == FlowTeam {
		return
	}
	at, e := c.cells[node], flowEnd{link: k, right: true}
	l := c.Links[c.links[k]]
	if other == FlowTeam {
		e.other, e.back = at.row, l.From == FlowTeam
	} else {
		to := c.cells[other]
		e.other = to.row
		e.right = at.column == 0
		e.back = c.cells[l.From].column > c.cells[l.To].column
	}
	e.group = cmp.Compare(e.other, at.row)
	c.ends[node] = append(c.ends[node], e)
}

// step is the distance of parallel flows.
func (c *FlowChart) step() float64 {
	if c.compact {
		return 3.2
	}
	return 5.2
}

// spread gives the ends on one side of a box their places: what stays in its row
// in the middle, what leads up above it, what leads down below it.
func (c *FlowChart) spread(node int, right bool) {
	ends := c.ends[node]
	slices.SortStableFunc(ends, func(a, b flowEnd) int {
		return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(a.other, b.other), returns(a)-returns(b), cmp.Compare(a.link, b.link))
	})
	var count [3]int
	for _, e := range ends {
		if e.right == right {
			count[e.group+1]++
		}
	}
	first := -float64(count[1]-1)/2 - float64(count[0])
	if count[1] == 0 {
		first = -float64(count[0]+count[2]-1) / 2
	}
	n := 0
	for i := range ends {
		if ends[i].right == right {
			ends[i].offset = (first + float64(n)) * c.step()
			n++
		}
	}
}

// returns is 1 for what flows back: it runs below its partner.
func returns(e flowEnd) int {
	if e.back {
		return 1
	}
	return 0
}

// end is how far from a box's middle a link meets it.
func (c *FlowChart) end(node, k int) float64 {
	for _, e := range c.ends[node] {
		if e.link == k {
			return e.offset
		}
	}
	return 0
}
