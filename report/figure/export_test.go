package figure

// Estimate is the typeface that figures lay themselves out with: no letter of the
// report's is wider.
func Estimate(words string, t TextStyle) float64 { return estimate(visible(words), t) }
