package pdfcheck

import (
	"fmt"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
)

// gathered gives the sample a workshop that voted on everything it could, twice on some
// questions, with long words: the chapter runs over many pages.
func gathered(pack *questionnaires.Pack) func(e *assessment.Engagement) {
	return func(e *assessment.Engagement) {
		var w assessment.Workshop
		long := strings.Repeat("Was im Raum gesagt wurde und niemand bestritten hat. ", 6)
		for i, q := range pack.Scored() {
			levels, ok := assessment.Votable(q)
			if !ok {
				continue
			}
			for again := range 1 + i%3 {
				counts := make([]int, levels)
				counts[i%levels], counts[(i+again+1)%levels] = i%4, 12
				w.AddVote(assessment.Vote{Question: q.ID, At: fmt.Sprintf("2026-11-05 09:%02d:00", 10+again), Counts: counts, DontKnow: i % 5, Source: assessment.VoteSource(i % 2)})
				w.Agree(assessment.AgreedLevel{Question: q.ID, Level: 1 + (i+again)%levels, Reason: long[:min(len(long), 40*again)], Date: "2026-11-05"})
			}
			w.Park(assessment.Point{Text: long, Owner: "Unternehmenskommunikation und Öffentlichkeitsarbeit", Due: "2026-12-01", About: q.ID})
		}
		w.Decide(assessment.Point{Text: "Eine Zeile.", Done: true})
		e.Latest().Workshop = w
	}
}
