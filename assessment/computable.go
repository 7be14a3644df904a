package assessment

import (
	"cmp"
	"math/big"
	"slices"
)

// Questions go to different groups, so what is printed may be solved for a
// hidden one: the score of a question asked of two groups, less the mean of the
// one that is shown, is the mean of the one that is not. A reader may know how
// many people answered, so every printed mean is a linear equation in the means
// m_gq of groups in questions, with known coefficients. Some combination of the
// equations depends on the means of hidden group h only, if and only if leaving
// out the columns of h lowers their rank. That is computed exactly, over the
// rational numbers.
//
// What is not linear is treated apart: a dimension's minimum is read as the
// equation of the member that decides it; r_wg and don't-know rates have rules
// of their own (publish.go). That answers are whole numbers in 1..5 is not used:
// a score at the very end of the scale tells what everybody answered, whichever
// method is used.

// A component is a dimension at the top with all below it. Components share no
// unknown, so each is settled alone.
type component struct {
	r     *Result
	d     disclosure
	dims  []int
	items []int

	columns   map[[2]int]int // item, group → column
	protected []columnSet    // the columns of each protected group

	profile  [][]bool     // dimension (as in dims) → unit: profile and gaps are printed
	score    map[int]bool // item: its score is printed
	own      []bool       // dimension (as in dims): its own score is printed
	pairs    []pair
	profiles map[int]rolling // unit → its own values
}

// A columnSet are the columns of one group.
type columnSet []bool

// A pair is a gap that could be printed.
type pair struct {
	dim    int // index in dims
	a, b   int // units
	gap    Gap
	common []int
}

// knowledge is what follows from the equations printed so far: with all columns,
// and without those of each protected group.
type knowledge struct {
	all     span
	without []span
}

// admit adds an equation unless something about one protected group alone would
// follow; it reports whether the equation may be printed.
func (c *component) admit(k *knowledge, build func() equation) bool {
	if len(c.protected) == 0 {
		return true
	}
	e := build()
	rest := k.all.reduce(e)
	if rest.empty() {
		return true
	}
	rests := make([]equation, len(c.protected))
	for h, columns := range c.protected {
		blind := make(equation, len(e))
		for j, v := range e {
			if !columns[j] {
				blind[j] = v
			}
		}
		rests[h] = k.without[h].reduce(blind)
		if rests[h].empty() {
			return false
		}
	}
	k.all.add(rest)
	for h := range rests {
		k.without[h].add(rests[h])
	}
	return true
}

// knows returns what follows from all that is to be printed; !ok if that is too much.
func (c *component) knows() (k *knowledge, ok bool) {
	k = &knowledge{without: make([]span, len(c.protected))}
	for _, i := range c.items {
		if c.score[i] && !c.admit(k, func() equation { return c.scoreEquation(i) }) {
			return nil, false
		}
	}
	for x := range c.dims {
		if c.own[x] && !c.admit(k, c.ownEquation(x)) {
			return nil, false
		}
		for u := range c.d.units {
			if c.profile[x][u] && !c.admit(k, func() equation { return c.profileEquation(x, u) }) {
				return nil, false
			}
		}
	}
	for _, p := range c.pairs {
		if c.printed(p) && !c.admit(k, func() equation { return c.gapEquation(p) }) {
			return nil, false
		}
	}
	return k, true
}

// printed reports whether a gap is printed: both profiles are.
func (c *component) printed(p pair) bool { return c.profile[p.dim][p.a] && c.profile[p.dim][p.b] }

// settle withholds until nothing can be computed: first profile and gaps of the
// smallest shown unit, then of the next, then the scores of questions, then the
// dimension's own. It returns what follows from the rest.
func (c *component) settle() *knowledge {
	for _, u := range c.bySize() {
		if k, ok := c.knows(); ok {
			return k
		}
		for x := range c.dims {
			c.profile[x][u] = false
		}
	}
	if k, ok := c.knows(); ok {
		return k
	}
	return c.settleScores()
}

// bySize lists the shown units, the smallest first (ties: the later one).
func (c *component) bySize() []int {
	var order []int
	for u, unit := range c.d.units {
		if unit.shown {
			order = append(order, u)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(c.d.units[a].n-c.d.units[b].n, b-a)
	})
	return order
}

// settleScores withholds the scores that one protected group alone decides. The
// dimension's score would give a single one of them back, so more follow until
// it does not.
func (c *component) settleScores() *knowledge {
	alone := func(build func() equation) bool {
		return !c.admit(&knowledge{without: make([]span, len(c.protected))}, build)
	}
	for _, i := range c.items {
		c.score[i] = c.score[i] && !alone(func() equation { return c.scoreEquation(i) })
	}
	for x := range c.dims {
		c.own[x] = c.own[x] && !alone(c.ownEquation(x))
	}
	for {
		if k, ok := c.knows(); ok {
			return k
		}
		c.withholdNext()
	}
}

// withholdNext withholds one more score: of the lightest question that ends the
// matter (ties: the later one), or of a dimension that does, or else of the
// lightest question, or of a dimension.
func (c *component) withholdNext() {
	var steps []func(print bool)
	items := slices.DeleteFunc(slices.Clone(c.items), func(i int) bool { return !c.score[i] })
	weight := func(i int) float64 { return c.r.scheme.items[i].question.Weight }
	slices.SortFunc(items, func(a, b int) int { return cmp.Or(cmp.Compare(weight(a), weight(b)), b-a) })
	for _, i := range items {
		steps = append(steps, func(print bool) { c.score[i] = print })
	}
	for x := len(c.dims) - 1; x >= 0; x-- {
		if c.own[x] {
			steps = append(steps, func(print bool) { c.own[x] = print })
		}
	}
	for _, step := range steps {
		step(false)
		if _, ends := c.knows(); ends {
			return
		}
		step(true)
	}
	steps[0](false)
}

// term puts a coefficient on a group's mean in a question.
func (c *component) term(e equation, item, group int, weight *big.Rat) {
	if j, ok := c.columns[[2]int{item, group}]; ok {
		single := make(equation, len(e))
		single[j] = big.NewRat(1, 1)
		e.plus(weight, single)
	}
}
