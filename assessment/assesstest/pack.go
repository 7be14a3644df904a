package assesstest

import (
	"strconv"

	"lotse/questionnaires"
)

// Groups are the ids of the groups of [Pack]; the last one is no core group.
var groups = []string{"management", "experts", "editors", "marketing-pr", "hr-legal"}

// Groups returns the ids of the groups of [Pack]; the last one is no core group.
func Groups() []string { return append([]string(nil), groups...) }

// Params are the parameters of the built-in pack.
func Params() questionnaires.Params {
	return questionnaires.Params{
		ScaleMin: 1, ScaleMax: 5, FullWeightN: 3, KMinPanel: 3, KMinSurvey: 5,
		MinQuestionWeightShare: 0.6, MinValidDimensions: 6, MinNAgreement: 5,
		GapSlight: 0.5, GapNotable: 1, GapStrong: 1.5, GapMinZ: 0.8,
		GapMinCommonQuestions: 2, GapMinNPerQuestion: 2,
		DKTotal: 0.3, DKGroup: 0.4, MapThreshold: 50, FullTimeHours: 39,
		UtilisationSustainable: 0.85, UtilisationFull: 1, UtilisationCritical: 1.2,
		SizeBelow50: 0.6, SizeFrom50To500: 1, SizeAbove500: 1.5,
		WaveCapacity: []float64{25, 35, 40},
	}
}

// A Dimension of a small pack with its questions.
type Dimension struct {
	ID        string
	Weight    float64 // 1 if left out
	Parent    string
	RollUp    questionnaires.RollUp
	Blanks    questionnaires.Blanks
	Questions []Question
}

// A Question of a small pack: on five levels unless it has values of its own.
type Question struct {
	ID     string
	Weight float64  // 1 if left out
	Groups []string // all if left out
	Values []float64
	When   *questionnaires.Condition
}

// Pack makes a pack of one survey section.
func Pack(dimensions ...Dimension) *questionnaires.Pack {
	p := &questionnaires.Pack{ID: "small", Version: "1", Languages: []string{"de", "en"}, Params: Params()}
	for i, g := range groups {
		p.Groups = append(p.Groups, questionnaires.Group{ID: g, Core: i < len(groups)-1})
	}
	section := &questionnaires.Section{ID: "maturity", Mode: questionnaires.ModeSurvey}
	p.Sections = []*questionnaires.Section{section}
	for _, d := range dimensions {
		p.Dimensions = append(p.Dimensions, &questionnaires.Dimension{
			ID: d.ID, Weight: orOne(d.Weight), Parent: d.Parent, RollUp: d.RollUp, Blanks: d.Blanks,
		})
		for _, q := range d.Questions {
			section.Questions = append(section.Questions, &questionnaires.Question{
				ID: q.ID, Key: q.ID, Dimension: d.ID, Weight: orOne(q.Weight), Groups: q.Groups,
				When: q.When, Section: section, Kind: Levels{Values: q.Values},
			})
		}
	}
	return p
}

func orOne(w float64) float64 {
	if w == 0 {
		return 1
	}
	return w
}

// Levels is a kind of question whose options are numbers: 1 to 5 unless stated.
type Levels struct{ Values []float64 }

func (l Levels) values() []float64 {
	if l.Values == nil {
		return []float64{1, 2, 3, 4, 5}
	}
	return l.Values
}

// Name is the word for the kind.
func (l Levels) Name() string { return "levels" }

// Control offers every value.
func (l Levels) Control(string) questionnaires.Control {
	c := questionnaires.Control{Form: questionnaires.FormLevels}
	for _, v := range l.values() {
		c.Options = append(c.Options, questionnaires.ControlOption{ID: strconv.FormatFloat(v, 'g', -1, 64)})
	}
	return c
}

// Parse takes one of the values, as a number or as text.
func (l Levels) Parse(in any) (questionnaires.Value, questionnaires.Faults) {
	var v float64
	switch in := in.(type) {
	case float64:
		v = in
	case int:
		v = float64(in)
	case string:
		if in == "" {
			return nil, nil
		}
		n, err := strconv.ParseFloat(in, 64)
		if err != nil {
			return nil, questionnaires.Faults{{Key: "not-a-number"}}
		}
		v = n
	}
	for _, known := range l.values() {
		if known == v {
			return questionnaires.Number(v), nil
		}
	}
	return nil, questionnaires.Faults{{Key: "no-such-level"}}
}

// Plain is the number.
func (l Levels) Plain(v questionnaires.Value) any {
	n, _ := v.(questionnaires.Number)
	return float64(n)
}

// Score is the number.
func (l Levels) Score(v questionnaires.Value) (float64, bool) {
	n, ok := v.(questionnaires.Number)
	return float64(n), ok
}

// Show reads the level back.
func (l Levels) Show(v questionnaires.Value, _ string) questionnaires.Display {
	n, _ := v.(questionnaires.Number)
	return questionnaires.Meter{At: float64(n), Of: float64(len(l.values()))}
}
