package assessment

import "lotse/questionnaires"

// ContradictionResult is a check of the pack that holds; its words are in the pack.
type ContradictionResult struct {
	ID       string                 `json:"id"`
	Level    questionnaires.Gravity `json:"level"`
	Slot     string                 `json:"slot,omitempty"`
	Evidence []EvidenceResult       `json:"evidence"`
	Counts   map[string][]string    `json:"counts"` // derived value → ids of what it counts
}

// EvidenceResult is one thing a contradiction rests on; the value is a number, true
// or false, the id of an option, or null where it is more than one value.
type EvidenceResult struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

// SensitivityResult says what would change if the method weighed differently. Only
// variations that change something are listed; tried counts all of them.
type SensitivityResult struct {
	Tried      int               `json:"tried"`
	Level      *int              `json:"level"`
	First      []string          `json:"first"`
	Variations []VariationResult `json:"variations"`
}

// VariationResult is one change of a weight or a threshold, or a group left out.
type VariationResult struct {
	Kind   string   `json:"kind"`
	Of     string   `json:"of"`
	Metric string   `json:"metric,omitempty"`
	Factor float64  `json:"factor"`
	Level  *int     `json:"level"`
	Left   []string `json:"left"`
	Joined []string `json:"joined"`
}

func (d *ResultsDocument) addContradictions(pub *Published) {
	d.Contradictions = []ContradictionResult{}
	for _, c := range pub.Contradictions() {
		r := ContradictionResult{ID: c.ID, Level: c.Level, Slot: c.Slot, Evidence: []EvidenceResult{}, Counts: map[string][]string{}}
		for _, e := range c.Rests {
			if f, ok := e.Value.(float64); ok {
				e.Value = Known(f) // may be infinite, which JSON does not know
			}
			r.Evidence = append(r.Evidence, EvidenceResult(e))
		}
		for _, name := range c.Derived() {
			ids := []string{}
			for _, n := range pub.Derived(name).Of {
				ids = append(ids, n.ID)
			}
			r.Counts[name] = ids
		}
		d.Contradictions = append(d.Contradictions, r)
	}
}

func (d *ResultsDocument) addSensitivity(s Sensitivity) {
	d.Sensitivity = SensitivityResult{Tried: len(s.Variations), Level: levelOrNull(s.Level), First: list(s.First), Variations: []VariationResult{}}
	for _, v := range s.Variations {
		if !v.Changes() && !v.LevelChanges {
			continue
		}
		d.Sensitivity.Variations = append(d.Sensitivity.Variations, VariationResult{
			Kind: v.Kind, Of: v.Of, Metric: v.Metric, Factor: v.Factor,
			Level: levelOrNull(v.Level), Left: list(v.Left), Joined: list(v.Joined),
		})
	}
}

// levelOrNull is a level, or nothing where there is none.
func levelOrNull(level int) *int {
	if level == 0 {
		return nil
	}
	return &level
}
