package assessment

import (
	"math"
	"slices"
)

// Names of metrics that are not an instrument's.
const (
	metricOverall   = "overall"
	metricOrgIndex  = "org.index"
	metricGapMax    = "gap.max"
	metricMinOwner  = "owner.min-agreement"
	metricMaxShare  = "barrier.max-share"
	metricAlways    = "always"
	prefixQuestion  = "q."
	prefixDimension = "dim."
	prefixDontKnow  = "dk."
	prefixOwner     = "owner."
	prefixBarrier   = "barrier."
	suffixTotal     = ".total"
	suffixMaxGroup  = ".max-group"
	suffixAgreement = ".agreement"
	suffixShare     = ".share"
)

// fillMetrics computes the catalogue of metrics from what is published and
// nothing else, so that no metric can tell more than the report. A metric that is
// not available is in the map without a value; one that exists but may not be
// shown is noted as withheld as well. Booleans are 0 and 1.
func (pub *Published) fillMetrics() {
	pub.placeOnMap()
	pub.Metrics = map[string]Number{metricAlways: Known(1)}
	if pub.Withheld == nil {
		pub.Withheld = map[string]bool{}
	}
	pub.Metrics[metricOverall] = pub.Overall.Score
	pub.Metrics[metricOrgIndex] = pub.Overall.OrgIndex
	pub.Metrics[metricGapMax] = pub.gapMax()
	if !pub.Metrics[metricGapMax].Known && slices.ContainsFunc(pub.Groups, PublishedGroup.hiddenCore) {
		pub.Withheld[metricGapMax] = true
	}
	for _, d := range pub.Dimensions {
		pub.Metrics[prefixDimension+d.ID] = d.Score
	}
	for _, q := range pub.Questions {
		pub.Metrics[prefixQuestion+q.ID] = q.Score
		pub.Metrics[prefixDontKnow+q.ID+suffixTotal] = q.DontKnow
		pub.Metrics[prefixDontKnow+q.ID+suffixMaxGroup] = q.MaxGroupDK
		if q.Withheld {
			pub.Withheld[prefixQuestion+q.ID] = true
		}
	}
	pub.ownerMetrics()
	pub.barrierMetrics()
	pub.provenance = provenance{}
	for _, m := range measures() {
		pub.Metrics[m.name] = m.value(pub)
		pub.provenance[m.name] = m
	}
}

// gapMax is the largest difference among the shown pairs that are notable or
// strong, 0 if there is none, and not available if no pair may be shown. Range
// 0..4 levels.
func (pub *Published) gapMax() Number {
	if len(pub.AllGaps) == 0 {
		return Number{}
	}
	if g, ok := pub.LargestGap(); ok {
		return Known(math.Abs(g.Delta))
	}
	return Known(0)
}

// hiddenCore reports whether a group's gaps exist and may not be shown.
func (g PublishedGroup) hiddenCore() bool { return g.Core && !g.Shown && !g.Empty }

// LargestGap returns the gap behind gap.max, turned so that A is the group that
// sees the dimension more favourably. Ties go to the gap first in the pack's order.
func (pub *Published) LargestGap() (Gap, bool) {
	var largest Gap
	found := false
	for _, g := range pub.AllGaps {
		if g.Class != GapNotable && g.Class != GapStrong {
			continue
		}
		if !found || compareTolerant(math.Abs(g.Delta), math.Abs(largest.Delta)) > 0 {
			largest, found = g, true
		}
	}
	return largest.favourableFirst(), found
}

// favourableFirst returns the same gap with A as the group with the higher value.
func (g Gap) favourableFirst() Gap {
	if g.Delta >= 0 {
		return g
	}
	g.A, g.B = g.B, g.A
	g.ValueA, g.ValueB = g.ValueB, g.ValueA
	g.Delta = -g.Delta
	e := &g.Example
	e.A, e.B = e.B, e.A
	e.ValueA, e.ValueB = e.ValueB, e.ValueA
	e.Delta = -e.Delta
	return g
}

// ownerMetrics fills owner.<item>.agreement and the lowest of them, 0..1.
func (pub *Published) ownerMetrics() {
	lowest := Number{}
	for _, o := range pub.Owners {
		name := prefixOwner + o.ID + suffixAgreement
		pub.Metrics[name] = o.Agreement
		if o.Withheld {
			pub.Withheld[name] = true
		}
		if o.Agreement.Known && (!lowest.Known || o.Agreement.Value < lowest.Value) {
			lowest = o.Agreement
		}
	}
	pub.Metrics[metricMinOwner] = lowest
	if !lowest.Known && slices.ContainsFunc(pub.Owners, func(o OwnerItem) bool { return o.Withheld }) {
		pub.Withheld[metricMinOwner] = true
	}
}

// barrierMetrics fills the shares of the barrier check, 0..1. Every option and
// class of the pack has a metric; without a shown answer it has no value.
func (pub *Published) barrierMetrics() {
	d := pub.Barriers
	set := func(name string, share Number) {
		pub.Metrics[name] = share
		if d.Present && !d.Shown {
			pub.Withheld[name] = true
		}
	}
	q := pub.Pack.Question(askBarriers)
	if q == nil || q.Kind == nil {
		pub.Metrics[metricMaxShare] = Number{}
		return
	}
	for _, o := range q.Kind.Control("").Options {
		share, ok := d.Options[o.ID]
		set(prefixBarrier+o.ID+suffixShare, Number{share, ok})
		if option, ok := pub.Pack.Option(o.ID); ok && option.Class != "" {
			share, ok := d.Classes[option.Class]
			set(prefixBarrier+option.Class+suffixShare, Number{share, ok})
		}
	}
	set(metricMaxShare, d.MaxShare)
}
