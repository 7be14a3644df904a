package assessment

import "time"

// An Outcome is what a workshop may show: every spread in it has passed the rules of
// [Vote.Spread].
type Outcome struct {
	Day       string         // on which it is held, 2006-01-02; "" for not known
	Start     time.Time      // the time of day at which it begins; the zero time where it is not known
	Levels    []LevelOutcome // questions voted or agreed on, in the pack's order
	Decisions []Point
	Open      []Point
}

// A LevelOutcome is what a room said and settled on one question, beside what the
// survey says.
type LevelOutcome struct {
	Question  string
	Dimension string // "" where the question counts for none
	Levels    int    // how many there are to choose from
	Survey    Number // the question's score; not available if withheld or not asked
	Votes     []VoteOutcome
	Agreed    []AgreedLevel // the last one holds
}

// A VoteOutcome is one show of hands.
type VoteOutcome struct {
	At     string
	Source VoteSource
	Shown  bool
	Spread Spread // zero unless Shown
}

// Last is the level that holds; !ok if none was agreed on.
func (l LevelOutcome) Last() (AgreedLevel, bool) {
	if len(l.Agreed) == 0 {
		return AgreedLevel{}, false
	}
	return l.Agreed[len(l.Agreed)-1], true
}

// Empty reports whether nothing came of it.
func (o Outcome) Empty() bool { return len(o.Levels)+len(o.Decisions)+len(o.Open) == 0 }

// outcome returns what the workshop may show, beside the published scores.
func (pub *Published) outcome(w *Workshop) Outcome {
	o := Outcome{Day: w.Day, Start: w.Clock(), Decisions: append([]Point(nil), w.Decisions...), Open: append([]Point(nil), w.Open...)}
	scores := map[string]Number{}
	for _, q := range pub.Questions {
		scores[q.ID] = q.Score
	}
	for _, s := range pub.Pack.Sections {
		for _, q := range s.Questions {
			l := LevelOutcome{Question: q.ID, Dimension: q.Dimension, Survey: scores[q.ID], Agreed: w.AgreedOn(q.ID)}
			l.Levels, _ = Votable(q)
			for _, v := range w.VotesOn(q.ID) {
				vote := VoteOutcome{At: v.At, Source: v.Source}
				vote.Spread, vote.Shown = v.Spread(pub.Pack, pub.K)
				l.Votes = append(l.Votes, vote)
			}
			if len(l.Votes)+len(l.Agreed) > 0 {
				o.Levels = append(o.Levels, l)
			}
		}
	}
	return o
}
