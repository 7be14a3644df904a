package assessment

import "strings"

// A Source says where a metric comes from: metric → formula → inputs. Inputs that
// are metrics can be explained in turn; what is left are counts and facts.
type Source struct {
	Metric   string
	Key      string // message key of the formula in words: source- and the kind of metric
	Formula  string // the formula in signs
	Value    Number
	Withheld bool // exists, but may not be shown; then without inputs
	Inputs   []Input
}

// An Input is a metric, a count of answers, or a fact that a metric is computed
// from. There are no names of people and no single answers among them.
type Input struct {
	Name  string
	Value Number
}

// provenance names the metrics of the instruments, for lookup.
type provenance map[string]measure

// Explain says where a metric comes from; !ok if there is no such metric. It
// reads published values only: whatever could give a hidden group's value away
// has been withheld before.
func (pub *Published) Explain(metric string) (Source, bool) {
	value, ok := pub.Metrics[metric]
	if !ok {
		return Source{}, false
	}
	s := Source{Metric: metric, Value: value, Withheld: pub.Withheld[metric]}
	if !pub.explain(&s) {
		return Source{}, false
	}
	if s.Withheld {
		s.Inputs = nil
	}
	return s, true
}

// explain fills formula and inputs; false where nothing is known of the metric.
func (pub *Published) explain(s *Source) bool {
	if pub.explainOverridden(s) {
		return true
	}
	s.Key = "source-" + strings.ReplaceAll(s.Metric, ".", "-")
	if m, ok := pub.provenance[s.Metric]; ok {
		s.Formula, s.Inputs = m.formula, m.inputs(pub)
		return true
	}
	switch s.Metric {
	case metricAlways:
		s.Formula = "constantly true"
		return true
	case metricOverall:
		s.Formula, s.Inputs = "sum(weight·dimension)/sum(weight) over the reliable dimensions", pub.topDimensions()
		return true
	case metricOrgIndex:
		s.Formula, s.Inputs = "(overall - 1)/4·100", in(metricOverall)(pub)
		return true
	case metricGapMax:
		s.Formula, s.Inputs = "largest |delta| of the notable and strong pairs, 0 without one", pub.gapInputs()
		return true
	case metricMinOwner:
		s.Formula = "lowest agreement of the owner check"
		for _, o := range pub.Owners {
			s.Inputs = append(s.Inputs, Input{prefixOwner + o.ID + suffixAgreement, o.Agreement})
		}
		return true
	case metricMaxShare:
		s.Formula = "largest share of an option other than \"none of these\""
		s.Inputs = in(prefixBarrier + pub.Barriers.Top + suffixShare)(pub)
		return true
	}
	return pub.explainFamily(s)
}

// explainOverridden explains a score that the consultant set: it stands against the
// computed one.
func (pub *Published) explainOverridden(s *Source) bool {
	for _, o := range pub.Overridden {
		if o.Dimension != "" && prefixDimension+o.Dimension == s.Metric {
			s.Key, s.Formula = "source-overridden", "set by the consultant"
			s.Inputs = []Input{{"computed", o.Computed}}
			return true
		}
	}
	return false
}

// explainFamily explains the metrics that exist once per question, dimension,
// owner item or barrier.
func (pub *Published) explainFamily(s *Source) bool {
	name := s.Metric
	switch {
	case strings.HasPrefix(name, prefixQuestion):
		s.Key = "source-question"
		return pub.explainQuestion(s, strings.TrimPrefix(name, prefixQuestion))
	case strings.HasPrefix(name, prefixDimension):
		s.Key = "source-dimension"
		return pub.explainDimension(s, strings.TrimPrefix(name, prefixDimension))
	case strings.HasPrefix(name, prefixDontKnow) && strings.HasSuffix(name, suffixTotal):
		s.Key, s.Formula = "source-dont-know-total", "answers \"don't know\"/(numbers + \"don't know\")"
		return pub.explainDontKnow(s, between(name, prefixDontKnow, suffixTotal))
	case strings.HasPrefix(name, prefixDontKnow) && strings.HasSuffix(name, suffixMaxGroup):
		s.Key, s.Formula = "source-dont-know-group", "highest rate of \"don't know\" of a shown group"
		return pub.explainDontKnow(s, between(name, prefixDontKnow, suffixMaxGroup))
	case strings.HasPrefix(name, prefixOwner):
		s.Key = "source-owner"
		return pub.explainOwner(s, between(name, prefixOwner, suffixAgreement))
	case strings.HasPrefix(name, prefixBarrier):
		s.Key, s.Formula = "source-barrier", "respondents naming it/respondents who answered the check"
		s.Inputs = []Input{{"answers", Number{float64(pub.Barriers.Answered), pub.Barriers.Shown}}}
		return true
	}
	return false
}

