package questionnaires

import (
	"math"
	"slices"
)

// A Condition is a compiled, type-checked expression over named values:
//
//	q.rule-acceptance < 3
//	time.util.max > 1 and time.adaptation-gap >= 0.25
//	quadrant == quad-solid
//	fired(secure-leadership-mandate) or not answered(pos-proof)
//
// A comparison with a value that is not available is false, whatever its
// operator; so is a name or function that stands for yes or no.
type Condition struct {
	text string
	root term
	uses []string
}

// An Env gives a condition its values.
type Env interface {
	// Lookup returns float64, bool, string, or nil for not available.
	Lookup(name string) any
	// Call returns the value of a function of one name: fired(rule), band(dimension), answered(question).
	Call(function, name string) any
}

// String returns the condition as its author wrote it.
func (c *Condition) String() string {
	if c == nil {
		return always
	}
	return c.text
}

// Holds reports whether the condition is met. A nil condition always is.
func (c *Condition) Holds(env Env) bool {
	return c == nil || c.root == nil || c.root.holds(env)
}

// Uses returns the names the condition asks for, those inside functions included,
// in alphabetical order.
func (c *Condition) Uses() []string {
	if c == nil {
		return nil
	}
	return slices.Clone(c.uses)
}

// always is the condition that may be left out.
const always = "always"

// Tolerance is how far a computed number may be off a threshold and still count
// as equal to it: sums of decimal fractions are not exact.
const Tolerance = 1e-9

// A term is one part of a compiled condition.
type term interface{ holds(Env) bool }

type (
	// conjunction holds if all its parts hold.
	conjunction []term
	// disjunction holds if one of its parts holds.
	disjunction []term
	// negation holds if its part does not.
	negation struct{ of term }
	// flag is a name or function that stands for yes or no.
	flag struct{ of operand }
	// comparison of two operands of the same type.
	comparison struct {
		op          string
		left, right operand
	}
)

func (c conjunction) holds(env Env) bool {
	for _, t := range c {
		if !t.holds(env) {
			return false
		}
	}
	return true
}

func (d disjunction) holds(env Env) bool {
	for _, t := range d {
		if t.holds(env) {
			return true
		}
	}
	return false
}

func (n negation) holds(env Env) bool { return !n.of.holds(env) }

func (f flag) holds(env Env) bool {
	yes, ok := f.of.value(env).(bool)
	return ok && yes
}

func (c comparison) holds(env Env) bool {
	left, right := c.left.value(env), c.right.value(env)
	if left == nil || right == nil {
		return false
	}
	if a, ok := left.(float64); ok {
		b, ok := right.(float64)
		return ok && compare(a, c.op, b)
	}
	switch c.op {
	case "==":
		return left == right
	case "!=":
		return left != right
	}
	return false
}

// compare compares two numbers with [Tolerance].
func compare(a float64, op string, b float64) bool {
	equal := a == b || math.Abs(a-b) <= Tolerance
	switch op {
	case "==":
		return equal
	case "!=":
		return !equal
	case "<":
		return a < b && !equal
	case "<=":
		return a < b || equal
	case ">":
		return a > b && !equal
	case ">=":
		return a > b || equal
	}
	return false
}

// An operand is one side of a comparison.
type operand struct {
	function string // "" for a name or a literal
	name     string // "" for a literal
	literal  any    // float64, bool or string
}

func (o operand) value(env Env) any {
	switch {
	case o.function != "":
		return env.Call(o.function, o.name)
	case o.name != "":
		return env.Lookup(o.name)
	}
	return o.literal
}
