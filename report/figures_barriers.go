package report

import (
	"lotse/questionnaires"
	"lotse/report/figure"
)

// A barrierClass is obstacles of one kind; "none of these" has no class.
type barrierClass struct {
	id      string // "" for none
	options []questionnaires.Option
}

// barrierClasses are the obstacles by class, in the pack's order; what has no
// class comes last.
func (a *author) barrierClasses() []barrierClass {
	var classes []barrierClass
	var rest barrierClass
	place := map[string]int{}
	for _, o := range a.barrierOptions() {
		if o.Class == "" {
			rest.options = append(rest.options, o)
			continue
		}
		i, ok := place[o.Class]
		if !ok {
			i = len(classes)
			place[o.Class] = i
			classes = append(classes, barrierClass{id: o.Class})
		}
		classes[i].options = append(classes[i].options, o)
	}
	if len(rest.options) > 0 {
		classes = append(classes, rest)
	}
	return classes
}

// barriersFigure shows how many name which obstacle.
func (a *author) barriersFigure() Figure {
	bars := a.barrierBars()
	return Figure{
		ID: "fig-barriers", Number: a.figureNumber(), Caption: a.figureTitle("fig-barriers"),
		Read: plain(a.figureRead("fig-barriers")), Source: bind(a.say.N("report-knowledge-source", a.pub.Barriers.Answered)),
		Alt: a.barriersAlt(), Height: bars.Height(), Draw: bars.Draw,
	}
}

func (a *author) barrierBars() figure.GroupedBars {
	b := a.pub.Barriers
	var bars figure.GroupedBars
	for _, at := range []float64{0, 0.5, 1} {
		bars.Ticks = append(bars.Ticks, a.share(at))
	}
	for _, class := range a.barrierClasses() {
		group := figure.BarGroup{Name: a.label(class.id)}
		if class.id != "" {
			group.Note = a.say.PercentSign(b.Classes[class.id])
		}
		for _, o := range class.options {
			group.Rows = append(group.Rows, figure.BarRow{
				Name: a.label(o.ID), Value: a.share(b.Options[o.ID]), Open: o.Exclusive,
				Strong: !o.Exclusive && b.MaxShare.Value > 0 && b.Options[o.ID] > b.MaxShare.Value-1e-9,
			})
		}
		bars.Groups = append(bars.Groups, group)
	}
	return bars
}

// share is a share to draw, with its percentage.
func (a *author) share(v float64) figure.Value {
	return figure.Value{At: v, Known: true, Text: a.say.PercentSign(v)}
}

// barriersAlt says what is named most.
func (a *author) barriersAlt() string {
	b := a.pub.Barriers
	options, classes := 0, 0
	for _, c := range a.barrierClasses() {
		if c.id != "" {
			classes++
			options += len(c.options)
		}
	}
	alt := bind(a.say.T("report-knowledge-alt", "Title", a.figureTitle("fig-barriers"), "Options", options, "Classes", classes))
	if b.Top == "" {
		return alt + " " + a.say.T("report-knowledge-key-none")
	}
	return alt + " " + bind(a.say.T("report-knowledge-alt-top", "Barrier", a.say.Quote(a.label(b.Top)), "Share", a.say.Percent(b.MaxShare.Value)))
}