// between cuts a prefix and a suffix off a name.
func between(name, prefix, suffix string) string {
	return strings.TrimSuffix(strings.TrimPrefix(name, prefix), suffix)
}

// explainQuestion: S = sum(omega·m)/sum(omega), omega = min(1, n/3), over the groups.
// Only the means of shown groups are named.
func (pub *Published) explainQuestion(s *Source, id string) bool {
	for _, q := range pub.Questions {
		if q.ID != id {
			continue
		}
		s.Formula = "sum(omega·mean of a group)/sum(omega), omega = min(1, answers/3)"
		s.Inputs = append(s.Inputs, Input{"answers", Number{float64(q.N), !q.Withheld}})
		for _, g := range pub.Groups {
			if mean, ok := q.Groups[g.ID]; ok && mean.Known {
				s.Inputs = append(s.Inputs, Input{g.ID, mean})
			}
		}
		return true
	}
	return false
}

// explainDontKnow names the number of answers.
func (pub *Published) explainDontKnow(s *Source, id string) bool {
	for _, q := range pub.Questions {
		if q.ID == id {
			s.Inputs = append(s.Inputs, Input{"answers", Number{float64(q.N), !q.Withheld}})
			return true
		}
	}
	return false
}

// explainDimension names what the dimension is rolled up from: its questions and
// its child dimensions.
func (pub *Published) explainDimension(s *Source, id string) bool {
	d := pub.Pack.Dimension(id)
	if d == nil {
		return false
	}
	s.Formula = string(d.RollUp)
	if s.Formula == "" || d.RollUp == "mean" {
		s.Formula = "sum(weight·score)/sum(weight) over the questions with a score"
	}
	for _, q := range pub.Questions {
		if q.Dimension == id {
			s.Inputs = append(s.Inputs, Input{prefixQuestion + q.ID, q.Score})
		}
	}
	for _, child := range pub.Pack.Dimensions {
		if child.Parent == id {
			s.Inputs = append(s.Inputs, in(prefixDimension+child.ID)(pub)...)
		}
	}
	return true
}

// topDimensions names the dimensions that make up the overall score.
func (pub *Published) topDimensions() []Input {
	var out []Input
	for _, d := range pub.Pack.Dimensions {
		if d.Parent == "" {
			out = append(out, in(prefixDimension+d.ID)(pub)...)
		}
	}
	return out
}

// gapInputs names the dimension and the two groups of the largest gap.
func (pub *Published) gapInputs() []Input {
	g, ok := pub.LargestGap()
	if !ok {
		return []Input{{"pairs", Known(float64(len(pub.AllGaps)))}}
	}
	return []Input{{prefixDimension + g.Dimension, pub.Metrics[prefixDimension+g.Dimension]},
		{g.A, g.ValueA}, {g.B, g.ValueB}, {"common-questions", Known(float64(g.Common))}}
}

// explainOwner counts the answers to one line of the owner check.
func (pub *Published) explainOwner(s *Source, id string) bool {
	o := pub.Owner(id)
	if o == nil {
		return false
	}
	s.Formula = "count of the most frequent role/all answers, \"don't know\" included"
	if len(o.Counts) > 0 {
		s.Inputs = append(s.Inputs, Input{"most-frequent-role", Known(float64(o.Counts[0].Count))})
	}
	s.Inputs = append(s.Inputs, Input{"answers", Known(float64(o.Answers))}, Input{"dont-know", Known(float64(o.DontKnow))})
	return true
}
