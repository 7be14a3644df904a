package report

import (
	"math"
	"slices"
	"strconv"

	"lotse/assessment"
	"lotse/report/figure"
)

// showsProfile reports whether any dimension has a value.
func (a *author) showsProfile() bool {
	return slices.ContainsFunc(a.pub.Dimensions, func(d assessment.PublishedDimension) bool { return d.Score.Known })
}

// coreGroups are the core groups somebody answered of, hidden ones included.
func (a *author) coreGroups() []assessment.PublishedGroup {
	return slices.DeleteFunc(slices.Clone(a.pub.Groups), func(g assessment.PublishedGroup) bool { return !g.Core || g.Empty })
}

// hiddenGroups is how many of them are not shown.
func (a *author) hiddenGroups() int {
	n := 0
	for _, g := range a.coreGroups() {
		if !g.Shown {
			n++
		}
	}
	return n
}

// marks are the groups' marks: the same in every figure of the report.
func (a *author) marks() (ids []string, groups []figure.Group) {
	var names []string
	for _, g := range a.coreGroups() {
		ids = append(ids, g.ID)
		names = append(names, a.group(g.ID))
	}
	return ids, figure.NewGroups(names)
}

// drawnMean is where a group's mark lies: at its value, or at the limit of what
// is printed.
func (a *author) drawnMean(v float64) float64 {
	at, _ := a.pub.PrintedMean(v)
	return at
}

// profileFigure shows the dimensions' values and the groups' views.
func (a *author) profileFigure() Figure {
	p := a.profile()
	read := plain(a.figureRead("fig-profile"))
	if f := a.favourableFinding(); f != "" {
		read = append(Rich{{Text: f, Bold: true}, {Text: " "}}, read...)
	}
	return Figure{
		ID: "fig-profile", Number: a.figureNumber(), Caption: a.figureTitle("fig-profile"),
		Read: read, Source: a.groupSource(), Alt: a.profileAlt(), Height: p.Height(), Draw: p.Draw,
	}
}

// profile is the figure with the groups that are shown.
func (a *author) profile() figure.Profile {
	ids, groups := a.marks()
	params := a.pack.Params
	p := figure.Profile{
		From: params.ScaleMin, To: params.ScaleMax,
		NotRated: a.say.T("report-not-rated-few"), NoGroups: a.say.T("report-no-group-shown"),
	}
	if o := a.pub.Overall.Score; o.Known {
		p.Overall = figure.Value{At: o.Value, Known: true, Text: a.say.T("report-overall", "Value", a.say.Number(o.Value, 1))}
	}
	for _, l := range a.pack.Scale {
		p.Levels = append(p.Levels, strconv.Itoa(l.Level)+" "+l.Name.In(a.say.Lang()))
	}
	index := map[string]int{}
	for i, id := range ids {
		if g := a.publishedGroup(id); g.Shown {
			index[id] = len(p.Groups)
			p.Groups = append(p.Groups, groups[i])
		}
	}
	for _, d := range a.dims {
		row := figure.ProfileRow{Name: a.dimension(d.ID), Strong: a.isExtreme(d.ID)}
		if d.Score.Known {
			row.Value = figure.Value{At: d.Score.Value, Known: true, Text: a.say.Number(d.Score.Value, 1)}
		}
		for _, id := range ids {
			if i, shown := index[id]; shown && d.Profiles[id].Known {
				row.Marks = append(row.Marks, figure.Point{Group: i, At: a.drawnMean(d.Profiles[id].Value)})
			}
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}

// isExtreme reports whether a dimension is the best or the worst.
func (a *author) isExtreme(id string) bool {
	o := a.pub.Overall
	return !o.AllEqual && (id == o.Best || id == o.Worst)
}

func (a *author) publishedGroup(id string) assessment.PublishedGroup {
	for _, g := range a.pub.Groups {
		if g.ID == id {
			return g
		}
	}
	return assessment.PublishedGroup{}
}

// favourableFinding names the group that sees most dimensions most favourably,
// where one does so in more than half of them.
func (a *author) favourableFinding() string {
	first, compared := map[string]int{}, 0
	for _, d := range a.dims {
		best, values, tie := "", 0, false
		for _, g := range a.shownGroups() {
			v := d.Profiles[g.ID]
			if !v.Known {
				continue
			}
			values++
			switch diff := v.Value - d.Profiles[best].Value; {
			case best == "" || diff > 1e-9:
				best, tie = g.ID, false
			case math.Abs(diff) <= 1e-9:
				tie = true
			}
		}
		if values > 1 {
			compared++
			if !tie {
				first[best]++
			}
		}
	}
	for _, g := range a.shownGroups() {
		if n := first[g.ID]; n > 1 && 2*n > compared {
			return bind(a.say.T("report-favourable", "N", n, "All", compared, "Group", a.group(g.ID)))
		}
	}
	return ""
}

func (a *author) profileAlt() string {
	alt := a.say.T("report-alt-profile", "Title", a.figureTitle("fig-profile"))
	if o := a.pub.Overall; a.extreme(o.Best) != nil && a.extreme(o.Worst) != nil {
		best, _ := a.extremeScore(o.Best).(float64)
		worst, _ := a.extremeScore(o.Worst).(float64)
		alt += " " + a.say.T("report-alt-profile-finding", "Best", a.dimension(o.Best), "BestValue", a.say.Number(best, 1), "Worst", a.dimension(o.Worst), "WorstValue", a.say.Number(worst, 1))
	}
	return joinSentences([]string{alt, a.favourableFinding(), a.hiddenNote()})
}

// hiddenNote says how many groups are not shown.
func (a *author) hiddenNote() string {
	n := a.hiddenGroups()
	if n == 0 {
		return ""
	}
	return bind(a.say.N("report-alt-hidden", n))
}

// groupSource says from how many answers on a group is shown, and who answered.
func (a *author) groupSource() string {
	return joinSentences([]string{
		bind(a.say.T("report-group-source", "K", a.pub.K)),
		bind(a.say.N("report-survey-source", a.pub.Participation.Answered)),
	})
}
