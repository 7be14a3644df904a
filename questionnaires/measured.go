package questionnaires

// measured is what all kinds have in common whose value is a [Number].
type measured struct{}

// Plain returns the number.
func (measured) Plain(v Value) any {
	if n, ok := v.(Number); ok {
		return float64(n)
	}
	return nil
}

// Score returns the number.
func (measured) Score(v Value) (float64, bool) {
	n, ok := v.(Number)
	return float64(n), ok
}
