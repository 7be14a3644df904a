package assessment

import (
	"math/big"
	"slices"
)

// components sorts the dimensions into independent parts and marks all that
// could be printed in each.
func (r *Result) components(d disclosure) []*component {
	var all []*component
	for _, root := range r.scheme.roots {
		c := &component{r: r, d: d, score: map[int]bool{}}
		c.collect(root)
		c.index()
		c.propose()
		all = append(all, c)
	}
	return all
}

// collect lists a dimension and all below it.
func (c *component) collect(dim int) {
	c.dims = append(c.dims, dim)
	for _, m := range c.r.scheme.dims[dim].members {
		if m.item < 0 {
			c.collect(m.dim)
		} else {
			c.items = append(c.items, m.item)
		}
	}
}

// index gives every group mean that exists a column.
func (c *component) index() {
	c.columns = map[[2]int]int{}
	for _, i := range c.items {
		for g, cell := range c.r.tally.cells[i] {
			if cell.n > 0 {
				c.columns[[2]int{i, g}] = len(c.columns)
			}
		}
	}
	for _, h := range c.d.protected {
		set := make(columnSet, len(c.columns))
		for key, j := range c.columns {
			set[j] = key[1] == h
		}
		c.protected = append(c.protected, set)
	}
}

// propose marks what may be printed as far as the size of groups goes: profiles
// of shown groups of which enough people gave a number in the dimension, gaps
// between two such, all scores.
func (c *component) propose() {
	for _, i := range c.items {
		c.score[i] = c.r.questions[i].score.Known
	}
	c.profiles = map[int]rolling{}
	for u, unit := range c.d.units {
		if unit.shown {
			c.profiles[u] = c.r.scheme.roll(func(i int) Number { return c.r.cell(unit, i).mean() }, false)
		}
	}
	for x, dim := range c.dims {
		c.own = append(c.own, c.r.dimensions[dim].score.Known)
		c.profile = append(c.profile, make([]bool, len(c.d.units)))
		for u, unit := range c.d.units {
			c.profile[x][u] = unit.shown && c.r.people(unit, dim) >= c.d.k && c.profiles[u].values[dim].Known
		}
		c.proposeGaps(x)
	}
}

func (c *component) proposeGaps(x int) {
	for a, first := range c.d.units {
		for b := a + 1; b < len(c.d.units); b++ {
			second := c.d.units[b]
			if !first.core || !second.core || !c.profile[x][a] || !c.profile[x][b] {
				continue
			}
			if gap, common, ok := c.r.gap(c.dims[x], first, second); ok {
				c.pairs = append(c.pairs, pair{dim: x, a: a, b: b, gap: gap, common: common})
			}
		}
	}
}

func (c *component) equation() equation { return make(equation, len(c.columns)) }

// scoreEquation is S = Σ omega·m / Σ omega.
func (c *component) scoreEquation(item int) equation {
	e, total := c.equation(), new(big.Rat)
	s := c.r.scheme
	full := exact(s.pack.Params.FullWeightN)
	for g, cell := range c.r.tally.cells[item] {
		if cell.n == 0 {
			continue
		}
		w := big.NewRat(1, 1)
		if stated, ok := s.pack.Params.GroupWeights[s.groups[g]]; ok {
			w = exact(stated)
		}
		if full.Sign() > 0 && float64(cell.n) < s.pack.Params.FullWeightN {
			w.Mul(w, big.NewRat(int64(cell.n), 1)).Quo(w, full)
		}
		total.Add(total, w)
		c.term(e, item, g, w)
	}
	return e.over(total)
}

// pooledEquation is the mean of all number answers: Σ n·m / Σ n.
func (c *component) pooledEquation(item int) equation {
	e, total := c.equation(), int64(0)
	for g, cell := range c.r.tally.cells[item] {
		total += int64(cell.n)
		c.term(e, item, g, big.NewRat(int64(cell.n), 1))
	}
	return e.over(big.NewRat(total, 1))
}

// meanEquation is a unit's mean in a question.
func (c *component) meanEquation(item, u int) equation {
	e, total := c.equation(), int64(0)
	for _, g := range c.d.units[u].groups {
		n := int64(c.r.tally.cells[item][g].n)
		total += n
		c.term(e, item, g, big.NewRat(n, 1))
	}
	return e.over(big.NewRat(total, 1))
}

// over divides by a number; by nothing, it stays as it is.
func (e equation) over(total *big.Rat) equation {
	if total.Sign() == 0 {
		return e
	}
	out := make(equation, len(e))
	out.plus(new(big.Rat).Inv(total), e)
	return out
}

// dimensionEquation is a dimension's value in terms of its questions', by the
// mixtures that computed it; empty if it has no value.
func (c *component) dimensionEquation(x int, up rolling, question func(item int) equation) equation {
	dim := c.dims[x]
	e, total := c.equation(), new(big.Rat)
	m := up.mixtures[dim]
	if m == nil {
		return e
	}
	for _, w := range m.shares {
		total.Add(total, exact(w))
	}
	for i, part := range c.r.scheme.dims[dim].members {
		if m.weights[i] == 0 {
			continue
		}
		var of equation
		if part.item >= 0 {
			of = question(part.item)
		} else {
			of = c.dimensionEquation(slices.Index(c.dims, part.dim), up, question)
		}
		e.plus(exact(m.weights[i]), of)
	}
	return e.over(total)
}

// ownEquation is a dimension's score.
func (c *component) ownEquation(x int) func() equation {
	return func() equation { return c.dimensionEquation(x, c.r.up, c.scoreEquation) }
}

// profileEquation is a unit's own value of a dimension.
func (c *component) profileEquation(x, u int) equation {
	return c.dimensionEquation(x, c.profiles[u], func(i int) equation { return c.meanEquation(i, u) })
}

// sideEquation is what one side of a gap says: Σ w·m / Σ w over the common questions.
func (c *component) sideEquation(p pair, u int) equation {
	e, total := c.equation(), new(big.Rat)
	for _, l := range c.r.scheme.dims[c.dims[p.dim]].reach {
		if slices.Contains(p.common, l.item) {
			total.Add(total, l.exact)
			e.plus(l.exact, c.meanEquation(l.item, u))
		}
	}
	return e.over(total)
}

// gapEquation is the difference of the two sides.
func (c *component) gapEquation(p pair) equation {
	e := c.sideEquation(p, p.a)
	e.plus(big.NewRat(-1, 1), c.sideEquation(p, p.b))
	return e
}
