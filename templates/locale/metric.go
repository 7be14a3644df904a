package locale

import "math"

// Metric writes a value in a metric's unit: levels, hours and requests with one
// decimal, shares and ratios in per cent, balances and factors with two decimals,
// all else whole. An infinite value is ∞; a face that has better words uses them.
func (p *Printer) Metric(v float64, unit string) string {
	if math.IsInf(v, 0) {
		return "∞"
	}
	switch unit {
	case "level", "levels", "h/week", "requests/week":
		return p.Number(v, 1)
	case "share", "ratio":
		return p.PercentSign(v)
	case "per-cent":
		return p.PercentSign(v / 100)
	case "balance", "factor":
		return p.Number(v, 2)
	}
	return p.Number(v, 0)
}

// Limit writes from where on a metric makes a rule fire: "unter 3,0", "ab 1". Op is
// <, <=, > or >=; for another one there are no words.
func (p *Printer) Limit(op string, threshold float64, unit string) string {
	key := map[string]string{
		"<": "format-limit-below", "<=": "format-limit-to", ">": "format-limit-over", ">=": "format-limit-from",
	}[op]
	if key == "" {
		return ""
	}
	words := p.Metric(threshold, unit)
	switch unit {
	case "h/week", "requests/week", "balance", "factor":
		if threshold == math.Trunc(threshold) {
			words = p.Number(threshold, 0) // "ab 5", not "ab 5,0"; a level keeps its decimal
		}
	}
	return p.T(key, "Value", words)
}
