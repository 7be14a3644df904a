package assessment

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// ratio returns a/b; not available where there is nothing to divide by.
func ratio(a, b float64) Number {
	if b == 0 {
		return Number{}
	}
	return Known(a / b)
}

// compareTolerant orders two values that come from different ways of computing:
// they are equal if they agree to nine digits after the point. Comparing on a grid keeps the order
// transitive, so that it never depends on the order of the input.
func compareTolerant(a, b float64) int {
	return cmp.Compare(math.Round(a/tolerance), math.Round(b/tolerance))
}

// sumOf adds values in the order of their names, so that the last bit never
// depends on the order of a map.
func sumOf(values map[string]float64) float64 {
	sum := 0.0
	for _, name := range slices.Sorted(maps.Keys(values)) {
		sum += values[name]
	}
	return sum
}
