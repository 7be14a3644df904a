package questionnaires

// A Condition is a compiled, type-checked expression over named values:
//
//	q.rule-acceptance < 3
//	time.util.max > 1 and time.adaptation-gap >= 0.25
//	quadrant == quad-solid
//	fired(secure-leadership-mandate) or not answered(pos-proof)
//
// A comparison with a value that is not available is false.
type Condition struct {
	text string
}

// An Env gives a condition its values.
type Env interface {
	// Lookup returns float64, bool, string, or nil for not available.
	Lookup(name string) any
	// Call returns the value of a function of one name: fired(rule), band(dimension), answered(question).
	Call(function, name string) any
}

// String returns the condition as its author wrote it.
func (c *Condition) String() string { return c.text }
