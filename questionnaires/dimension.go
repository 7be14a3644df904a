package questionnaires

import "lotse/questionnaires/source"

// A Dimension groups scored questions. Dimensions may nest.
type Dimension struct {
	ID      string
	Weight  float64
	Name    Text
	Lead    Text
	Parent  string // id of the dimension it belongs to, or ""
	RollUp  RollUp
	Blanks  Blanks
	Texts   map[string]Text // paragraph per band: low, middle, high
	Minimum float64         // share of question weight needed to be valid; params' value unless stated
}

// RollUp says how the values of a dimension's questions and child dimensions become one.
type RollUp string

// The roll-ups. Staged: the highest level whose questions, and those of all lower
// levels, reach it.
const (
	RollUpMean   RollUp = "mean"
	RollUpSum    RollUp = "sum"
	RollUpMin    RollUp = "min"
	RollUpStaged RollUp = "staged"
)

// Blanks says what questions without a value do to their dimension: they leave
// the denominator, or count as the lowest value of their scale.
type Blanks string

// The policies for blanks.
const (
	BlanksLeave Blanks = "leave"
	BlanksZero  Blanks = "zero"
)

// Bands returns the bands a dimension's value may fall into, from the lowest.
func Bands() []string { return []string{"low", "middle", "high"} }

var dimensionShape = &shape[Dimension]{
	name:  "dimension",
	label: func(d *Dimension, t Text) { d.Name = t },
	fields: append([]field[Dimension]{
		idField(aDimension, func(d *Dimension, id string) { d.ID = id }),
		required(numberField("weight", "how much it counts beside its siblings", positive, func(d *Dimension, f float64) { d.Weight = f })),
		textField("lead", "the question the dimension answers", func(d *Dimension, t Text) { d.Lead = t }),
		refField("parent", "the dimension it belongs to", aDimension, func(d *Dimension, id string) { d.Parent = id }),
		choiceField("roll-up", "how the values in it become one; mean unless stated",
			[]RollUp{RollUpMean, RollUpSum, RollUpMin, RollUpStaged}, func(d *Dimension, u RollUp) { d.RollUp = u }),
		choiceField("blanks", "whether blanks leave the denominator or count as the lowest value; leave unless stated",
			[]Blanks{BlanksLeave, BlanksZero}, func(d *Dimension, b Blanks) { d.Blanks = b }),
		numberField("minimum", "share of the question weight it needs; params' unless stated", share, func(d *Dimension, f float64) { d.Minimum = f }),
	}, bandFields()...),
	finish: func(_ *reader, _ *source.Node, d *Dimension) {
		if d.RollUp == "" {
			d.RollUp = RollUpMean
		}
		if d.Blanks == "" {
			d.Blanks = BlanksLeave
		}
	},
}

func bandFields() []field[Dimension] {
	var list []field[Dimension]
	for _, band := range Bands() {
		list = append(list, textField(band, "the paragraph for a "+band+" value", func(d *Dimension, t Text) {
			if d.Texts == nil {
				d.Texts = map[string]Text{}
			}
			d.Texts[band] = t
		}))
	}
	return list
}
