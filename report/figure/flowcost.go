package figure

import "math"

// A strand is what a link looks like between the columns: from a row on the left
// to one on the right. Links within a column lie on one side of it.
type strand struct {
	left, right float64
	within      int // -1, or the column both ends lie in
}

// cost tells what an order costs in crossings, slopes and detours. Ties keep
// the order of the pack.
func (c *FlowChart) cost(b flowBand) float64 {
	rows := c.rows(b)
	strands, cost := c.strands(b, rows)
	for i, s := range strands {
		switch {
		case s.within >= 0:
			cost += costPassed * (math.Abs(s.left-s.right) - 1)
		default:
			cost += costSlope * math.Abs(s.left-s.right)
		}
		for _, o := range strands[:i] {
			if s.crosses(o) {
				cost += costCrossing
			}
		}
	}
	for _, nodes := range b.columns {
		for i, n := range nodes {
			for _, before := range nodes[:i] {
				if before > n {
					cost += costSwapped
				}
			}
		}
	}
	return cost
}

// strands are a band's links. A flow between the left column and the team runs
// above its row, or below it on the way back.
func (c *FlowChart) strands(b flowBand, rows map[int]int) (list []strand, cost float64) {
	column := map[int]int{}
	taken := map[int]bool{}
	for i, nodes := range b.columns {
		for _, n := range nodes {
			column[n] = i
			taken[rows[n]] = taken[rows[n]] || i == 1
		}
	}
	for _, i := range c.links {
		from, to := c.Links[i].From, c.Links[i].To
		cf, okFrom := column[from]
		ct, okTo := column[to]
		switch {
		case okFrom && okTo && cf == ct:
			list = append(list, strand{float64(rows[from]), float64(rows[to]), cf})
		case okFrom && okTo && cf == 0:
			list = append(list, strand{float64(rows[from]), float64(rows[to]), -1})
		case okFrom && okTo:
			list = append(list, strand{float64(rows[to]), float64(rows[from]), -1})
		case okFrom && to == FlowTeam && cf == 0:
			list, cost = append(list, level(rows[from], -0.4, taken[rows[from]])), cost+costIf(taken[rows[from]])
		case okTo && from == FlowTeam && ct == 0:
			list, cost = append(list, level(rows[to], 0.4, taken[rows[to]])), cost+costIf(taken[rows[to]])
		}
	}
	return list, cost
}

// level is a strand that keeps its height: in its row, or beside it if another
// department stands there.
func level(row int, beside float64, taken bool) strand {
	y := float64(row)
	if taken {
		y += beside
	}
	return strand{y, y, -1}
}

func costIf(taken bool) float64 {
	if taken {
		return costChannel
	}
	return 0
}

// crosses reports whether two strands cross. One within a column is crossed by
// what starts between its ends on that side.
func (s strand) crosses(o strand) bool {
	switch {
	case s.within < 0 && o.within < 0:
		return (s.left-o.left)*(s.right-o.right) < 0
	case s.within < 0:
		return o.crosses(s)
	case o.within >= 0:
		return false
	}
	end := o.left
	if s.within == 1 {
		end = o.right
	}
	return (end-s.left)*(end-s.right) < 0
}
