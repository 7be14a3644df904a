package report

import (
	"lotse/questionnaires"
)

// env gives the conditions of the pack's texts their values: every metric of the
// catalogue, stage, base, cap and quadrant, choices answered in the workshop by
// the question's id, and the functions fired, band and answered.
type env struct{ w *writer }

// Lookup returns a float64, a bool, a string, or nil for not available.
func (e env) Lookup(name string) any {
	o := e.w.pub.Overall
	switch name {
	case "stage":
		return step(o.Level)
	case "base":
		return step(o.Base)
	case "cap":
		return step(o.Cap)
	case "quadrant":
		return word(o.Quadrant)
	case "leadership-gate":
		return len(e.w.pub.Gate) > 0
	case "pos-swap-test":
		return word(e.w.pub.Positioning.SwapTest)
	}
	n, ok := e.w.pub.Metrics[name]
	if !ok || !n.Known || e.w.pub.Withheld[name] {
		return nil
	}
	if m, ok := e.w.pack.Metric(name); ok && m.Boolean {
		return n.Value != 0
	}
	return n.Value
}

// Call returns the value of a function of one name.
func (e env) Call(function, name string) any {
	switch function {
	case "fired":
		return e.w.plan.Fired(name)
	case "band":
		for _, d := range e.w.pub.Dimensions {
			if d.ID == name {
				return word(d.Band)
			}
		}
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

// word is a word, or nil where there is none.
func word(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// holds reports whether a condition holds; no condition always holds.
func (w *writer) holds(c *questionnaires.Condition) bool {
	return c.Holds(env{w})
}
