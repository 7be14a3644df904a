package assessment

import (
	"slices"

	"lotse/questionnaires"
)

// repeatRule is the rule that ends every roadmap: it stands last, in the third
// wave and outside the capacity.
const repeatRule = "repeat-assessment"

// Recommend computes which rules fire on the published metrics, how urgent they
// are and when their turn is. The order of the rules in the pack does not matter.
//
//	P = impact·urgency/effort class, 0.25..25
//
// Benefit and urgency by effort is weighted shortest job first (Reinertsen 2009),
// reduced to classes that a workshop can discuss.
func Recommend(pub *Published) *Plan {
	return newPlan(pub.fired(nil, pub.Metrics), pub.Pack.Params.WaveCapacity)
}

// fired rates the rules that fire on metrics, in the order of the pack, and appends them
// to room.
func (pub *Published) fired(room []Recommendation, metrics map[string]Number) []Recommendation {
	fired := slices.Grow(room, len(pub.Pack.Rules))
	for _, rule := range pub.Pack.Rules {
		if drivers := firedDrivers(rule, metrics); len(drivers) > 0 {
			fired = append(fired, pub.recommendation(rule, drivers))
		}
	}
	return fired
}

// newPlan links the fired rules, which it changes, and puts them in order.
func newPlan(fired []Recommendation, capacity []float64) *Plan {
	link(fired)
	inherit(fired)
	plan := &Plan{Recommendations: order(fired), Capacity: capacity}
	plan.schedule()
	plan.summarise()
	return plan
}

// recommendation rates a fired rule.
func (pub *Published) recommendation(rule *questionnaires.Rule, drivers []FiredDriver) Recommendation {
	factor := pub.Company.SizeFactor
	if factor <= 0 {
		factor = 1
	}
	r := Recommendation{ID: rule.ID, Rule: rule, Drivers: drivers, Severity: drivers[0].Severity}
	r.Urgency = urgency(rule, r.Severity)
	r.EffortPD = rule.EffortPD * factor
	r.Effort = effortClass(r.EffortPD)
	r.Priority = rule.Impact * r.Urgency / r.Effort
	r.Inherited = r.Priority
	return r
}

// link notes which of the rules that must come first fired as well; one that
// did not fire counts as satisfied.
func link(fired []Recommendation) {
	known := make(map[string]bool, len(fired))
	for i := range fired {
		known[fired[i].ID] = true
	}
	for i := range fired {
		r := &fired[i]
		for _, id := range r.Rule.Depends {
			if known[id] && id != r.ID && id != repeatRule && !slices.Contains(r.After, id) {
				r.After = append(r.After, id)
			}
		}
	}
}

// inherit raises every rule to the priority of what it enables:
// P* = max(P, P* of every fired rule that depends on it). Values only rise
// towards a maximum, so even a circle of dependencies comes to rest.
func inherit(fired []Recommendation) {
	index := make(map[string]int, len(fired))
	for i := range fired {
		index[fired[i].ID] = i
	}
	for changed := true; changed; {
		changed = false
		for i := range fired {
			r := &fired[i]
			for _, id := range r.After {
				if enabler := &fired[index[id]]; enabler.Inherited < r.Inherited {
					enabler.Inherited = r.Inherited
					changed = true
				}
			}
		}
	}
}

// Why returns the reason printed under a rule's title: the alternative where the
// metric that the reason speaks of is not available or may not be shown.
func (pub *Published) Why(rule *questionnaires.Rule) questionnaires.Text {
	if rule.WhyNeeds != "" && !pub.Metrics[rule.WhyNeeds].Known && !rule.WhyAlt.Empty() {
		return rule.WhyAlt
	}
	return rule.Why
}
