package assessment

import "lotse/questionnaires"

// CuratedResult is what the consultant made of a recommendation. Without her it has
// no keys.
type CuratedResult struct {
	Own      bool            `json:"own,omitzero"`
	Computed *ComputedResult `json:"computed,omitzero"` // where it differs
	Decision *Decision       `json:"decision,omitzero"`
}

// ComputedResult is what the method says where the consultant says something else,
// or where her other decisions lead to something else.
type ComputedResult struct {
	PersonDays float64 `json:"person-days"`
	Priority   float64 `json:"priority"`
	Inherited  float64 `json:"inherited-priority"`
	Wave       int     `json:"wave"`
}

// HeldResult is a recommendation that is held back.
type HeldResult struct {
	ID     string              `json:"id"`
	Reason questionnaires.Text `json:"reason"`
	Print  bool                `json:"print"`
}

// OverriddenResult is a value that the consultant set against the method.
type OverriddenResult struct {
	Of       string              `json:"of"` // level, or a dimension
	Computed Number              `json:"computed"`
	Value    float64             `json:"value"`
	Reason   questionnaires.Text `json:"reason"`
}

// ChangeResult is something that changed since the consultant last looked.
type ChangeResult struct {
	Kind   ChangeKind `json:"kind"`
	ID     string     `json:"id,omitempty"`
	Before Number     `json:"before"`
	After  Number     `json:"after"`
	Joined []string   `json:"joined,omitempty"`
	Left   []string   `json:"left,omitempty"`
}

func curatedResult(r *Recommendation) CuratedResult {
	out := CuratedResult{Own: r.Own}
	if !r.Decision.Empty() {
		out.Decision = &r.Decision
	}
	if c := r.Computed; c != nil && (c.EffortPD != r.EffortPD || c.Priority != r.Priority || c.Inherited != r.Inherited || c.Wave != r.Wave) {
		out.Computed = &ComputedResult{c.EffortPD, c.Priority, c.Inherited, c.Wave}
	}
	return out
}

func (d *ResultsDocument) addCuration(pub *Published, plan *Plan) {
	for _, r := range plan.Held {
		d.HeldBack = append(d.HeldBack, HeldResult{r.ID, r.Decision.Reason, r.Decision.Print})
	}
	for _, o := range pub.Overridden {
		of := o.Dimension
		if of == "" {
			of = "level"
		}
		d.Overridden = append(d.Overridden, OverriddenResult{of, o.Computed, o.Value, o.Reason})
	}
	for _, c := range plan.Changes {
		d.Changes = append(d.Changes, ChangeResult(c))
	}
}

// forClient leaves out what is the consultant's: what she holds back without printing
// it, her notes and reasons, and what waits for her.
func (d *ResultsDocument) forClient() {
	d.Changes = nil
	var held []HeldResult
	for _, h := range d.HeldBack {
		if h.Print {
			held = append(held, h)
		}
	}
	d.HeldBack = held
	for i := range d.Recommendations {
		d.Recommendations[i].Decision = nil
	}
}
