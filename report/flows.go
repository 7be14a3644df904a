package report

import (
	"slices"

	"lotse/assessment"
)

// socialTeam is the node of the graph that flows lead to.
const socialTeam = "social-team"

// knowsFlows reports whether there are departments or flows to speak of.
func (a *author) knowsFlows() bool {
	f := a.pub.Flows
	return f.Present && len(f.Departments)+len(f.Flows) > 0
}

// flows shows who reaches the team, who is asked, and who is silent.
func (a *author) flows() []Block {
	var blocks []Block
	parts := sentences(a.text("txt-flows", nil))
	if len(a.pub.Flows.Departments) == 0 || len(parts) == 0 {
		parts = []string{a.say.T("report-flows-no-departments")}
	}
	blocks = append(blocks, key(parts[0]))
	blocks = append(blocks, paras(joinSentences(append(parts[1:], a.flowRemarks()...)))...)
	sorted := a.sortedFlows()
	numbered := false
	if len(a.pub.Flows.Departments) > 0 {
		chart := a.flowChart(sorted)
		numbered = chart.Numbered && len(sorted) > 0
		blocks = append(blocks, a.flowFigure(chart, numbered))
	}
	if len(sorted) > 0 {
		blocks = append(blocks, a.flowTable(sorted, numbered))
		blocks = append(blocks, a.obstacles(sorted)...)
	}
	return blocks
}

// flowRemarks are the sentences on what the text of the pack leaves out.
func (a *author) flowRemarks() []string {
	f := a.pub.Flows
	var out []string
	if len(f.Departments) > 0 && len(f.Flows) == 0 {
		out = append(out, a.say.T("report-flows-none"))
	}
	if n := len(f.Silent) + len(f.CutOff); n > 0 && len(f.Flows) > 0 {
		out = append(out, bind(a.say.N("report-flows-orphans", n, "Names", a.list(slices.Concat(f.Silent, f.CutOff), a.flowNode))))
	}
	if n := len(f.DeadEnds); n > 0 {
		out = append(out, bind(a.say.N("report-flows-dead-ends", n, "Names", a.list(f.DeadEnds, a.flowNode))))
	}
	if s := f.NoFeedbackShare; s.Known {
		out = append(out, bind(a.say.T("report-flows-feedback", "Share", a.say.Percent(s.Value))))
	}
	return out
}

// flowNode names a department or the team.
func (a *author) flowNode(id string) string {
	for _, d := range a.pub.Flows.Departments {
		if d.ID == id {
			return d.Name.In(a.say.Lang())
		}
	}
	if name := capital(a.label(id)); name != "" {
		return name
	}
	return id
}

// sortedFlows are the flows by quality, the best first, then those whose quality
// is not known, and what flows back from the team last.
func (a *author) sortedFlows() []assessment.InformationFlow {
	list := slices.Clone(a.pub.Flows.Flows)
	rank := func(f assessment.InformationFlow) int {
		switch {
		case f.Return:
			return 2
		case !f.Health.Known:
			return 1
		}
		return 0
	}
	slices.SortStableFunc(list, func(x, y assessment.InformationFlow) int {
		if d := rank(x) - rank(y); d != 0 || rank(x) > 0 {
			return d
		}
		return descending(x.Health.Value, y.Health.Value)
	})
	return list
}

// obstacles are what people say a flow founders on.
func (a *author) obstacles(list []assessment.InformationFlow) []Block {
	lang := a.say.Lang()
	var items List
	for _, f := range list {
		if words := f.Obstacle.In(lang); words != "" {
			items.Items = append(items.Items, Rich{
				{Text: a.say.T("report-flows-route", "From", a.flowNode(f.From), "To", a.flowNode(f.To)), Bold: true},
				{Text: " " + words},
			})
		}
	}
	if len(items.Items) == 0 {
		return nil
	}
	return []Block{Heading{Level: 2, Text: a.say.T("report-flows-obstacles")}, items}
}
