package figure

import (
	"math"
	"slices"
)

// A flowBand is an order of nodes in the two columns.
type flowBand struct{ columns [2][]int }

// with is the band with another order in one column.
func (b flowBand) with(column int, order []int) flowBand {
	b.columns[column] = order
	return b
}

// Costs of an order of rows.
const (
	costCrossing = 100
	costPassed   = 30 // a box that a link within a column goes round
	costSlope    = 10 // a row up or down
	costChannel  = 5  // a flow that has to be led around a box
	costSwapped  = 0.01
)

// order finds an order of rows that costs little. It starts from the given order
// and from every rotation of each column, as it is and reversed, lets the other
// column follow by barycentre, and improves each start by moving single rows.
func (c *FlowChart) order(b flowBand) flowBand {
	best, least := c.climb(b)
	for column := range b.columns {
		for _, start := range rotations(b.columns[column]) {
			next := b.with(column, start)
			next = next.with(1-column, c.barycentre(next, 1-column))
			if next, cost := c.climb(next); cost < least-1e-9 {
				best, least = next, cost
			}
		}
	}
	return best
}

// rotations are a list's rotations, forwards and backwards.
func rotations(list []int) [][]int {
	var out [][]int
	back := slices.Clone(list)
	slices.Reverse(back)
	for _, l := range [][]int{list, back} {
		for i := range l {
			out = append(out, slices.Concat(l[i:], l[:i]))
		}
	}
	return out
}

// climb moves single rows of a column to other places, and exchanges two, until
// nothing gets better.
func (c *FlowChart) climb(b flowBand) (best flowBand, least float64) {
	best, least = b, c.cost(b)
	try := func(column int, order []int) bool {
		next := best.with(column, order)
		cost := c.cost(next)
		if cost >= least-1e-9 {
			return false
		}
		best, least = next, cost
		return true
	}
	for better := true; better; {
		better = false
		for column := range best.columns {
			for i := range best.columns[column] {
				for j := range best.columns[column] {
					if i == j {
						continue
					}
					better = try(column, moved(best.columns[column], i, j)) || better
					if i < j {
						better = try(column, exchanged(best.columns[column], i, j)) || better
					}
				}
			}
		}
	}
	return best, least
}

// moved is a list with the entry at i at place j.
func moved(list []int, i, j int) []int {
	out := slices.Delete(slices.Clone(list), i, i+1)
	return slices.Insert(out, j, list[i])
}

// exchanged is a list with two entries exchanged.
func exchanged(list []int, i, j int) []int {
	out := slices.Clone(list)
	out[i], out[j] = out[j], out[i]
	return out
}

// barycentre sorts a column by the mean row of what its nodes are linked to in
// the other one. Nodes without such a link keep their row as their mean.
func (c *FlowChart) barycentre(b flowBand, column int) []int {
	rows := c.rows(b)
	mean := map[int]float64{}
	for _, n := range b.columns[column] {
		sum, count := 0.0, 0
		for _, o := range b.columns[1-column] {
			k := c.linksBetween(n, o)
			sum += float64(k * rows[o])
			count += k
		}
		mean[n] = float64(rows[n])
		if count > 0 {
			mean[n] = sum / float64(count)
		}
	}
	order := slices.Clone(b.columns[column])
	slices.SortStableFunc(order, func(x, y int) int {
		switch {
		case mean[x] < mean[y]-1e-9:
			return -1
		case mean[y] < mean[x]-1e-9:
			return 1
		}
		return 0
	})
	return order
}

// linksBetween is how many links join two nodes, in either direction.
func (c *FlowChart) linksBetween(x, y int) int {
	n := 0
	for _, i := range c.links {
		l := c.Links[i]
		if l.From == x && l.To == y || l.From == y && l.To == x {
			n++
		}
	}
	return n
}

// rows gives nodes their rows from 0: the longer column takes one after the
// other, the shorter one those next to what it is linked to.
func (c *FlowChart) rows(b flowBand) map[int]int {
	rows := map[int]int{}
	long := 1
	if len(b.columns[0]) > len(b.columns[1]) {
		long = 0
	}
	for i, n := range b.columns[long] {
		rows[n] = i
	}
	short := b.columns[1-long]
	for i, row := range c.align(short, b.columns[long], rows) {
		rows[short[i]] = row
	}
	return rows
}

// align finds rows in rising order for the nodes of the shorter column, such
// that their links slope least: cost[i][r] is the least for the first i nodes in
// rows below r.
func (c *FlowChart) align(short, long []int, rows map[int]int) []int {
	n, m := len(short), len(long)
	cost := make([][]float64, n+1)
	for i := range cost {
		cost[i] = make([]float64, m+1)
		for r := range cost[i] {
			switch {
			case i == 0:
			case r < i:
				cost[i][r] = math.Inf(1)
			default:
				cost[i][r] = min(cost[i][r-1], cost[i-1][r-1]+c.slope(short[i-1], r-1, long, rows))
			}
		}
	}
	out := make([]int, n)
	for i, r := n, m; i > 0; r-- {
		if r == i || cost[i][r] < cost[i][r-1]-1e-9 {
			i--
			out[i] = r - 1
		}
	}
	return out
}

// slope is how far the links of a node in a row go up or down.
func (c *FlowChart) slope(node, row int, long []int, rows map[int]int) float64 {
	sum := 0.0
	for _, o := range long {
		sum += float64(c.linksBetween(node, o)) * math.Abs(float64(row-rows[o]))
	}
	return sum
}

// settle gives the nodes of a band their cells, the first row at from, and
// returns how many rows it has.
func (c *FlowChart) settle(b flowBand, from int) int {
	rows := c.rows(b)
	for column, nodes := range b.columns {
		for _, n := range nodes {
			c.cells[n] = flowCell{column, from + rows[n]}
		}
	}
	return max(len(b.columns[0]), len(b.columns[1]))
}
