package report

import (
	"slices"

	"lotse/assessment"
)

// The kinds of variation, as [assessment.Variation] names them.
const (
	ofWeight    = "weight"
	ofThreshold = "threshold"
	ofGroup     = "group"
	swayShare   = 0.2 // by which weights and thresholds are moved
)

// sensitivity says in one sentence whether the level or the first recommendations
// hang on a single weight, threshold or group. Nothing where no variation could be
// tried: without published values there is nothing to vary.
func (a *author) sensitivity() []Block {
	s := a.pub.Sensitivity()
	if len(s.Variations) == 0 || len(s.First) == 0 {
		return nil
	}
	level := a.changing(s, "report-sensitivity-level", func(v assessment.Variation) bool { return v.LevelChanges })
	first := a.changing(s, "report-sensitivity-first", assessment.Variation.Changes)
	key := "report-sensitivity-all"
	if s.Level == 0 {
		key = "report-sensitivity-first-only"
	}
	return []Block{Para{ID: "sensitivity", Text: Rich{
		{Text: a.say.T("report-sensitivity-head") + " ", Bold: true},
		{Text: bind(a.say.T(key, "Sway", a.say.Percent(swayShare), "Tried", len(s.Variations), "Level", level, "First", first))},
	}}}
}

// changing says how many variations change something, and which.
func (a *author) changing(s assessment.Sensitivity, key string, changes func(assessment.Variation) bool) string {
	changed := slices.DeleteFunc(slices.Clone(s.Variations), func(v assessment.Variation) bool { return !changes(v) })
	if len(changed) == 0 {
		return a.say.T(key + "-same")
	}
	return a.say.N(key, len(changed), "Where", a.variations(changed))
}

// variations counts weights and thresholds, and names the groups left out.
func (a *author) variations(list []assessment.Variation) string {
	counts := map[string]int{}
	var groups []string
	for _, v := range list {
		counts[v.Kind]++
		if v.Kind == ofGroup {
			groups = append(groups, a.say.T("report-sensitivity-group", "Group", a.say.Quote(a.group(v.Of))))
		}
	}
	var parts []string
	for _, kind := range []string{ofWeight, ofThreshold} {
		if n := counts[kind]; n > 0 {
			parts = append(parts, a.say.N("report-sensitivity-"+kind, n))
		}
	}
	return a.say.List(append(parts, groups...))
}
