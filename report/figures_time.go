package report

import (
	"math"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/report/figure"
)

const (
	sortedRoles    = 5   // from so many roles on, the highest utilisation comes first
	utilisationEnd = 1.6 // the axis ends at 160 per cent
)

// timeRoles are the roles of the time budget: a few as they were entered, many
// by utilisation. Roles without a utilisation come last.
func (a *author) timeRoles() []assessment.RoleTime {
	roles := slices.Clone(a.pub.Time.Roles)
	if len(roles) >= sortedRoles {
		slices.SortStableFunc(roles, func(x, y assessment.RoleTime) int {
			if x.Utilisation.Known != y.Utilisation.Known {
				if x.Utilisation.Known {
					return -1
				}
				return 1
			}
			if infinite(x.Utilisation) && infinite(y.Utilisation) {
				return 0
			}
			return descending(x.Utilisation.Value, y.Utilisation.Value)
		})
	}
	return roles
}

// showsUtilisation reports whether any role's allocated time was answered.
func (a *author) showsUtilisation() bool {
	return slices.ContainsFunc(a.pub.Time.Roles, func(r assessment.RoleTime) bool { return r.Utilisation.Known })
}

// utilisationFigure shows how far each role is used to capacity.
func (a *author) utilisationFigure() Figure {
	u := a.utilisationBars()
	return Figure{
		ID: "fig-utilisation", Number: a.figureNumber(), Caption: a.figureTitle("fig-utilisation"),
		Read: plain(a.figureRead("fig-utilisation")), Alt: a.utilisationAlt(), Height: u.Height(), Draw: u.Draw,
	}
}

func (a *author) utilisationBars() figure.Utilisation {
	p := a.pack.Params
	u := figure.Utilisation{Bands: []figure.UtilisationBand{
		{Name: a.label("util-sustainable"), To: p.UtilisationSustainable, Tick: a.say.Number(100*p.UtilisationSustainable, 0)},
		{Name: a.label("util-stretched"), To: p.UtilisationFull, Tick: a.say.Number(100*p.UtilisationFull, 0), Full: true},
		{Name: a.label("util-overloaded"), To: p.UtilisationCritical, Tick: a.say.Number(100*p.UtilisationCritical, 0)},
		{Name: a.label("util-critical"), To: utilisationEnd, Tick: a.say.Percent(utilisationEnd)},
	}}
	for _, r := range a.timeRoles() {
		u.Rows = append(u.Rows, figure.UtilisationRow{Name: a.roleName(r), Value: a.utilValue(r.Utilisation), Note: a.utilNote(r)})
	}
	if team := a.pub.Time.UtilTeam; len(u.Rows) > 1 && team.Known && !infinite(team) {
		u.Team = &figure.UtilisationRow{Name: a.say.T("report-time-team"), Value: a.utilValue(team)}
	}
	return u
}

func (a *author) utilValue(n assessment.Number) figure.Value {
	return figure.Value{At: n.Value, Known: n.Known && !math.IsInf(n.Value, 0), Text: a.utilisation(n)}
}

// utilNote says why a role has no utilisation.
func (a *author) utilNote(r assessment.RoleTime) string {
	hours := bind(a.say.N("report-time-hours", pluralOf(r.Load), "Hours", a.amount(r.Load)))
	if infinite(r.Utilisation) {
		return hours + ", " + a.label("util-no-time")
	}
	return hours + ", " + a.say.T("report-time-not-stated")
}

// pluralOf is the number whose plural form an amount takes: only a whole one is singular.
func pluralOf(v float64) int {
	if v == 1 {
		return 1
	}
	return 2
}

// amount writes hours with a decimal only where there is one.
func (a *author) amount(v float64) string {
	if math.Abs(v-math.Round(v)) < 0.05 {
		return a.say.Number(v, 0)
	}
	return a.say.Number(v, 1)
}

// utilisationAlt names every role with its value and band.
func (a *author) utilisationAlt() string {
	var parts []string
	for _, r := range a.timeRoles() {
		if v := a.utilValue(r.Utilisation); v.Known {
			parts = append(parts, a.say.T("report-time-alt-role", "Role", a.roleName(r), "Value", a.say.Percent(v.At), "Band", a.bandOf(r)))
		} else {
			parts = append(parts, a.say.T("report-time-alt-none", "Role", a.roleName(r), "Note", a.utilNote(r)))
		}
	}
	if v := a.utilValue(a.pub.Time.UtilTeam); v.Known && len(parts) > 1 {
		parts = append(parts, a.say.T("report-time-alt-team", "Value", a.say.Percent(v.At)))
	}
	return bind(a.say.T("report-time-alt-utilisation", "Title", a.figureTitle("fig-utilisation"), "Rows", strings.Join(parts, "; ")))
}

