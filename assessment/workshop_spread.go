package assessment

import "lotse/questionnaires"

// A Spread is how far apart the hands of one vote were.
type Spread struct {
	N         int   // who named a level
	DontKnow  int   // who said that they do not know
	Counts    []int // people for each level, the lowest first
	Mean      float64
	Low, High int    // the middle half lies between these levels
	Agreement Number // r_wg, as in the survey; not available for fewer than five
}

// Spread computes how far apart a vote is, for a question on which hands can be
// shown. It may be shown only if at least k people named a level and not all of them
// the same one: a bar that holds everybody tells what each has said, and of few votes
// each can be guessed. !ok in both cases, which look the same.
func (v Vote) Spread(p *questionnaires.Pack, k int) (s Spread, ok bool) {
	q := p.Question(v.Question)
	levels, votable := Votable(q)
	if !votable || len(v.Counts) != levels {
		return Spread{}, false
	}
	values := optionValues(q.Kind)
	s = Spread{DontKnow: v.DontKnow, Counts: append([]int{}, v.Counts...)}
	var all cell
	used := 0
	for i, n := range v.Counts {
		s.N += n
		if n > 0 {
			used++
		}
		for range n {
			all.add(levelValue(values, i))
		}
	}
	if s.N < max(k, 1) || used < 2 {
		return Spread{}, false
	}
	s.Mean = all.mean().Value
	s.Low, s.High = s.quantile(1), s.quantile(3)
	_, random := scaleOf(q, p.Params)
	s.Agreement = agreement(all, random, p.Params.MinNAgreement)
	return s, true
}

// levelValue is what a level counts: its value on the question's scale, or its place.
func levelValue(values []float64, i int) float64 {
	if i < len(values) {
		return values[i]
	}
	return float64(i + 1)
}

// quantile is the lowest level that so many quarters of the people do not exceed
// (Hyndman & Fan's definition 1: always a level that somebody named, or could have).
func (s Spread) quantile(quarters int) int {
	below := 0
	for i, n := range s.Counts {
		below += n
		if 4*below >= quarters*s.N {
			return i + 1
		}
	}
	return len(s.Counts)
}

// Words are the band of a vote's agreement, or "" where fewer than five named a level.
func (s Spread) Words() AgreementBand { return BandOfAgreement(s.Agreement) }
