package report

import (
	"slices"
	"strconv"
	"strings"

	"lotse/assessment"
	"lotse/report/figure"
)

// annex holds the evidence and the method.
func (a *author) annex() []Block {
	var blocks []Block
	for _, part := range []func() []Block{
		a.questionTables, a.metricTable, a.groupTable, a.origins, a.openAnswers, a.swotTable, a.method, a.sensitivity, a.targetMatrix, a.curation, a.furtherTable, a.rulesChecklist, a.glossary, a.privacy,
	} {
		blocks = append(blocks, part()...)
	}
	return blocks
}

// questionTables list every scored question, a table for each dimension.
func (a *author) questionTables() []Block {
	if len(a.pub.Questions) == 0 || a.pub.Participation.Answered == 0 {
		return nil
	}
	blocks := []Block{
		Heading{ID: "questions", Level: 2, Text: a.say.T("report-questions")},
		para(bind(a.say.T("report-questions-intro", "Full", a.spell(int(a.pack.Params.FullWeightN))))),
		para(joinSentences([]string{
			a.say.T("report-questions-agreement", "N", a.spell(a.pack.Params.MinNAgreement)),
			a.text("txt-agreement-few", nil), a.text("txt-agreement-bottom", nil),
		})),
	}
	for _, d := range a.dims {
		table := a.questionTable(d)
		if len(table.Rows) == 0 {
			continue
		}
		blocks = append(blocks, table)
	}
	return blocks
}

// annexHead is a dimension with both of its means, and a word where they differ much.
func (a *author) annexHead(d assessment.PublishedDimension) string {
	if !d.Score.Known {
		return a.dimension(d.ID) + ": " + a.say.T("report-not-rated")
	}
	return a.dimension(d.ID) + ": " + a.say.Number(d.Score.Value, 2)
}

func (a *author) questionTable(d assessment.PublishedDimension) Table {
	const id = "tab-questions"
	table := Table{
		ID: "q-" + d.ID, Caption: a.annexHead(d),
		Columns: []TableColumn{
			{Head: a.head(id, "question"), Width: 0.42},
			{Head: a.head(id, "score"), Width: 0.075, Align: figure.Right},
			{Head: a.say.T("report-pooled"), Width: 0.115, Align: figure.Right},
			{Head: a.head(id, "agreement"), Width: 0.19, Align: figure.Center},
			{Head: a.head(id, "dont-know"), Width: 0.08, Align: figure.Right},
			{Head: a.head(id, "answers"), Width: 0.12, Align: figure.Right},
		},
	}
	for _, q := range a.pub.Questions {
		if q.Dimension == d.ID {
			table.Rows = append(table.Rows, a.questionRow(q))
		}
	}
	table.Source = a.pooledNote(d)
	return table
}

func (a *author) questionRow(q assessment.PublishedQuestion) TableRow {
	if q.Withheld {
		return textRow(a.question(q.ID), a.say.T("report-protected"), dash, dash, dash, dash)
	}
	agreement := dash
	if q.Agreement.Known {
		agreement = dots(agreementBand(q.Agreement.Value)+1, len(agreementBands))
	}
	share := dash
	if q.DontKnow.Known {
		share = a.say.PercentSign(q.DontKnow.Value)
	}
	return textRow(a.question(q.ID), a.twoDecimals(q.Score), a.twoDecimals(q.Pooled), agreement, share, strconv.Itoa(q.N))
}

func (a *author) twoDecimals(n assessment.Number) string {
	if !n.Known {
		return dash
	}
	return a.say.Number(n.Value, 2)
}

// dots writes a band as filled and empty dots.
func dots(filled, of int) string {
	return strings.Repeat("●", filled) + strings.Repeat("○", of-filled)
}

// pooledNote gives the mean of all answers beside the mean of group means.
func (a *author) pooledNote(d assessment.PublishedDimension) string {
	if !d.Score.Known || !d.Pooled.Known {
		return ""
	}
	note := bind(a.say.T("report-pooled-note", "Score", a.say.Number(d.Score.Value, 2), "Pooled", a.say.Number(d.Pooled.Value, 2)))
	if d.Weighting {
		note += " " + a.text("txt-weighting", nil)
	}
	return note
}

// groupTable gives the values of the heat map in words, for those who read a
// table more easily than a drawing.
func (a *author) groupTable() []Block {
	groups := a.shownGroups()
	if len(groups) == 0 {
		return nil
	}
	table := Table{
		ID: "tab-groups", Number: a.tableNumber(), Caption: a.say.T("report-group-values"), Source: a.say.T("report-group-values-source"),
		Columns: []TableColumn{{Head: a.head("tab-gaps", "dimension"), Width: 0.34}},
	}
	for _, g := range groups {
		table.Columns = append(table.Columns, TableColumn{Head: a.group(g.ID), Align: figure.Right})
	}
	for _, d := range a.dims {
		cells := []string{a.dimension(d.ID)}
		for _, g := range groups {
			cells = append(cells, a.meanValue(d.Profiles[g.ID]))
		}
		table.Rows = append(table.Rows, textRow(cells...))
	}
	return []Block{table}
}

