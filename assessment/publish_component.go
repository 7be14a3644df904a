package assessment

import (
	"cmp"
	"math"
	"slices"
)

// publish fills in what a component may print. The figures the method names
// (scores, profiles, gaps) are settled first; the others, such as pooled means
// and the groups' means in single questions, are printed as far as nothing
// becomes computable through them.
func (c *component) publish(pub *Published) {
	k := &knowledge{}
	if len(c.protected) > 0 {
		k = c.settle()
	}
	c.publishScores(pub)
	c.publishGaps(pub, k)
	c.publishMeans(pub, k)
	c.publishPooled(pub, k)
	c.publishAgreement(pub)
	c.publishDontKnows(pub)
}

func (c *component) publishScores(pub *Published) {
	r := c.r
	for _, i := range c.items {
		s, q := r.questions[i], r.scheme.items[i].question
		out := PublishedQuestion{ID: q.ID, Dimension: q.Dimension, N: s.n, Groups: map[string]Number{}}
		if c.score[i] {
			out.Score = s.score
		}
		out.Withheld = s.score.Known && !c.score[i]
		pub.Questions[i] = out
	}
	for x, dim := range c.dims {
		s := r.dimensions[dim]
		out := PublishedDimension{ID: r.scheme.dims[dim].dimension.ID, Profiles: map[string]Number{}}
		if c.own[x] {
			out.Score, out.Band = s.score, bandOf(s.score.Value)
		} else if s.score.Known {
			out.Withheld = true
			pub.Withheld[prefixDimension+out.ID] = true
		}
		for u, unit := range c.d.units {
			if c.profile[x][u] {
				out.Profiles[unit.id] = c.profiles[u].values[dim]
			}
		}
		pub.Dimensions[dim] = out
	}
}

// publishGaps prints the gaps between groups whose profiles are printed. The
// values of the two sides say more than their difference: they need leave.
func (c *component) publishGaps(pub *Published, k *knowledge) {
	for _, p := range c.pairs {
		if !c.printed(p) {
			continue
		}
		g := p.gap
		side := func(u int) func() equation { return func() equation { return c.sideEquation(p, u) } }
		if !c.admit(k, side(p.a)) || !c.admit(k, side(p.b)) {
			g.ValueA, g.ValueB = Number{}, Number{}
		}
		g.Example = c.example(p, k)
		pub.AllGaps = append(pub.AllGaps, g)
		if g.Class != GapAgree {
			pub.Gaps = append(pub.Gaps, g)
		}
	}
}

// example is the common question in which the two sides differ most, among those
// whose means may be printed. The zero QuestionGap: there is none.
func (c *component) example(p pair, k *knowledge) QuestionGap {
	var best QuestionGap
	for _, i := range p.common {
		ma, okA := c.mean(i, p.a, k)
		mb, okB := c.mean(i, p.b, k)
		if okA && okB && (best.Question == "" || math.Abs(ma-mb) > math.Abs(best.Delta)+tolerance) {
			best = QuestionGap{
				Question: c.r.scheme.items[i].question.ID,
				A:        c.d.units[p.a].id, B: c.d.units[p.b].id,
				ValueA: ma, ValueB: mb, Delta: ma - mb,
			}
		}
	}
	return best
}

// mean is a shown unit's mean in a question; !ok if fewer than k people gave a
// number, or if it would give a hidden group away.
func (c *component) mean(item, u int, k *knowledge) (float64, bool) {
	cell := c.r.cell(c.d.units[u], item)
	if !c.d.units[u].shown || cell.n < c.d.k {
		return 0, false
	}
	return cell.mean().Value, c.admit(k, func() equation { return c.meanEquation(item, u) })
}

func (c *component) publishMeans(pub *Published, k *knowledge) {
	for _, i := range c.items {
		for u, unit := range c.d.units {
			if m, ok := c.mean(i, u, k); ok {
				pub.Questions[i].Groups[unit.id] = Known(m)
			}
		}
	}
}

