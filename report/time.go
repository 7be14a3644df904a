package report

import (
	"math"

	"lotse/assessment"
	"lotse/report/figure"
)

// knowsTime reports whether any role's week is known.
func (a *author) knowsTime() bool { return a.pub.Time.Present && len(a.pub.Time.Roles) > 0 }

// time turns a complaint into arithmetic: what the tasks take, and what is there.
func (a *author) time() []Block {
	head, rest := a.timeKey()
	blocks := append([]Block{key(head)}, paras(joinSentences([]string{
		rest, a.rolesWithoutTime(), a.text("txt-adaptation", nil), a.text("txt-dialogue-share", nil),
	}))...)
	if k := a.timeFigures(); len(k.Items) > 0 {
		blocks = append(blocks, k)
	}
	if a.showsUtilisation() {
		blocks = append(blocks, a.utilisationFigure())
	} else {
		blocks = append(blocks, para(a.say.T("report-time-no-utilisation")))
	}
	if a.showsTasks() {
		blocks = append(blocks, a.taskMixFigure())
	}
	blocks = append(blocks, a.timeTable())
	return blocks
}

// timeKey says what is missing for sustainable work, and what it amounts to.
func (a *author) timeKey() (head, rest string) {
	t := a.pub.Time
	if parts := sentences(a.text("txt-time", nil)); len(parts) > 0 {
		return parts[0], joinSentences(parts[1:])
	}
	switch {
	case !t.NeedHours.Known:
		return a.say.T("report-time-key-unknown"), ""
	case t.UtilTeam.Known && t.UtilTeam.Value > 0:
		return bind(a.say.T("report-time-key-enough", "Share", a.say.Percent(t.UtilTeam.Value))), ""
	}
	return a.say.T("report-time-key-none"), ""
}

// rolesWithoutTime says for each role with tasks but no hours that it has none.
func (a *author) rolesWithoutTime() string {
	var said []string
	for _, r := range a.pub.Time.Roles {
		if infinite(r.Utilisation) {
			said = append(said, a.text("txt-no-time", values{"util-role": a.roleName(r)}))
		}
	}
	return joinSentences(said)
}

func infinite(n assessment.Number) bool { return n.Known && math.IsInf(n.Value, 1) }

// roleName names a role of the time budget: what it is called, never who it is.
func (a *author) roleName(r assessment.RoleTime) string {
	if name := r.Role.In(a.say.Lang()); name != "" {
		return name
	}
	return a.say.T("report-time-role")
}

// timeFigures are the figures that say most: growth of tasks and of time, or
// what the experts give where growth is not known, and two shares of the time.
func (a *author) timeFigures() KeyFigures {
	t := a.pub.Time
	var k KeyFigures
	add := func(n assessment.Number, value, label string) {
		if n.Known && !math.IsInf(n.Value, 0) {
			k.Items = append(k.Items, KeyFigure{Value: value, Label: bind(a.say.T(label))})
		}
	}
	if t.Growth.Known && t.BudgetGrowth.Known {
		add(t.Growth, a.signedGrowth(t.Growth.Value), "report-time-growth")
		add(t.BudgetGrowth, a.signedGrowth(t.BudgetGrowth.Value), "report-time-budget-growth")
	} else {
		add(t.ExpertRequests, a.say.Number(t.ExpertRequests.Value, 1), "report-time-requests")
		add(t.ExpertMinutes, a.say.Number(t.ExpertMinutes.Value, 0), "report-time-minutes")
	}
	add(t.ChaseRatio, a.say.PercentSign(t.ChaseRatio.Value), "report-time-chase")
	add(t.DialogueShare, a.say.PercentSign(t.DialogueShare.Value), "report-time-dialogue")
	return k
}

// signedGrowth writes how much more a ratio is than one, with its sign.
func (a *author) signedGrowth(ratio float64) string {
	words := a.say.PercentSign(ratio - 1)
	if math.Round((ratio-1)*100) > 0 {
		return "+" + words
	}
	return words
}

// timeTable lists the roles' weeks and the team's.
func (a *author) timeTable() Table {
	const id = "tab-time"
	table := Table{
		ID: id, Number: a.tableNumber(), Caption: a.tableTitle(id), Source: a.timeSource(),
		Columns: []TableColumn{
			{Head: capital(a.head(id, "role")), Width: 0.32},
			{Head: a.head(id, "allocated"), Width: 0.13, Align: figure.Right},
			{Head: a.head(id, "tasks"), Width: 0.13, Align: figure.Right},
			{Head: a.head(id, "utilisation"), Width: 0.13, Align: figure.Right},
			{Head: a.say.T("report-time-rating"), Width: 0.14},
			{Head: a.head(id, "missing-hours"), Width: 0.15, Align: figure.Right},
		},
	}
	roles := a.timeRoles()
	for _, r := range roles {
		table.Rows = append(table.Rows, a.timeRow(r))
	}
	if len(roles) > 1 {
		table.Rows = append(table.Rows, a.teamRow())
	}
	return table
}

func (a *author) timeRow(r assessment.RoleTime) TableRow {
	row := textRow(a.roleName(r), a.hoursOf(r.Allocated.Value, r.Allocated.Known), a.say.Number(r.Load, 1),
		a.utilisation(r.Utilisation), a.bandOf(r), a.hoursOf(r.Need, r.Need > 0))
	if r.Band == assessment.BandCritical {
		for _, i := range []int{3, 4, 5} {
			row.Cells[i].Text[0].Bold = true
		}
	}
	return row
}

// teamRow adds up all roles.
func (a *author) teamRow() TableRow {
	t := a.pub.Time
	var load, allocated float64
	for _, r := range t.Roles {
		load += r.Load
		allocated += r.Allocated.Value
	}
	row := textRow(a.say.T("report-time-team"), a.hoursOf(allocated, allocated > 0), a.say.Number(load, 1),
		a.utilisation(t.UtilTeam), dash, a.hoursOf(t.NeedHours.Value, t.NeedHours.Value > 0))
	for i := range row.Cells {
		row.Cells[i].Text[0].Bold = true
	}
	return row
}

// hoursOf writes hours, or a dash for none.
func (a *author) hoursOf(hours float64, known bool) string {
	if !known {
		return dash
	}
	return a.say.Number(hours, 1)
}

// utilisation writes a utilisation; where no time is allocated there is no number.
func (a *author) utilisation(n assessment.Number) string {
	if !n.Known || math.IsInf(n.Value, 0) {
		return dash
	}
	return a.say.PercentSign(n.Value)
}

// bandOf names a role's band of utilisation.
func (a *author) bandOf(r assessment.RoleTime) string {
	switch {
	case infinite(r.Utilisation):
		return a.label("util-no-time")
	case r.Band == "":
		return dash
	}
	return a.label("util-" + r.Band)
}

// timeSource says what the hours are, and what the experts give on top.
func (a *author) timeSource() string {
	t := a.pub.Time
	var parts []string
	parts = append(parts, bind(a.say.T("report-time-source", "Share", a.say.Percent(a.pack.Params.UtilisationSustainable))))
	requests, minutes := a.say.Number(t.ExpertRequests.Value, 1), a.say.Number(t.ExpertMinutes.Value, 0)
	switch {
	case t.ExpertRequests.Known && t.ExpertMinutes.Known:
		parts = append(parts, bind(a.say.T("report-time-experts", "Requests", requests, "Minutes", minutes)))
	case t.ExpertRequests.Known:
		parts = append(parts, bind(a.say.T("report-time-experts-requests", "Requests", requests)))
	}
	return joinSentences(parts)
}
