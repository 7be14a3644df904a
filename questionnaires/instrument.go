package questionnaires

// An instrument reads a section's answers and makes a diagnosis of them. It finds
// them by the ids of questions and columns, so a section with an instrument must
// have these.
type instrument struct {
	name    string
	needs   []need
	metrics []Metric // what it yields; metrics that depend on the pack are added in the catalogue
}

// A need is a question an instrument reads, with the columns it reads.
type need struct {
	question, kind string
	columns        map[string]string // id → kind
}

// instruments in the order of the chapters of the report.
var instruments = []instrument{
	{name: "company", needs: []need{{question: "company-headcount", kind: "number"}, {question: "departments", kind: "table"}}},
	{name: "goals", metrics: goalMetrics, needs: []need{
		{question: "company-goals", kind: "table"},
		{question: "communication-goals", kind: "table", columns: map[string]string{
			"goal-audience": "reference", "goal-company-link": "reference", "goal-metric": "text", "goal-baseline": "number",
			"goal-target": "number", "goal-deadline": "date", "goal-owner": "text", "goal-realism": "rating",
		}},
	}},
	{name: "positioning", metrics: positioningMetrics, needs: []need{
		{question: "positioning-elements", kind: "grid", columns: map[string]string{"pos-status": "choice"}},
		{question: "pos-swap-test", kind: "choice"},
	}},
	{name: "audiences", metrics: audienceMetrics, needs: []need{
		{question: "audience-profiles", kind: "table", columns: map[string]string{
			"aud-ideal": "yesno", "aud-priority": "rating", "aud-evidence": "choice", "aud-channels": "choices",
		}},
	}},
	{name: "swot", metrics: swotMetrics, needs: []need{
		{question: "swot-entries", kind: "table", columns: map[string]string{
			"swot-code": "choice", "swot-importance": "rating", "swot-magnitude": "rating", "swot-evidence": "choice",
		}},
		{question: "tows-pairs", kind: "table", columns: map[string]string{
			"tows-internal": "reference", "tows-external": "reference", "tows-relation": "rating",
		}},
	}},
	{name: "raci", metrics: raciMetrics, needs: []need{{question: "raci", kind: "grid"}}},
	{name: "owner-check", metrics: ownerMetrics},
	{name: "barriers", metrics: barrierMetrics, needs: []need{{question: "barriers", kind: "choices"}}},
	{name: "flows", metrics: flowMetrics, needs: []need{
		{question: "flows", kind: "table", columns: map[string]string{
			"flow-from": "reference", "flow-to": "reference", "flow-frequency": "choice", "flow-mode": "choice", "flow-owner": "text",
			"flow-works": "choice", "flow-importance": "rating", "flow-receiver": "text",
		}},
	}},
	{name: "time-budget", metrics: timeMetrics, needs: []need{
		{question: "time-budget", kind: "table", columns: map[string]string{
			"tb-contract-hours": "number", "tb-allocated-hours": "number", "tb-load-before": "number", "tb-allocated-before": "number",
			"task-obtain": "number", "task-dialogue": "number",
		}},
		{question: "expert-time", kind: "table", columns: map[string]string{"te-requests": "number", "te-minutes": "number"}},
	}},
	{name: "rules-checklist", metrics: ruleListMetrics, needs: []need{
		{question: "rules-checklist", kind: "grid", columns: map[string]string{
			"chk-status": "choice", "chk-communicated": "yesno", "chk-reviewed": "date",
		}},
	}},
	{name: "working-group", metrics: workingGroupMetrics, needs: []need{
		{question: "wg-exists", kind: "yesno"},
		{question: "wg-criteria", kind: "choices"},
	}},
}

func instrumentNames() []string {
	list := make([]string, len(instruments))
	for i := range instruments {
		list[i] = instruments[i].name
	}
	return list
}

func instrumentNamed(name string) *instrument {
	for i := range instruments {
		if instruments[i].name == name {
			return &instruments[i]
		}
	}
	return nil
}
