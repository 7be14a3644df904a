package report

import (
	"slices"
	"strconv"

	"lotse/assessment"
	"lotse/report/figure"
)

// flowChart lays the flows out; they are numbered as in the table.
func (a *author) flowChart(sorted []assessment.InformationFlow) *figure.FlowChart {
	d := a.pub.Flows
	chart := figure.Flows{
		Team: a.flowNode(socialTeam), Dead: a.say.T("report-flows-dead-end"), Via: a.say.T("report-flows-via"),
		Legend: figure.FlowLegend{
			Works: a.say.T("report-flows-works"), Partly: a.say.T("report-flows-partly"), Fails: a.say.T("report-flows-fails"),
			Owned: a.say.T("report-flows-owned"), Unowned: a.say.T("report-flows-unowned"), Cut: a.say.T("report-flows-cut", "Team", a.flowNode(socialTeam)),
		},
	}
	index := map[string]int{socialTeam: figure.FlowTeam}
	for i, n := range d.Departments {
		index[n.ID] = i
		node := figure.FlowNode{Name: n.Name.In(a.say.Lang()), DeadEnd: slices.Contains(d.DeadEnds, n.ID)}
		switch {
		case slices.Contains(d.Silent, n.ID):
			node.Cut, node.Reason = true, a.say.T("report-flows-silent")
		case slices.Contains(d.CutOff, n.ID):
			node.Cut, node.Reason = true, a.say.T("report-flows-cut-off")
		}
		chart.Nodes = append(chart.Nodes, node)
	}
	for i, f := range sorted {
		from, okFrom := index[f.From]
		to, okTo := index[f.To]
		if okFrom && okTo {
			chart.Links = append(chart.Links, figure.FlowLink{
				From: from, To: to, Works: a.flowState(f), Owned: f.HasOwner,
				Text: f.Content.In(a.say.Lang()), Number: strconv.Itoa(i + 1),
			})
		}
	}
	if s := d.ReceiverShare; s.Known {
		chart.TeamNote = bind(a.say.T("report-flows-receiver", "Share", a.say.Percent(s.Value)))
	}
	return chart.Lay()
}

// flowState is how a flow works. One of which nobody said that it works makes
// no link, and is drawn as such.
func (a *author) flowState(f assessment.InformationFlow) figure.FlowState {
	o, ok := a.pack.Option(f.Works)
	switch {
	case !ok || o.Value <= 0:
		return figure.FlowFails
	case o.Value < 1:
		return figure.FlowPartly
	}
	return figure.FlowWorks
}

// flowFigure shows the chart with what it leaves out.
func (a *author) flowFigure(chart *figure.FlowChart, numbered bool) Figure {
	read := []string{a.figureRead("fig-flows")}
	if numbered {
		read = append(read, a.say.T("report-flows-numbers"))
	}
	source := a.say.T("report-flows-workshop")
	if chart.Reduced {
		source = a.say.T("report-flows-reduced", "Team", a.flowNode(socialTeam)) + " " + source
	}
	return Figure{
		ID: "fig-flows", Number: a.figureNumber(), Caption: a.figureTitle("fig-flows"), Read: plain(joinSentences(read)),
		Source: source, Alt: a.flowAlt(), Height: chart.Height(), Draw: chart.Draw,
	}
}

// flowAlt says how many departments reach the team, and which do not.
func (a *author) flowAlt() string {
	d := a.pub.Flows
	n := func(v int) string { return a.say.Number(float64(v), 0) }
	orphans := slices.Concat(d.Silent, d.CutOff)
	all := len(d.Departments)
	alt := []string{
		bind(a.say.T("report-flows-alt", "Title", a.figureTitle("fig-flows"), "Departments", a.say.N("report-flows-alt-departments", all), "Flows", a.say.N("report-flows-alt-flows", len(d.Flows)))),
		bind(a.say.N("report-flows-alt-reach", all-len(orphans), "All", n(all))),
	}
	if len(orphans) > 0 {
		alt = append(alt, a.say.T("report-flows-alt-orphans", "Names", a.list(orphans, a.flowNode)))
	}
	return joinSentences(alt)
}

// flowTable lists the flows, with their numbers where the figure has numbers.
func (a *author) flowTable(sorted []assessment.InformationFlow, numbered bool) Block {
	const id = "tab-flows"
	table := Table{
		ID: id, Number: a.tableNumber(), Caption: a.tableTitle(id), Source: a.flowSource(),
		Columns: []TableColumn{
			{Head: a.head(id, "from")}, {Head: a.head(id, "to")}, {Head: a.head(id, "content")},
			{Head: a.head(id, "frequency")}, {Head: a.head(id, "initiative")}, {Head: a.head(id, "owner")}, {Head: a.head(id, "works")},
			{Head: a.head(id, "flow-health"), Align: figure.Right},
		},
	}
	if numbered {
		table.Columns = append([]TableColumn{{Head: a.say.T("report-number"), Align: figure.Right}}, table.Columns...)
	}
	for i, f := range sorted {
		row := a.flowRow(f)
		if numbered {
			row.Cells = append([]Cell{{Text: plain(strconv.Itoa(i + 1))}}, row.Cells...)
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// flowRow is one flow; what is missing stands out.
func (a *author) flowRow(f assessment.InformationFlow) TableRow {
	lang := a.say.Lang()
	row := textRow(a.flowNode(f.From), a.flowNode(f.To), orDash(f.Content.In(lang)),
		a.flowWord(f.Frequency), a.flowWord(f.Mode), "", a.flowWord(f.Works), dash)
	owner := f.Owner.In(lang)
	switch {
	case !f.HasOwner:
		row.Cells[5].Text = bold(a.say.T("report-flows-nobody"))
	case owner == "":
		row.Cells[5].Text = plain(a.say.T("report-flows-named"))
	default:
		row.Cells[5].Text = plain(capital(owner))
	}
	if a.flowState(f) == figure.FlowFails && f.Works != "" {
		row.Cells[6].Text = bold(a.flowWord(f.Works))
	}
	const poor = 50 // of 100: below it the number stands out
	if f.Health.Known {
		row.Cells[7].Text = plain(a.say.Number(f.Health.Value, 0))
		if f.Health.Value < poor {
			row.Cells[7].Text = bold(a.say.Number(f.Health.Value, 0))
		}
	}
	return row
}

// flowWord is an answer in as few words as a table has room for: ours, or else
// the pack's.
func (a *author) flowWord(option string) string {
	if k := "report-flows-" + option; a.say.Has(k) {
		return a.say.T(k)
	}
	return orDash(a.label(option))
}

// flowSource says what quality means, and what all flows together amount to.
func (a *author) flowSource() string {
	d := a.pub.Flows
	out := []string{a.say.T("report-flows-quality")}
	if d.Health.Known {
		out = append(out, bind(a.say.T("report-flows-health", "Value", a.say.Number(d.Health.Value, 0))))
	}
	if d.Index.Known {
		out = append(out, bind(a.say.T("report-flows-index", "Value", a.say.Number(d.Index.Value, 0))))
	}
	return joinSentences(out)
}
