package desk

import (
	"fmt"
	"slices"

	"lotse/assessment"
	"lotse/assessment/origin"
)

// A profile is the areas as bars with a mark for each group.
type profile struct {
	Head   string
	Groups []profileGroup
	Ticks  []tick
	Rows   []profileRow
	Hidden string // how many groups are hidden; "" for none
}

// A profileGroup is a group with its mark, 1 to 4.
type profileGroup struct {
	Name string
	Mark int
}

// A tick is a number of the scale and where it stands.
type tick struct{ Words, X string }

// A profileRow is one area.
type profileRow struct {
	Name, Value string
	Width       string // of the bar, in per cent; "" where there is no value
	Marks       []profileMark
	Words       string // all values, for those who do not see the marks
	Source      source
}

// A profileMark is one group's view of an area.
type profileMark struct {
	Mark int
	X    string
}

// mostMarks are the shapes there are; further groups stand in the table only.
const mostMarks = 4

func (r *reader) profile() profile {
	p := profile{Head: r.profileHead(), Hidden: r.hiddenGroups()}
	marks := map[string]int{}
	for _, g := range r.shownGroups() {
		if len(marks) < mostMarks {
			marks[g.ID] = len(marks) + 1
			p.Groups = append(p.Groups, profileGroup{r.groupName(g.ID), marks[g.ID]})
		}
	}
	low, high := r.pub.Pack.Params.ScaleMin, r.pub.Pack.Params.ScaleMax
	for v := low; v <= high; v++ {
		p.Ticks = append(p.Ticks, tick{r.Say.Number(v, 0), r.at(v)})
	}
	for _, d := range r.byScore() {
		p.Rows = append(p.Rows, r.profileRow(d, marks))
	}
	return p
}

// profileHead says what the picture shows, if it shows a difference.
func (r *reader) profileHead() string {
	o := r.pub.Overall
	if o.Best == "" || o.Worst == "" || o.AllEqual {
		return r.Say.T("web-desk-profile-head")
	}
	return r.Say.T("web-desk-profile-best", "Best", r.label(o.Best), "Worst", r.label(o.Worst))
}

// at is a value's place on the scale in per cent.
func (r *reader) at(v float64) string {
	low, high := r.pub.Pack.Params.ScaleMin, r.pub.Pack.Params.ScaleMax
	return fmt.Sprintf("%.1f%%", 100*(min(high, max(low, v))-low)/(high-low))
}

func (r *reader) profileRow(d assessment.PublishedDimension, marks map[string]int) profileRow {
	row := profileRow{Name: r.label(d.ID), Value: r.number(d.Score, 1), Source: r.source("dim."+d.ID, r.label(d.ID))}
	if d.Score.Known {
		row.Width = r.at(d.Score.Value)
	} else {
		row.Value = r.Say.T("results-not-reliable")
	}
	var words []string
	for _, g := range r.shownGroups() {
		v := d.Profiles[g.ID]
		if !v.Known {
			continue
		}
		mean, _ := r.pub.PrintedMean(v.Value)
		if mark := marks[g.ID]; mark > 0 {
			row.Marks = append(row.Marks, profileMark{mark, r.at(mean)})
		}
		words = append(words, r.groupName(g.ID)+" "+r.mean(v))
	}
	row.Words = r.Say.List(words)
	return row
}

// mean writes a group's mean as the client sees it: near the ends of the scale as a limit.
func (r *reader) mean(n assessment.Number) string {
	if !n.Known {
		return "–"
	}
	v, limit := r.pub.PrintedMean(n.Value)
	if limit == assessment.MeanExact {
		return r.Say.Number(v, 1)
	}
	return r.Say.T("web-desk-mean-"+string(limit), "Value", r.Say.Number(v, 1))
}

