package assessment

// A ResultsDocument is what `lotse results --json` prints: published values only,
// unrounded; null for not available or withheld, "infinity" for an infinite
// utilisation. Its version changes when a key changes its meaning.
type ResultsDocument struct {
	Version         int                    `json:"version"`
	Engagement      string                 `json:"engagement"`
	Client          string                 `json:"client"`
	Pack            string                 `json:"pack"`
	PackVersion     string                 `json:"pack-version"`
	Round           string                 `json:"round"`
	Mode            string                 `json:"mode"`
	KMin            int                    `json:"k-min"`
	Level           *int                   `json:"level"`
	Base            *int                   `json:"base"`
	Cap             *int                   `json:"cap"`
	Quadrant        *string                `json:"quadrant"`
	Gate            []string               `json:"leadership-gate"`
	Participation   ParticipationResult    `json:"participation"`
	Metrics         map[string]any         `json:"metrics"`
	Questions       map[string]ScoreResult `json:"questions"`
	Dimensions      map[string]ScoreResult `json:"dimensions"`
	Groups          map[string]GroupResult `json:"groups"`
	Gaps            []GapResult            `json:"gaps"`
	Diagnoses       DiagnosesResult        `json:"diagnoses"`
	Recommendations []RecommendationResult `json:"recommendations"`
	Plan            PlanResult             `json:"plan"`
	HeldBack        []HeldResult           `json:"held-back,omitzero"`
	Overridden      []OverriddenResult     `json:"overridden,omitzero"`
	Changes         []ChangeResult         `json:"changes,omitzero"`
	Contradictions  []ContradictionResult  `json:"contradictions,omitzero"`
	Sensitivity     SensitivityResult      `json:"sensitivity"`
	Workshop        *WorkshopResult        `json:"workshop,omitempty"`
}

// ParticipationResult counts people.
type ParticipationResult struct {
	Invited        int `json:"invited"`
	Answered       int `json:"answered"`
	Excluded       int `json:"excluded"`
	StraightLiners int `json:"straight-liners"`
}

// ScoreResult is one question or dimension beside its metric.
type ScoreResult struct {
	Score     Number `json:"score"`
	Pooled    Number `json:"pooled"`
	Agreement Number `json:"agreement"`
	DontKnow  Number `json:"dont-know"`
	Answers   *int   `json:"answers,omitempty"`
	Band      string `json:"band,omitempty"`
}

// GroupResult is a group; everything of a hidden group is null.
type GroupResult struct {
	N     Number            `json:"n"`
	Shown bool              `json:"shown"`
	Rate  Number            `json:"rate"`
	Dims  map[string]Number `json:"dims"`
}

// GapResult is a shown pair with at least a slight difference.
type GapResult struct {
	Dim     string   `json:"dim"`
	A       string   `json:"a"`
	B       string   `json:"b"`
	Common  int      `json:"common"`
	Delta   float64  `json:"delta"`
	SPooled float64  `json:"s-pooled"`
	Z       Number   `json:"z"`
	Class   GapClass `json:"class"`
}

// DiagnosesResult names what the instruments found.
type DiagnosesResult struct {
	RACINoA        []string `json:"raci-no-a"`
	RACINoR        []string `json:"raci-no-r"`
	RACIMultiA     []string `json:"raci-multi-a"`
	RACIManyR      []string `json:"raci-many-r"`
	RACIManyC      []string `json:"raci-many-c"`
	RACISilent     []string `json:"raci-silent"`
	RACIIdle       []string `json:"raci-idle"`
	FlowsSilent    []string `json:"flows-silent"`
	FlowsCutOff    []string `json:"flows-cut-off"`
	FlowsDeadEnds  []string `json:"flows-dead-ends"`
	OverloadedRole string   `json:"time-util-role,omitempty"`
}

// RecommendationResult is a fired rule in roadmap order.
type RecommendationResult struct {
	ID         string         `json:"id"`
	Severity   float64        `json:"severity"`
	Urgency    float64        `json:"urgency"`
	Effort     float64        `json:"effort-class"`
	PersonDays float64        `json:"person-days"`
	Priority   float64        `json:"priority"`
	Inherited  float64        `json:"inherited-priority"`
	Wave       int            `json:"wave"`
	Immediate  bool           `json:"immediate"`
	After      []string       `json:"after"`
	Drivers    []DriverResult `json:"drivers"`
	CuratedResult
}

// DriverResult is a reason a rule fired.
type DriverResult struct {
	Metric    string  `json:"metric"`
	Op        string  `json:"op"`
	Value     Number  `json:"value"`
	Threshold float64 `json:"threshold"`
	Severity  float64 `json:"severity"`
}

// PlanResult sums up the roadmap.
type PlanResult struct {
	Print      []string        `json:"print"`
	Main       []string        `json:"main"`
	Summary    []string        `json:"summary"`
	Immediate  []string        `json:"immediate"`
	DaysByWave map[int]float64 `json:"person-days-by-wave"`
	Capacity   []float64       `json:"capacity"`
}