// taskColumns are the kinds of work that the time budget asks for.
func (a *author) taskColumns() []questionnaires.Column {
	q := a.pack.Question("time-budget")
	if q == nil || q.Kind == nil {
		return nil
	}
	var tasks []questionnaires.Column
	for _, c := range q.Kind.Control(a.say.Lang()).Columns {
		if strings.HasPrefix(c.ID, "task-") {
			tasks = append(tasks, c)
		}
	}
	return tasks
}

// showsTasks reports whether it is known what any time is used for.
func (a *author) showsTasks() bool {
	return slices.ContainsFunc(a.pub.Time.Roles, func(r assessment.RoleTime) bool { return r.Load > 0 })
}

// taskMixFigure shows what the time is used for.
func (a *author) taskMixFigure() Figure {
	m := a.taskMix()
	return Figure{
		ID: "fig-task-mix", Number: a.figureNumber(), Caption: a.figureTitle("fig-task-mix"),
		Read: plain(joinSentences([]string{a.figureRead("fig-task-mix"), a.say.T("report-time-per-week")})),
		Alt:  a.taskMixAlt(), Height: m.Height(), Draw: m.Draw,
	}
}

// taskMix gives the two tasks the text speaks of looks of their own.
func (a *author) taskMix() figure.TaskMix {
	m := figure.TaskMix{None: a.say.T("report-time-no-hours")}
	others := []figure.Look{figure.LookNavy, figure.LookBlue, figure.LookWhite, figure.LookPale}
	tasks, n := a.taskColumns(), 0
	for _, c := range tasks {
		task := figure.Task{Name: c.Label(a.say.Lang())}
		switch c.ID {
		case "task-obtain":
			task.Look, task.Strong = figure.LookHatched, true
		case "task-dialogue":
			task.Look, task.Strong = figure.LookTeal, true
		default:
			task.Look = others[n%len(others)]
			n++
		}
		m.Tasks = append(m.Tasks, task)
	}
	unit := true
	for _, r := range a.timeRoles() {
		row := figure.MixRow{Name: a.roleName(r)}
		for _, c := range tasks {
			row.Hours = append(row.Hours, figure.Value{At: r.Tasks[c.ID], Known: true, Text: a.amount(r.Tasks[c.ID])})
		}
		if r.Allocated.Known {
			words := a.say.T("report-time-allocated", "Hours", a.amount(r.Allocated.Value))
			if unit {
				words = bind(a.say.N("report-time-allocated-hours", pluralOf(r.Allocated.Value), "Hours", a.amount(r.Allocated.Value)))
				unit = false
			}
			row.Allocated = figure.Value{At: r.Allocated.Value, Known: true, Text: words}
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// taskMixAlt says what most time goes into and how much is spent chasing.
func (a *author) taskMixAlt() string {
	alt := a.say.N("report-time-alt-mix", len(a.pub.Time.Roles), "Title", a.figureTitle("fig-task-mix"))
	sums, most, all := map[string]float64{}, "", 0.0
	for _, c := range a.taskColumns() {
		for _, r := range a.pub.Time.Roles {
			sums[c.ID] += r.Tasks[c.ID]
		}
		all += sums[c.ID]
		if most == "" || sums[c.ID] > sums[most]+1e-9 {
			most = c.ID
		}
	}
	var findings []string
	for _, c := range a.taskColumns() {
		if c.ID == most && all > 0 {
			findings = append(findings, a.say.T("report-time-alt-most", "Task", c.Ask.In(a.say.Lang()), "Share", a.say.Percent(sums[most]/all)))
		}
	}
	if chase := a.pub.Time.ChaseRatio; chase.Known && most != "task-obtain" {
		findings = append(findings, a.say.T("report-time-alt-chase", "Share", a.say.Percent(chase.Value)))
	}
	return bind(joinSentences(append([]string{alt}, findings...)))
}
