package report

import (
	"strings"

	"lotse/assessment"
	"lotse/report/figure"
)

// families are the metrics that exist once per question, area, line of the owner
// check or obstacle: each has one line for all of them, because their values stand
// where the question, the area or the obstacle is shown.
var families = []struct{ prefix, name, source string }{
	{"q.", "report-origins-question", "source-question"},
	{"dim.", "report-origins-dimension", "source-dimension"},
	{"dk.", "report-origins-dont-know", "source-dont-know-total"},
	{"owner.own-", "report-origins-owner", "source-owner"},
	{"barrier.bar-", "report-origins-barrier", "source-barrier"},
}

// origins says how the figures came about: metric → computation → basis → value,
// with counts instead of names.
func (a *author) origins() []Block {
	table := Table{
		ID: "tab-origins", Number: "", Caption: a.say.T("report-origins-caption"),
		Columns: []TableColumn{
			{Head: a.say.T("report-origins-metric"), Width: 0.24},
			{Head: a.say.T("report-origins-value"), Width: 0.11, Align: figure.Right},
			{Head: a.say.T("report-origins-formula"), Width: 0.36},
			{Head: a.say.T("report-origins-from"), Width: 0.29},
		},
	}
	for _, f := range families {
		if n := a.countMetrics(f.prefix); n > 0 {
			table.Rows = append(table.Rows, textRow(a.say.T(f.name), dash, capital(a.say.T(f.source)), dash))
		}
	}
	lines := len(table.Rows)
	for _, m := range a.pack.Metrics() {
		if row, ok := a.origin(m.Name); ok {
			table.Rows = append(table.Rows, row)
		}
	}
	if len(table.Rows) == lines {
		return nil // nothing but questions has a value
	}
	table.Number = a.tableNumber()
	return []Block{
		Heading{ID: "origins", Level: 2, Text: a.say.T("report-origins-head")},
		para(a.say.T("report-origins-intro")),
		table,
	}
}

// countMetrics counts the metrics of a family that have a value.
func (a *author) countMetrics(prefix string) int {
	n := 0
	for name, v := range a.pub.Metrics {
		if v.Known && strings.HasPrefix(name, prefix) {
			n++
		}
	}
	return n
}

// origin is one metric's line; false for one of a family, and for one without a
// value that may be shown.
func (a *author) origin(metric string) (TableRow, bool) {
	for _, f := range families {
		if strings.HasPrefix(metric, f.prefix) {
			return TableRow{}, false
		}
	}
	source, ok := a.pub.Explain(metric)
	if !ok || !source.Value.Known || source.Withheld || metric == "always" {
		return TableRow{}, false
	}
	formula := source.Formula
	if a.say.Has(source.Key) {
		formula = a.say.T(source.Key)
	}
	return textRow(a.metricName(metric), a.metricValue(metric, source.Value.Value), capital(formula), a.restsOn(source)), true
}

// restsOn lists what a metric was computed from. Groups are left out: their values
// stand where groups are compared, with the care that near ends of the scale need.
func (a *author) restsOn(source assessment.Source) string {
	var parts []string
	for _, in := range source.Inputs {
		if name, value := a.input(in); name != "" {
			parts = append(parts, a.say.T("report-origins-input", "Name", name, "Value", value))
		}
	}
	if len(parts) == 0 {
		return dash
	}
	return capital(strings.Join(parts, "; "))
}

// input names an input and its value; "" for a group, for one without a value, and
// for an entry that has only an id of its own.
func (a *author) input(in assessment.Input) (name, value string) {
	if !in.Value.Known || a.pack.Group(in.Name) != nil {
		return "", ""
	}
	if _, ok := a.pack.Metric(in.Name); ok {
		return a.metricName(in.Name), a.metricValue(in.Name, in.Value.Value)
	}
	if key := "source-input-" + strings.ToLower(in.Name); a.say.Has(key) {
		return a.say.T(key), a.amount(in.Value.Value)
	}
	return a.shortRow(in.Name), a.amount(in.Value.Value)
}
