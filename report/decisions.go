package report

import (
	"strings"

	"lotse/questionnaires"
)

// mostDecisions is how many decisions are asked for at most.
const mostDecisions = 3

// decisions are the first of the pack's decisions whose condition holds.
func (w *writer) decisions() []questionnaires.Decision {
	var asked []questionnaires.Decision
	for _, d := range w.pack.Report.Decisions {
		if len(asked) < mostDecisions && w.holds(d.When) {
			asked = append(asked, d)
		}
	}
	return asked
}

func (w *writer) decisionList() any {
	var parts []string
	for _, d := range w.decisions() {
		parts = append(parts, d.Text.In(w.say.Lang()))
	}
	return word(w.say.List(parts))
}

// ruleBehind is the rule a decision depends on: the x of its condition fired(x);
// "" for a decision that is always asked for.
func ruleBehind(d questionnaires.Decision) string {
	if d.When == nil {
		return ""
	}
	_, rest, ok := strings.Cut(d.When.String(), "fired(")
	if !ok {
		return ""
	}
	rule, _, _ := strings.Cut(rest, ")")
	return strings.TrimSpace(rule)
}
