package assessment

import "math"

// A cell holds the answers of one group to one question: what every mean,
// variance and don't-know rate is computed from. One pass over the respondents
// fills all cells; no later step sees a single answer.
type cell struct {
	n       int // number answers
	sum     float64
	squares float64
	dk      int
}

func (c *cell) add(v float64) {
	c.n++
	c.sum += v
	c.squares += v * v
}

// plus returns the cell of both groups taken as one.
func (c cell) plus(d cell) cell {
	return cell{c.n + d.n, c.sum + d.sum, c.squares + d.squares, c.dk + d.dk}
}

// mean is the arithmetic mean of the number answers.
func (c cell) mean() Number {
	if c.n == 0 {
		return Number{}
	}
	return Known(c.sum / float64(c.n))
}

// deviation is the sum of squared deviations from the mean: (n - 1)·s². There
// must be answers.
func (c cell) deviation() float64 {
	return math.Max(0, c.squares-c.sum*c.sum/float64(c.n))
}

// variance is the sample variance, denominator n - 1.
func (c cell) variance() Number {
	if c.n < 2 {
		return Number{}
	}
	return Known(c.deviation() / float64(c.n-1))
}

// unknown is the share of "don't know" among numbers and "don't know".
func (c cell) unknown() Number {
	if c.n+c.dk == 0 {
		return Number{}
	}
	return Known(float64(c.dk) / float64(c.n+c.dk))
}

// A tally is all cells of a round, and how many people stand behind them.
type tally struct {
	cells  [][]cell // item → group
	people [][]int  // dimension → group: people with a number answer in it
	n      []int    // group → people who enter the scoring
}

func newTally(s *scheme) *tally {
	t := &tally{n: make([]int, len(s.groups))}
	for range s.items {
		t.cells = append(t.cells, make([]cell, len(s.groups)))
	}
	for range s.dims {
		t.people = append(t.people, make([]int, len(s.groups)))
	}
	return t
}

// count adds one respondent's sheet.
func (t *tally) count(s *scheme, sh *sheet) {
	t.n[sh.group]++
	seen := make([]bool, len(s.dims))
	for _, m := range sh.marks {
		c := &t.cells[m.item][sh.group]
		switch m.state {
		case DontKnow:
			c.dk++
		case Given:
			c.add(m.value)
			for d := s.items[m.item].dim; d >= 0 && !seen[d]; d = s.dims[d].parent {
				seen[d] = true
				t.people[d][sh.group]++
			}
		}
	}
}

// total is a question's cell over all groups.
func (t *tally) total(item int) cell {
	var all cell
	for _, c := range t.cells[item] {
		all = all.plus(c)
	}
	return all
}
