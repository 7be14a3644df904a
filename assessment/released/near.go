package released

import (
	"math"

	"lotse/assessment"
	"lotse/questionnaires"
)

// TooNear returns the groups of which so few people were added or taken away between two
// reports of one round that who holds both can work out what those few said: at least
// one, and fewer than k. The difference of two results is a result of its own, and the
// rule for small groups holds for it too. Answers that were changed afterwards leave the
// number of people as it is and are not noticed here.
func (s Snapshot) TooNear(now Snapshot, p *questionnaires.Pack, k int) []string {
	if s.Results.Round != now.Results.Round {
		return nil
	}
	var groups []string
	for _, g := range p.Groups {
		before, after := s.Results.Groups[g.ID], now.Results.Groups[g.ID]
		if few(before.N, after.N, k) && before.Shown && after.Shown {
			groups = append(groups, g.ID)
		}
	}
	return groups
}

// few reports whether two numbers of people differ by 1 to k-1.
func few(before, after assessment.Number, k int) bool {
	apart := math.Abs(after.Value - before.Value)
	return before.Known && after.Known && apart >= 1 && apart < float64(k)
}
