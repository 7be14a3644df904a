package figure

// A Value is a number to draw and the words to print for it. A value that is not
// known is never drawn as zero.
type Value struct {
	At    float64
	Known bool
	Text  string
}

// scale maps values to lengths.
type scale struct {
	from, to float64 // values
	x, width float64 // mm
}

// at is where a value lies; what lies beyond the ends is drawn at the end.
func (s scale) at(v float64) float64 {
	v = min(max(v, s.from), s.to)
	return s.x + (v-s.from)/(s.to-s.from)*s.width
}
