package questionnaires

import (
	"slices"

	"lotse/questionnaires/source"
)

// checkRules checks that every rule can fire, and that a roadmap can be made of them.
func (r *reader) checkRules(p *Pack) {
	ids := make([]string, len(p.Rules))
	for i, rule := range p.Rules {
		ids[i] = rule.ID
		if of := r.declared[rule.ID].of; of != nil {
			r.checkDrivers(p, rule, of.Get("when"))
		}
	}
	for _, circle := range circles(ids, func(id string) []string {
		if rule := p.Rule(id); rule != nil {
			return rule.Depends
		}
		return nil
	}) {
		next := circle[1%len(circle)]
		place := r.place(circle[0], "meta").At([]string{"depends", next})
		r.add(place.Problemf("rules depend on each other in a circle: %s", arrows(circle)))
	}
}

// checkDrivers checks the gates of a rule, and each driver together with them.
func (r *reader) checkDrivers(p *Pack, rule *Rule, when *source.Node) {
	gates, drivers := when.Get("all").List(), when.Get("any").List()
	sound := true
	for i, gate := range rule.All {
		sound = r.checkDriver(p, gate, gates[i], false) && sound
	}
	for i := range rule.All {
		if metric, ok := p.Metric(rule.All[i].Metric); ok && sound && !metric.allows(rule.All[:i+1]) {
			r.add(gates[i].Problemf("the rule can never fire: its gates on %s exclude each other", metric.Name))
			sound = false
		}
	}
	for i, driver := range rule.Any {
		metric, ok := p.Metric(driver.Metric)
		if !r.checkDriver(p, driver, drivers[i], true) || !ok || !sound {
			continue
		}
		if !metric.allows(append(slices.Clone(rule.All), driver)) {
			r.add(drivers[i].Problemf("this can never fire: the gates exclude it"))
		}
	}
}

// checkDriver checks a comparison by itself and reports whether it is sound.
func (r *reader) checkDriver(p *Pack, d Driver, n *source.Node, severity bool) bool {
	metric, ok := p.Metric(d.Metric)
	if !ok || d.Op == "" {
		return false // already noted
	}
	before := len(r.problems)
	if metric.Boolean {
		r.checkFlagDriver(d, n)
	} else {
		r.checkNumberDriver(d, n, severity)
	}
	if len(r.problems) == before && !metric.allows([]Driver{d}) {
		values := "true"
		if !metric.Boolean {
			values = "from " + figure(metric.Min) + " to " + figure(metric.Max)
		}
		r.add(n.Problemf("this can never fire: %s is %s", metric.Name, values))
	}
	return len(r.problems) == before
}

func (r *reader) checkFlagDriver(d Driver, n *source.Node) {
	if d.Op != "==" {
		r.add(n.Get("op").Problemf("%s is true or false: compare it with == and %q", d.Metric, "is"))
	}
	if n.Get("is") == nil {
		r.add(n.Problemf("%s is true or false: the comparison needs %q", d.Metric, "is"))
	}
	for _, key := range []string{"threshold", "worst"} {
		if n.Get(key) != nil {
			r.add(n.KeyProblemf(key, "%s is true or false and has no %s", d.Metric, key))
		}
	}
}

func (r *reader) checkNumberDriver(d Driver, n *source.Node, severity bool) {
	if d.Op == "==" {
		r.add(n.Get("op").Problemf("%s is a number: compare it with <, <=, > or >=", d.Metric))
		return
	}
	if n.Get("is") != nil {
		r.add(n.KeyProblemf("is", "%s is a number: compare it with %q", d.Metric, "threshold"))
		return
	}
	if n.Get("threshold") == nil {
		r.add(n.Problemf("the comparison needs %q", "threshold"))
		return
	}
	worst := n.Get("worst")
	switch low := d.Op[0] == '<'; {
	case worst == nil && severity:
		r.add(n.Problemf("a driver needs %q: the value at which severity is 1", "worst"))
	case worst == nil:
	case low && d.Worst >= d.Threshold:
		r.add(worst.Problemf("worst must be below the threshold of %s %s", d.Op, figure(d.Threshold)))
	case !low && d.Worst <= d.Threshold:
		r.add(worst.Problemf("worst must be above the threshold of %s %s", d.Op, figure(d.Threshold)))
	}
}

// allows reports whether a value of the metric can meet all comparisons with it.
func (m Metric) allows(drivers []Driver) bool {
	lo, hi, loOpen, hiOpen := m.Min, m.Max, false, false
	var is []bool
	for _, d := range drivers {
		switch {
		case d.Metric != m.Name:
		case d.Boolean:
			is = append(is, d.Is)
		case d.Op == "<" && d.Threshold <= hi, d.Op == "<=" && d.Threshold < hi:
			hi, hiOpen = d.Threshold, d.Op == "<"
		case d.Op == ">" && d.Threshold >= lo, d.Op == ">=" && d.Threshold > lo:
			lo, loOpen = d.Threshold, d.Op == ">"
		}
	}
	if m.Boolean {
		return m.Name != "always" && !(slices.Contains(is, true) && slices.Contains(is, false)) ||
			m.Name == "always" && !slices.Contains(is, false)
	}
	return lo < hi || lo == hi && !loOpen && !hiOpen
}
