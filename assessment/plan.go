package assessment

import "lotse/questionnaires"

// A Recommendation is a fired rule.
type Recommendation struct {
	ID        string
	Rule      *questionnaires.Rule
	Drivers   []FiredDriver // firing drivers, the highest severity first
	Severity  float64       // 0..1
	Urgency   float64       // 1..5
	EffortPD  float64       // after the size factor
	Effort    float64       // class E
	Priority  float64       // P, 0.25..25
	Inherited float64       // P*
	Wave      int           // 1..4
	Position  int           // place in the roadmap order, from 0
	Number    int           // printing order, from 1
	Immediate bool
	After     []string // fired dependencies
}

// A FiredDriver is the reason a rule fired.
type FiredDriver struct {
	Metric    string
	Op        string
	Value     Number
	Threshold float64
	Severity  float64
}

// A Plan is the roadmap: recommendations in order, curated by the consultant.
type Plan struct {
	Recommendations []Recommendation // in roadmap order
	Print           []string         // ids in printing order
	Main            []string         // at most twelve for the main report
	Summary         []string         // at most five for the summary
	Immediate       []string
	DaysByWave      map[int]float64 // without what stands outside the capacity
	TotalDays       float64         // waves 1 to 3, everything
	Days            [4]float64      // per wave 1..3 (index 1..3), everything
	Count           int             // recommendations in waves 1 to 3
	Capacity        []float64
}

// Curation is the consultant's layer on a computed plan. It survives every recomputation.
type Curation map[string]any

// Recommendation returns the one with an id, or nil.
func (p *Plan) Recommendation(id string) *Recommendation {
	for i := range p.Recommendations {
		if p.Recommendations[i].ID == id {
			return &p.Recommendations[i]
		}
	}
	return nil
}

// Fired reports whether a rule fired.
func (p *Plan) Fired(id string) bool { return p.Recommendation(id) != nil }
