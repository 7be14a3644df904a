package assessment

import (
	"math"
	"slices"

	"lotse/questionnaires"
)

// fires reports whether a driver's metric is beyond its threshold. A metric that
// is not available never fires.
func fires(d questionnaires.Driver, value Number) bool {
	if !value.Known || math.IsNaN(value.Value) {
		return false
	}
	v := value.Value
	if d.Boolean {
		return d.Op == "==" && (v != 0) == d.Is
	}
	switch d.Op {
	case "<":
		return v < d.Threshold-tolerance
	case "<=":
		return v <= d.Threshold+tolerance
	case ">":
		return v > d.Threshold+tolerance
	case ">=":
		return v >= d.Threshold-tolerance
	case "==":
		return math.Abs(v-d.Threshold) <= tolerance
	}
	return false
}

// severity says how far beyond its threshold a firing driver is, 0..1:
//
//	low is bad  (<, <=): (threshold - value)/(threshold - worst)
//	high is bad (>, >=): (value - threshold)/(worst - threshold)
//	yes or no       (==): 1
//
// An infinite utilisation has severity 1.
func severity(d questionnaires.Driver, value Number) float64 {
	if d.Boolean || d.Op == "==" {
		return 1
	}
	beyond, span := value.Value-d.Threshold, d.Worst-d.Threshold
	if span == 0 || math.IsInf(beyond, 0) {
		return 1
	}
	return min(1, max(0, beyond/span))
}

// firedDrivers returns the firing drivers of a rule, the highest severity first,
// or nil if the rule does not fire: all gates must hold and at least one driver fire.
func firedDrivers(r *questionnaires.Rule, metrics map[string]Number) []FiredDriver {
	for _, gate := range r.All {
		if !fires(gate, metrics[gate.Metric]) {
			return nil
		}
	}
	var out []FiredDriver
	for _, d := range r.Any {
		value := metrics[d.Metric]
		if fires(d, value) {
			out = append(out, FiredDriver{
				Metric: d.Metric, Op: d.Op, Value: value, Threshold: d.Threshold, Severity: severity(d, value),
			})
		}
	}
	slices.SortStableFunc(out, func(a, b FiredDriver) int { return compareTolerant(b.Severity, a.Severity) })
	return out
}

// urgency is 1 + 4·severity, 1..5, unless the rule states its own.
func urgency(r *questionnaires.Rule, severity float64) float64 {
	if r.Urgency > 0 {
		return r.Urgency
	}
	return 1 + 4*severity
}

// effortClass sorts person-days, after the size factor, into the divisor of the
// priority: up to 2 → 1, up to 5 → 1.5, up to 10 → 2, up to 20 → 3, more → 4.
func effortClass(days float64) float64 {
	for _, c := range []struct{ upTo, class float64 }{{2, 1}, {5, 1.5}, {10, 2}, {20, 3}} {
		if days <= c.upTo+tolerance {
			return c.class
		}
	}
	return 4
}
