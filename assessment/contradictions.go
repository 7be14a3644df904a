package assessment

import (
	"slices"
	"strings"

	"lotse/questionnaires"
)

// A FoundContradiction is a check of the pack whose condition holds.
type FoundContradiction struct {
	*questionnaires.Contradiction
	Rests []Evidence // what it rests on, in the order of the pack
}

// Evidence is one of the things a contradiction rests on.
type Evidence struct {
	Name  string // a metric, a question, a row or a view
	Value any    // float64, bool, string; nil where it is more than one value, or none
}

// Contradictions returns what does not go together in the answers, the gravest
// first, in the pack's order. Conditions are evaluated on published values only: a
// check that would need a hidden group's value does not hold, so neither that it is
// shown nor that it is missing says anything about a hidden group.
func (pub *Published) Contradictions() []FoundContradiction {
	env := Env{Published: pub}
	var found []FoundContradiction
	for _, c := range pub.Pack.Contradictions {
		if !c.When.Holds(env) {
			continue
		}
		f := FoundContradiction{Contradiction: c}
		for _, name := range c.Evidence {
			f.Rests = append(f.Rests, Evidence{Name: name, Value: env.Lookup(name)})
		}
		found = append(found, f)
	}
	slices.SortStableFunc(found, func(a, b FoundContradiction) int { return gravity(a.Level) - gravity(b.Level) })
	return found
}

// gravity is a level's place, the gravest first.
func gravity(g questionnaires.Gravity) int { return slices.Index(questionnaires.Gravities(), g) }

// Derived lists the derived values a contradiction asks for, without their prefix.
func (f FoundContradiction) Derived() []string {
	var out []string
	for _, name := range f.When.Uses() {
		if rest, ok := strings.CutPrefix(name, questionnaires.PrefixDerived); ok {
			out = append(out, rest)
		}
	}
	return out
}
