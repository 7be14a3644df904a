package assessment

import (
	"math"
	"strings"
)

// ClientDocument is [Document] for a file that goes to the client. What it says of
// single groups is what the report prints: means near the ends of the scale stand at
// the limit (see [Published.PrintedMean]), differences have one decimal, because from
// an exact difference and one exact mean the other could be computed. Contradictions,
// and what the consultant keeps to herself of her plan, are not in it.
func ClientDocument(pub *Published, plan *Plan) ResultsDocument {
	d := Document(pub, plan)
	d.Contradictions = nil
	d.forClient()
	for _, g := range d.Groups {
		for id, v := range g.Dims { // the map is the document's own
			if v.Known {
				printed, _ := pub.PrintedMean(v.Value)
				g.Dims[id] = Known(printed)
			}
		}
	}
	for i := range d.Gaps {
		g := &d.Gaps[i]
		g.Delta, g.SPooled = oneDecimal(g.Delta), oneDecimal(g.SPooled)
		if g.Z.Known && !math.IsInf(g.Z.Value, 0) {
			g.Z = Known(oneDecimal(g.Z.Value))
		}
	}
	for name, v := range d.Metrics {
		if n, ok := v.(Number); ok && ofGroups(name) && n.Known {
			d.Metrics[name] = Known(oneDecimal(n.Value))
		}
	}
	for i := range d.Recommendations {
		for j := range d.Recommendations[i].Drivers {
			if f := &d.Recommendations[i].Drivers[j]; ofGroups(f.Metric) && f.Value.Known {
				f.Value = Known(oneDecimal(f.Value.Value))
			}
		}
	}
	return d
}

// ofGroups reports whether a metric is a difference between groups.
func ofGroups(metric string) bool { return strings.HasPrefix(metric, "gap.") }

// oneDecimal rounds as the report prints: half away from zero, and a value that only
// binary fractions keep from being a half (1.15) counts as one.
func oneDecimal(v float64) float64 {
	x := v * 10
	return math.Round(x+math.Copysign(math.Abs(x)*1e-12, x)) / 10
}
