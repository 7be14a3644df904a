package assessment

import (
	"maps"
	"math"
	"slices"

	"lotse/questionnaires"
)

// An Overridden value is one that the consultant set against the method.
type Overridden struct {
	Dimension string // "": the level
	Computed  Number // as it was published
	Value     float64
	Reason    questionnaires.Text
}

// Adjust puts the consultant's overrides on published results and returns a copy;
// without any it returns the computed ones. The score of a dimension counts wherever the dimension
// does: in the overall score, the level, the rules that look at it. A level counts as
// it stands. Views of groups stay as they are.
//
// A score that is withheld, or not available, stays so: a number of hers beside
// computed ones would be taken for one.
func (pub *Published) Adjust(o Overrides) *Published {
	if o.Level == nil && len(o.Dimensions) == 0 {
		return pub.Computed()
	}
	adjusted := *pub.Computed()
	adjusted.before = pub.Computed()
	adjusted.Withheld = maps.Clone(adjusted.Withheld)
	adjusted.setScores(o.Dimensions)
	if len(adjusted.Overridden) > 0 {
		adjusted.rollUp()
	}
	adjusted.setLevel(o.Level)
	return &adjusted
}

// Computed returns the results as the method has them, without overrides.
func (pub *Published) Computed() *Published {
	if pub.before != nil {
		return pub.before
	}
	return pub
}

// setScores sets the scores of dimensions that have one.
func (pub *Published) setScores(scores map[string]Override) {
	pub.Dimensions = slices.Clone(pub.Dimensions)
	for i := range pub.Dimensions {
		d := &pub.Dimensions[i]
		set, there := scores[d.ID]
		if !there || !d.Score.Known || len(set.Faults(false, pub.Pack.Params)) > 0 {
			continue
		}
		pub.Overridden = append(pub.Overridden, Overridden{d.ID, d.Score, set.Value, set.Reason})
		d.Score, d.Band, d.Weighting = Known(set.Value), bandOf(set.Value), false
	}
}

// rollUp computes what follows from the scores of dimensions. A dimension above the
// one that was set keeps its score: it is computed from answers, and nobody set it.
func (pub *Published) rollUp() {
	s := newScheme(pub.Pack)
	pub.Gate = nil
	if o := &pub.Overall; o.Score.Known {
		o.Score = s.top(func(d int) Number { return pub.Dimensions[d].Score })
		weakest := math.Inf(1)
		for _, d := range s.roots {
			if v := pub.Dimensions[d].Score; v.Known {
				weakest = min(weakest, v.Value)
			}
		}
		o.Base, o.Cap, o.Level = levelOf(o.Score.Value, weakest, pub.Pack.Params.ScaleMin)
		o.Best, o.Worst, o.AllEqual = "", "", false
		pub.findExtremes(s)
	}
	pub.findGate(s)
	pub.fillMetrics()
}

// setLevel sets the level, where there is one.
func (pub *Published) setLevel(set *Override) {
	if set == nil || pub.Overall.Level == 0 || len(set.Faults(true, pub.Pack.Params)) > 0 {
		return
	}
	computed := levelNumber(pub.before.Overall.Level)
	pub.Overridden = append(pub.Overridden, Overridden{"", computed, set.Value, set.Reason})
	pub.Overall.Level = int(set.Value)
}

// changes compares what the method says now with what it said when she set her
// values, as both are printed.
func (o Overrides) changes(pub *Published) []Change {
	var list []Change
	computed := pub.Computed()
	if o.Level != nil {
		if before, after := o.Level.computed(), levelNumber(computed.Overall.Level); before != after {
			list = append(list, Change{Kind: ChangeLevel, Before: before, After: after})
		}
	}
	for _, d := range computed.Dimensions {
		set, there := o.Dimensions[d.ID]
		if before, after := printedScore(set.computed()), printedScore(d.Score); there && before != after {
			list = append(list, Change{Kind: ChangeScore, ID: d.ID, Before: before, After: after})
		}
	}
	return list
}

func (o Override) computed() Number {
	if o.Computed == nil || math.IsNaN(*o.Computed) {
		return Number{}
	}
	return Known(*o.Computed)
}

func printedScore(n Number) Number {
	if !n.Known {
		return Number{}
	}
	return Known(oneDecimal(n.Value))
}

func levelNumber(level int) Number { return Number{float64(level), level > 0} }

// seeOverrides notes what the method says now beside each override.
func (c Curation) seeOverrides(pub *Published) Curation {
	computed := pub.Computed()
	if c.Overrides.Level != nil {
		level := *c.Overrides.Level
		level.Computed = levelNumber(computed.Overall.Level).pointer()
		c.Overrides.Level = &level
	}
	if len(c.Overrides.Dimensions) == 0 {
		return c
	}
	c.Overrides.Dimensions = maps.Clone(c.Overrides.Dimensions)
	for _, d := range computed.Dimensions {
		if set, there := c.Overrides.Dimensions[d.ID]; there {
			set.Computed = d.Score.pointer()
			c.Overrides.Dimensions[d.ID] = set
		}
	}
	return c
}

// NoteComputed notes, in a copy, what the method says now beside overrides that do not
// say what it said.
func (c Curation) NoteComputed(pub *Published) Curation {
	noted := c.seeOverrides(pub)
	if c.Overrides.Level != nil && c.Overrides.Level.Computed != nil {
		noted.Overrides.Level = c.Overrides.Level
	}
	for id, set := range c.Overrides.Dimensions {
		if set.Computed != nil {
			noted.Overrides.Dimensions[id] = set
		}
	}
	return noted
}

// pointer is a number's value, nil where it is not available.
func (n Number) pointer() *float64 {
	if !n.Known {
		return nil
	}
	return &n.Value
}
