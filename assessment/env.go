package assessment

import (
	"strings"

	"lotse/questionnaires"
)

// An Env gives the conditions of a pack their values: the metrics, the level, the
// field of the map, derived values, the views of shown groups, what was answered in
// the workshop, and the functions fired, band, answered and chosen. It reads
// published values only, so no condition can tell more than the report.
type Env struct {
	Published *Published
	Plan      *Plan // nil: nothing has fired
}

// Lookup returns a float64, a bool, a string, or nil for not available.
func (e Env) Lookup(name string) any {
	o := e.Published.Overall
	switch name {
	case "stage":
		return step(o.Level)
	case "base":
		return step(o.Base)
	case "cap":
		return step(o.Cap)
	case "growth":
		return plainNumber(e.Published.Time.Growth)
	case "budget-growth":
		return plainNumber(e.Published.Time.BudgetGrowth)
	case "quadrant":
		return orNil(o.Quadrant)
	}
	if m, ok := e.Published.Pack.Metric(name); ok {
		return e.Published.metric(m)
	}
	if v, ok := e.Published.beyondMetrics(name); ok {
		return v.plain()
	}
	return e.Published.answer(name)
}

// Call returns the value of a function of one name.
func (e Env) Call(function, name string) any {
	switch function {
	case "fired":
		return e.Plan != nil && e.Plan.Fired(name)
	case "band":
		for _, d := range e.Published.Dimensions {
			if d.ID == name {
				return orNil(d.Band)
			}
		}
	case "answered":
		return questionnaires.Given(e.Published.facts.value(name)) || e.Published.refused(name)
	case "chosen":
		return e.Published.chosen(name)
	}
	return nil
}

// step is a level, or nil where there is none.
func step(level int) any {
	if level == 0 {
		return nil
	}
	return float64(level)
}

// metric is a metric's value for a condition.
func (pub *Published) metric(m questionnaires.Metric) any {
	n := pub.Metrics[m.Name]
	switch {
	case !n.Known || pub.Withheld[m.Name]:
		return nil
	case m.Boolean:
		return n.Value != 0
	}
	return n.Value
}

// beyondMetrics is a number that conditions know by name and rules do not: a derived
// value, the mean of a shown group, or how many roles hold a letter in a line of the
// matrix; !ok: no such name.
func (pub *Published) beyondMetrics(name string) (n Number, ok bool) {
	if rest, ok := strings.CutPrefix(name, questionnaires.PrefixDerived); ok {
		return pub.Derived(rest).Value, true
	}
	if q, group, ok := pub.Pack.View(name); ok {
		return pub.view(q.ID, group), true
	}
	if activity, ok := strings.CutPrefix(name, questionnaires.PrefixAccountable); ok {
		return pub.letters(activity, "A"), true
	}
	if activity, ok := strings.CutPrefix(name, questionnaires.PrefixDoing); ok {
		return pub.letters(activity, "R"), true
	}
	return Number{}, false
}

// view is the mean of a group in a question, where it is printed anyway.
func (pub *Published) view(question, group string) Number {
	for _, q := range pub.Questions {
		if q.ID == question {
			return q.Groups[group]
		}
	}
	return Number{}
}

// letters counts the roles that hold a letter in a line of the matrix.
func (pub *Published) letters(activity, letter string) Number {
	if pub.RACI.Present {
		for _, a := range pub.RACI.Activities {
			if a.ID == activity {
				return Known(float64(a.count(letter)))
			}
		}
	}
	return Number{}
}

// answer is what was answered to a question of the workshop, or in the main column
// of a checklist's row.
func (pub *Published) answer(name string) any {
	v := pub.facts.value(name)
	if question, column, ok := pub.Pack.MainColumn(name); ok {
		v = pub.facts.cells(question)[name][column]
	}
	switch v := v.(type) {
	case questionnaires.Number:
		return float64(v)
	case questionnaires.Flag:
		return bool(v)
	case questionnaires.Pick:
		return orNil(string(v))
	}
	return nil
}

// refused reports whether a question was answered with no.
func (pub *Published) refused(question string) bool {
	yes, answered := pub.facts.flag(question)
	return answered && !yes
}

// chosen reports whether an option is among those chosen in the workshop.
func (pub *Published) chosen(option string) bool {
	for _, a := range pub.facts {
		picks, _ := a.Value.(questionnaires.Picks)
		for _, id := range picks {
			if id == option && a.State == Given {
				return true
			}
		}
	}
	return false
}

// plain is a number for a condition: nil if it is not available.
func (n Number) plain() any {
	if !n.Known {
		return nil
	}
	return n.Value
}

// orNil is a word, or nil where there is none.
func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// plainNumber is a number's value, or nil for not available.
func plainNumber(n Number) any {
	if !n.Known {
		return nil
	}
	return n.Value
}
