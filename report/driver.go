package report

import (
	"math"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
)

// unit is the unit of a metric, "" for one that is yes or no or not known.
func (a *author) unit(metric string) string {
	m, _ := a.pack.Metric(metric)
	return m.Unit
}

// metricValue writes a metric's value.
func (a *author) metricValue(metric string, v float64) string {
	switch m, _ := a.pack.Metric(metric); {
	case math.IsInf(v, 0):
		return a.label("util-no-time")
	case m.Boolean && v != 0:
		return a.say.T("report-yes")
	case m.Boolean:
		return a.say.T("report-no")
	}
	return a.say.Metric(v, a.unit(metric))
}

// metricInFull writes a value with what it is out of, where its name does not say.
func (a *author) metricInFull(metric string, v float64) string {
	words := a.metricValue(metric, v)
	if a.unit(metric) == questionnaires.UnitPoints {
		return bind(a.say.T("report-of-hundred", "Value", words))
	}
	return words
}

// limit writes from where on a metric makes a rule fire: unter 3,0, ab 1.
func (a *author) limit(metric, op string, threshold float64) string {
	return a.say.Limit(op, threshold, a.unit(metric))
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
