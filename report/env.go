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
	}
	if v, ok := e.w.answer(name); ok {
		return v
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
	case "answered":
		return e.w.answered(name)
	}
	return nil
}

// answer is what was answered in the workshop to a question that texts may ask
// for; !ok: published results do not carry it.
func (w *writer) answer(question string) (v any, ok bool) {
	c := w.pub.Company
	switch question {
	case "pos-swap-test":
		return word(w.pub.Positioning.SwapTest), true
	case "company-headcount":
		return number(c.Headcount), true
	case "contributions-per-week":
		return number(c.Posts), true
	case "company-works-council":
		return c.WorksCouncil, true
	}
	return nil, false
}

// answered reports whether a question of the workshop has an answer.
func (w *writer) answered(question string) bool {
	p := w.pub
	switch question {
	case "company-trigger":
		return len(p.Company.Triggers) > 0
	case "departments":
		return len(p.Company.Departments) > 0
	case "channels":
		return len(p.Company.Channels) > 0
	case "company-goals":
		return len(p.Goals.CompanyGoals) > 0
	case "communication-goals":
		return len(p.Goals.Goals) > 0
	case "past-efforts":
		return !p.Goals.PastEfforts.Empty()
	case "positioning-elements":
		return p.Positioning.Present
	case "pos-alternative":
		return !p.Positioning.Alternative.Empty()
	case "audience-profiles":
		return p.Audiences.Present
	case "swot-entries":
		return p.SWOT.Present
	case "tows-pairs":
		return len(p.SWOT.Pairs) > 0
	case "raci":
		return p.RACI.Present
	case "flows":
		return p.Flows.Present
	case "time-budget":
		return p.Time.Present
	case "rules-checklist":
		return p.Rules.Present
	case "wg-exists":
		return p.WorkingGroup.Present
	}
	v, _ := w.answer(question)
	return v != nil
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