// Document puts published results and a plan into the form of `results --json`.
func Document(pub *Published, plan *Plan) ResultsDocument {
	p := pub.Participation
	d := ResultsDocument{
		Version: 1, Engagement: pub.Engagement.ID, Client: pub.Engagement.Client,
		Pack: pub.Pack.ID, PackVersion: pub.Pack.Version,
		Round: pub.Round, Mode: string(pub.Mode), KMin: pub.K,
		Gate:          list(pub.Gate),
		Participation: ParticipationResult{p.Invited, p.Answered, p.Excluded, p.StraightLiners},
		Metrics:       map[string]any{},
		Questions:     map[string]ScoreResult{},
		Dimensions:    map[string]ScoreResult{},
		Groups:        map[string]GroupResult{},
		Gaps:          []GapResult{},
	}
	d.addLevel(pub)
	d.addScores(pub)
	d.addDiagnoses(pub)
	d.addPlan(plan)
	d.addCuration(pub, plan)
	d.addContradictions(pub)
	d.addSensitivity(pub.Sensitivity())
	d.addWorkshop(pub.Workshop)
	return d
}

func (d *ResultsDocument) addLevel(pub *Published) {
	o := pub.Overall
	if o.Level > 0 {
		d.Level, d.Base, d.Cap = &o.Level, &o.Base, &o.Cap
	}
	if o.Quadrant != "" {
		d.Quadrant = &o.Quadrant
	}
}

func (d *ResultsDocument) addScores(pub *Published) {
	// Every metric of the catalogue is named, so that a reader can tell "not
	// available" from "no such metric".
	for _, m := range pub.Pack.Metrics() {
		value := pub.Metrics[m.Name]
		if m.Boolean && value.Known {
			d.Metrics[m.Name] = value.Value != 0
			continue
		}
		d.Metrics[m.Name] = value
	}
	for _, q := range pub.Questions {
		r := ScoreResult{Score: q.Score, Pooled: q.Pooled, Agreement: q.Agreement, DontKnow: q.DontKnow}
		if !q.Withheld {
			n := q.N
			r.Answers = &n
		}
		d.Questions[q.ID] = r
	}
	for _, dim := range pub.Dimensions {
		d.Dimensions[dim.ID] = ScoreResult{Score: dim.Score, Pooled: dim.Pooled, Agreement: dim.Agreement, DontKnow: dim.DontKnow, Band: dim.Band}
	}
	for _, g := range pub.Groups {
		r := GroupResult{N: g.N, Shown: g.Shown, Rate: g.Rate}
		if g.Shown {
			r.Dims = map[string]Number{}
			for _, dim := range pub.Dimensions {
				r.Dims[dim.ID] = dim.Profiles[g.ID]
			}
		}
		d.Groups[g.ID] = r
	}
	for _, g := range pub.Gaps {
		d.Gaps = append(d.Gaps, GapResult{Dim: g.Dimension, A: g.A, B: g.B, Common: g.Common, Delta: g.Delta, SPooled: g.SPooled, Z: Known(g.Z), Class: g.Class})
	}
}

func (d *ResultsDocument) addDiagnoses(pub *Published) {
	r, f := pub.RACI, pub.Flows
	d.Diagnoses = DiagnosesResult{
		RACINoA: list(r.NoA), RACINoR: list(r.NoR), RACIMultiA: list(r.MultiA), RACIManyR: list(r.ManyR),
		RACIManyC: list(r.ManyC), RACISilent: list(r.Silent), RACIIdle: list(r.Idle),
		FlowsSilent: list(f.Silent), FlowsCutOff: list(f.CutOff), FlowsDeadEnds: list(f.DeadEnds),
		OverloadedRole: pub.Time.UtilRole,
	}
}

func (d *ResultsDocument) addPlan(plan *Plan) {
	d.Recommendations = []RecommendationResult{}
	for _, r := range plan.Recommendations {
		out := RecommendationResult{ID: r.ID, Severity: r.Severity, Urgency: r.Urgency, Effort: r.Effort, PersonDays: r.EffortPD,
			Priority: r.Priority, Inherited: r.Inherited, Wave: r.Wave, Immediate: r.Immediate, After: list(r.After), Drivers: []DriverResult{},
			CuratedResult: curatedResult(&r)}
		for _, f := range r.Drivers {
			out.Drivers = append(out.Drivers, DriverResult(f))
		}
		d.Recommendations = append(d.Recommendations, out)
	}
	d.Plan = PlanResult{Print: list(plan.Print), Main: list(plan.Main), Summary: list(plan.Summary), Immediate: list(plan.Immediate),
		DaysByWave: plan.DaysByWave, Capacity: plan.Capacity}
}

// list turns nil into an empty list: JSON readers want [] and not null.
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
