package assessment

import "math"

// Publish returns what may leave the assessment. It withholds the values of
// small groups, and everything a hidden group's values could be computed from;
// see [disclosure] and [component]. Hidden values still enter all scores.
func (r *Result) Publish() *Published {
	d := r.disclose()
	pub := &Published{
		Pack:          r.scheme.pack,
		Engagement:    r.engagement,
		Round:         r.round,
		Mode:          r.engagement.Mode,
		K:             d.k,
		Participation: r.participation,
		Groups:        r.publishGroups(d),
		Withheld:      map[string]bool{},
		facts:         r.facts,
	}
	pub.Questions = make([]PublishedQuestion, len(r.scheme.items))
	pub.Dimensions = make([]PublishedDimension, len(r.scheme.dims))
	complete, pooled := true, true
	for _, c := range r.components(d) {
		c.publish(pub)
		complete = complete && (c.own[0] || !r.dimensions[c.dims[0]].score.Known)
		pooled = pooled && c.pooledComplete(pub)
	}
	pub.sortGaps()
	r.publishOverall(pub, complete, pooled)
	pub.findGate(r.scheme)
	pub.findExamples(r.scheme)
	pub.DontKnows = r.notableDontKnows(pub, d)
	r.diagnoses.publish(pub)
	r.withholdOwners(pub, d)
	pub.fillMetrics()
	pub.Workshop = pub.outcome(&r.workshop)
	return pub
}

func (r *Result) publishGroups(d disclosure) []PublishedGroup {
	var groups []PublishedGroup
	for _, u := range d.units {
		g := PublishedGroup{ID: u.id, Core: u.core, Shown: u.shown, Empty: u.n == 0}
		for _, i := range u.groups {
			id := r.scheme.groups[i]
			g.Invited += r.invited[id]
			if len(u.groups) > 1 {
				g.Of = append(g.Of, id)
			}
		}
		if u.shown {
			g.N = Known(float64(u.n))
			if g.Invited > 0 {
				g.Rate = Known(float64(u.n) / float64(g.Invited))
				g.LowShare = below(g.Rate.Value, lowShare)
			}
		}
		groups = append(groups, g)
	}
	return groups
}

// publishOverall prints the overall maturity unless a dimension's score had to
// be withheld: the overall score would give it back.
func (r *Result) publishOverall(pub *Published, complete, pooled bool) {
	if !r.overall.score.Known || !complete {
		if r.overall.score.Known {
			pub.Withheld[metricOverall], pub.Withheld[metricOrgIndex] = true, true
		}
		return
	}
	o := &pub.Overall
	o.Score, o.Base, o.Cap, o.Level = r.overall.score, r.overall.base, r.overall.cap, r.overall.level
	if pooled {
		o.Pooled = r.overall.pooled
	}
	pub.findExtremes(r.scheme)
}

// findExtremes names the dimensions furthest ahead and furthest behind; ties
// go to the first in the pack's order.
func (pub *Published) findExtremes(s *scheme) {
	o := &pub.Overall
	highest, lowest, n := math.Inf(-1), math.Inf(1), 0
	for _, d := range s.roots {
		v := pub.Dimensions[d].Score
		if !v.Known {
			continue
		}
		n++
		if v.Value > highest+tolerance {
			highest, o.Best = v.Value, pub.Dimensions[d].ID
		}
		if v.Value < lowest-tolerance {
			lowest, o.Worst = v.Value, pub.Dimensions[d].ID
		}
	}
	o.AllEqual = n > 1 && highest-lowest <= tolerance
}

// findGate lists the dimensions that are a level or more ahead of leadership
// and so may not last.
func (pub *Published) findGate(s *scheme) {
	var leadership Number
	for _, d := range pub.Dimensions {
		if d.ID == leadershipDimension {
			leadership = d.Score
		}
	}
	if !leadership.Known {
		return
	}
	for _, d := range s.roots {
		if v := pub.Dimensions[d].Score; v.Known && atLeast(v.Value-leadership.Value, gateLead) {
			pub.Gate = append(pub.Gate, pub.Dimensions[d].ID)
		}
	}
}

// withholdOwners hides lines of the owner check that one hidden group alone
// answered: their counts are that group's.
func (r *Result) withholdOwners(pub *Published, d disclosure) {
	for i, o := range pub.Owners {
		if g, ok := r.voices[o.ID].only(); ok && d.protects(g) {
			pub.Owners[i] = OwnerItem{ID: o.ID, Activity: o.Activity, Withheld: true}
		}
	}
}
