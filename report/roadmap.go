package report

import (
	"slices"
	"strconv"

	"lotse/assessment"
	"lotse/report/figure"
	"lotse/templates/locale"
)

// waves are the stages of the roadmap; the last one is for what no longer fits.
var waves = []int{1, 2, 3, 4}

// roadmap shows the recommendations in time.
func (a *author) roadmap() []Block {
	blocks := []Block{key(a.roadmapKey())}
	if !a.onlyRepeats() {
		blocks = append(blocks, paras(a.text("txt-roadmap", nil))...)
	}
	if a.showsRoadmap() {
		blocks = append(blocks, a.roadmapFigure())
	}
	if !a.onlyRepeats() {
		blocks = append(blocks, a.capacityTable())
	}
	if list := a.immediateList(); len(list.Items) > 0 {
		blocks = append(blocks, Heading{Level: 2, Text: a.say.T("report-immediate-actions")}, para(a.say.T("report-immediate-intro")), list)
	}
	blocks = append(blocks, a.roadmapTable())
	return blocks
}

func (a *author) roadmapKey() string {
	n := len(a.plan.Immediate)
	if a.onlyRepeats() {
		return a.say.T("report-roadmap-key-repeat")
	}
	if n == 0 {
		return a.say.T("report-roadmap-key-none")
	}
	return bind(a.say.N("report-roadmap-key", n, "Count", capital(a.spell(n))))
}

// onlyRepeats reports whether there is nothing to do but to repeat the assessment.
func (a *author) onlyRepeats() bool {
	return len(a.plan.Recommendations) == 1 && a.plan.Fired(repeatRule)
}

// inWave are the recommendations of a stage in printing order.
func (a *author) inWave(wave int) []*assessment.Recommendation {
	var list []*assessment.Recommendation
	for _, id := range a.plan.Print {
		if r := a.plan.Recommendation(id); r != nil && r.Rule != nil && r.Wave == wave {
			list = append(list, r)
		}
	}
	return list
}

// capacityTable sets each stage's person-days against its capacity.
func (a *author) capacityTable() Block {
	table := Table{
		ID: "tab-capacity", Number: a.tableNumber(), Caption: a.say.T("report-capacity"),
		Columns: []TableColumn{
			{Head: a.say.T("report-capacity-stage"), Width: 0.34},
			{Head: a.say.T("report-capacity-count"), Width: 0.22, Align: figure.Right},
			{Head: a.say.T("report-capacity-days"), Width: 0.22, Align: figure.Right},
			{Head: a.say.T("report-capacity-room"), Width: 0.22, Align: figure.Right},
		},
	}
	outside := 0.0
	for _, w := range waves {
		list := a.inWave(w)
		if len(list) == 0 && w > 3 {
			continue
		}
		days := 0.0
		for _, r := range list {
			days += r.EffortPD
		}
		room := dash
		if w <= len(a.plan.Capacity) {
			room = a.days(a.plan.Capacity[w-1])
			outside += days - a.plan.DaysByWave[w]
		}
		table.Rows = append(table.Rows, textRow(capital(a.wave(w)), strconv.Itoa(len(list)), a.days(days), room))
	}
	if outside > 1e-9 {
		table.Source = bind(a.say.T("report-capacity-outside", "Days", a.say.PersonDays(outside)))
	}
	return table
}

// days writes a number of person-days without the word.
func (a *author) days(n float64) string {
	if locale.Round(n, 1) == locale.Round(n, 0) {
		return a.say.Number(n, 0)
	}
	return a.say.Number(n, 1)
}

// immediateList are the actions that can begin at once.
func (a *author) immediateList() List {
	var list List
	for _, id := range a.plan.Immediate {
		r := a.plan.Recommendation(id)
		if r == nil || r.Rule == nil {
			continue
		}
		title := Span{Text: r.Rule.Title.In(a.say.Lang()), Bold: true}
		title.Anchor, _ = a.recommendationAnchor(id)
		list.Items = append(list.Items, Rich{title, {Text: " (" + a.say.PersonDays(r.EffortPD) + ", " + r.Rule.Owner.In(a.say.Lang()) + ")"}})
	}
	return list
}

// roadmapTable lists all recommendations by stage.
func (a *author) roadmapTable() Block {
	const id = "tab-roadmap"
	table := Table{
		ID: id, Number: a.tableNumber(), Caption: a.tableTitle(id),
		Columns: []TableColumn{
			{Head: a.say.T("report-number"), Width: 0.045, Align: figure.Right},
			{Head: a.head(id, "recommendation"), Width: 0.265},
			{Head: a.head(id, "responsible"), Width: 0.175},
			{Head: a.head(id, "person-days"), Width: 0.125, Align: figure.Right},
			{Head: a.head(id, "priority"), Width: 0.085, Align: figure.Right},
			{Head: a.head(id, "depends-on"), Width: 0.08},
			{Head: a.head(id, "kpi"), Width: 0.225},
		},
	}
	for _, w := range waves {
		list := a.inWave(w)
		if len(list) > 0 {
			table.Rows = append(table.Rows, TableRow{Group: capital(a.wave(w))})
		}
		for _, r := range list {
			table.Rows = append(table.Rows, a.roadmapRow(r))
		}
	}
	if !a.onlyRepeats() {
		table.Source = a.say.T("report-roadmap-source")
	}
	return table
}

func (a *author) roadmapRow(r *assessment.Recommendation) TableRow {
	priority := dash
	if a.priority(r) != "" {
		priority = a.say.Number(r.Inherited, 1)
	}
	row := textRow(strconv.Itoa(r.Number), "", a.owner(r), a.days(r.EffortPD), priority, a.after(r), r.Rule.KPI.In(a.say.Lang()))
	row.Cells[1].Text = a.roadmapTitle(r)
	return row
}

// after lists the numbers of what must be done first.
func (a *author) after(r *assessment.Recommendation) string {
	var numbers []int
	for _, id := range r.After {
		if d := a.plan.Recommendation(id); d != nil {
			numbers = append(numbers, d.Number)
		}
	}
	if len(numbers) == 0 {
		return dash
	}
	slices.Sort(numbers)
	return joinNumbers(numbers)
}
