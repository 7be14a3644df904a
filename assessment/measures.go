package assessment

import "slices"

// A measure is a metric that an instrument yields: its name in the catalogue,
// its value, how it is computed, and what it is computed from. Inputs that are
// metrics can be explained in turn.
type measure struct {
	name    string
	value   func(*Published) Number
	formula string
	inputs  func(*Published) []Input
}

// measures lists the measures of all instruments.
func measures() []measure {
	return slices.Concat(foundationMeasures, goalMeasures, positioningMeasures, audienceMeasures, swotMeasures,
		raciMeasures, flowMeasures, timeMeasures, ruleMeasures, groupMeasures)
}

// count makes a number of how many there are; not available where the module
// was not filled in.
func count[T any](present bool, list []T) Number {
	if !present {
		return Number{}
	}
	return Known(float64(len(list)))
}

// truth makes a metric of yes or no: 1 or 0.
func truth(known, yes bool) Number {
	n := Number{Known: known}
	if known && yes {
		n.Value = 1
	}
	return n
}

// in names the inputs that are metrics of their own.
func in(metrics ...string) func(*Published) []Input {
	return func(pub *Published) []Input {
		var out []Input
		for _, m := range metrics {
			out = append(out, Input{m, pub.Metrics[m]})
		}
		return out
	}
}
