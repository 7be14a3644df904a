// Package meetingwords says in words what a workshop talks about: what the survey says on
// a question, and how far apart the room's hands were. Terminal and browser say the same,
// and nothing that may not be published.
package meetingwords

import (
	"strings"

	"lotse/assessment"
	"lotse/templates/locale"
)

// Survey is what may be told of what the survey says on a question, a line each: the
// score, the groups' means as a client sees them, and the share of who does not know.
// group is a group's name by its id.
func Survey(say *locale.Printer, pub *assessment.Published, question string, group func(id string) string) []string {
	for _, q := range pub.Questions {
		if q.ID != question || !q.Score.Known {
			continue
		}
		lines := []string{say.T("meeting-survey", "Score", say.Number(q.Score.Value, 1), "Most", say.Number(pub.Pack.Params.ScaleMax, 0))}
		for _, g := range pub.Groups {
			if v := q.Groups[g.ID]; v.Known {
				lines = append(lines, say.T("meeting-group", "Group", group(g.ID), "Score", mean(say, pub, v.Value)))
			}
		}
		if q.DontKnow.Known && q.DontKnow.Value > 0 {
			lines = append(lines, say.T("meeting-dk", "Share", say.Percent(q.DontKnow.Value)))
		}
		return lines
	}
	return []string{say.T("meeting-no-survey")}
}

// mean is a group's mean as everything a client sees prints it: near the ends of the
// scale as a limit.
func mean(say *locale.Printer, pub *assessment.Published, v float64) string {
	at, beyond := pub.PrintedMean(v)
	words := say.Number(at, 1)
	switch beyond {
	case assessment.MeanBelow:
		return say.T("meeting-below", "Value", words)
	case assessment.MeanAbove:
		return say.T("meeting-above", "Value", words)
	}
	return words
}

// Hands says how far apart hands were, a line each, or why that is not said: shown is
// whether enough people, k, have voted and not all alike.
func Hands(say *locale.Printer, s assessment.Spread, shown bool, k int) []string {
	if !shown {
		return []string{say.T("meeting-not-shown", "K", k)}
	}
	counts := make([]string, len(s.Counts))
	for i, n := range s.Counts {
		counts[i] = say.T("meeting-count", "Level", i+1, "People", n)
	}
	lines := []string{strings.Join(counts, ", ")}
	if s.DontKnow > 0 {
		lines = append(lines, say.T("meeting-count-dk", "People", s.DontKnow))
	}
	middle := "meeting-spread"
	if s.Low == s.High {
		middle = "meeting-narrow"
	}
	lines = append(lines, say.T(middle, "Mean", say.Number(s.Mean, 1), "Low", s.Low, "High", s.High))
	if band := s.Words(); band != "" {
		lines = append(lines, say.T("meeting-agreement-"+string(band)))
	}
	return lines
}
