package spreadsheet

import (
	"slices"

	"lotse/assessment"
)

// The tables of results hold exact published values, as the consultant's own
// results do; what is not available or withheld is an empty cell.

// overview is what and who, and the figures of the whole.
func (x *Export) overview() Table {
	p, o := x.Published, x.Published.Overall
	t := Table{Head: x.head("what", "value")}
	add := func(key string, value any) {
		t.Rows = append(t.Rows, []any{x.Say.T("spreadsheet-overview-" + key), value})
	}
	add("client", p.Engagement.Client)
	add("engagement", p.Engagement.ID)
	add("round", p.Round)
	add("date", p.Engagement.Date)
	add("pack", p.Pack.ID+" "+p.Pack.Version)
	add("k", p.K)
	add("invited", p.Participation.Invited)
	add("answered", p.Participation.Answered)
	add("excluded", p.Participation.Excluded)
	add("score", numberOr(o.Score))
	var level any
	if o.Level > 0 {
		level = o.Level
	}
	add("level", level)
	add("organisation", numberOr(o.OrgIndex))
	add("foundation", numberOr(o.FoundationIndex))
	add("quadrant", words(x.in(p.Pack.Label(o.Quadrant))))
	return t
}

// shownGroups are the groups whose values are printed.
func (x *Export) shownGroups() []assessment.PublishedGroup {
	return slices.DeleteFunc(slices.Clone(x.Published.Groups), func(g assessment.PublishedGroup) bool { return !g.Shown })
}

// groupName is what a group is called; two that are shown as one have a name in
// Lotse's own words.
func (x *Export) groupName(g assessment.PublishedGroup) string {
	switch pack := x.Published.Pack.Group(g.ID); {
	case pack == nil && g.Of != nil:
		return x.Say.T("spreadsheet-merged-group")
	case pack == nil:
		return g.ID
	case !pack.Short.Empty():
		return x.in(pack.Short)
	default:
		return x.in(pack.Name)
	}
}

func (x *Export) groupNames() []string {
	var names []string
	for _, g := range x.shownGroups() {
		names = append(names, x.groupName(g))
	}
	return names
}

func (x *Export) groupValues(values map[string]assessment.Number) []any {
	var cells []any
	for _, g := range x.shownGroups() {
		cells = append(cells, numberOr(values[g.ID]))
	}
	return cells
}

func (x *Export) dimensions() Table {
	t := Table{Head: append(x.head("id", "dimension", "score", "pooled", "agreement", "dont-know"), x.groupNames()...)}
	for _, d := range x.Published.Dimensions {
		line := []any{d.ID, x.in(x.Published.Pack.Label(d.ID)), numberOr(d.Score), numberOr(d.Pooled), numberOr(d.Agreement), numberOr(d.DontKnow)}
		t.Rows = append(t.Rows, append(line, x.groupValues(d.Profiles)...))
	}
	return t
}

func (x *Export) questions() Table {
	t := Table{Head: append(x.head("id", "question", "dimension", "score", "pooled", "answers", "agreement", "dont-know"), x.groupNames()...)}
	for _, q := range x.Published.Questions {
		var answers any
		if !q.Withheld {
			answers = q.N
		}
		line := []any{q.ID, x.in(x.Published.Pack.Question(q.ID).Ask), q.Dimension, numberOr(q.Score), numberOr(q.Pooled), answers,
			numberOr(q.Agreement), numberOr(q.DontKnow)}
		t.Rows = append(t.Rows, append(line, x.groupValues(q.Groups)...))
	}
	return t
}

// groups says who answered. The number of a hidden group is not told.
func (x *Export) groups() Table {
	t := Table{Head: x.head("id", "group", "invited", "answered", "rate", "shown")}
	for _, g := range x.Published.Groups {
		answered := whole(g.N)
		switch {
		case g.Empty:
			answered = 0
		case !g.Shown:
			answered = x.Say.T("spreadsheet-fewer", "K", x.Published.K)
		}
		t.Rows = append(t.Rows, []any{g.ID, x.groupName(g), g.Invited, answered, numberOr(g.Rate), yes(g.Shown)})
	}
	return t
}

func (x *Export) gaps() Table {
	t := Table{Head: x.head("dimension", "group-a", "group-b", "value-a", "value-b", "difference", "common", "class")}
	for _, g := range x.Published.AllGaps {
		t.Rows = append(t.Rows, []any{g.Dimension, g.A, g.B, numberOr(g.ValueA), numberOr(g.ValueB), g.Delta, g.Common, string(g.Class)})
	}
	return t
}

func (x *Export) recommendations() Table {
	t := Table{Head: x.head("number", "id", "recommendation", "wave", "immediate", "priority", "severity", "urgency", "person-days", "after", "drivers")}
	for _, r := range x.Plan.Recommendations {
		var drivers []string
		for _, d := range r.Drivers {
			drivers = append(drivers, d.Metric)
		}
		t.Rows = append(t.Rows, []any{r.Number, r.ID, x.in(r.Rule.Title), r.Wave, yes(r.Immediate), r.Priority, r.Severity, r.Urgency,
			r.EffortPD, joined(r.After), joined(drivers)})
	}
	return t
}

// metrics lists the whole catalogue, so that "not available" can be told from "no
// such metric".
func (x *Export) metrics() Table {
	t := Table{Head: x.head("id", "metric", "value", "unit", "withheld")}
	for _, m := range x.Published.Pack.Metrics() {
		t.Rows = append(t.Rows, []any{m.Name, x.in(x.Published.Pack.MetricLabel(m.Name)), numberOr(x.Published.Metrics[m.Name]), words(m.Unit),
			yes(x.Published.Withheld[m.Name])})
	}
	return t
}
