package assessment

import (
	"slices"

	"lotse/questionnaires"
)

// Questions, columns and options of the module "positioning".
const (
	askPositioning     = "positioning-elements"
	colPositionStatus  = "pos-status"
	colPositionText    = "pos-text"
	askAlternative     = "pos-alternative"
	askSwapTest        = "pos-swap-test"
	swapYes            = "swap-yes"
	positionDifference = "pos-difference"
	positionEmpty      = "pos-empty"
	namedElements      = 3 // how many unsettled elements are named
)

// PositioningDiagnosis is the instrument "positioning".
type PositioningDiagnosis struct {
	Present      bool
	Elements     []PositioningElement
	Completeness Number   // 0..100
	SwapTest     string   // option id, "" if not answered
	Missing      []string // row ids of up to three unsettled elements: open ones, then drafts, by weight
	Alternative  questionnaires.Text
}

// A PositioningElement is one of the ten building blocks.
type PositioningElement struct {
	ID     string
	Text   questionnaires.Text
	Status string // option id, "" if not answered
	Weight float64
	Q      float64 // 0 open, 0.5 drafted, 1 confirmed
}

// positioning reads the module "positioning":
//
//	positioning.completeness = 100·sum(weight·q)/sum(weight), 0..100
//
// An element nobody answered counts as open. If the main competitor could use the
// sentence as it stands, the difference counts one half at most.
func positioning(p *questionnaires.Pack, f Facts) PositioningDiagnosis {
	d := PositioningDiagnosis{Present: f.answered(p, "positioning")}
	if !d.Present {
		return d
	}
	d.SwapTest = f.pick(askSwapTest)
	d.Alternative = f.text(askAlternative)
	cells := f.cells(askPositioning)
	var sum, weights float64
	for _, row := range rowsOf(p, askPositioning) {
		e := PositioningElement{ID: row.ID, Weight: row.Weight}
		status, _ := cells[row.ID][colPositionStatus].(questionnaires.Pick)
		e.Status = string(status)
		e.Text, _ = cells[row.ID][colPositionText].(questionnaires.Text)
		e.Q, _ = worth(p, e.Status)
		if row.ID == positionDifference && d.SwapTest == swapYes {
			e.Q = min(e.Q, 0.5)
		}
		sum += e.Weight * e.Q
		weights += e.Weight
		d.Elements = append(d.Elements, e)
	}
	d.Completeness = ratio(100*sum, weights)
	d.Missing = unsettled(d.Elements)
	return d
}

// unsettled returns up to three elements that are not confirmed: open ones
// first, then drafts, the heavier ones first, ties in the pack's order.
func unsettled(elements []PositioningElement) []string {
	var list []PositioningElement
	for _, e := range elements {
		if e.Q < 1 {
			list = append(list, e)
		}
	}
	open := func(e PositioningElement) int {
		if e.Status == "" || e.Status == positionEmpty {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(list, func(a, b PositioningElement) int {
		if d := open(a) - open(b); d != 0 {
			return d
		}
		return compareTolerant(b.Weight, a.Weight)
	})
	var out []string
	for _, e := range list[:min(namedElements, len(list))] {
		out = append(out, e.ID)
	}
	return out
}

// positioningMeasures are the metrics of the instrument "positioning".
var positioningMeasures = []measure{
	{"positioning.completeness", func(p *Published) Number { return p.Positioning.Completeness },
		"100·sum(weight·q)/sum(weight), q: open 0, drafted 0.5, confirmed 1",
		func(p *Published) []Input {
			var out []Input
			for _, e := range p.Positioning.Elements {
				out = append(out, Input{e.ID, Known(e.Q)})
			}
			return out
		}},
}
