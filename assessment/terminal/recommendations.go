package terminal

import (
	"fmt"
	"strings"

	"lotse/assessment"
	"lotse/assessment/planwords"
)

// recommendations prints the main recommendations in printing order, each with
// what it takes and what made it fire.
func (r *results) recommendations() {
	r.heading(r.Say.T("results-recommendations"))
	if len(r.plan.Main) == 0 {
		none := "results-no-recommendations"
		if len(r.plan.Held) > 0 {
			none = "results-all-held-back"
		}
		r.wrapped(2, r.Say.T(none))
		return
	}
	for i, id := range r.plan.Main {
		if rec := r.plan.Recommendation(id); rec != nil {
			r.recommendation(i+1, rec)
		}
	}
	if rest := len(r.plan.Recommendations) - len(r.plan.Main); rest > 0 {
		r.line("")
		r.wrapped(2, r.faint(r.Say.N("results-more-recommendations", rest)))
	}
}

func (r *results) recommendation(n int, rec *assessment.Recommendation) {
	lang := r.Say.Lang()
	r.hanging(1, 5, fmt.Sprintf("%2d  %s", n, rec.Rule.Title.In(lang)))
	facts := []string{r.label(fmt.Sprintf("wave-%d", rec.Wave)), r.Say.PersonDays(rec.EffortPD), rec.Rule.Owner.In(lang),
		r.priority(rec)}
	facts = append(facts, planwords.New(r.pub.Pack, r.plan, r.Say).Marks(rec)...)
	r.wrapped(5, r.faint(strings.Join(facts, " · ")))
	var reasons []string
	for _, d := range rec.Drivers {
		if reason := r.reason(d); reason != "" {
			reasons = append(reasons, r.metricName(d.Metric)+" "+reason)
		}
	}
	if len(reasons) > 0 {
		r.wrapped(5, r.faint(strings.Join(reasons, "; ")))
	}
}

// priority is what the order follows, P* with what builds on it, and beside it the
// recommendation's own, where the two differ in print.
func (r *results) priority(rec *assessment.Recommendation) string {
	if rec.Own && rec.Inherited == 0 {
		return r.Say.T("plan-no-priority")
	}
	own, inherited := r.Say.Number(rec.Priority, 1), r.Say.Number(rec.Inherited, 1)
	if own == inherited {
		return r.Say.T("results-priority", "Value", own)
	}
	return r.Say.T("results-priority-inherited", "Value", inherited, "Own", own)
}

// reason is a driver's value and limit: "2,4 (unter 3,0)"; "" for yes and no.
func (r *results) reason(d assessment.FiredDriver) string {
	m, ok := r.pub.Pack.Metric(d.Metric)
	if !ok || m.Boolean {
		return ""
	}
	value := r.Say.Metric(d.Value.Value, m.Unit)
	return fmt.Sprintf("%s (%s)", value, r.Say.Limit(d.Op, d.Threshold, m.Unit))
}

func (r *results) metricName(name string) string {
	return r.pub.Pack.MetricLabel(name).In(r.Say.Lang())
}
