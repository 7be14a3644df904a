package assessment

import "math"

const (
	// leadershipDimension is the dimension that carries the others: leadership is
	// a precondition for sustaining process maturity (Hammer 2007).
	leadershipDimension = "leadership"
	// gateLead is how far ahead of leadership a dimension must be, in levels,
	// for the report to doubt that it will last.
	gateLead = 1.0
	// A dimension is low below bandMiddle, high from bandHigh.
	bandMiddle, bandHigh = 2.5, 3.5
	// weightingDifference between D and the pooled mean says that the result
	// depends on how the groups are weighted.
	weightingDifference = 0.3
)

// An overallScore is the maturity of the whole organisation.
type overallScore struct {
	score, pooled    Number
	base, cap, level int
}

// overall computes O = Σ W·D / Σ W over the dimensions at the top, and the level.
func (r *Result) scoreOverall() {
	s := r.scheme
	score := s.top(func(d int) Number { return r.dimensions[d].score })
	r.overall = overallScore{
		score:  score,
		pooled: s.top(func(d int) Number { return r.dimensions[d].pooled }),
	}
	if !score.Known {
		return
	}
	weakest := math.Inf(1)
	for _, d := range s.roots {
		if v := r.dimensions[d].score; v.Known {
			weakest = math.Min(weakest, v.Value)
		}
	}
	r.overall.base, r.overall.cap, r.overall.level = levelOf(score.Value, weakest, s.pack.Params.ScaleMin)
}

// levelOf returns the level that is reached: the whole part of the overall
// score, at most one level above the weakest dimension, which is the bottleneck
// (Hammer's weakest enabler, softened by one level).
func levelOf(overall, weakest, lowest float64) (base, limit, level int) {
	base = reached(overall)
	limit = reached(weakest) + 1
	return base, limit, max(reached(lowest), min(base, limit))
}

// top is the weighted mean of the dimensions at the top; not available if too
// few of them are. A pack with fewer dimensions than the minimum needs them all.
func (s *scheme) top(value func(dim int) Number) Number {
	var sum, weights float64
	valid := 0
	for _, d := range s.roots {
		if v := value(d); v.Known {
			w := s.dims[d].dimension.Weight
			sum += w * v.Value
			weights += w
			valid++
		}
	}
	if valid < min(s.pack.Params.MinValidDimensions, len(s.roots)) || weights <= 0 {
		return Number{}
	}
	return Known(sum / weights)
}

// bandOf names the range of a dimension's score for the texts.
func bandOf(score float64) string {
	switch {
	case below(score, bandMiddle):
		return "low"
	case below(score, bandHigh):
		return "middle"
	}
	return "high"
}
