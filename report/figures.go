package report

import (
	"lotse/report/figure"
)

// mapNumber is a value of the map as printed.
func (a *author) mapNumber(metric string) figure.Value {
	v, ok := a.value(metric, nil).(float64)
	if !ok {
		return figure.Value{}
	}
	return figure.Value{At: v, Known: true, Text: a.say.Number(v, 0)}
}

// showsMap reports whether at least one axis of the map has a value.
func (a *author) showsMap() bool {
	m := a.positionMap(0)
	return m.X.Known || m.Y.Known
}

// positionMap is the company between message and organisation.
func (a *author) positionMap(side float64) figure.Map {
	return figure.Map{
		X: a.mapNumber("foundation.index"), Y: a.mapNumber("org.index"),
		AxisX: a.label("map-x"), AxisY: a.label("map-y"),
		Fields: [4]string{
			capital(a.label("quad-process-strong")), capital(a.label("quad-solid")),
			capital(a.label("quad-beginning")), capital(a.label("quad-message-strong")),
		},
		Threshold: a.pack.Params.MapThreshold,
		Missing:   a.say.T("report-not-rated"),
		Side:      side,
	}
}

// mapAlt says where the point lies.
func (a *author) mapAlt() string {
	m := a.positionMap(0)
	what := a.say.T("report-alt-map", "Title", a.figureTitle("fig-map"))
	switch {
	case m.X.Known && m.Y.Known:
		return what + " " + a.say.T("report-alt-map-point", "X", m.X.Text, "Y", m.Y.Text, "Field", a.label(a.pub.Overall.Quadrant))
	case m.Y.Known:
		return what + " " + a.say.T("report-alt-map-one", "Axis", m.AxisY, "Value", m.Y.Text, "Missing", m.AxisX)
	}
	return what + " " + a.say.T("report-alt-map-one", "Axis", m.AxisX, "Value", m.X.Text, "Missing", m.AxisY)
}

// mapFigure is the map beside the levels.
func (a *author) mapFigure() Figure {
	m := a.positionMap(46)
	ladder := a.ladder()
	return Figure{
		ID: "fig-map", Number: a.figureNumber(), Caption: a.figureTitle("fig-map"),
		Read: plain(a.figureRead("fig-map")), Alt: a.mapAlt() + " " + a.say.T("report-alt-ladder"),
		Height: m.Height(),
		Draw: func(c figure.Canvas, width float64) {
			m.Draw(c, 0, 0)
			const beside = 69.0
			ladder.Draw(c, beside, 0, width-beside, m.Height())
		},
	}
}

// smallMap is the map on the summary page.
func (a *author) smallMap() *Figure {
	m := a.positionMap(40.5)
	return &Figure{
		ID: "fig-map-small", Alt: a.mapAlt(), Height: m.Height(), Width: m.Width(),
		Draw: func(c figure.Canvas, _ float64) { m.Draw(c, 0, 0) },
	}
}

// ladder explains the levels and marks the one reached.
func (a *author) ladder() figure.Ladder {
	l := figure.Ladder{Title: a.say.T("report-levels"), Current: a.pub.Overall.Level, Note: a.say.T("report-levels-rule")}
	for _, s := range a.pack.Scale {
		l.Steps = append(l.Steps, figure.LadderStep{Level: s.Level, Name: s.Name.In(a.say.Lang()), Meaning: s.Meaning.In(a.say.Lang())})
	}
	return l
}

// timelineFigure shows when which stage ends.
func (a *author) timelineFigure() Figure {
	t := figure.Timeline{Title: a.say.T("report-timeline"), Start: a.say.T("report-timeline-start")}
	alt := a.say.T("report-alt-timeline")
	for i, day := range []float64{30, 90, 180} {
		list, days := a.inWave(i+1), 0.0
		for _, r := range list {
			days += r.EffortPD
		}
		step := figure.TimeStep{
			Day: day, Name: capital(a.wave(i + 1)), Measurement: i == 2,
			Lines: []string{bind(a.say.N("report-timeline-count", len(list))), a.say.PersonDays(days)},
		}
		alt += " " + step.Name + ": " + step.Lines[0] + ", " + step.Lines[1] + "."
		if step.Measurement {
			step.Name = a.say.T("report-timeline-end", "Stage", step.Name)
		}
		t.Steps = append(t.Steps, step)
	}
	return Figure{
		ID: "fig-timeline", Alt: alt, Height: figure.TimelineHeight, Draw: t.Draw,
	}
}
