package report

import "lotse/report/figure"

// ruleFields are the labels of the map's fields: top left, top right, bottom
// left, bottom right.
var ruleFields = [4]string{"rules-accepted-not-in-force", "rules-in-force-accepted", "rules-neither", "rules-in-force-not-accepted"}

// showsRulesMap reports whether at least one axis of the map of rules has a value.
func (a *author) showsRulesMap() bool {
	m := a.rulesMap(0)
	return m.X.Known || m.Y.Known
}

// rulesMap is where the rules stand: x = 100·share in force, weighted,
// y = 100·(acceptance - 1)/4.
func (a *author) rulesMap(side float64) figure.Map {
	m := figure.Map{
		AxisX: capital(a.label("rules-x")), AxisY: capital(a.label("rules-y")),
		Fields: [4]string{
			capital(a.label(ruleFields[0])), capital(a.label(ruleFields[1])),
			capital(a.label(ruleFields[2])), capital(a.label(ruleFields[3])),
		},
		Threshold: a.pack.Params.MapThreshold,
		Missing:   a.say.T("report-not-rated"),
		Side:      side,
	}
	if v, ok := a.value("rules.in-force-share", nil).(float64); ok {
		m.X = figure.Value{At: 100 * v, Known: true, Text: a.say.Number(100*v, 0)}
	}
	p := a.pack.Params
	if v, ok := a.value("q.rule-acceptance", nil).(float64); ok && p.ScaleMax > p.ScaleMin {
		y := 100 * (v - p.ScaleMin) / (p.ScaleMax - p.ScaleMin)
		m.Y = figure.Value{At: y, Known: true, Text: a.say.Number(y, 0)}
	}
	return m
}

// fieldOf is the field a map's point lies in, in the map's order; -1 for none.
func fieldOf(m figure.Map) int {
	if !m.X.Known || !m.Y.Known {
		return -1
	}
	field := 0
	if m.X.At >= m.Threshold {
		field++
	}
	if m.Y.At < m.Threshold {
		field += 2
	}
	return field
}

// rulesFigure is the map of rules beside what its fields mean.
func (a *author) rulesFigure() Figure {
	m := a.rulesMap(48)
	notes := figure.FieldNotes{Title: a.say.T("report-rules-fields"), Names: m.Fields, Field: fieldOf(m)}
	for i, key := range []string{"report-rules-field-accepted", "report-rules-field-both", "report-rules-field-neither", "report-rules-field-in-force"} {
		notes.Notes[i] = a.say.T(key)
	}
	read := plain(a.figureRead("fig-rules"))
	if notes.Field >= 0 {
		read = append(Rich{{Text: a.say.T("report-rules-finding", "Field", a.label(ruleFields[notes.Field])), Bold: true}, {Text: " "}}, read...)
	}
	return Figure{
		ID: "fig-rules", Number: a.figureNumber(), Caption: a.figureTitle("fig-rules"),
		Read: read, Source: a.say.T("report-rules-map-source"), Alt: a.rulesAlt(m), Height: m.Height(),
		Draw: func(c figure.Canvas, width float64) {
			m.Draw(c, 0, 0)
			const beside = 69.0
			notes.Draw(c, beside, 0, width-beside, m.Height()-4)
		},
	}
}

// rulesAlt says where the point lies.
func (a *author) rulesAlt(m figure.Map) string {
	what := a.say.T("report-rules-alt", "Title", a.say.Quote(a.figureTitle("fig-rules")))
	switch {
	case m.X.Known && m.Y.Known:
		return what + " " + a.say.T("report-alt-map-point", "X", m.X.Text, "Y", m.Y.Text, "Field", a.label(ruleFields[fieldOf(m)]))
	case m.Y.Known:
		return what + " " + a.say.T("report-alt-map-one", "Axis", m.AxisY, "Value", m.Y.Text, "Missing", m.AxisX)
	}
	return what + " " + a.say.T("report-alt-map-one", "Axis", m.AxisX, "Value", m.X.Text, "Missing", m.AxisY)
}
