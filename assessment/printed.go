package assessment

import "lotse/questionnaires"

const (
	// nearEnd is how close, in levels, to the end of the scale a group's mean
	// tells what everybody in the group answered.
	nearEnd = 0.25
	// printedEnd is the distance from the end that is printed instead.
	printedEnd = 0.3
)

// A MeanLimit says how a group's mean is printed.
type MeanLimit string

// The limits of a printed mean.
const (
	MeanExact MeanLimit = ""      // the value itself
	MeanBelow MeanLimit = "below" // "below 1.3"
	MeanAbove MeanLimit = "above" // "above 4.7"
)

// PrintedMean returns how a shown group's mean is printed in everything a client
// sees, for questions and dimensions alike: a mean below 1.25 or above 4.75 as
// the limit 1.3 or 4.7, where figures draw the mark as well. Metrics and the
// consultant's own results keep the exact value.
func (pub *Published) PrintedMean(v float64) (float64, MeanLimit) {
	return printedMean(v, pub.Pack.Params)
}

func printedMean(v float64, p questionnaires.Params) (float64, MeanLimit) {
	switch {
	case below(v, p.ScaleMin+nearEnd):
		return p.ScaleMin + printedEnd, MeanBelow
	case v > p.ScaleMax-nearEnd+tolerance:
		return p.ScaleMax - printedEnd, MeanAbove
	}
	return v, MeanExact
}