// byScore are the areas, the highest value first; those without one are last.
func (r *reader) byScore() []assessment.PublishedDimension {
	rank := func(d assessment.PublishedDimension) float64 {
		if !d.Score.Known {
			return -1
		}
		return d.Score.Value
	}
	dims := slices.Clone(r.pub.Dimensions)
	slices.SortStableFunc(dims, func(a, b assessment.PublishedDimension) int {
		switch x, y := rank(a), rank(b); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	return dims
}

func (r *reader) shownGroups() []assessment.PublishedGroup {
	return slices.DeleteFunc(slices.Clone(r.pub.Groups), func(g assessment.PublishedGroup) bool { return !g.Shown })
}

// hiddenGroups says how many groups are hidden, never which size they have.
func (r *reader) hiddenGroups() string {
	n := 0
	for _, g := range r.pub.Groups {
		if !g.Shown && !g.Empty && g.Core {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return r.Say.N("results-hidden", n, "K", r.pub.K)
}

// A heat is the areas by groups as a table of coloured cells.
type heat struct {
	Groups []string
	Rows   []heatRow
	Legend []heatStep
}

// A heatRow is one area.
type heatRow struct {
	Name  string
	Cells []heatCell
}

// A heatCell is one group's view of one area.
type heatCell struct {
	Step   int    // of the colour, 1 to 5; 0 for no value
	Value  string // "" for hidden or not asked
	Hidden bool
	Source source
}

// A heatStep explains a colour.
type heatStep struct {
	Step  int
	Words string
}

func (r *reader) heat() heat {
	h := heat{}
	var groups []assessment.PublishedGroup
	for _, g := range r.pub.Groups {
		if !g.Empty {
			groups = append(groups, g)
			h.Groups = append(h.Groups, r.groupName(g.ID))
		}
	}
	for _, d := range r.pub.Dimensions {
		row := heatRow{Name: r.label(d.ID)}
		for _, g := range groups {
			row.Cells = append(row.Cells, r.heatCell(d, g))
		}
		h.Rows = append(h.Rows, row)
	}
	for step := 1; step <= heatSteps; step++ {
		h.Legend = append(h.Legend, heatStep{step, r.Say.T(fmt.Sprintf("web-desk-heat-%d", step))})
	}
	return h
}

// heatSteps are the colours: up to 1.4, 1.5 to 2.4 … from 4.5.
const heatSteps = 5

func (r *reader) heatCell(d assessment.PublishedDimension, g assessment.PublishedGroup) heatCell {
	v := d.Profiles[g.ID]
	if !v.Known {
		return heatCell{Hidden: r.asked(d.ID, g)}
	}
	mean, _ := r.pub.PrintedMean(v.Value)
	cell := heatCell{Step: min(heatSteps, max(1, int(mean+0.5))), Value: r.mean(v)}
	cell.Source = source{About: r.groupName(g.ID) + ", " + r.label(d.ID), Note: r.Say.T("web-desk-heat-note")}
	cell.Source.Value = cell.Value
	for _, q := range r.pub.Questions {
		if q.Dimension == d.ID && q.Groups[g.ID].Known {
			cell.Source.Inputs = append(cell.Source.Inputs, r.questionInput(q, g.ID))
		}
	}
	return cell
}

// asked reports whether a group answers questions of an area, by the pack alone: what is
// missing then is hidden.
func (r *reader) asked(dim string, g assessment.PublishedGroup) bool {
	ids := append([]string{g.ID}, g.Of...)
	for _, id := range ids {
		if r.pack.Group(id) == nil {
			continue
		}
		for _, q := range r.pack.QuestionsFor(id) {
			if q.Dimension == dim {
				return true
			}
		}
	}
	return false
}

// questionInput is a group's mean of one question.
func (r *reader) questionInput(q assessment.PublishedQuestion, group string) origin.Input {
	name := q.ID
	if asked := r.pack.Question(q.ID); asked != nil {
		name = r.in(asked.Ask)
	}
	return origin.Input{Name: name, Value: r.mean(q.Groups[group])}
}
