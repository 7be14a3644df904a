package assessment

import (
	"math/big"
	"strconv"
)

// An equation is one printed figure as a weighted sum of unknown group means:
// one coefficient a column, nil for zero. Its value does not matter, only on
// what it depends.
type equation []*big.Rat

// plus adds f times another equation.
func (e equation) plus(f *big.Rat, other equation) {
	for j, c := range other {
		if c == nil {
			continue
		}
		sum := new(big.Rat).Mul(f, c)
		if e[j] != nil {
			sum.Add(sum, e[j])
		}
		if sum.Sign() == 0 {
			sum = nil
		}
		e[j] = sum
	}
}

// empty reports whether all coefficients are zero.
func (e equation) empty() bool { return e.first() < 0 }

// first is the first column that is not zero, or -1.
func (e equation) first() int {
	for j, c := range e {
		if c != nil {
			return j
		}
	}
	return -1
}

// exact returns a weight as the decimal its author wrote: 0.1 is one tenth, not
// the nearest binary fraction.
func exact(w float64) *big.Rat {
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(w, 'g', -1, 64))
	if !ok {
		return new(big.Rat)
	}
	return r
}

// A span is all that follows from some equations: their echelon form, exact.
type span struct {
	rows   []equation // the first coefficient of each is 1
	pivots []int
}

// reduce returns what is left of an equation after the span: empty if it follows.
func (s *span) reduce(e equation) equation {
	rest := make(equation, len(e))
	copy(rest, e)
	for i, p := range s.pivots {
		if rest[p] != nil {
			rest.plus(new(big.Rat).Neg(rest[p]), s.rows[i])
		}
	}
	return rest
}

// add takes what reduce has left of an equation, not empty, into the span.
func (s *span) add(rest equation) {
	p := rest.first()
	inverse := new(big.Rat).Inv(rest[p])
	row := make(equation, len(rest))
	row.plus(inverse, rest)
	s.rows = append(s.rows, row)
	s.pivots = append(s.pivots, p)
}
