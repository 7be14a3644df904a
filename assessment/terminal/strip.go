package terminal

import "strings"

// scoreColumns is what a dimension's name and value need beside others.
const scoreColumns = 19

// strip is what the side panel says, for terminals without one: what it is time for,
// and the values so far. It stands above the foot and takes room that is free only.
func (r *runner) strip(w, free int) []string {
	if r.overlay != nil || r.at == nil {
		return nil
	}
	clock := r.clockLine(w)
	lines := append(clock[:min(len(clock), 1)], r.scoreLines(w)...) // of the clock without the line that parts it in the panel
	if len(lines) >= free {
		lines = lines[:min(len(clock), 1)] // a part of the values would look like all of them
	}
	if len(lines) >= free {
		return nil
	}
	return lines // not faint: a projector shows them to a room
}

// scoreLines are the values so far, several on a line.
func (r *runner) scoreLines(w int) []string {
	var lines []string
	beside := max(1, w/scoreColumns)
	column := w / beside
	for i, s := range r.scores {
		words := cell(s.Name, column-6) + right(r.scoreValue(s), 4) + "  "
		if i%beside == 0 {
			lines = append(lines, words)
		} else {
			lines[len(lines)-1] += words
		}
	}
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return lines
}

// scoreValue is a value as a person reads it; a dash for none.
func (r *runner) scoreValue(s Score) string {
	if !s.Value.Known {
		return "–"
	}
	return r.say.Number(s.Value.Value, 1)
}
