package assessment

import "math"

// exampleDelta is the difference in a single question, in levels, from which it
// is listed as an example.
const exampleDelta = 1.5

// gap compares two units in a dimension over the questions both answered often
// enough; !ok if these are too few.
//
//	delta = Σ w·(m_a - m_b) / Σ w                                 unit: levels
//	s     = sqrt(Σ(n-1)s² of both units / Σ(n-1) of both units)
//	z     = |delta| / s
func (r *Result) gap(dim int, a, b unit) (g Gap, common []int, ok bool) {
	params := r.scheme.pack.Params
	var valueA, valueB, weights, deviation float64
	degrees := 0
	for _, l := range r.scheme.dims[dim].reach {
		ca, cb := r.cell(a, l.item), r.cell(b, l.item)
		if min(ca.n, cb.n) < max(1, params.GapMinNPerQuestion) {
			continue
		}
		common = append(common, l.item)
		valueA += l.weight * ca.mean().Value
		valueB += l.weight * cb.mean().Value
		weights += l.weight
		deviation += ca.deviation() + cb.deviation()
		degrees += ca.n + cb.n - 2
	}
	if len(common) < max(1, params.GapMinCommonQuestions) || weights <= 0 {
		return Gap{}, nil, false
	}
	g = Gap{
		Dimension: r.scheme.dims[dim].dimension.ID,
		A:         a.id, B: b.id,
		Common: len(common),
		ValueA: Known(valueA / weights),
		ValueB: Known(valueB / weights),
		Delta:  (valueA - valueB) / weights,
	}
	if degrees > 0 {
		g.SPooled = math.Sqrt(deviation / float64(degrees))
	}
	g.Z = standardised(g.Delta, g.SPooled)
	g.Class = r.classify(g)
	return g, common, true
}

// standardised is |delta| in units of the scatter inside the groups: infinite
// where they do not scatter at all.
func standardised(delta, s float64) float64 {
	switch {
	case math.Abs(delta) < tolerance:
		return 0
	case s < tolerance:
		return math.Inf(1)
	}
	return math.Abs(delta) / s
}

// classify names a gap by its size; a large one inside groups that scatter as
// much is not counted (0.8: Cohen's conventional large effect).
func (r *Result) classify(g Gap) GapClass {
	params := r.scheme.pack.Params
	size := math.Abs(g.Delta)
	switch {
	case below(size, params.GapSlight):
		return GapAgree
	case below(size, params.GapNotable):
		return GapSlight
	case below(g.Z, params.GapMinZ):
		return GapScattered
	case below(size, params.GapStrong):
		return GapNotable
	}
	return GapStrong
}
