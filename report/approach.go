package report

import (
	"strconv"
	"strings"

	"lotse/assessment"
	"lotse/report/figure"
)

// approach says why the assessment was made, who took part and how to read it.
func (a *author) approach() []Block {
	blocks := []Block{key(a.approachKey())}
	blocks = append(blocks, paras(a.occasion(), a.how())...)
	if list := a.participation(); len(list) > 0 {
		blocks = append(append(blocks, Heading{Level: 2, Text: a.say.T("report-participation")}), list...)
	}
	blocks = append(blocks, Heading{ID: "levels", Level: 2, Text: a.say.T("report-levels")}, para(a.say.T("report-levels-intro")), a.levelList(), para(a.say.T("report-levels-rule")))
	return blocks
}

func (a *author) approachKey() string {
	p := a.pub.Participation
	switch {
	case p.Answered == 0:
		return a.say.T("report-approach-nobody")
	case p.Invited > p.Answered:
		return bind(a.say.N("report-approach-of", p.Answered, "Invited", a.say.Number(float64(p.Invited), 0)))
	}
	return bind(a.say.N("report-approach-all", p.Answered))
}

// how says where the report's statements come from.
func (a *author) how() string {
	if a.heldWorkshop() {
		return a.say.T("report-approach-how")
	}
	return a.say.T("report-approach-how-survey")
}

// occasion repeats in the client's choice of words what prompted the assessment.
func (a *author) occasion() string {
	var reasons []string
	for _, id := range a.pub.Company.Triggers {
		if l := a.label(id); l != "" {
			reasons = append(reasons, a.say.Quote(l))
		}
	}
	if len(reasons) == 0 {
		return ""
	}
	return a.say.T("report-occasion", "Reasons", a.say.List(reasons))
}

// participation shows how many people of each group answered.
func (a *author) participation() []Block {
	table := Table{
		ID: "tab-participation", Number: a.tableNumber(), Caption: a.tableTitle("tab-participation"),
		Columns: []TableColumn{
			{Head: a.head("tab-participation", "group"), Width: 0.52},
			{Head: a.head("tab-participation", "invited"), Width: 0.16, Align: figure.Right},
			{Head: a.head("tab-participation", "answered"), Width: 0.16, Align: figure.Right},
			{Head: a.head("tab-participation", "rate"), Width: 0.16, Align: figure.Right},
		},
	}
	var notes []string
	hidden := false
	for _, g := range a.pub.Groups {
		if g.Empty && g.Invited == 0 {
			continue
		}
		table.Rows = append(table.Rows, a.participationRow(g))
		hidden = hidden || !g.Shown && !g.Empty
		if g.LowShare {
			notes = append(notes, a.text("txt-participation-low", values{"group": a.group(g.ID)}))
		}
	}
	if hidden {
		notes = append(notes, bind(a.say.T("report-hidden-groups", "K", a.pub.K)))
	}
	if n := a.pub.Participation.Excluded; n > 0 {
		notes = append(notes, bind(a.say.N("report-excluded", n)))
	}
	if len(table.Rows) == 0 {
		a.tables--
		return paras(notes...)
	}
	return append([]Block{table}, paras(strings.Join(notes, " "))...)
}

func (a *author) participationRow(g assessment.PublishedGroup) TableRow {
	cells := []string{a.groupInFull(g), strconv.Itoa(g.Invited), a.count(g), a.rate(g)}
	if g.Invited == 0 {
		cells[1] = dash
	}
	return textRow(cells...)
}

// dash stands where there is no number to print.
const dash = "–"

// count is how many people of a group answered; of a hidden group only the limit.
func (a *author) count(g assessment.PublishedGroup) string {
	switch {
	case g.Empty:
		return "0"
	case !g.Shown || !g.N.Known:
		return a.text("txt-fewer-than", nil)
	}
	return a.say.Number(g.N.Value, 0)
}

func (a *author) rate(g assessment.PublishedGroup) string {
	if !g.Shown || !g.Rate.Known {
		return dash
	}
	return a.say.PercentSign(g.Rate.Value)
}

// groupInFull is a group's whole name, with the names of the groups it unites.
func (a *author) groupInFull(g assessment.PublishedGroup) string {
	if len(g.Of) > 0 {
		return a.group(g.ID) + " (" + a.list(g.Of, a.group) + ")"
	}
	if pg := a.pack.Group(g.ID); pg != nil {
		return pg.Name.In(a.say.Lang())
	}
	return a.group(g.ID)
}

// levelList explains the levels.
func (a *author) levelList() Block {
	var d Definitions
	for _, l := range a.pack.Scale {
		d.Items = append(d.Items, Definition{
			Term: strconv.Itoa(l.Level) + "\u2002" + l.Name.In(a.say.Lang()),
			Text: l.Meaning.In(a.say.Lang()),
		})
	}
	return d
}

// textRow is a row of plain cells whose first one heads it.
func textRow(cells ...string) TableRow {
	row := TableRow{Header: true}
	for _, c := range cells {
		row.Cells = append(row.Cells, Cell{Text: plain(c)})
	}
	return row
}
