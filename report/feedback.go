package report

import (
	"math"
	"slices"

	"lotse/assessment"
	"lotse/report/figure"
)

const (
	// halfLevel is the difference from which a group's view is called another one
	// than that of all.
	halfLevel = 0.5
	// mostViews is how many questions a page of feedback lists; a page whose figure
	// has many rows lists none.
	mostViews    = 3
	mostViewDims = 9
)

// feedbackChapters are a page for each group that may be shown. A hidden group is
// not even mentioned: nobody may learn that it was too small.
func (a *author) feedbackChapters() []chapter {
	var pages []chapter
	for _, g := range a.pub.Groups {
		if !g.Shown || len(a.views(g.ID)) == 0 {
			continue
		}
		pages = append(pages, chapter{
			id:      "feedback-" + g.ID,
			title:   a.say.T("report-variants-page", "Group", a.groupInFull(g)),
			present: always,
			blocks:  func(a *author) []Block { return a.feedback(g) },
		})
	}
	return pages
}

// A view is a value of a group beside the value of all, as far as a client may
// see both: near the ends of the scale at the limit.
type view struct {
	id       string // of a dimension or a question
	own, all float64
}

// apart is how much more favourable the group's value is.
func (a *author) apart(v view) float64 { return a.drawnMean(v.own) - a.drawnMean(v.all) }

// views are a group's values of the dimensions, in the report's order.
func (a *author) views(group string) []view {
	var list []view
	for _, d := range a.dims {
		if own := d.Profiles[group]; own.Known && d.Score.Known {
			list = append(list, view{d.ID, own.Value, d.Score.Value})
		}
	}
	return list
}

// questionViews are the questions that a group sees most differently from all.
func (a *author) questionViews(group string) []view {
	var list []view
	for _, q := range a.pub.Questions {
		own := q.Groups[group]
		if q.Withheld || !own.Known || !q.Score.Known {
			continue
		}
		if v := (view{q.ID, own.Value, q.Score.Value}); math.Abs(a.apart(v)) >= halfLevel-1e-9 {
			list = append(list, v)
		}
	}
	a.sortViews(list)
	return first(list, mostViews)
}

// sortViews puts the largest difference first, ties in their order before.
func (a *author) sortViews(list []view) {
	slices.SortStableFunc(list, func(x, y view) int { return descending(math.Abs(a.apart(x)), math.Abs(a.apart(y))) })
}

// feedback is a group's page: what it said beside what all said, thanks, and what
// happens next.
func (a *author) feedback(g assessment.PublishedGroup) []Block {
	blocks := []Block{key(a.feedbackKey(g.ID))}
	blocks = append(blocks, paras(a.feedbackThanks(g))...)
	blocks = append(blocks, a.feedbackFigure(g.ID))
	if list := a.questionViews(g.ID); len(list) > 0 && len(a.dims) < mostViewDims {
		blocks = append(blocks, a.viewTable(g.ID, list))
	}
	blocks = append(blocks, Heading{Level: 2, Text: a.say.T("report-variants-next")}, para(a.feedbackNext()))
	if contact := a.contact(); contact != nil {
		blocks = append(blocks, Para{Text: contact})
	}
	return blocks
}

// feedbackKey names the dimension that a group sees most differently from all.
func (a *author) feedbackKey(group string) string {
	list := a.views(group)
	a.sortViews(list)
	v := list[0]
	message := "report-variants-key-more"
	switch d := a.apart(v); {
	case math.Abs(d) < halfLevel-1e-9:
		return a.say.T("report-variants-key-same")
	case d < 0:
		message = "report-variants-key-less"
	}
	return a.say.T(message, "Dimension", a.dimension(v.id), "Own", a.mean(v.own), "All", a.mean(v.all), "To", a.say.Number(a.pack.Params.ScaleMax, 0))
}

// feedbackThanks thanks and says how many of the group answered.
func (a *author) feedbackThanks(g assessment.PublishedGroup) string {
	thanks := a.say.T("report-variants-thanks")
	if !g.N.Known {
		return thanks
	}
	n := int(g.N.Value)
	if g.Invited > n {
		return thanks + " " + a.say.N("report-variants-of", n, "Invited", a.say.Number(float64(g.Invited), 0))
	}
	return thanks + " " + a.say.N("report-variants-all", n)
}

// feedbackFigure shows a group's view of each dimension beside that of all.
func (a *author) feedbackFigure(group string) Figure {
	p := a.ownProfile(group)
	alt := a.say.T("report-variants-alt", "Group", a.group(group), "Rows", len(a.dims))
	for _, v := range a.views(group) {
		alt += " " + a.say.T("report-variants-alt-row", "Dimension", a.dimension(v.id), "Own", a.mean(v.own), "All", a.mean(v.all))
	}
	return Figure{
		ID: "fig-feedback-" + group, Caption: a.say.T("report-variants-figure"),
		Read: plain(a.say.T("report-variants-read")), Source: a.say.T("report-variants-source", "K", a.pub.K),
		Alt: alt, Height: p.Height(), Draw: p.Draw,
	}
}

// ownProfile is the profile with the marks of one group.
func (a *author) ownProfile(group string) figure.Profile {
	p := a.profile()
	ids, marks := a.marks()
	mark := figure.NewGroups([]string{a.group(group)})[0]
	if i := slices.Index(ids, group); i >= 0 {
		mark = marks[i] // the same as in the full report
	}
	p.Groups = []figure.Group{mark}
	for i, d := range a.dims {
		p.Rows[i].Strong, p.Rows[i].Marks = false, nil
		if d.Score.Known {
			p.Rows[i].Value = figure.Value{At: a.drawnMean(d.Score.Value), Known: true, Text: a.mean(d.Score.Value)}
		}
		if own := d.Profiles[group]; own.Known {
			p.Rows[i].Marks, p.Rows[i].Beside = []figure.Point{{At: a.drawnMean(own.Value)}}, a.mean(own.Value)
		}
	}
	return p
}

// viewTable lists questions that a group sees differently from all.
func (a *author) viewTable(group string, list []view) Table {
	table := Table{
		ID: "tab-feedback-" + group, Caption: a.say.N("report-variants-table", len(list)),
		Columns: []TableColumn{
			{Head: a.head("tab-questions", "question"), Width: 0.68},
			{Head: a.say.T("report-variants-own"), Width: 0.16, Align: figure.Right},
			{Head: a.say.T("report-variants-everybody"), Width: 0.16, Align: figure.Right},
		},
	}
	for _, v := range list {
		table.Rows = append(table.Rows, textRow(a.question(v.id), a.mean(v.own), a.mean(v.all)))
	}
	return table
}

// feedbackNext says what becomes of the answers.
func (a *author) feedbackNext() string {
	parts := []string{a.say.T("report-variants-decides")}
	if n := a.plan.Count; n > 0 {
		parts[0] = a.say.N("report-variants-recommendations", n)
	}
	if day := a.repeatDay(); !day.IsZero() && a.plan.Fired(repeatRule) {
		parts = append(parts, a.say.T("report-variants-again", "Date", a.say.Date(day)))
	}
	return joinSentences(append(parts, a.say.T("report-variants-privacy")))
}
