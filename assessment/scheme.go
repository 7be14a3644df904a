package assessment

import (
	"slices"

	"lotse/questionnaires"
)

// A scheme is a pack as the scoring sees it: groups, scored questions and
// dimensions by index, in the order of the pack.
type scheme struct {
	pack      *questionnaires.Pack
	groups    []string
	items     []item
	dims      []dimensionNode
	roots     []int          // dimensions without a parent
	places    map[string]int // question id → item
	forGroups [][]int        // group → items put to it, conditions left aside
	flows     bool           // some condition decides what is asked
}

// An item is one scored question.
type item struct {
	question *questionnaires.Question
	dim      int     // index of its dimension
	lowest   float64 // lowest value of its scale: what a blank counts where blanks count
	random   float64 // variance of answers given at random, the yardstick of r_wg
}

// A dimensionNode is a dimension with what it is made of.
type dimensionNode struct {
	dimension *questionnaires.Dimension
	parent    int // -1 at the top
	members   []member
	reach     []leaf // all questions in it and below it
}

// A member of a dimension is a question or a child dimension.
type member struct {
	item   int // -1 for a child dimension
	dim    int
	weight float64
	lowest float64
}

func newScheme(p *questionnaires.Pack) *scheme {
	s := &scheme{pack: p, places: map[string]int{}}
	for _, g := range p.Groups {
		s.groups = append(s.groups, g.ID)
	}
	index := map[string]int{}
	for i, d := range p.Dimensions {
		index[d.ID] = i
		s.dims = append(s.dims, dimensionNode{dimension: d, parent: -1})
	}
	for _, section := range p.Sections {
		if section.Mode != questionnaires.ModeSurvey {
			continue
		}
		for _, q := range section.Questions {
			s.flows = s.flows || q.When != nil || section.When != nil
			if d, ok := index[q.Dimension]; ok {
				s.add(q, d)
			}
		}
	}
	for i, d := range p.Dimensions {
		parent, ok := index[d.Parent]
		if !ok {
			s.roots = append(s.roots, i)
			continue
		}
		s.dims[i].parent = parent
		s.dims[parent].members = append(s.dims[parent].members,
			member{item: -1, dim: i, weight: d.Weight, lowest: p.Params.ScaleMin})
	}
	for i := range s.dims {
		s.dims[i].reach = s.reach(i)
	}
	for _, g := range s.groups {
		s.forGroups = append(s.forGroups, s.askedOf(g))
	}
	return s
}

func (s *scheme) add(q *questionnaires.Question, dim int) {
	lowest, random := scaleOf(q, s.pack.Params)
	s.dims[dim].members = append(s.dims[dim].members,
		member{item: len(s.items), dim: -1, weight: q.Weight, lowest: lowest})
	s.places[q.ID] = len(s.items)
	s.items = append(s.items, item{question: q, dim: dim, lowest: lowest, random: random})
}

// askedOf lists the items put to a group, conditions left aside.
func (s *scheme) askedOf(group string) []int {
	var asked []int
	for i, it := range s.items {
		if asks(it.question, group) {
			asked = append(asked, i)
		}
	}
	return asked
}

// asks reports whether a question goes to a group: neither the question nor its
// section is kept for others.
func asks(q *questionnaires.Question, group string) bool {
	if len(q.Groups) > 0 && !slices.Contains(q.Groups, group) {
		return false
	}
	return q.Section == nil || len(q.Section.Groups) == 0 || slices.Contains(q.Section.Groups, group)
}

// scaleOf returns the lowest value of a question's scale and the variance of
// answers spread evenly over it: (A² - 1)/12 for A levels one apart, which is 2
// for five levels (James, Demaree & Wolf 1984).
func scaleOf(q *questionnaires.Question, params questionnaires.Params) (lowest, random float64) {
	values := optionValues(q.Kind)
	if len(values) < 2 {
		a := params.ScaleMax - params.ScaleMin + 1
		return params.ScaleMin, (a*a - 1) / 12
	}
	mean := 0.0
	for _, v := range values {
		mean += v / float64(len(values))
	}
	for _, v := range values {
		random += (v - mean) * (v - mean) / float64(len(values))
	}
	return slices.Min(values), random
}

// optionValues are the scores of all answers on offer; nil where an answer is
// typed or an option has no score.
func optionValues(k questionnaires.Kind) []float64 {
	if k == nil {
		return nil
	}
	var values []float64
	for _, o := range k.Control("").Options {
		v, faults := k.Parse(o.ID)
		if len(faults) > 0 {
			return nil
		}
		score, ok := k.Score(v)
		if !ok {
			return nil
		}
		values = append(values, score)
	}
	return values
}