// shownGroups are the core groups whose values may be shown.
func (a *author) shownGroups() []assessment.PublishedGroup {
	return slices.DeleteFunc(slices.Clone(a.pub.Groups), func(g assessment.PublishedGroup) bool { return !g.Shown || !g.Core })
}

// annexMetrics are the metrics that made a rule fire and are shown nowhere else,
// in the catalogue's order.
func (a *author) annexMetrics() []string {
	fired := map[string]bool{}
	for _, r := range a.plan.Recommendations {
		for _, d := range r.Drivers {
			fired[d.Metric] = d.Value.Known && !a.pub.Withheld[d.Metric]
		}
	}
	var names []string
	for _, m := range a.pack.Metrics() {
		kind, _, _ := strings.Cut(m.Name, ".")
		if fired[m.Name] && a.evidence(m.Name) == "" && !slices.Contains([]string{"q", "dim", "dk", "gap", "always"}, kind) {
			names = append(names, m.Name)
		}
	}
	return names
}

// metricTable shows the values behind the recommendations that no chapter shows.
func (a *author) metricTable() []Block {
	names := a.annexMetrics()
	if len(names) == 0 {
		return nil
	}
	table := Table{
		ID: "tab-metrics", Number: a.tableNumber(), Caption: a.say.T("report-metrics"),
		Columns: []TableColumn{
			{Head: a.say.T("report-metrics-name"), Width: 0.5},
			{Head: a.say.T("report-metrics-for"), Width: 0.3},
			{Head: a.say.T("report-metrics-value"), Width: 0.2, Align: figure.Right},
		},
	}
	for _, name := range names {
		table.Rows = append(table.Rows, textRow(a.metricName(name), a.usedBy(name), a.metricInFull(name, a.pub.Metrics[name].Value)))
	}
	return []Block{Heading{ID: "metrics", Level: 2, Text: a.say.T("report-metrics-head")}, table}
}

// usedBy lists the numbers of the recommendations that a metric brought about.
func (a *author) usedBy(metric string) string {
	var numbers []int
	for _, r := range a.plan.Recommendations {
		if slices.ContainsFunc(r.Drivers, func(d assessment.FiredDriver) bool { return d.Metric == metric }) {
			numbers = append(numbers, r.Number)
		}
	}
	slices.Sort(numbers)
	return joinNumbers(numbers)
}

func joinNumbers(numbers []int) string {
	parts := make([]string, len(numbers))
	for i, n := range numbers {
		parts[i] = strconv.Itoa(n)
	}
	return strings.Join(parts, ", ")
}

// furtherTable holds in short the recommendations that have no card.
func (a *author) furtherTable() []Block {
	if len(a.further()) == 0 {
		return nil
	}
	table := Table{
		ID: "tab-further", Number: a.tableNumber(), Caption: a.say.T("report-further-caption"), Source: a.say.T("report-further-source"),
		Columns: []TableColumn{
			{Head: a.say.T("report-number"), Width: 0.05, Align: figure.Right},
			{Head: a.head("tab-roadmap", "recommendation"), Width: 0.44},
			{Head: a.head("tab-roadmap", "responsible"), Width: 0.19},
			{Head: a.say.T("report-further-reason"), Width: 0.32},
		},
	}
	for _, id := range a.further() {
		if r := a.plan.Recommendation(id); r != nil && r.Rule != nil {
			table.Rows = append(table.Rows, a.furtherRow(r))
		}
	}
	return []Block{Heading{ID: "further", Level: 2, Text: a.say.T("report-further")}, table}
}

func (a *author) furtherRow(r *assessment.Recommendation) TableRow {
	lang := a.say.Lang()
	row := textRow(strconv.Itoa(r.Number), "", r.Rule.Owner.In(lang), "")
	row.Cells[1].Text = Rich{{Text: r.Rule.Title.In(lang) + ".", Bold: true}, {Text: " " + a.why(r)}}
	if ds := a.drivers(r); len(ds) > 0 {
		row.Cells[3].Text = a.driverLine(ds[0])
	} else {
		row.Cells[3].Text = plain(dash)
	}
	return row
}

// driverLine is the strongest driver in one line: name, value, limit.
func (a *author) driverLine(d CardDriver) Rich {
	line := Rich{{Text: d.Label, Anchor: d.Anchor}, {Text: " "}, {Text: d.Value, Bold: true}}
	if d.Limit != "" {
		line = append(line, Span{Text: " (" + d.Limit + ")"})
	}
	return line
}

// glossary explains terms.
func (a *author) glossary() []Block {
	var d Definitions
	for _, g := range a.pack.Report.Glossary {
		d.Items = append(d.Items, Definition{Term: g.Term.In(a.say.Lang()), Text: capital(g.Definition.In(a.say.Lang())) + "."})
	}
	if len(d.Items) == 0 {
		return nil
	}
	slices.SortStableFunc(d.Items, func(x, y Definition) int {
		return strings.Compare(strings.ToLower(x.Term), strings.ToLower(y.Term))
	})
	return []Block{Heading{ID: "glossary", Level: 2, Text: a.say.T("report-glossary")}, d}
}
