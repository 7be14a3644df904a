package terminal

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"lotse/assessment"
	"lotse/assessment/planwords"
)

// Results writes the page a consultant reads first: level, areas, differences
// between the groups, diagnoses, and the first recommendations with their reasons.
func (p Page) Results(w io.Writer, pub *assessment.Published, plan *assessment.Plan) error {
	t := p.begin(w)
	r := &results{text: t, pub: pub, plan: plan}
	r.head()
	r.dimensions()
	r.groups()
	r.gaps()
	r.diagnoses()
	r.recommendations()
	return t.err
}

type results struct {
	*text
	pub  *assessment.Published
	plan *assessment.Plan
}

func (r *results) head() {
	e := r.pub.Engagement
	head := e.Client + " · " + r.pub.Round
	if day, err := time.Parse(time.DateOnly, e.Date); err == nil {
		head += " · " + r.Say.Date(day)
	}
	r.wrapped(0, r.bold(head))
	o := r.pub.Overall
	if o.Level > 0 {
		r.wrapped(0, r.Say.T("results-level", "Level", o.Level, "Name", r.levelName(o.Level)))
	} else {
		r.wrapped(0, r.Say.T("results-no-level"))
	}
	if o.OrgIndex.Known && o.FoundationIndex.Known {
		r.wrapped(0, r.Say.T("results-map", "Foundation", r.Say.Number(o.FoundationIndex.Value, 0),
			"Org", r.Say.Number(o.OrgIndex.Value, 0), "Quadrant", r.label(o.Quadrant)))
	}
	if o.Level > 0 && o.Base > o.Cap {
		r.wrapped(0, r.Say.T("results-cap", "Base", o.Base, "Worst", r.label(o.Worst)))
	}
	pa := r.pub.Participation
	if pa.Answered == 0 {
		r.wrapped(0, r.Say.T("results-nobody"))
	} else {
		r.wrapped(0, r.Say.T("results-participation", "Answered", pa.Answered, "Invited", pa.Invited))
	}
	if pa.Excluded > 0 {
		r.wrapped(0, r.Say.N("results-excluded", pa.Excluded))
	}
	if pa.StraightLiners > 0 {
		r.wrapped(0, r.Say.N("results-straight-liners", pa.StraightLiners))
	}
}

func (r *results) levelName(level int) string {
	for _, l := range r.pub.Pack.Scale {
		if l.Level == level {
			return l.Name.In(r.Say.Lang())
		}
	}
	return ""
}

func (r *results) label(id string) string { return r.pub.Pack.Label(id).In(r.Say.Lang()) }

// dimensions draws a bar for each area, the highest value first.
func (r *results) dimensions() {
	r.heading(r.Say.T("results-dimensions"))
	dims := slices.Clone(r.pub.Dimensions)
	slices.SortStableFunc(dims, func(a, b assessment.PublishedDimension) int {
		switch {
		case a.Score.Known != b.Score.Known:
			if a.Score.Known {
				return -1
			}
			return 1
		case a.Score.Value > b.Score.Value:
			return -1
		case a.Score.Value < b.Score.Value:
			return 1
		}
		return 0
	})
	names := min(36, r.Width/2)
	bars := r.Width - names - 9
	low, high := r.pub.Pack.Params.ScaleMin, r.pub.Pack.Params.ScaleMax
	for _, d := range dims {
		if !d.Score.Known {
			r.line("  " + cell(r.label(d.ID), names) + "  " + r.faint(r.Say.T("results-not-reliable")))
			continue
		}
		share := (d.Score.Value - low) / (high - low)
		r.line("  " + cell(r.label(d.ID), names) + right(r.Say.Number(d.Score.Value, 1), 4) + "  " + bar(share, bars))
	}
	if o := r.pub.Overall.Score; o.Known {
		share := (o.Value - low) / (high - low)
		r.line("  " + r.bold(cell(r.Say.T("results-overall"), names)+right(r.Say.Number(o.Value, 1), 4)) + "  " + bar(share, bars))
	}
	r.line(r.faint("  " + strings.Repeat(" ", names+6) + strings.TrimRight(scaleLine(bars, int(low), int(high)), " ")))
	r.overridden()
}

// overridden says which of the values above are the consultant's, not the method's.
func (r *results) overridden() {
	words := planwords.New(r.pub.Pack, r.plan, r.Say)
	for _, o := range r.pub.Overridden {
		r.wrapped(2, r.faint(r.Say.T("results-overridden", "What", override(r.text, words, o))))
	}
}

