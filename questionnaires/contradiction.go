package questionnaires

import (
	"strings"

	"lotse/questionnaires/source"
)

// A Contradiction is a check across the answers: two things that were said and do
// not go together. It is shown to the consultant, never printed for the client.
type Contradiction struct {
	ID       string
	Level    Gravity
	When     *Condition
	Text     Text     // what does not go together, with {placeholders}
	Evidence []string // metrics, questions, rows and views it rests on
	Question Text     // what opens the discussion in the workshop
	Slot     string   // the slot of the workshop it belongs to; "" for none
}

// A Gravity says how much a contradiction matters.
type Gravity string

// The gravities: an error cannot stay as it is, a warning should be settled in the
// workshop, a hint may have a good reason.
const (
	GravityError   Gravity = "error"
	GravityWarning Gravity = "warning"
	GravityHint    Gravity = "hint"
)

// Gravities returns all gravities, the gravest first.
func Gravities() []Gravity { return []Gravity{GravityError, GravityWarning, GravityHint} }

var contradictionShape = &shape[Contradiction]{
	name:  "contradiction",
	label: func(c *Contradiction, t Text) { c.Text = t },
	fields: []field[Contradiction]{
		idField(aContradiction, func(c *Contradiction, id string) { c.ID = id }),
		required(choiceField("level", "how much it matters", Gravities(), func(c *Contradiction, g Gravity) { c.Level = g })),
		required(conditionField("when", "shown only if this holds for the results", func(c *Contradiction, when *Condition) { c.When = when })),
		required(refsField("evidence", "the metrics, questions, rows and views it rests on", anEvidence, func(c *Contradiction, ids []string) { c.Evidence = ids })),
		required(textField("question", "the question that opens the discussion in the workshop", func(c *Contradiction, t Text) { c.Question = t })),
		refField("slot", "the workshop slot it is discussed in", aSlot, func(c *Contradiction, id string) { c.Slot = id }),
	},
	finish: func(r *reader, n *source.Node, _ *Contradiction) {
		if when := n.Get("when"); when != nil && strings.TrimSpace(when.Text) == always {
			r.add(when.Problemf("a contradiction needs a condition that can fail"))
		}
		if list := n.Get("evidence"); list != nil && list.Kind == source.List && len(list.Items) == 0 {
			r.add(list.Problemf("evidence is empty"))
		}
	},
}

// isEvidence reports whether a contradiction can rest on a name.
func (p *Pack) isEvidence(name string) bool {
	if _, ok := p.Metric(name); ok {
		return true
	}
	if _, ok := p.Row(name); ok {
		return true
	}
	_, _, view := p.View(name)
	return view || p.Question(name) != nil
}

// evidenceNames are all names [Pack.isEvidence] knows, for the nearest one.
func (p *Pack) evidenceNames() []string {
	names := append(sortedKeys(p.index.byMetric), sortedKeys(p.index.rows)...)
	return append(names, p.questionIDs()...)
}
