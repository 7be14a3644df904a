package report

import (
	"math"
	"slices"
	"strings"

	"lotse/assessment"
)

// A unitForm is how a metric's values are printed.
type unitForm int

// The forms. Levels and hours have one decimal, indices and shares none.
const (
	levels unitForm = iota
	points
	shares
	hours
	counts
	balance
	yesNo
	perCentNumber // from 0 to 100
)

// formOf tells from a metric's name how its values are printed.
func formOf(metric string) unitForm {
	switch metric {
	case "overall", "gap.max":
		return levels
	case "wg.exists", "always":
		return yesNo
	case "time.overload", "flow.coverage", "goals.alignment":
		return perCentNumber
	case "time.need-hours", "time.expert-requests":
		return hours
	case "raci.no-a", "raci.no-r", "raci.multi-a", "raci.many-r", "raci.silent", "flow.orphans", "flow.dead-ends",
		"audience.ideal-count", "channels.orphaned", "time.expert-minutes":
		return counts
	case "audience.evidence", "swot.internal-balance", "swot.external-balance":
		return balance
	case "time.util.max", "time.util.team", "time.chase-ratio", "time.adaptation-gap":
		return shares
	}
	first, _, _ := strings.Cut(metric, ".")
	switch {
	case first == "q" || first == "dim":
		return levels
	case first == "dk" || first == "owner" || first == "barrier" || strings.HasSuffix(metric, "-share"):
		return shares
	}
	return points
}

// metricValue writes a metric's value.
func (a *author) metricValue(metric string, v float64) string {
	if math.IsInf(v, 0) {
		return a.label("util-no-time")
	}
	switch formOf(metric) {
	case levels, hours:
		return a.say.Number(v, 1)
	case shares:
		return a.say.PercentSign(v)
	case perCentNumber:
		return a.say.PercentSign(v / 100)
	case balance:
		return a.say.Number(v, 2)
	case yesNo:
		if v != 0 {
			return a.say.T("report-yes")
		}
		return a.say.T("report-no")
	}
	return a.say.Number(v, 0)
}

// metricInFull writes a value with what it is out of, where its name does not say.
func (a *author) metricInFull(metric string, v float64) string {
	words := a.metricValue(metric, v)
	if formOf(metric) == points {
		return bind(a.say.T("report-of-hundred", "Value", words))
	}
	return words
}

// limit writes from where on a metric makes a rule fire: unter 3,0, ab 1.
func (a *author) limit(metric, op string, threshold float64) string {
	key := map[string]string{"<": "report-limit-below", "<=": "report-limit-to", ">": "report-limit-over", ">=": "report-limit-from"}[op]
	if key == "" {
		return ""
	}
	words := a.metricValue(metric, threshold)
	if f := formOf(metric); (f == hours || f == balance) && threshold == math.Trunc(threshold) {
		words = a.say.Number(threshold, 0)
	}
	return bind(a.say.T(key, "Value", words))
}

// metricName names a metric for people: the pack's label, for questions their
// short one.
func (a *author) metricName(metric string) string {
	if l := a.label("metric-" + strings.ReplaceAll(metric, ".", "-")); l != "" {
		return capital(l)
	}
	kind, rest, _ := strings.Cut(metric, ".")
	switch kind {
	case "q":
		return a.say.T("report-driver-question", "Question", a.shortQuestion(rest))
	case "dim":
		return a.say.T("report-driver-dimension", "Dimension", a.dimension(rest))
	case "dk":
		id, scope, _ := strings.Cut(rest, ".")
		return capital(a.label("metric-dk-"+scope)) + ": " + a.shortQuestion(id)
	}
	return metric
}

// metricAnchor is where a metric's value is shown.
func (a *author) metricAnchor(metric string) string {
	if at := a.evidence(metric); at != "" {
		return at
	}
	kind, rest, _ := strings.Cut(metric, ".")
	switch {
	case kind == "q" || kind == "dk":
		id, _, _ := strings.Cut(rest, ".")
		if q := a.pack.Question(id); q != nil && a.has("rep-annex") {
			return "q-" + q.Dimension
		}
	case kind == "dim" && a.has("rep-maturity"):
		return metric2anchor(metric)
	case metric == "gap.max" && a.has("rep-perception"):
		return "rep-perception"
	case a.has("rep-annex") && slices.Contains(a.annexMetrics(), metric):
		return "tab-metrics"
	}
	return ""
}

// metric2anchor is the anchor of the dimension a metric belongs to.
func metric2anchor(metric string) string { return strings.Replace(metric, ".", "-", 1) }

// drivers are why a recommendation fired: value, limit and how far beyond it.
func (a *author) drivers(r *assessment.Recommendation) []CardDriver {
	var ds []CardDriver
	for _, d := range r.Drivers {
		if d.Metric == "always" || !d.Value.Known || a.pub.Withheld[d.Metric] {
			continue
		}
		ds = append(ds, CardDriver{
			Label:    a.metricName(d.Metric),
			Value:    a.metricValue(d.Metric, d.Value.Value),
			Limit:    a.limit(d.Metric, d.Op, d.Threshold),
			Severity: d.Severity,
			Anchor:   a.metricAnchor(d.Metric),
		})
	}
	return ds
}
