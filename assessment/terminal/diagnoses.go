package terminal

import "lotse/assessment"

// diagnoses prints one line per instrument that has something to say.
func (r *results) diagnoses() {
	p := r.pub
	if !p.Goals.Present && !p.Positioning.Present && !p.Audiences.Present && !p.RACI.Present && !p.Flows.Present &&
		!p.Time.Present && !p.Rules.Present && !p.WorkingGroup.Present && !p.Barriers.Shown {
		return
	}
	r.heading(r.Say.T("results-diagnoses"))
	m := r.pub.Metrics
	r.diagnosis("results-goals", r.pub.Goals.Present, m["goals.smart"], "Value", r.number(m["goals.smart"], 0))
	r.diagnosis("results-positioning", r.pub.Positioning.Present, m["positioning.completeness"], "Value", r.number(m["positioning.completeness"], 0))
	r.diagnosis("results-audiences", r.pub.Audiences.Present, m["audience.completeness"], "Value", r.number(m["audience.completeness"], 0))
	r.diagnosis("results-raci", r.pub.RACI.Present, m["raci.clarity"], "OK", r.pub.RACI.OK, "All", len(r.pub.RACI.Activities), "NoA", len(r.pub.RACI.NoA))
	r.diagnosis("results-flows", r.pub.Flows.Present, m["flow.coverage"], "Coverage", r.number(m["flow.coverage"], 0))
	r.orphans()
	r.utilisation()
	r.diagnosis("results-chase", r.pub.Time.Present, m["time.chase-ratio"], "Share", r.share(m["time.chase-ratio"]))
	r.diagnosis("results-experts", true, m["time.expert-minutes"], "Minutes", r.number(m["time.expert-minutes"], 0), "Requests", r.number(m["time.expert-requests"], 1))
	r.diagnosis("results-rules", r.pub.Rules.Present, m["rules.in-force-share"], "Share", r.share(m["rules.in-force-share"]))
	if r.pub.WorkingGroup.Present && !r.pub.WorkingGroup.Exists {
		r.hanging(2, 4, "· "+r.Say.T("results-no-working-group"))
	}
	r.diagnosis("results-barriers", r.pub.Barriers.Shown, m["barrier.max-share"], "Share", r.share(m["barrier.max-share"]), "Barrier", r.label(r.pub.Barriers.Top))
}

// diagnosis prints a line unless its module is missing or its number is not available.
func (r *results) diagnosis(key string, present bool, n assessment.Number, args ...any) {
	if present && n.Known {
		r.hanging(2, 4, "· "+r.Say.T(key, args...))
	}
}

// orphans prints which departments do not reach the editors.
func (r *results) orphans() {
	var names []string
	for _, n := range r.pub.Flows.OrphanNames() {
		names = append(names, n.In(r.Say.Lang()))
	}
	if len(names) > 0 {
		r.hanging(4, 4, r.Say.T("results-orphans", "Names", r.Say.List(names)))
	}
}

func (r *results) utilisation() {
	time := r.pub.Time
	if !time.Present || !time.UtilMax.Known {
		return
	}
	for _, role := range time.Roles {
		if role.ID != time.UtilRole {
			continue
		}
		name := role.Role.In(r.Say.Lang())
		if time.UtilMax.Value > 1e300 {
			r.hanging(2, 4, "· "+r.Say.T("results-no-time", "Role", name))
			return
		}
		r.hanging(2, 4, "· "+r.Say.T("results-utilisation", "Role", name, "Share", r.Say.Percent(time.UtilMax.Value)))
	}
}

func (r *results) share(n assessment.Number) string {
	if !n.Known {
		return "–"
	}
	return r.Say.Percent(n.Value)
}
