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

	// Of a curated plan, see [Apply].
	Own      bool            // the consultant's own
	Decision Decision        // what she says; Rule, EffortPD, Wave and priority follow it already
	Place    int             // her order within a stage, from 1; 0: she said nothing
	Computed *Recommendation // as the method has it; nil for her own
}

// Moved reports whether the consultant put a recommendation into another stage
// than the method.
func (r *Recommendation) Moved() bool {
	return r.Computed != nil && r.Decision.Wave != 0 && r.Decision.Wave != r.Computed.Wave
}

// Shifted reports whether a recommendation stands in another stage than the method
// would have it, because of what else the consultant decided.
func (r *Recommendation) Shifted() bool {
	return r.Computed != nil && r.Decision.Wave == 0 && r.Wave != r.Computed.Wave
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

	// Of a curated plan, see [Apply].
	Curated  bool
	Computed *Plan            // as the method has it
	Held     []Recommendation // held back, in roadmap order of the method, then her own
	Dormant  []Dormant
	Warnings []PlanWarning
	Changes  []Change // since she last looked, see [Published.Curate]
}

// A Dormant is a decision on a recommendation whose rule does not fire now. It
// counts again when the rule fires again.
type Dormant struct {
	ID       string
	Decision Decision
}

// A PlanWarning is what does not go together in a curated plan.
type PlanWarning struct {
	Kind           WarningKind
	ID, Needs      string  // of WarnOrder: Needs is done first but stands later
	Wave           int     // the stage that is too full, or that of ID
	Days, Capacity float64 // of WarnCapacity
}

// A WarningKind says what a warning is about.
type WarningKind string

// The kinds of warnings.
const (
	WarnCapacity WarningKind = "capacity"
	WarnOrder    WarningKind = "order"
)

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
