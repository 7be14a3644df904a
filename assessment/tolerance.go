package assessment

import "math"

// tolerance is the slack of every comparison with a threshold: values are never
// rounded, so a difference of exactly one level must not fail by a last bit.
const tolerance = 1e-9

// atLeast reports a >= b within the tolerance.
func atLeast(a, b float64) bool { return a >= b-tolerance }

// below reports a < b, the opposite of atLeast.
func below(a, b float64) bool { return !atLeast(a, b) }

// reached returns the highest whole level that v has reached: a level counts
// when it is reached, not when it is nearly reached.
func reached(v float64) int { return int(math.Floor(v + tolerance)) }