// publishPooled prints the means of all answers. A question asked of two groups
// of different size is solved by score and pooled mean together, so these come
// last.
func (c *component) publishPooled(pub *Published, k *knowledge) {
	for _, i := range c.items {
		if pooled := c.r.questions[i].pooled; pooled.Known && c.admit(k, func() equation { return c.pooledEquation(i) }) {
			pub.Questions[i].Pooled = pooled
		}
	}
	for x, dim := range c.dims {
		s, out := c.r.dimensions[dim], &pub.Dimensions[dim]
		if c.admit(k, func() equation { return c.dimensionEquation(x, c.r.upPooled, c.pooledEquation) }) {
			out.Pooled = s.pooled
		}
		out.Weighting = out.Score.Known && out.Pooled.Known &&
			atLeast(math.Abs(out.Score.Value-out.Pooled.Value), weightingDifference)
	}
}

// pooledComplete reports whether all pooled means of dimensions are printed, so
// that the overall one adds nothing.
func (c *component) pooledComplete(pub *Published) bool {
	for _, dim := range c.dims {
		if c.r.dimensions[dim].pooled.Known && !pub.Dimensions[dim].Pooled.Known {
			return false
		}
	}
	return true
}

// publishAgreement prints r_wg, which is not linear: it holds the sum of squares
// of all answers to a question, and with it each group's scatter as one more
// unknown. Where two hidden groups answered, their scatter cannot be told apart;
// where one did, the rest of the question's scatter could be subtracted, so
// nothing is printed. A dimension's mean is printed where all its parts are.
func (c *component) publishAgreement(pub *Published) {
	for _, i := range c.items {
		hidden := 0
		for _, g := range c.d.protected {
			if c.r.tally.cells[i][g].n > 0 {
				hidden++
			}
		}
		if hidden != 1 && c.score[i] {
			pub.Questions[i].Agreement = c.r.questions[i].agreement
		}
	}
	for _, dim := range c.dims {
		whole := true
		for _, l := range c.r.scheme.dims[dim].reach {
			whole = whole && pub.Questions[l.item].Agreement == c.r.questions[l.item].agreement
		}
		if whole {
			pub.Dimensions[dim].Agreement = c.r.dimensions[dim].agreement
		}
	}
}

// sortGaps puts gaps into the order of dimensions in the pack; within one, pairs
// stand in the order of groups already.
func (pub *Published) sortGaps() {
	place := map[string]int{}
	for i, d := range pub.Dimensions {
		place[d.ID] = i
	}
	order := func(a, b Gap) int { return cmp.Compare(place[a.Dimension], place[b.Dimension]) }
	slices.SortStableFunc(pub.Gaps, order)
	slices.SortStableFunc(pub.AllGaps, order)
}

// findExamples lists the single questions in which two shown core groups differ
// by at least 1.5 levels, the largest difference first.
func (pub *Published) findExamples(s *scheme) {
	for i, q := range pub.Questions {
		for a, first := range pub.Groups {
			for _, second := range pub.Groups[a+1:] {
				va, vb := q.Groups[first.ID], q.Groups[second.ID]
				if !first.Core || !second.Core || !va.Known || !vb.Known {
					continue
				}
				if delta := va.Value - vb.Value; atLeast(math.Abs(delta), exampleDelta) {
					pub.Examples = append(pub.Examples, QuestionGap{
						Question: s.items[i].question.ID, A: first.ID, B: second.ID,
						ValueA: va.Value, ValueB: vb.Value, Delta: delta,
					})
				}
			}
		}
	}
	slices.SortStableFunc(pub.Examples, func(a, b QuestionGap) int {
		if d := math.Abs(b.Delta) - math.Abs(a.Delta); math.Abs(d) > tolerance {
			return cmp.Compare(d, 0)
		}
		return 0
	})
}
