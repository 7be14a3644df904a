package typeset

import "math"

// aim is what a fit is after.
type aim struct {
	line float64 // cost of a line
	last bool    // the last line is to be as full as the others
}

var (
	usual  = aim{line: 1}
	fewest = aim{line: 1e4}
	even   = aim{line: 1e4, last: true}
)

// The costs of a fit. A line of which a third is empty costs 800/27, about 30;
// it is worth it to keep two divided words apart, and to give a single short
// word in the last line company.
const (
	costRagged   = 800
	costInRow    = 25  // two divided words in a row
	costAlone    = 40  // one short word in the last line
	costRest     = 30  // the rest of a divided word in the last line
	costOverfull = 1e9 // a line wider than the limit
)

// shortWord is the share of a line below which a last word is short.
const shortWord = 0.2

// A fit is where the lines of a text end.
type fit struct {
	cuts     []int // indices of breaks
	overfull bool
}

// node is the best way found to end a line at a break.
type node struct {
	at   int // index of the break; -1: the beginning
	prev int // the node before
	cost float64
}

// fit finds the cheapest set of breaks (Knuth and Plass' total fit).
func (t *text) fit(limit int, a aim) fit {
	nodes := append(t.nodes[:0], node{at: -1})
	first := 0 // the first node a line may still begin at
	for at := range t.breaks {
		b := &t.breaks[at]
		best := node{at: at, prev: -1, cost: math.Inf(1)}
		for k := len(nodes) - 1; k >= first; k-- {
			from := t.lineStart(nodes[k])
			w := t.width(from, b.end)
			if w > limit {
				first = k + 1 // earlier beginnings make even wider lines
			}
			cost := nodes[k].cost + t.cost(nodes[k], at, w+b.hyphen, limit, a)
			if cost < best.cost {
				best.prev, best.cost = k, cost
			}
			if w > limit {
				break
			}
		}
		if best.prev < 0 { // every beginning was given up: overfull from the newest
			k := len(nodes) - 1
			best.prev = k
			best.cost = nodes[k].cost + costOverfull
		}
		nodes = append(nodes, best)
		first = min(first, len(nodes)-1)
		if b.forced {
			first = len(nodes) - 1
		}
	}
	t.nodes = nodes
	return trace(nodes)
}

// lineStart is the first rune of a line that begins after n.
func (t *text) lineStart(n node) int {
	if n.at < 0 {
		return 0
	}
	return t.breaks[n.at].next
}

// cost is that of a line of width w from n to break at.
func (t *text) cost(n node, at, w, limit int, a aim) float64 {
	b := &t.breaks[at]
	end := at == len(t.breaks)-1
	c := a.line + b.cost
	if w > limit {
		return c + costOverfull
	}
	slack := float64(limit-w) / float64(max(limit, 1))
	if !b.forced || end && a.last {
		c += costRagged * slack * slack * slack
	}
	if n.at < 0 {
		return c
	}
	divided := t.breaks[n.at].hyphen > 0
	if divided && b.hyphen > 0 {
		c += costInRow
	}
	if end && divided {
		c += costRest
	}
	if end && !t.breaks[n.at].forced && float64(w) < shortWord*float64(limit) && t.oneWord(t.breaks[n.at].next, b.end) {
		c += costAlone
	}
	return c
}

func (t *text) oneWord(from, to int) bool {
	for _, r := range t.runes[from:to] {
		if r == ' ' {
			return false
		}
	}
	return true
}

// trace follows the nodes back from the last one.
func trace(nodes []node) fit {
	n := 0
	for k := len(nodes) - 1; k > 0; k = nodes[k].prev {
		n++
	}
	f := fit{cuts: make([]int, n), overfull: nodes[len(nodes)-1].cost >= costOverfull}
	for k := len(nodes) - 1; k > 0; k = nodes[k].prev {
		n--
		f.cuts[n] = nodes[k].at
	}
	return f
}

// balance makes the lines of a fit about equally long: it looks for the
// narrowest width that needs no more lines.
func (t *text) balance(limit, lines int, otherwise fit) fit {
	if lines < 2 || otherwise.overfull {
		return otherwise
	}
	best := otherwise
	low, high := limit/2, limit // low may be too narrow, high never is
	for high-low > em/20 {
		mid := (low + high) / 2
		if f := t.fit(mid, even); len(f.cuts) <= lines && !f.overfull {
			best, high = f, mid
		} else {
			low = mid
		}
	}
	return best
}
