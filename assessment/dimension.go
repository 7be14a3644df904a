package assessment

import (
	"math"

	"lotse/questionnaires"
)

// A dimensionScore is what the respondents say about one dimension.
type dimensionScore struct {
	score     Number // D
	pooled    Number
	agreement Number
	unknown   Number
}

// A mixture says how the values of members become their dimension's value:
// (Σ weight·value + offset) / Σ shares, rounded down to a whole level if whole.
// Every roll-up is one; so the check for computable values can read it as an
// equation.
type mixture struct {
	weights []float64 // one per member, 0 where the value does not count
	offset  float64   // what blanks contribute
	shares  []float64 // the denominator: the weights that count, blanks included
	whole   bool
}

// value applies the mixture.
func (m *mixture) value(values []Number) Number {
	if m == nil {
		return Number{}
	}
	sum := m.offset
	for i, w := range m.weights {
		if w != 0 {
			sum += w * values[i].Value
		}
	}
	v := sum / m.total()
	if m.whole {
		v = float64(reached(v))
	}
	return Known(v)
}

func (m *mixture) total() float64 {
	total := 0.0
	for _, w := range m.shares {
		total += w
	}
	return total
}

// mix chooses the mixture of a dimension for the values of its members; nil if
// there is no value or, where complete is asked for, too little of its weight
// carries one.
func (s *scheme) mix(dim int, values []Number, complete bool) *mixture {
	node := s.dims[dim]
	blanks := complete && node.dimension.Blanks == questionnaires.BlanksZero
	if complete && !blanks && !s.reliable(node, values) {
		return nil
	}
	known := 0
	for _, v := range values {
		if v.Known {
			known++
		}
	}
	if known == 0 {
		return nil
	}
	switch node.dimension.RollUp {
	case questionnaires.RollUpMin:
		return lowestOf(node, values, blanks, false)
	case questionnaires.RollUpStaged:
		return lowestOf(node, values, blanks, true)
	}
	m := weighted(node, values, blanks)
	if node.dimension.RollUp == questionnaires.RollUpSum {
		m.shares = []float64{1}
	}
	if m.total() <= 0 {
		return nil
	}
	return m
}

// reliable reports whether the members with a value carry enough of the weight.
func (s *scheme) reliable(node dimensionNode, values []Number) bool {
	minimum := node.dimension.Minimum
	if minimum == 0 {
		minimum = s.pack.Params.MinQuestionWeightShare
	}
	var have, all float64
	for i, m := range node.members {
		all += m.weight
		if values[i].Known {
			have += m.weight
		}
	}
	return all > 0 && atLeast(have/all, minimum)
}

// weighted mixes by the members' weights. A blank leaves the denominator, or
// counts as the lowest value of its scale.
func weighted(node dimensionNode, values []Number, blanks bool) *mixture {
	m := &mixture{weights: make([]float64, len(values))}
	for i, v := range values {
		w := node.members[i].weight
		switch {
		case v.Known:
			m.weights[i] = w
			m.shares = append(m.shares, w)
		case blanks:
			m.offset += w * node.members[i].lowest
			m.shares = append(m.shares, w)
		}
	}
	return m
}

// lowestOf takes the lowest member's value. Staged, a level counts only when
// all members reach it: the lowest value, rounded down.
func lowestOf(node dimensionNode, values []Number, blanks, staged bool) *mixture {
	m := &mixture{weights: make([]float64, len(values)), shares: []float64{1}, whole: staged}
	lowest, at := math.Inf(1), -1
	for i, v := range values {
		switch {
		case v.Known && v.Value < lowest:
			lowest, at = v.Value, i
		case !v.Known && blanks && node.members[i].lowest <= lowest:
			lowest, at = node.members[i].lowest, -1
		}
	}
	if at < 0 {
		m.offset = lowest
	} else {
		m.weights[at] = 1
	}
	return m
}

// A rolling is one pass up a tree of dimensions: values of questions in, values
// and mixtures of dimensions out.
type rolling struct {
	values   []Number // by dimension
	mixtures []*mixture
}

// roll computes all dimensions from question values. complete asks for the
// minimum share of weight and applies the policy for blanks; a single group's
// profile is computed without.
func (s *scheme) roll(question func(item int) Number, complete bool) rolling {
	out := rolling{make([]Number, len(s.dims)), make([]*mixture, len(s.dims))}
	var up func(dim int)
	up = func(dim int) {
		node := s.dims[dim]
		values := make([]Number, len(node.members))
		for i, m := range node.members {
			if m.item >= 0 {
				values[i] = question(m.item)
				continue
			}
			up(m.dim)
			values[i] = out.values[m.dim]
		}
		out.mixtures[dim] = s.mix(dim, values, complete)
		out.values[dim] = out.mixtures[dim].value(values)
	}
	for _, d := range s.roots {
		up(d)
	}
	return out
}

// within lists the items of a dimension and of those below it.
func (s *scheme) within(dim int) []int {
	var items []int
	for _, m := range s.dims[dim].members {
		if m.item >= 0 {
			items = append(items, m.item)
		} else {
			items = append(items, s.within(m.dim)...)
		}
	}
	return items
}

// agreementOf is the mean r_wg of a dimension's members, by their weights.
func (s *scheme) agreementOf(dim int, question func(item int) Number) Number {
	var sum, weights float64
	for _, m := range s.dims[dim].members {
		var v Number
		if m.item >= 0 {
			v = question(m.item)
		} else {
			v = s.agreementOf(m.dim, question)
		}
		if v.Known {
			sum += m.weight * v.Value
			weights += m.weight
		}
	}
	if weights == 0 {
		return Number{}
	}
	return Known(sum / weights)
}

// dimensions scores every dimension.
func (r *Result) scoreDimensions() {
	s := r.scheme
	r.up = s.roll(func(i int) Number { return r.questions[i].score }, true)
	r.upPooled = s.roll(func(i int) Number { return r.questions[i].pooled }, true)
	r.dimensions = make([]dimensionScore, len(s.dims))
	for d := range s.dims {
		var all cell
		for _, i := range s.within(d) {
			all = all.plus(r.tally.total(i))
		}
		r.dimensions[d] = dimensionScore{
			score:     r.up.values[d],
			pooled:    r.upPooled.values[d],
			agreement: s.agreementOf(d, func(i int) Number { return r.questions[i].agreement }),
			unknown:   all.unknown(),
		}
	}
}
