package document

import (
	"maps"
	"slices"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// planNode writes a curation; a map without keys where there is none.
func planNode(c assessment.Curation) *source.Node {
	var f fields
	f.node("recommendations", mapOf(c.Decisions, func(d assessment.Decision) *source.Node {
		var f fields
		f.decision(d)
		return f.asMap()
	}))
	own := source.ListNode()
	for _, o := range c.Own {
		own.Items = append(own.Items, ownNode(o))
	}
	f.node("own", own)
	f.ids("order", c.Order)
	capacity := source.ListNode()
	for _, days := range c.Capacity {
		capacity.Items = append(capacity.Items, source.FromPlain(days))
	}
	f.node("capacity", capacity)
	f.node("overrides", overridesNode(c.Overrides))
	if c.Seen != nil {
		f.pairs = append(f.pairs, source.P("seen", seenNode(c.Seen)))
	}
	return f.asMap()
}

// mapOf writes a map with its keys in alphabetical order.
func mapOf[T any](m map[string]T, node func(T) *source.Node) *source.Node {
	n := source.MapNode()
	for _, key := range sortedKeys(m) {
		n.Pairs = append(n.Pairs, source.Pair{Key: key, Value: node(m[key])})
	}
	return n
}

func sortedKeys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }

func (f *fields) decision(d assessment.Decision) {
	f.text("verdict", string(d.Verdict))
	f.words("reason", d.Reason)
	if d.Print {
		f.pairs = append(f.pairs, source.P("print", true))
	}
	if d.Wave != 0 {
		f.pairs = append(f.pairs, source.P("wave", d.Wave))
	}
	f.words("title", d.Title)
	f.words("why", d.Why)
	f.steps("steps", d.Steps)
	f.words("owner", d.Owner)
	f.text("start", d.Start)
	f.number("effort", d.Effort)
	f.words("kpi", d.KPI)
	f.text("status", string(d.Status))
	f.words("note", d.Note)
}

func ownNode(o assessment.OwnRecommendation) *source.Node {
	var f fields
	f.text("id", o.ID)
	f.text("area", o.Area)
	f.words("effect", o.Effect)
	f.number("priority", o.Priority)
	f.ids("after", o.After)
	f.decision(o.Decision)
	return f.asMap()
}

func overridesNode(o assessment.Overrides) *source.Node {
	var f fields
	if o.Level != nil {
		f.pairs = append(f.pairs, source.P("level", overrideNode(*o.Level)))
	}
	f.node("dimensions", mapOf(o.Dimensions, overrideNode))
	return f.asMap()
}

func overrideNode(o assessment.Override) *source.Node {
	f := fields{pairs: []source.Pair{source.P("value", o.Value)}}
	f.words("reason", o.Reason)
	if o.Computed != nil {
		f.pairs = append(f.pairs, source.P("computed", *o.Computed))
	}
	return f.asMap()
}

func seenNode(s *assessment.Seen) *source.Node {
	var f fields
	f.text("date", s.Date)
	f.node("recommendations", mapOf(s.Recommendations, func(r assessment.SeenRecommendation) *source.Node {
		f := fields{pairs: []source.Pair{source.P("priority", r.Priority), source.P("wave", r.Wave)}}
		f.ids("drivers", r.Drivers)
		return f.asMap()
	}))
	return f.asMap()
}

func (f *fields) number(key string, v float64) {
	if v != 0 {
		f.pairs = append(f.pairs, source.P(key, v))
	}
}

func (f *fields) ids(key string, list []string) { f.node(key, source.FromPlain(list)) }

// words writes one text for all languages as it stands, others per language.
func (f *fields) words(key string, t questionnaires.Text) {
	if words, ok := t[""]; ok && len(t) == 1 {
		f.text(key, words)
		return
	}
	f.node(key, prose(source.FromPlain(map[string]string(t))))
}

func (f *fields) steps(key string, steps map[string][]string) {
	if list, ok := steps[""]; ok && len(steps) == 1 {
		f.ids(key, list)
		return
	}
	f.node(key, mapOf(steps, func(list []string) *source.Node { return source.FromPlain(list) }))
}
