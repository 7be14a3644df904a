package report

import (
	"lotse/assessment"
	"lotse/report/figure"
)

// mayCompare reports whether a pair of groups may be shown.
func (a *author) mayCompare() bool { return len(a.pub.AllGaps) > 0 }

const (
	mostDumbbells = 3 // the largest differences that are drawn
	mostDontKnows = 3 // notable don't-know rates that are remarked on
)

// perception shows where groups see the same thing differently. The text on the
// largest difference opens the chapter; the others follow the figure.
func (a *author) perception() []Block {
	gaps := a.notableGaps()
	var blocks []Block
	if len(gaps) == 0 {
		blocks = append(blocks, key(a.text("txt-gap-summary", nil)), para(a.say.T("report-perception-intro")), a.heatmapFigure())
	} else {
		parts := append(sentences(a.gapText(gaps[0])), "")
		blocks = append(blocks, key(parts[0]))
		blocks = append(blocks, paras(joinSentences(append(parts[1:], a.say.T("report-perception-intro"))))...)
		blocks = append(blocks, a.heatmapFigure(), a.dumbbellFigure(gaps))
		for _, g := range first(gaps, mostDumbbells)[1:] {
			blocks = append(blocks, paras(a.gapText(g))...)
		}
		blocks = append(blocks, a.gapTable(gaps))
	}
	for _, d := range first(a.pub.DontKnows, mostDontKnows) {
		if t := a.dontKnowText(d); t != "" {
			blocks = append(blocks, Callout{Text: leadingClause(t)})
		}
	}
	return blocks
}

// first are at most n of a list.
func first[T any](list []T, n int) []T { return list[:min(n, len(list))] }

// gapText says what two groups see differently, and in which question most.
func (a *author) gapText(g assessment.Gap) string {
	row := values{"a": a.group(g.A), "b": a.group(g.B), "dim": a.dimension(g.Dimension), "delta": g.Delta}
	if g.Example.Question != "" {
		row["question"] = a.question(g.Example.Question)
		row["value-a"] = groupMean(g.Example.ValueA)
		row["value-b"] = groupMean(g.Example.ValueB)
	}
	return a.text("txt-gap", row)
}

// gapTable lists all notable and strong gaps.
func (a *author) gapTable(gaps []assessment.Gap) Block {
	const id = "tab-gaps"
	table := Table{
		ID: id, Number: a.tableNumber(), Caption: a.tableTitle(id), Source: a.say.T("report-gap-source"),
		Columns: []TableColumn{
			{Head: a.head(id, "dimension")},
			{Head: a.head(id, "group-a")},
			{Head: a.head(id, "value-a"), Align: figure.Right},
			{Head: a.head(id, "group-b")},
			{Head: a.head(id, "value-b"), Align: figure.Right},
			{Head: a.head(id, "difference"), Align: figure.Right},
			{Head: a.head(id, "example-question")},
		},
	}
	for _, g := range gaps {
		table.Rows = append(table.Rows, textRow(
			a.dimension(g.Dimension),
			a.group(g.A), a.meanValue(g.ValueA),
			a.group(g.B), a.meanValue(g.ValueB),
			a.say.Number(g.Delta, 1),
			orDash(capital(a.shortQuestion(g.Example.Question))),
		))
	}
	return table
}

// orDash is s, or a dash for nothing.
func orDash(s string) string {
	if s == "" {
		return dash
	}
	return s
}

// meanValue writes a group's mean, or a dash.
func (a *author) meanValue(n assessment.Number) string {
	if !n.Known {
		return dash
	}
	return a.mean(n.Value)
}

// dontKnowText remarks on a notable share of "don't know".
func (a *author) dontKnowText(d assessment.DontKnowRate) string {
	group := a.label("all-respondents")
	if d.Group != "" {
		group = a.group(d.Group)
	}
	return a.text("txt-dk-share", values{"question": a.question(d.Question), "share": d.Share, "group": group})
}
