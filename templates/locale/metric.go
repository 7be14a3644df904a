package locale

import "math"

// Metric writes a value in a metric's unit: levels, hours and requests with one
// decimal, shares and ratios in per cent, balances with two decimals, all else
// whole. An infinite value is ∞; a face that has better words uses them.
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
	case "balance":
		return p.Number(v, 2)
	}
	return p.Number(v, 0)
}

// Limit writes from where on a metric makes a rule fire: "unter 3,0", "from 1".
// Op is <, <=, > or >=.
func (p *Printer) Limit(op, threshold string) string {
	switch op {
	case "<":
		return p.T("format-limit-below", "Value", threshold)
	case "<=":
		return p.T("format-limit-to", "Value", threshold)
	case ">":
		return p.T("format-limit-over", "Value", threshold)
	case ">=":
		return p.T("format-limit-from", "Value", threshold)
	}
	return threshold
}
