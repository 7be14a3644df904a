package assessment

import (
	"maps"
	"math"
	"slices"

	"lotse/questionnaires"
)

// rescored computes the dimensions, the overall score and the level again, from
// scores of questions, with a scheme whose weights may have been moved; and the
// metrics that follow. What is withheld stays withheld.
func (pub *Published) rescored(s *scheme, score func(item int) Number) (level int, metrics map[string]Number) {
	metrics = maps.Clone(pub.Metrics)
	for i, it := range s.items {
		if v := score(i); v != pub.Questions[i].Score {
			metrics[prefixQuestion+it.question.ID] = v
		}
	}
	values := s.roll(score, true).values
	for i, d := range pub.Dimensions {
		if !d.Score.Known || pub.reachesWithheld(s, i) {
			values[i] = d.Score
		}
		if values[i] != d.Score {
			metrics[prefixDimension+d.ID] = values[i]
		}
	}
	if !pub.Overall.Score.Known {
		return 0, metrics
	}
	overall := s.top(func(d int) Number { return values[d] })
	params := pub.Pack.Params
	metrics[metricOverall], metrics[metricOrgIndex] = overall, Number{}
	if !overall.Known {
		return 0, metrics
	}
	metrics[metricOrgIndex] = ratio(100*(overall.Value-params.ScaleMin), params.ScaleMax-params.ScaleMin)
	weakest := math.Inf(1)
	for _, d := range s.roots {
		if values[d].Known {
			weakest = min(weakest, values[d].Value)
		}
	}
	_, _, level = levelOf(overall.Value, weakest, params.ScaleMin)
	return level, metrics
}

// printedScore is the score of a question as it is printed.
func (pub *Published) printedScore(item int) Number { return pub.Questions[item].Score }

// reachesWithheld reports whether a question in or below a dimension has a score
// that may not be shown: then the dimension cannot be computed again.
func (pub *Published) reachesWithheld(s *scheme, dim int) bool {
	return slices.ContainsFunc(s.dims[dim].reach, func(l leaf) bool { return pub.Questions[l.item].Withheld })
}

// scoreWithout is a question's score without a group: moved by as much as the mean
// of the groups' means moves without it, by their weights. Means are taken as a
// client sees them (see [Published.PrintedMean]). Where one of them is not printed,
// although the group may have answered, the score stays; where nobody else was
// asked, there is none.
func (pub *Published) scoreWithout(s *scheme, item int, left string) Number {
	q := s.items[item].question
	printed := pub.Questions[item]
	if !printed.Score.Known || !asks(q, left) {
		return printed.Score
	}
	var all, others average
	whole := true // all means are printed
	for _, g := range pub.Groups {
		if g.Empty || !g.isAsked(q) {
			continue
		}
		mean, weight := printed.Groups[g.ID], 1.0
		if at := slices.Index(s.groups, g.ID); at >= 0 { // merged groups have no weight of their own
			weight = s.groupWeight(at, int(math.Ceil(s.pack.Params.FullWeightN)))
		}
		whole = whole && mean.Known && len(g.Of) == 0
		limited, _ := pub.PrintedMean(mean.Value)
		all.add(limited, weight)
		if g.ID != left {
			others.add(limited, weight)
		}
	}
	switch {
	case others.weights <= 0:
		return Number{}
	case !whole || all.weights <= 0:
		return printed.Score
	}
	return Known(printed.Score.Value + others.sum/others.weights - all.sum/all.weights)
}

// An average is a weighted mean while it is summed up.
type average struct{ sum, weights float64 }

func (a *average) add(value, weight float64) {
	a.sum += weight * value
	a.weights += weight
}

// isAsked reports whether a question goes to a group, or to one of those merged in it.
func (g PublishedGroup) isAsked(q *questionnaires.Question) bool {
	return asks(q, g.ID) || slices.ContainsFunc(g.Of, func(id string) bool { return asks(q, id) })
}

// gapWithout is gap.max without the pairs of a group, as it is printed.
func (pub *Published) gapWithout(left string) Number {
	others := Published{AllGaps: slices.DeleteFunc(slices.Clone(pub.AllGaps), func(g Gap) bool { return g.A == left || g.B == left })}
	gap := others.gapMax()
	gap.Value = oneDecimal(gap.Value)
	return gap
}

// copied is the scheme with weights of its own, which may be moved.
func (s *scheme) copied() *scheme {
	c := *s
	c.dims = slices.Clone(s.dims)
	for i := range c.dims {
		c.dims[i].members = slices.Clone(c.dims[i].members)
	}
	return &c
}

// weighDimension multiplies a dimension's weight among its siblings, in this scheme
// only: the pack stays as it is.
func (s *scheme) weighDimension(dim int, factor float64) {
	d := *s.dims[dim].dimension
	d.Weight *= factor
	s.dims[dim].dimension = &d
	s.weigh(func(m member) bool { return m.item < 0 && m.dim == dim }, factor)
}

// weighItem multiplies a question's weight in its dimension.
func (s *scheme) weighItem(item int, factor float64) {
	s.weigh(func(m member) bool { return m.item == item }, factor)
}

func (s *scheme) weigh(meant func(member) bool, factor float64) {
	for i := range s.dims {
		for j := range s.dims[i].members {
			if m := &s.dims[i].members[j]; meant(*m) {
				m.weight *= factor
			}
		}
	}
}
