package report

import (
	"math"
	"slices"

	"lotse/assessment"
	"lotse/questionnaires"
)

// value returns what a placeholder stands for: from the row at hand, from the
// named placeholders, from the metrics, or what was answered. nil: null.
func (w *writer) value(name string, row values) any {
	if v, ok := row[name]; ok {
		return v
	}
	if f, ok := w.named[name]; ok {
		return f()
	}
	if words := w.element(name); words != "" {
		return words
	}
	if w.pub.Withheld[name] {
		return nil
	}
	if _, metric := w.pub.Metrics[name]; metric {
		return number(w.pub.Metrics[name])
	}
	if v, ok := (assessment.Env{Published: w.pub}).Lookup(name).(float64); ok {
		return w.asGiven(v) // a question of the workshop that was answered with a number
	}
	return nil
}

// element is the wording of a building block of the positioning, by its row's id.
func (w *writer) element(id string) string {
	for _, e := range w.pub.Positioning.Elements {
		if e.ID == id {
			return e.Text.In(w.say.Lang())
		}
	}
	return ""
}

// addDerived adds the derived values of the pack, and the lists of what they count.
func (w *writer) addDerived(named map[string]func() any) {
	for _, d := range w.pack.Deriveds() {
		named[questionnaires.PrefixDerived+d.Name] = func() any { return number(w.pub.Derived(d.Name).Value) }
		if d.Names {
			named[questionnaires.PrefixNames+d.Name] = func() any { return w.counted(d.Name) }
		}
	}
}

// counted lists what a derived value counts, each in quotation marks.
func (w *writer) counted(derived string) any {
	var names []string
	for _, n := range w.pub.Derived(derived).Of {
		names = append(names, w.say.Quote(w.quoted(n.Name)))
	}
	return word(w.say.List(names))
}

// placeholders are the names that texts may use beside the metrics.
func (w *writer) placeholders() map[string]func() any {
	return map[string]func() any{
		"stage":      func() any { return step(w.pub.Overall.Level) },
		"base":       func() any { return step(w.pub.Overall.Base) },
		"cap":        func() any { return step(w.pub.Overall.Cap) },
		"stage-name": func() any { return w.levelName(w.pub.Overall.Level) },

		"best":        func() any { return w.extreme(w.pub.Overall.Best) },
		"worst":       func() any { return w.extreme(w.pub.Overall.Worst) },
		"best-score":  func() any { return w.extremeScore(w.pub.Overall.Best) },
		"worst-score": func() any { return w.extremeScore(w.pub.Overall.Worst) },

		"gap-dim": func() any { return w.fromGap(func(g assessment.Gap) string { return w.dimension(g.Dimension) }) },
		"gap-a":   func() any { return w.fromGap(func(g assessment.Gap) string { return w.group(g.A) }) },
		"gap-b":   func() any { return w.fromGap(func(g assessment.Gap) string { return w.group(g.B) }) },

		"util-role":     func() any { return w.utilRole() },
		"growth":        func() any { return number(w.pub.Time.Growth) },
		"budget-growth": func() any { return number(w.pub.Time.BudgetGrowth) },
		"fte":           func() any { return w.fullTimePosts() },

		"owner-roles": func() any { return w.fromOwner(func(o assessment.OwnerItem) int { return len(o.Counts) }) },
		"owner-dk":    func() any { return w.fromOwner(func(o assessment.OwnerItem) int { return o.DontKnow }) },

		"raci-activities": func() any { return w.fromRACI(len(w.pub.RACI.Activities)) },
		"raci-ok":         func() any { return w.fromRACI(w.pub.RACI.OK) },
		"max-r-role":      func() any { return word(w.label(w.pub.RACI.MaxRRole)) },

		"orphan-names":        func() any { return w.orphans() },
		"goals-missing":       func() any { return word(w.list(w.pub.Goals.Missing, w.label)) },
		"positioning-missing": func() any { return word(w.list(w.pub.Positioning.Missing, w.shortRow)) },
		"barrier-top":         func() any { return word(w.label(w.pub.Barriers.Top)) },
		"decisions":           func() any { return w.decisionList() },

		"tows-internal": func() any { return w.towsEntry(func(p assessment.TOWSPair) string { return p.Internal }) },
		"tows-external": func() any { return w.towsEntry(func(p assessment.TOWSPair) string { return p.External }) },
		"tows-strategy": func() any { return w.towsStrategy() },

		"n-recommendations": func() any { return float64(w.plan.Count) },
		"pd-total":          func() any { return w.plan.TotalDays },
		"pd-1":              func() any { return w.plan.Days[1] },
		"pd-2":              func() any { return w.plan.Days[2] },
		"pd-3":              func() any { return w.plan.Days[3] },
		"k":                 func() any { return float64(w.pub.K) },
	}
}

