package report

import (
	"lotse/assessment"
	"lotse/questionnaires"
)

// holds reports whether a condition holds; no condition always holds.
func (w *writer) holds(c *questionnaires.Condition) bool {
	return c.Holds(assessment.Env{Published: w.pub, Plan: w.plan})
}

// step is a level, or nil where there is none.
func step(level int) any {
	if level == 0 {
		return nil
	}
	return float64(level)
}

// word is a word, or nil where there is none.
func word(s string) any {
	if s == "" {
		return nil
	}
	return s
}
