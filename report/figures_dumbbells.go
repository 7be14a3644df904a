package report

import (
	"slices"

	"lotse/assessment"
	"lotse/report/figure"
)

// dumbbellFigure shows the three largest differences.
func (a *author) dumbbellFigure(gaps []assessment.Gap) Figure {
	drawn := first(gaps, mostDumbbells)
	d := a.dumbbells(drawn)
	alt := a.say.T("report-alt-dumbbells", "Title", a.dumbbellTitle(len(drawn)))
	for _, g := range drawn {
		alt += " " + bind(a.say.T("report-alt-dumbbell", "Dimension", a.dimension(g.Dimension), "A", a.group(g.A), "B", a.group(g.B), "Delta", a.say.Number(g.Delta, 1)))
	}
	return Figure{
		ID: "fig-gaps", Number: a.figureNumber(), Caption: a.dumbbellTitle(len(drawn)),
		Read: plain(a.say.T("report-dumbbells-read")), Source: a.say.T("report-dumbbells-source"),
		Alt: alt, Height: d.Height(), Draw: d.Draw,
	}
}

func (a *author) dumbbellTitle(n int) string {
	return a.say.N("report-dumbbells", n, "Count", a.spell(n))
}

func (a *author) dumbbells(gaps []assessment.Gap) figure.Dumbbells {
	ids, groups := a.marks()
	d := figure.Dumbbells{Groups: groups, From: a.pack.Params.ScaleMin, To: a.pack.Params.ScaleMax}
	for _, g := range gaps {
		row := figure.Dumbbell{
			Name: a.dimension(g.Dimension),
			A:    figure.End{Group: slices.Index(ids, g.A), Value: a.meanMark(g.ValueA)},
			B:    figure.End{Group: slices.Index(ids, g.B), Value: a.meanMark(g.ValueB)},
			Text: a.levelsText(g.Delta),
		}
		if row.A.Group < 0 || row.B.Group < 0 || !row.A.Value.Known || !row.B.Value.Known {
			continue
		}
		if q := g.Example; q.Question != "" {
			row.Question = a.say.Quote(a.question(q.Question))
			row.Small = [2]figure.Value{a.meanMark(assessment.Known(q.ValueA)), a.meanMark(assessment.Known(q.ValueB))}
		}
		d.Rows = append(d.Rows, row)
	}
	return d
}

// levelsText writes a difference with its unit: 2,2 Stufen.
func (a *author) levelsText(delta float64) string {
	return bind(a.say.T("report-levels-apart", "Value", a.say.Number(delta, 1)))
}

// meanMark is a group's mean to draw.
func (a *author) meanMark(n assessment.Number) figure.Value {
	if !n.Known {
		return figure.Value{}
	}
	return figure.Value{At: a.drawnMean(n.Value), Known: true, Text: a.mean(n.Value)}
}

// smallDumbbell is the largest difference on the summary page; nil where none is
// notable.
func (a *author) smallDumbbell() *Figure {
	g, ok := a.largestGap()
	if !ok || !g.ValueA.Known || !g.ValueB.Known {
		return nil
	}
	ids, groups := a.marks()
	i, j := slices.Index(ids, g.A), slices.Index(ids, g.B)
	if i < 0 || j < 0 {
		return nil
	}
	p := a.pack.Params
	d := figure.SmallDumbbell{
		A: groups[i], B: groups[j], At: a.drawnMean(g.ValueA.Value), Bt: a.drawnMean(g.ValueB.Value),
		From: p.ScaleMin, To: p.ScaleMax, Text: a.levelsText(g.Delta),
		End: bind(a.say.T("report-level", "Level", a.say.Number(p.ScaleMax, 0))),
	}
	return &Figure{
		ID: "fig-gap-small", Height: figure.SmallDumbbellHeight, Width: 54,
		Alt:  bind(a.say.T("report-alt-gap", "Dimension", a.dimension(g.Dimension), "A", a.group(g.A), "B", a.group(g.B), "Delta", a.say.Number(g.Delta, 1))),
		Draw: d.Draw,
	}
}
