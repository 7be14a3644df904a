package questionnaires

// Params are the numbers of the scoring method (see docs of package assessment).
type Params struct {
	ScaleMin, ScaleMax     float64
	FullWeightN            float64
	KMinPanel, KMinSurvey  int
	MinQuestionWeightShare float64
	MinValidDimensions     int
	MinNAgreement          int
	GapSlight              float64
	GapNotable             float64
	GapStrong              float64
	GapMinZ                float64
	GapMinCommonQuestions  int
	GapMinNPerQuestion     int
	DKTotal, DKGroup       float64
	UtilisationSustainable float64
	UtilisationFull        float64
	UtilisationCritical    float64
	ChaseRatio             float64
	DialogueShare          float64
	AdaptationGap          float64
	MapThreshold           float64
	FullTimeHours          float64
	SizeBelow50            float64
	SizeFrom50To500        float64
	SizeAbove500           float64
	WaveCapacity           []float64          // person-days per wave
	GroupWeights           map[string]float64 // W_g; 1 where not stated
}

// defaultParams are the numbers for what a pack leaves out: those of the method
// as it is published with the built-in pack.
func defaultParams() Params {
	return Params{
		ScaleMin: 1, ScaleMax: 5,
		FullWeightN: 3,
		KMinPanel:   3, KMinSurvey: 5,
		MinQuestionWeightShare: 0.6,
		MinValidDimensions:     1,
		MinNAgreement:          5,
		GapSlight:              0.5,
		GapNotable:             1,
		GapStrong:              1.5,
		GapMinZ:                0.8,
		GapMinCommonQuestions:  2,
		GapMinNPerQuestion:     2,
		DKTotal:                0.3, DKGroup: 0.4,
		UtilisationSustainable: 0.85,
		UtilisationFull:        1,
		UtilisationCritical:    1.2,
		ChaseRatio:             0.2,
		DialogueShare:          0.2,
		AdaptationGap:          0.25,
		MapThreshold:           50,
		FullTimeHours:          39,
		SizeBelow50:            0.6,
		SizeFrom50To500:        1,
		SizeAbove500:           1.5,
		WaveCapacity:           []float64{25, 35, 40},
	}
}

var paramsShape = &shape[Params]{
	name: "params",
	fields: []field[Params]{
		numberField("scale-min", "the lowest level", anyNumber, func(p *Params, f float64) { p.ScaleMin = f }),
		numberField("scale-max", "the highest level", anyNumber, func(p *Params, f float64) { p.ScaleMax = f }),
		numberField("full-weight-n", "answers a group needs to enter a question's score with full weight", positive, func(p *Params, f float64) { p.FullWeightN = f }),
		partField("k-min", "the smallest group whose values are shown", kMinShape),
		numberField("min-question-weight-share", "share of the question weight a dimension needs", share, func(p *Params, f float64) { p.MinQuestionWeightShare = f }),
		numberField("min-valid-dimensions", "dimensions the overall score needs", countFrom1, func(p *Params, f float64) { p.MinValidDimensions = int(f) }),
		numberField("min-n-agreement", "answers the agreement index needs", span{min: 2, max: 1000, whole: true}, func(p *Params, f float64) { p.MinNAgreement = int(f) }),
		numberField("gap-slight", "levels from which views differ slightly", positive, func(p *Params, f float64) { p.GapSlight = f }),
		numberField("gap-notable", "levels from which they differ notably", positive, func(p *Params, f float64) { p.GapNotable = f }),
		numberField("gap-strong", "levels from which they differ strongly", positive, func(p *Params, f float64) { p.GapStrong = f }),
		numberField("gap-min-z", "smallest standardised difference of a notable gap", notNegative, func(p *Params, f float64) { p.GapMinZ = f }),
		numberField("gap-min-common-questions", "common questions a comparison needs", countFrom1, func(p *Params, f float64) { p.GapMinCommonQuestions = int(f) }),
		numberField("gap-min-n-per-question", "answers per question and group a comparison needs", countFrom1, func(p *Params, f float64) { p.GapMinNPerQuestion = int(f) }),
		numberField("dk-total", "notable share of don't-knows of all respondents", share, func(p *Params, f float64) { p.DKTotal = f }),
		numberField("dk-group", "notable share of don't-knows of one group", share, func(p *Params, f float64) { p.DKGroup = f }),
		numberField("utilisation-sustainable", "utilisation up to which work is sustainable", positive, func(p *Params, f float64) { p.UtilisationSustainable = f }),
		numberField("utilisation-full", "utilisation up to which it is stretched", positive, func(p *Params, f float64) { p.UtilisationFull = f }),
		numberField("utilisation-critical", "utilisation above which it is critical", positive, func(p *Params, f float64) { p.UtilisationCritical = f }),
		numberField("chase-ratio", "notable share of time for chasing information", share, func(p *Params, f float64) { p.ChaseRatio = f }),
		numberField("dialogue-share", "low share of time for dialogue", share, func(p *Params, f float64) { p.DialogueShare = f }),
		numberField("adaptation-gap", "notable growth of tasks beyond that of the time budget", notNegative, func(p *Params, f float64) { p.AdaptationGap = f }),
		numberField("map-threshold", "limit between the fields of the map, in points", span{min: 0, max: 100}, func(p *Params, f float64) { p.MapThreshold = f }),
		numberField("full-time-hours", "hours a week of a full-time post", positive, func(p *Params, f float64) { p.FullTimeHours = f }),
		partField("size-factor", "a factor on a rule's person-days by number of employees", sizeFactorShape),
		numbersField("wave-capacity-pd", "person-days a client can spend per stage of the roadmap", positive, func(p *Params, list []float64) { p.WaveCapacity = list }),
		mapField("group-weights", "how much a group counts; 1 unless stated", aGroup, positive, func(p *Params, m map[string]float64) { p.GroupWeights = m }),
	},
}

// kMin is the smallest k that may be set: below three, a person's answer could be
// told from what the others know of their own.
var kMin = span{min: 3, max: 100, whole: true}

var kMinShape = &shape[Params]{
	name: "k-min",
	fields: []field[Params]{
		required(numberField("panel", "where everybody was told and agreed", kMin, func(p *Params, f float64) { p.KMinPanel = int(f) })),
		required(numberField("survey", "in an anonymous survey", kMin, func(p *Params, f float64) { p.KMinSurvey = int(f) })),
	},
}

var sizeFactorShape = &shape[Params]{
	name: "size-factor",
	fields: []field[Params]{
		required(numberField("below-50", "below 50 employees", positive, func(p *Params, f float64) { p.SizeBelow50 = f })),
		required(numberField("from-50-to-500", "from 50 to 500", positive, func(p *Params, f float64) { p.SizeFrom50To500 = f })),
		required(numberField("above-500", "above 500", positive, func(p *Params, f float64) { p.SizeAbove500 = f })),
	},
}