// number is a number's value, or nil where it is not available.
func number(n assessment.Number) any {
	if !n.Known || math.IsNaN(n.Value) {
		return nil
	}
	return n.Value
}

// extreme names the best or the worst dimension; null where all have one value.
func (w *writer) extreme(id string) any {
	if id == "" || w.pub.Overall.AllEqual {
		return nil
	}
	return word(w.dimension(id))
}

func (w *writer) extremeScore(id string) any {
	if w.pub.Overall.AllEqual {
		return nil
	}
	for _, d := range w.pub.Dimensions {
		if d.ID == id {
			return number(d.Score)
		}
	}
	return nil
}

// largestGap is the pair behind gap.max, the more favourable group first, or
// false if no gap is notable.
func (w *writer) largestGap() (assessment.Gap, bool) {
	gaps := w.notableGaps()
	if len(gaps) == 0 {
		return assessment.Gap{}, false
	}
	return gaps[0], true
}

// notableGaps are the notable and strong gaps, the largest first, ties in pack
// order, each with the more favourable group first.
func (w *writer) notableGaps() []assessment.Gap {
	var gaps []assessment.Gap
	for _, g := range w.pub.Gaps {
		if g.Class == assessment.GapNotable || g.Class == assessment.GapStrong {
			gaps = append(gaps, favourableFirst(g))
		}
	}
	slices.SortStableFunc(gaps, func(a, b assessment.Gap) int { return descending(a.Delta, b.Delta) })
	return gaps
}

// favourableFirst turns a gap round so that group A sees the dimension more favourably.
func favourableFirst(g assessment.Gap) assessment.Gap {
	if g.Delta < 0 {
		g.A, g.B = g.B, g.A
		g.ValueA, g.ValueB = g.ValueB, g.ValueA
		g.Delta = -g.Delta
		g.Example = turned(g.Example)
	} else if g.Example.A != g.A {
		g.Example = turned(g.Example)
	}
	return g
}

func turned(q assessment.QuestionGap) assessment.QuestionGap {
	q.A, q.B = q.B, q.A
	q.ValueA, q.ValueB = q.ValueB, q.ValueA
	q.Delta = -q.Delta
	return q
}

// descending compares two values for a stable sort with the larger first;
// differences below 1e-9 are ties.
func descending(a, b float64) int {
	switch {
	case a > b+1e-9:
		return -1
	case b > a+1e-9:
		return 1
	}
	return 0
}

func (w *writer) fromGap(name func(assessment.Gap) string) any {
	g, ok := w.largestGap()
	if !ok {
		return nil
	}
	return word(name(g))
}

func (w *writer) utilRole() any {
	for _, r := range w.pub.Time.Roles {
		if r.ID == w.pub.Time.UtilRole {
			return word(r.Role.In(w.say.Lang()))
		}
	}
	return nil
}

// fullTimePosts is time.need-hours in full-time posts.
func (w *writer) fullTimePosts() any {
	need, full := w.pub.Metrics["time.need-hours"], w.pack.Params.FullTimeHours
	if !need.Known || full <= 0 {
		return nil
	}
	return need.Value / full
}

// topicOwnerItem is the owner check's line on who delivers topics.
const topicOwnerItem = "own-deliver-topics"

func (w *writer) fromOwner(count func(assessment.OwnerItem) int) any {
	for _, o := range w.pub.Owners {
		if o.ID == topicOwnerItem && o.Answers+o.DontKnow > 0 {
			return float64(count(o))
		}
	}
	return nil
}

func (w *writer) fromRACI(n int) any {
	if !w.pub.RACI.Present {
		return nil
	}
	return float64(n)
}

// orphans lists the silent departments, then the ones that are cut off.
func (w *writer) orphans() any {
	ids := append(slices.Clone(w.pub.Flows.Silent), w.pub.Flows.CutOff...)
	return word(w.list(ids, func(id string) string {
		for _, d := range w.pub.Flows.Departments {
			if d.ID == id {
				return d.Name.In(w.say.Lang())
			}
		}
		return w.label(id)
	}))
}

func (w *writer) towsEntry(id func(assessment.TOWSPair) string) any {
	if len(w.pub.SWOT.Pairs) == 0 {
		return nil
	}
	want := id(w.pub.SWOT.Pairs[0])
	for _, e := range w.pub.SWOT.Entries {
		if e.ID == want {
			return word(e.Text.In(w.say.Lang()))
		}
	}
	return nil
}

func (w *writer) towsStrategy() any {
	if len(w.pub.SWOT.Pairs) == 0 {
		return nil
	}
	return word(w.pub.SWOT.Pairs[0].Strategy.In(w.say.Lang()))
}
