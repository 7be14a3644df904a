package assessment

import "math"

// A questionScore is what all respondents together say to one question.
type questionScore struct {
	score     Number // S, the mean of the group means
	pooled    Number // the mean of all number answers
	n         int    // number answers
	agreement Number // r_wg
	unknown   Number // share of "don't know"
}

// groupWeight is omega: how much a group's mean counts in a question with n
// number answers. Each perspective counts once, so that a large group does not
// outvote the others; fewer answers than FullWeightN count in part.
func (s *scheme) groupWeight(group, n int) float64 {
	w := 1.0
	if stated, ok := s.pack.Params.GroupWeights[s.groups[group]]; ok {
		w = stated
	}
	if full := s.pack.Params.FullWeightN; full > 0 {
		w *= math.Min(1, float64(n)/full)
	}
	return w
}

// score computes S = Σ omega·m / Σ omega over the groups with an answer.
func (r *Result) score(item int) questionScore {
	var sum, weights float64
	for g, c := range r.tally.cells[item] {
		if c.n == 0 {
			continue
		}
		w := r.scheme.groupWeight(g, c.n)
		sum += w * c.mean().Value
		weights += w
	}
	all := r.tally.total(item)
	q := questionScore{
		pooled:    all.mean(),
		n:         all.n,
		agreement: agreement(all, r.scheme.items[item].random, r.scheme.pack.Params.MinNAgreement),
		unknown:   all.unknown(),
	}
	if weights > 0 {
		q.score = Known(sum / weights)
	}
	return q
}
