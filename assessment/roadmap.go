package assessment

import (
	"cmp"
	"slices"
)

const (
	waveLater    = 4 // what no longer fits: without limit
	wavesOfWork  = 3 // 30, 90 and 180 days
	wave30Days   = 30
	wave90Days   = 90
	mainAtMost   = 12  // recommendations in the main part of the report
	summaryMost  = 5   // recommendations on the summary page
	smallEffort  = 2.0 // person-days up to which an action may be immediate
	urgentFrom   = 3.0 // urgency from which an action may be immediate
	waveOfRepeat = 3
)

// order returns the fired rules as the roadmap takes them: among the rules whose
// fired dependencies stand already, first the foundations, then the highest
// inherited priority (ties: priority, less effort, id). Foundations go first
// because a pure quotient of benefit and effort would push them back behind many
// small actions. In a circle of dependencies the best one breaks it.
func order(fired []Recommendation) []Recommendation {
	rest := make([]*Recommendation, len(fired))
	for i := range fired {
		rest[i] = &fired[i]
	}
	slices.SortFunc(rest, earlier)
	var last []*Recommendation
	if n := len(rest) - 1; n >= 0 && rest[n].ID == repeatRule {
		rest, last = rest[:n], rest[n:]
	}
	placed := make(map[string]bool, len(fired))
	out := make([]Recommendation, 0, len(fired))
	place := func(r *Recommendation) {
		placed[r.ID] = true
		out = append(out, *r)
		out[len(out)-1].Position = len(out) - 1
	}
	for len(rest) > 0 {
		i := slices.IndexFunc(rest, func(r *Recommendation) bool {
			return !slices.ContainsFunc(r.After, func(id string) bool { return !placed[id] })
		})
		i = max(i, 0)
		place(rest[i])
		rest = slices.Delete(rest, i, i+1)
	}
	for _, r := range last {
		place(r)
	}
	return out
}

// earlier compares two rules whose turn it could be; the repetition comes last.
func earlier(a, b *Recommendation) int {
	return cmp.Or(
		first(b.ID == repeatRule, a.ID == repeatRule),
		first(a.Rule.Foundation, b.Rule.Foundation),
		compareTolerant(b.Inherited, a.Inherited),
		compareTolerant(b.Priority, a.Priority),
		compareTolerant(a.EffortPD, b.EffortPD),
		cmp.Compare(a.ID, b.ID),
	)
}

// first orders those for which something holds before the others.
func first(a, b bool) int {
	switch {
	case a && !b:
		return -1
	case b && !a:
		return 1
	}
	return 0
}

// schedule puts each rule, in roadmap order, into the earliest wave that its
// horizon, the waves of its fired dependencies and the capacity in person-days
// allow. A later, smaller rule may still use what is left of an earlier wave. What
// the consultant put into a wave stands there and takes its room first.
func (p *Plan) schedule() {
	p.DaysByWave = map[int]float64{}
	waves := make(map[string]int, len(p.Recommendations))
	for i := range p.Recommendations {
		if r := &p.Recommendations[i]; r.Decision.Wave > 0 {
			r.Wave = r.Decision.Wave
			waves[r.ID] = r.Wave
			if r.ID != repeatRule {
				p.DaysByWave[r.Wave] += r.EffortPD
			}
		}
	}
	for i := range p.Recommendations {
		r := &p.Recommendations[i]
		switch {
		case r.Decision.Wave > 0:
		case r.ID == repeatRule:
			r.Wave = waveOfRepeat
			continue
		default:
			p.place(r, waves)
		}
		r.Immediate = r.Wave == 1 && r.EffortPD <= smallEffort+tolerance && atLeast(r.Urgency, urgentFrom)
	}
}

// place puts a rule into the earliest wave that it may stand in.
func (p *Plan) place(r *Recommendation, waves map[string]int) {
	r.Wave = waveOf(r.Rule.Horizon)
	for _, id := range r.After {
		r.Wave = max(r.Wave, waves[id])
	}
	for r.Wave < waveLater && !p.fits(r.Wave, r.EffortPD) {
		r.Wave++
	}
	waves[r.ID] = r.Wave
	p.DaysByWave[r.Wave] += r.EffortPD
}

// fits reports whether a wave has room. A wave without a stated capacity has no limit.
func (p *Plan) fits(wave int, days float64) bool {
	return wave > len(p.Capacity) || p.DaysByWave[wave]+days <= p.Capacity[wave-1]+tolerance
}

// waveOf returns the wave of a horizon in days.
func waveOf(horizon int) int {
	switch {
	case horizon <= wave30Days:
		return 1
	case horizon <= wave90Days:
		return 2
	}
	return wavesOfWork
}

// summarise fills the lists and totals: printing order is wave, the consultant's
// order if she stated one, inherited priority, place in the roadmap; totals count
// waves 1 to 3.
func (p *Plan) summarise() {
	printed := make([]*Recommendation, len(p.Recommendations))
	for i := range p.Recommendations {
		printed[i] = &p.Recommendations[i]
	}
	slices.SortStableFunc(printed, func(a, b *Recommendation) int {
		return cmp.Or(cmp.Compare(a.Wave, b.Wave), first(a.Place > 0, b.Place > 0), cmp.Compare(a.Place, b.Place),
			compareTolerant(b.Inherited, a.Inherited), cmp.Compare(a.Position, b.Position))
	})
	for i, r := range printed {
		r.Number = i + 1
		p.Print = append(p.Print, r.ID)
		if r.Wave == 1 && len(p.Summary) < summaryMost {
			p.Summary = append(p.Summary, r.ID)
		}
		if r.Immediate {
			p.Immediate = append(p.Immediate, r.ID)
		}
		if r.Wave <= wavesOfWork {
			p.Count++
			p.Days[r.Wave] += r.EffortPD
			p.TotalDays += r.EffortPD
		}
	}
	p.Main = p.Print[:min(mainAtMost, len(p.Print))]
}