// scaleLine writes the scale's numbers under the bars.
func scaleLine(columns, low, high int) string {
	line := []rune(strings.Repeat(" ", columns+1))
	for v := low; v <= high; v++ {
		at := (v - low) * columns / max(1, high-low)
		line[min(at, columns-1)] = []rune(strconv.Itoa(v))[0]
	}
	return string(line)
}

// groups prints how the shown groups see each area.
func (r *results) groups() {
	var shown []assessment.PublishedGroup
	hidden := 0
	for _, g := range r.pub.Groups {
		switch {
		case g.Shown:
			shown = append(shown, g)
		case g.Core && !g.Empty:
			hidden++
		}
	}
	if len(shown)+hidden == 0 {
		return
	}
	r.heading(r.Say.T("results-groups"))
	if hidden > 0 {
		r.wrapped(2, r.Say.N("results-hidden", hidden, "K", r.pub.K))
	}
	if len(shown) == 0 {
		return
	}
	columns, names := r.groupColumns(shown)
	head := "  " + strings.Repeat(" ", names)
	for i, g := range shown {
		head += right(r.groupName(g.ID, columns[i]-1), columns[i])
	}
	r.line(r.faint(head))
	for _, d := range r.pub.Dimensions {
		row := "  " + cell(r.label(d.ID), names)
		for i, g := range shown {
			row += right(r.number(d.Profiles[g.ID], 1), columns[i])
		}
		r.line(row)
	}
	for _, g := range shown {
		if g.LowShare {
			r.wrapped(2, r.Say.T("results-low-share", "Group", r.groupName(g.ID, 40)))
		}
	}
}

// groupColumns are as wide as the groups' names; where that leaves too little for
// the areas, whose width is returned as well, they are equal and names cut short.
func (r *results) groupColumns(shown []assessment.PublishedGroup) (columns []int, names int) {
	longest := 0
	for _, d := range r.pub.Dimensions {
		longest = max(longest, lipgloss.Width(r.label(d.ID)))
	}
	names = r.Width - 2
	for _, g := range shown {
		wide := max(8, lipgloss.Width(r.groupName(g.ID, 40))+2)
		columns = append(columns, wide)
		names -= wide
	}
	if names >= longest {
		return columns, names
	}
	equal := max(10, min(16, (r.Width-30)/len(shown)))
	for i := range columns {
		columns[i] = equal
	}
	return columns, r.Width - 2 - equal*len(shown)
}

func (r *results) groupName(id string, columns int) string {
	g := r.pub.Pack.Group(id)
	if g == nil {
		return id
	}
	return strings.TrimSpace(cell(g.Short.In(r.Say.Lang()), columns))
}

func (r *results) number(n assessment.Number, decimals int) string {
	switch {
	case !n.Known:
		return "–"
	case n.Value > 1e300:
		return "∞"
	}
	return r.Say.Number(n.Value, decimals)
}

// gaps lists the notable and strong differences, the largest first.
func (r *results) gaps() {
	var gaps []assessment.Gap
	for _, g := range r.pub.Gaps {
		if g.Class == assessment.GapNotable || g.Class == assessment.GapStrong {
			gaps = append(gaps, g)
		}
	}
	if len(gaps) == 0 {
		return
	}
	slices.SortStableFunc(gaps, func(a, b assessment.Gap) int {
		switch da, db := abs(a.Delta), abs(b.Delta); {
		case da > db:
			return -1
		case da < db:
			return 1
		}
		return 0
	})
	r.heading(r.Say.T("results-gaps"))
	for _, g := range gaps[:min(5, len(gaps))] {
		more, less := g.A, g.B
		if g.Delta < 0 {
			more, less = g.B, g.A
		}
		r.hanging(2, 4, fmt.Sprintf("%s  %s", r.Say.Number(abs(g.Delta), 1), r.Say.T("results-gap",
			"Dimension", r.label(g.Dimension), "More", r.groupName(more, 40), "Less", r.groupName(less, 40))))
	}
	if rest := len(gaps) - 5; rest > 0 {
		r.line("  " + r.faint(r.Say.N("results-more-gaps", rest)))
	}
}

func abs(v float64) float64 {
	if v < 0 {
		return -v
	}
	return v
}
