package report

import (
	"lotse/assessment"
	"lotse/report/figure"
	"lotse/templates/locale"
)

// heatmapFigure shows each group's view of each dimension.
func (a *author) heatmapFigure() Figure {
	h := a.heatmap()
	read := sentences(a.figureRead("fig-heatmap"))
	if a.hiddenGroups() == 0 && len(read) > 1 {
		read = read[:1] // the rest explains the hatching, and nothing is hatched
	}
	if h.ShowsMarked {
		read = append(read, a.say.T("report-heatmap-marks"))
	}
	return Figure{
		ID: "fig-heatmap", Number: a.figureNumber(), Caption: a.figureTitle("fig-heatmap"),
		Read: plain(joinSentences(read)), Source: a.groupSource() + " " + a.say.T("report-heatmap-source"),
		Alt: a.heatmapAlt(), Height: h.Height(), Draw: h.Draw,
	}
}

func (a *author) heatmap() figure.Heatmap {
	h := figure.Heatmap{
		Overall: a.say.T("report-heatmap-overall"), Gap: a.say.T("report-heatmap-gap"), GapIn: a.say.T("report-heatmap-unit"),
		NotRated: a.say.T("report-not-rated-few"), Level: a.say.T("report-heatmap-level"),
		More: a.say.T("report-heatmap-more"), Less: a.say.T("report-heatmap-less"),
		Strong:  bind(a.say.T("report-heatmap-strong", "Limit", a.say.Number(a.pack.Params.GapStrong, 1))),
		Notable: bind(a.say.T("report-heatmap-notable", "Limit", a.say.Number(a.pack.Params.GapNotable, 1))),
	}
	groups := a.coreGroups()
	for _, g := range groups {
		head := figure.HeatGroup{Name: a.group(g.ID), Hidden: !g.Shown, Sub: a.say.T("report-protected")}
		if g.Shown {
			head.Sub = "n\u00a0=\u00a0" + a.say.Number(g.N.Value, 0)
		}
		h.Groups = append(h.Groups, head)
	}
	for _, d := range a.dims {
		row := a.heatRow(d, groups)
		for _, c := range row.Cells {
			h.ShowsMarked = h.ShowsMarked || c.Trend != 0
		}
		h.Rows = append(h.Rows, row)
	}
	return h
}

func (a *author) heatRow(d assessment.PublishedDimension, groups []assessment.PublishedGroup) figure.HeatRow {
	row := figure.HeatRow{Name: a.dimension(d.ID), Gap: figure.HeatGap{Text: dash}}
	if d.Score.Known {
		row.Overall = figure.Value{At: d.Score.Value, Known: true, Text: a.say.Number(d.Score.Value, 1)}
	}
	gap, found := a.widest(d.ID)
	if found {
		row.Gap = a.heatGap(gap)
	}
	for _, g := range groups {
		var cell figure.HeatCell
		if v := d.Profiles[g.ID]; v.Known && g.Shown {
			cell.Text = a.mean(v.Value)
			cell.Level = int(locale.Round(a.drawnMean(v.Value), 1))
		}
		if row.Gap.Size > 0 && g.ID == gap.A {
			cell.Trend = 1
		}
		if row.Gap.Size > 0 && g.ID == gap.B {
			cell.Trend = -1
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// widest is a dimension's largest difference among the shown pairs, the more
// favourable group first; ties in pack order.
func (a *author) widest(dimension string) (assessment.Gap, bool) {
	var best assessment.Gap
	found := false
	for _, g := range a.pub.AllGaps {
		if g.Dimension != dimension {
			continue
		}
		if g = favourableFirst(g); !found || g.Delta > best.Delta+1e-9 {
			best, found = g, true
		}
	}
	return best, found
}

// heatGap writes a difference and its class.
func (a *author) heatGap(g assessment.Gap) figure.HeatGap {
	out := figure.HeatGap{Text: a.say.Number(g.Delta, 1), Word: a.say.T("report-gap-" + string(g.Class))}
	switch g.Class {
	case assessment.GapStrong:
		out.Size = 2
	case assessment.GapNotable:
		out.Size = 1
	}
	return out
}

func (a *author) heatmapAlt() string {
	alt := a.say.T("report-alt-heatmap", "Title", a.figureTitle("fig-heatmap"), "Rows", len(a.dims), "Columns", len(a.shownGroups()))
	finding := ""
	if g, ok := a.largestGap(); ok {
		finding = bind(a.say.T("report-alt-gap", "Dimension", a.dimension(g.Dimension), "A", a.group(g.A), "B", a.group(g.B), "Delta", a.say.Number(g.Delta, 1)))
	}
	return joinSentences([]string{alt, finding, a.hiddenNote()})
}
