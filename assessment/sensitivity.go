package assessment

import (
	"slices"
	"strings"

	"lotse/questionnaires"
)

// How the sensitivity is tried.
const (
	sway          = 0.2 // share by which a weight or a threshold is moved, up and down
	firstOnes     = 5   // recommendations that are watched
	kindWeight    = "weight"
	kindThreshold = "threshold"
	kindGroup     = "group"
)

// Sensitivity says whether the level or the five first recommendations would be
// others if the method had weighed a little differently.
//
// It is a pure function of what is published, and of groups it uses what a client
// sees. So it tells nothing about a hidden group, nor about what everybody in a
// shown group answered, that is not told already. That is also its limit: a question in which a group's mean
// is not printed keeps its score when another group is left out, and a dimension
// with a withheld question keeps its value.
type Sensitivity struct {
	Level      int      // 0: not available, and not watched
	First      []string // the five first recommendations, in printing order
	Variations []Variation
}

// A Variation is one change of the method, and what it would do.
type Variation struct {
	Kind         string  // weight, threshold, or group
	Of           string  // the dimension or question, the rule, or the group left out
	Metric       string  // whose threshold moves
	Factor       float64 // 0.8 or 1.2; 0 for a group left out
	Level        int     // with it; 0: not available
	LevelChanges bool
	Left, Joined []string // recommendations that leave the five first and that join them
}

// Changes reports whether the five first recommendations are others.
func (v Variation) Changes() bool { return len(v.Joined)+len(v.Left) > 0 }

// Sensitivity tries one change at a time: every weight of a dimension or a question
// and every threshold of a rule by 20 per cent up and down, and every group that is
// shown left out. It tries the method: what the consultant set against it is left out.
func (pub *Published) Sensitivity() Sensitivity {
	pub = pub.Computed()
	printed := pub.fired(nil, pub.Metrics)
	s := Sensitivity{Level: pub.Overall.Level, First: pub.firstOf(slices.Clone(printed))}
	t := &trial{pub: pub, result: &s, scheme: newScheme(pub.Pack), printed: printed}
	for i := range pub.Pack.Dimensions {
		t.weight(pub.Pack.Dimensions[i].ID, func(m *scheme, f float64) { m.weighDimension(i, f) })
	}
	for i, it := range t.scheme.items {
		t.weight(it.question.ID, func(m *scheme, f float64) { m.weighItem(i, f) })
	}
	t.thresholds()
	for _, g := range pub.Groups {
		if g.Shown && len(g.Of) == 0 {
			t.group(g.ID)
		}
	}
	return s
}

// firstOf are the five first recommendations in printing order. It changes fired.
func (pub *Published) firstOf(fired []Recommendation) []string {
	plan := newPlan(fired, pub.Pack.Params.WaveCapacity)
	return plan.Print[:min(firstOnes, len(plan.Print))]
}

// A trial collects variations.
type trial struct {
	pub     *Published
	result  *Sensitivity
	scheme  *scheme
	printed []Recommendation // what fires on what is published, not linked yet
	room    []Recommendation // for what fires otherwise, one variation after the other
}

// note compares a variation with what is printed.
func (t *trial) note(v Variation, level int, fired []Recommendation) {
	v.Level = level
	v.LevelChanges = t.result.Level > 0 && level != t.result.Level
	if !slices.EqualFunc(fired, t.printed, sameTurn) {
		first := t.pub.firstOf(fired)
		v.Left = without(t.result.First, first)
		v.Joined = without(first, t.result.First)
	}
	t.result.Variations = append(t.result.Variations, v)
}

// sameTurn reports whether two ratings of a rule give it the same turn: all else
// that decides on it is the rule's own.
func sameTurn(a, b Recommendation) bool { return a.ID == b.ID && a.Priority == b.Priority }

// without lists what is in a and not in b.
func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(id string) bool { return slices.Contains(b, id) })
}

// fired is what fires on other metrics, until the next variation.
func (t *trial) fired(metrics map[string]Number) []Recommendation {
	t.room = t.pub.fired(t.room[:0], metrics)
	return t.room
}

// weight moves the weight of a dimension or a question.
func (t *trial) weight(id string, move func(s *scheme, factor float64)) {
	for _, factor := range []float64{1 - sway, 1 + sway} {
		s := t.scheme.copied()
		move(s, factor)
		level, metrics := t.pub.rescored(s, t.pub.printedScore)
		t.note(Variation{Kind: kindWeight, Of: id, Factor: factor}, level, t.fired(metrics))
	}
}

// thresholds moves the thresholds of the rules, each by itself.
func (t *trial) thresholds() {
	for _, rule := range t.pub.Pack.Rules {
		for i := range len(rule.All) + len(rule.Any) {
			for _, factor := range []float64{1 - sway, 1 + sway} {
				moved, metric := moveThreshold(rule, i, factor)
				if moved == nil {
					continue
				}
				t.note(Variation{Kind: kindThreshold, Of: rule.ID, Metric: metric, Factor: factor}, t.result.Level, t.firedWith(moved))
			}
		}
	}
}

// firedWith is what fires with a rule as it was moved, until the next variation.
func (t *trial) firedWith(moved *questionnaires.Rule) []Recommendation {
	at := slices.IndexFunc(t.printed, func(r Recommendation) bool { return r.ID == moved.ID })
	drivers := firedDrivers(moved, t.pub.Metrics)
	if at < 0 && len(drivers) == 0 {
		return t.printed
	}
	fired := append(t.room[:0], t.printed...)
	t.room = fired
	switch {
	case len(drivers) == 0:
		return slices.Delete(fired, at, at+1)
	case at < 0:
		return append(fired, t.pub.recommendation(moved, drivers))
	}
	fired[at] = t.pub.recommendation(moved, drivers)
	return fired
}

// moveThreshold is a rule whose i-th comparison, gates first, has another threshold;
// nil for a comparison with yes or no, or with zero. The value at which severity is
// 1 moves along, so that the distance to it stays.
func moveThreshold(rule *questionnaires.Rule, i int, factor float64) (moved *questionnaires.Rule, metric string) {
	r := *rule
	r.All, r.Any = slices.Clone(rule.All), slices.Clone(rule.Any)
	list := r.All
	if i >= len(list) {
		i, list = i-len(list), r.Any
	}
	d := &list[i]
	if d.Boolean || d.Threshold == 0 {
		return nil, ""
	}
	by := (factor - 1) * d.Threshold
	d.Threshold += by
	d.Worst += by
	return &r, d.Metric
}

// group leaves a group out that is shown.
func (t *trial) group(id string) {
	s := t.scheme
	level, metrics := t.pub.rescored(s, func(i int) Number { return t.pub.scoreWithout(s, i, id) })
	metrics[metricGapMax] = t.pub.gapWithout(id)
	if len(t.pub.Barriers.Groups) == 1 && t.pub.Barriers.asks(id) {
		for name := range metrics {
			if strings.HasPrefix(name, prefixBarrier) {
				metrics[name] = Number{}
			}
		}
	}
	t.note(Variation{Kind: kindGroup, Of: id}, level, t.fired(metrics))
}
