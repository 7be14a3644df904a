package questionnaires

import (
	"maps"
	"slices"

	"lotse/questionnaires/source"
)

// A Rule is a recommendation and what makes it fire.
type Rule struct {
	ID         string
	Area       string
	All        []Driver // gates: all must hold
	Any        []Driver // drivers: one must fire
	Impact     float64
	EffortPD   float64 // internal person-days for 50–500 employees
	Horizon    int     // 30, 90 or 180 days
	Urgency    float64 // replaces the computed urgency; 0 for none
	Depends    []string
	Foundation bool
	Owner      Text
	Title      Text
	Why        Text
	WhyNeeds   string // metric that Why speaks of; WhyAlt stands in when it is not available
	WhyAlt     Text
	Steps      map[string][]string // language → sentences
	Effect     Text
	KPI        Text
}

// StepsIn returns the steps in a language, with the fallbacks of [Text.In].
func (r *Rule) StepsIn(lang string) []string {
	for _, key := range []string{lang, ""} {
		if steps, ok := r.Steps[key]; ok {
			return steps
		}
	}
	for _, key := range slices.Sorted(maps.Keys(r.Steps)) {
		return r.Steps[key]
	}
	return nil
}

// A Driver compares a metric with a threshold. Worst is the value at which
// severity is 1; a boolean metric is compared with Is.
type Driver struct {
	Metric    string
	Op        string // <, >, >=, <=, ==
	Threshold float64
	Worst     float64
	Is        bool // for == on boolean metrics
	Boolean   bool
}

var ruleShape = &shape[Rule]{
	name: "rule",
	fields: []field[Rule]{
		idField(aRule, func(r *Rule, id string) { r.ID = id }),
		required(keyField("area", "what it is about: a dimension or another word", func(r *Rule, s string) { r.Area = s })),
		required(partField("when", "what makes it fire", ruleWhenShape)),
		required(partField("meta", "what it takes and brings", ruleMetaShape)),
		required(textField("owner", "the role that answers for it", func(r *Rule, t Text) { r.Owner = t })),
		required(textField("title", "what to do", func(r *Rule, t Text) { r.Title = t })),
		required(textField("why", "why", func(r *Rule, t Text) { r.Why = t })),
		metricField("why-needs", "the metric why speaks of", func(r *Rule, m string) { r.WhyNeeds = m }),
		textField("why-alt", "said instead of why where that metric is not available", func(r *Rule, t Text) { r.WhyAlt = t }),
		required(stepsField()),
		required(textField("effect", "what it brings", func(r *Rule, t Text) { r.Effect = t })),
		required(textField("kpi", "how success shows", func(r *Rule, t Text) { r.KPI = t })),
	},
	finish: func(r *reader, n *source.Node, _ *Rule) {
		if (n.Get("why-needs") == nil) != (n.Get("why-alt") == nil) {
			r.add(n.Problemf("%q and %q belong together", "why-needs", "why-alt"))
		}
	},
}

var ruleWhenShape = &shape[Rule]{
	name: "when of a rule",
	fields: []field[Rule]{
		listField("all", "gates: all must hold", driverShape, func(r *Rule, list []Driver) { r.All = list }),
		required(listField("any", "drivers: one must fire", driverShape, func(r *Rule, list []Driver) { r.Any = list })),
	},
	finish: func(r *reader, n *source.Node, _ *Rule) {
		if drivers := n.Get("any"); drivers != nil && drivers.Kind == source.List && len(drivers.Items) == 0 {
			r.add(drivers.Problemf("any is empty: the rule can never fire"))
		}
	},
}

var ruleMetaShape = &shape[Rule]{
	name: "meta of a rule",
	fields: []field[Rule]{
		required(numberField("impact", "contribution to the client's aims, 1 to 5", span{min: 1, max: 5}, func(r *Rule, f float64) { r.Impact = f })),
		required(numberField("effort-pd", "person-days inside a company of 50 to 500 employees", positive, func(r *Rule, f float64) { r.EffortPD = f })),
		required(horizonField()),
		refsField("depends", "rules that come first if they fire as well", aRule, func(r *Rule, ids []string) { r.Depends = ids }),
		flagField("foundation", "placed before what merely has a good ratio of benefit to effort", func(r *Rule, yes bool) { r.Foundation = yes }),
		numberField("urgency", "replaces the computed urgency", span{min: 1, max: 5}, func(r *Rule, f float64) { r.Urgency = f }),
	},
}

// horizons are the stages of the roadmap, in days.
var horizons = []float64{30, 90, 180}

func horizonField() field[Rule] {
	return field[Rule]{key: "horizon", doc: "days until it should be done: 30, 90 or 180",
		schema: func(*definitions) schema { return schema{"enum": horizons} },
		read: func(r *reader, _, n *source.Node, rule *Rule) {
			days, ok := n.Plain().(float64)
			if !ok || !slices.Contains(horizons, days) {
				r.add(n.Problemf("horizon must be 30, 90 or 180 days"))
				return
			}
			rule.Horizon = int(days)
		},
	}
}

// metricField holds the name of a metric.
func metricField[T any](key, doc string, set func(*T, string)) field[T] {
	return refField(key, doc, aMetric, set)
}

var driverShape = &shape[Driver]{
	name: "driver",
	fields: []field[Driver]{
		required(metricField("metric", "a name of the metric catalogue", func(d *Driver, m string) { d.Metric = m })),
		required(choiceField("op", "how the metric is compared", []string{"<", "<=", ">", ">=", "=="}, func(d *Driver, op string) { d.Op = op })),
		numberField("threshold", "the value it is compared with", anyNumber, func(d *Driver, f float64) { d.Threshold = f }),
		numberField("worst", "the value at which severity is 1", anyNumber, func(d *Driver, f float64) { d.Worst = f }),
		flagField("is", "the value of a metric that is true or false", func(d *Driver, yes bool) { d.Is, d.Boolean = yes, true }),
	},
}

// stepsField holds the same number of sentences in every language.
func stepsField() field[Rule] {
	return field[Rule]{key: "steps", doc: "full sentences that begin with a verb, the same number in every language",
		schema: func(*definitions) schema {
			properties := schema{}
			for _, lang := range Languages() {
				properties[lang] = schema{"type": "array", "items": schema{"type": "string", "pattern": notBlank}, "minItems": 1}
			}
			return schema{"type": "object", "properties": properties, "additionalProperties": false, "minProperties": 1}
		},
		read: func(r *reader, _, n *source.Node, rule *Rule) { rule.Steps = r.steps(n) },
	}
}

func (r *reader) steps(n *source.Node) map[string][]string {
	if !r.is(n, source.Map, "steps") {
		return nil
	}
	r.unknown(n, "steps", r.languages)
	steps := make(map[string][]string, len(r.languages))
	for _, lang := range r.languages {
		list := n.Get(lang)
		if list == nil {
			r.add(n.Problemf("steps has no text in %q", lang))
			continue
		}
		if !r.is(list, source.List, "steps in "+lang) {
			continue
		}
		if len(list.Items) == 0 {
			r.add(list.Problemf("steps in %s is empty", lang))
		}
		for _, item := range list.Items {
			steps[lang] = append(steps[lang], r.sentence(item, "step in "+lang))
		}
		if first := r.languages[0]; len(steps[lang]) != len(steps[first]) && steps[first] != nil {
			r.add(list.Problemf("%d steps in %q, but %d in %q", len(steps[lang]), lang, len(steps[first]), first))
		}
	}
	return steps
}
