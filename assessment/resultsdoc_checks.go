package assessment

import (
	"maps"
	"slices"

	"lotse/questionnaires"
)

// ContradictionResult is a check of the pack that holds; its words are in the pack.
type ContradictionResult struct {
	ID       string                 `json:"id"`
	Level    questionnaires.Gravity `json:"level"`
	Slot     string                 `json:"slot,omitempty"`
	Evidence []EvidenceResult       `json:"evidence"`
	Counts   map[string][]string    `json:"counts"` // derived value → ids of what it counts
}

// EvidenceResult is one thing a contradiction rests on; the value is a number, true or
// false, or the id of an option. Of what the workshop filled in with more than one value
// it is: the ids of the entries of a table, of the options chosen, of the rows of a grid,
// or what is chosen in a row, by the id of its column. It is null where there is no one
// value to show.
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
			switch f := e.Value.(type) {
			case float64:
				e.Value = Known(f) // may be infinite, which JSON does not know
			case nil:
				e.Value = pub.several(e.Name)
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

// several is what the workshop answered with more than one value, in ids; nil for nothing.
func (pub *Published) several(name string) any {
	switch v := pub.facts.value(name).(type) {
	case questionnaires.Entries:
		ids := []string{}
		for _, e := range v {
			ids = append(ids, e.ID)
		}
		return ids
	case questionnaires.Picks:
		return []string(v)
	case questionnaires.Cells:
		return slices.Sorted(maps.Keys(v))
	}
	for question := range pub.facts {
		row, ok := pub.facts.cells(question)[name]
		if !ok {
			continue
		}
		values := map[string]any{}
		for column, v := range row {
			switch v := v.(type) {
			case questionnaires.Number, questionnaires.Flag, questionnaires.Pick, questionnaires.Picks:
				values[column] = v
			}
		}
		return values
	}
	return nil
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
