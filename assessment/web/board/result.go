package board

import (
	"strconv"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// A result is what may be shown of a vote that was revealed.
type result struct {
	Shown    bool // enough people voted, and not all alike
	Bars     []bar
	DontKnow bar
	Votes    int
	Mean     string
	Survey   string // the survey's value; "" if withheld or not asked
	Low      int    // the middle half lies between these levels
	High     int
	Band     string // agreement in words, with the colon before; "" where too few named a level
	Ask      string // what to ask the room next
	Agreed   int
	Reason   string
	Before   string // the mean of the vote before; "" if there is none to show
}

// A bar is the votes for one level.
type bar struct {
	Level  string
	Words  string
	Votes  int
	Width  string // per cent of the longest bar
	Middle bool   // in the middle half
}

// fullest is how much of its track the longest bar fills, in per cent.
const fullest = 92.0

// resultOf reads the last vote on a question as the workshop's record may show it.
func resultOf(pub *assessment.Published, q *questionnaires.Question, say *locale.Printer) *result {
	for _, l := range pub.Workshop.Levels {
		if l.Question == q.ID {
			return shownOf(l, q, pub.Pack, say)
		}
	}
	return &result{}
}

func shownOf(l assessment.LevelOutcome, q *questionnaires.Question, p *questionnaires.Pack, say *locale.Printer) *result {
	r := &result{}
	if l.Survey.Known {
		r.Survey = say.Number(l.Survey.Value, 1)
	}
	if last, ok := l.Last(); ok {
		r.Agreed, r.Reason = last.Level, last.Reason
	}
	if len(l.Votes) == 0 || !l.Votes[len(l.Votes)-1].Shown {
		return r
	}
	s := l.Votes[len(l.Votes)-1].Spread
	r.Shown, r.Votes, r.Mean = true, s.N+s.DontKnow, say.Number(s.Mean, 1)
	r.Low, r.High = s.Low, s.High
	if band := s.Words(); band != "" {
		r.Band = ": " + p.Label("agreement-"+string(band)).In(say.Lang())
	}
	r.Ask = say.T("web-board-talk-apart")
	if s.High-s.Low < 2 {
		r.Ask = say.T("web-board-talk-close")
	}
	if n := len(l.Votes); n > 1 && l.Votes[n-2].Shown {
		r.Before = say.Number(l.Votes[n-2].Spread.Mean, 1)
	}
	r.bars(s, q, say)
	return r
}

// bars are drawn from the highest level down, as a ladder stands.
func (r *result) bars(s assessment.Spread, q *questionnaires.Question, say *locale.Printer) {
	most := s.DontKnow
	for _, n := range s.Counts {
		most = max(most, n)
	}
	width := func(n int) string {
		return strconv.FormatFloat(fullest*float64(n)/float64(max(most, 1)), 'f', 1, 64) + "%"
	}
	levels := levelsOf(q, say.Lang())
	for i := len(s.Counts) - 1; i >= 0; i-- {
		b := bar{Level: strconv.Itoa(i + 1), Votes: s.Counts[i], Width: width(s.Counts[i]), Middle: i+1 >= s.Low && i+1 <= s.High}
		if i < len(levels) {
			b.Words = levels[i].Words
		}
		r.Bars = append(r.Bars, b)
	}
	r.DontKnow = bar{Votes: s.DontKnow, Width: width(s.DontKnow), Words: say.T("web-board-dk")}
}
