package report

import (
	"strconv"

	"lotse/assessment"
	"lotse/report/figure"
)

// How many questions a figure holds: more would not fit on a page, the first one of
// which begins with what the chapter says.
const votesOnFirstPage, votesOnPage = 7, 10

// voteFigures show the hands of the last vote on each question, beside the survey's
// value and the level agreed on.
func (a *author) voteFigures(levels []assessment.LevelOutcome) []Block {
	var blocks []Block
	for most := votesOnFirstPage; len(levels) > 0; most = votesOnPage {
		part := levels[:min(most, len(levels))]
		levels = levels[len(part):]
		v := a.votes(part)
		blocks = append(blocks, Figure{
			ID: "fig-votes-" + strconv.Itoa(len(blocks)+1), Number: a.figureNumber(), Caption: a.say.T("report-agreed-figure"),
			Read: plain(a.say.T("report-agreed-read")), Alt: a.votesAlt(part), Height: v.Height(), Draw: v.Draw,
		})
	}
	return blocks
}

func (a *author) votes(levels []assessment.LevelOutcome) figure.Votes {
	v := figure.Votes{
		DontKnow: a.say.T("report-agreed-dk"), Survey: a.say.T("report-agreed-survey"), Agreed: a.say.T("report-agreed-agreed"),
		NotShown: a.say.T("report-agreed-not-shown"), MarkAgree: a.say.T("report-agreed-mark"), MarkMean: a.say.T("report-agreed-mark-survey"),
	}
	for _, l := range levels {
		v.Levels = max(v.Levels, l.Levels)
		row := figure.VoteRow{Name: a.question(l.Question), DontKnow: dash, Survey: figure.Value{Text: dash}}
		if s, ok := lastShown(l); ok {
			row.Counts, row.DontKnow = s.Counts, strconv.Itoa(s.DontKnow)
		}
		if l.Survey.Known {
			row.Survey = figure.Value{At: l.Survey.Value, Known: true, Text: a.say.Number(l.Survey.Value, 1)}
		}
		if last, ok := l.Last(); ok {
			row.Agreed = last.Level
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

// lastShown is the last show of hands, if it may be shown: an earlier one in its place
// would pass for it.
func lastShown(l assessment.LevelOutcome) (assessment.Spread, bool) {
	if len(l.Votes) == 0 {
		return assessment.Spread{}, false
	}
	last := l.Votes[len(l.Votes)-1]
	return last.Spread, last.Shown
}

func (a *author) votesAlt(levels []assessment.LevelOutcome) string {
	alt := []string{a.say.T("report-agreed-alt", "Questions", len(levels))}
	for _, l := range levels {
		survey, agreed, hands := dash, dash, a.say.T("report-agreed-not-shown")
		if l.Survey.Known {
			survey = a.say.Number(l.Survey.Value, 1)
		}
		if last, ok := l.Last(); ok {
			agreed = strconv.Itoa(last.Level)
		}
		if s, ok := lastShown(l); ok {
			counts := make([]string, len(s.Counts))
			for i, n := range s.Counts {
				counts[i] = strconv.Itoa(n)
			}
			hands = a.say.List(counts)
		}
		alt = append(alt, a.say.T("report-agreed-alt-row", "Question", a.question(l.Question), "Hands", hands, "Survey", survey, "Agreed", agreed))
	}
	return joinSentences(alt)
}
