package report

import (
	"slices"
	"strings"

	"lotse/assessment"
)

// lettersFor are the letters that a finding asks about, and that a proposal is
// made for.
func lettersFor(finding string) string {
	switch finding {
	case "raci-no-a", "raci-multi-a":
		return "A"
	case "raci-no-r", "raci-many-r":
		return "R"
	case "raci-self-release":
		return "AR"
	case "raci-silent":
		return "CI"
	case "raci-many-c":
		return "C"
	}
	return ""
}

// raciFindings lists gaps and duplications with what the pack proposes, or says
// that there are none.
func (a *author) raciFindings() []Block {
	const id = "tab-raci-findings"
	table := Table{
		ID: id, Caption: a.tableTitle(id), Source: a.findingsSource(),
		Columns: []TableColumn{
			{Head: a.head(id, "activity"), Width: 0.3},
			{Head: a.head(id, "finding"), Width: 0.36},
			{Head: a.head(id, "proposal"), Width: 0.34},
		},
	}
	for _, t := range a.pub.RACI.Activities {
		if row, ok := a.findingRow(t); ok {
			table.Rows = append(table.Rows, row)
		}
	}
	if roles := a.roleRows(); len(roles) > 0 {
		table.Rows = append(append(table.Rows, TableRow{Group: a.say.T("report-roles-roles")}), roles...)
	}
	if len(table.Rows) == 0 {
		return []Block{para(a.say.T("report-roles-clean"))}
	}
	table.Number = a.tableNumber()
	return []Block{table}
}

// findingsSource says what the proposals are, and how often findings occur that
// the text does not count.
func (a *author) findingsSource() string {
	d := a.pub.RACI
	n := func(ids []string) string { return a.say.Number(float64(len(ids)), 0) }
	return joinSentences([]string{
		a.say.T("report-roles-proposal-source"),
		bind(a.say.T("report-roles-finding-counts", "NoR", n(d.NoR), "ManyR", n(d.ManyR), "Silent", n(d.Silent))),
	})
}

// findingRow is what is wrong with one activity; !ok: nothing.
func (a *author) findingRow(t assessment.RACIActivity) (row TableRow, ok bool) {
	var found []string
	letters := ""
	for _, f := range t.Findings {
		if words := a.label(f); words != "" {
			found = append(found, words)
			letters += lettersFor(f)
		}
	}
	if len(found) == 0 {
		return TableRow{}, false
	}
	row = textRow(a.label(t.ID), joinSentences(found), "")
	row.Cells[2].Text = a.proposal(t.ID, letters)
	return row, true
}

// proposal is whom the pack proposes for some letters of an activity.
func (a *author) proposal(activity, letters string) Rich {
	var r Rich
	for _, l := range []string{"A", "R", "C", "I"} {
		name := a.label("target-" + activity + "-" + strings.ToLower(l))
		if !strings.Contains(letters, l) || name == "" {
			continue
		}
		if len(r) > 0 {
			r = append(r, Span{Text: "; "})
		}
		r = append(r, Span{Text: l + ":\u00a0", Bold: true}, Span{Text: name})
	}
	if len(r) == 0 {
		return plain(a.say.T("report-roles-to-settle"))
	}
	return r
}

// roleRows are the roles that do too much, and those that have no part in anything.
func (a *author) roleRows() []TableRow {
	var rows []TableRow
	d := a.pub.RACI
	for _, role := range d.Roles {
		switch {
		case a.overloaded(role):
			share := float64(d.RByRole[role]) / float64(d.TotalR)
			text := a.text("txt-raci-overload", values{"raci.max-r-share": share})
			if text == "" {
				text = a.say.T("report-roles-share", "Share", a.say.Percent(share))
			}
			rows = append(rows, textRow(a.label(role), text, a.handOver(role)))
		case slices.Contains(d.Idle, role) && a.label("raci-idle") != "":
			rows = append(rows, textRow(a.label(role), a.label("raci-idle"), a.say.T("report-roles-idle-proposal")))
		}
	}
	return rows
}

// handOver names up to three tasks that a role does and for which the pack
// proposes another one.
func (a *author) handOver(role string) string {
	const most = 3
	name := strings.ToLower(a.label(role))
	var tasks []string
	for _, t := range a.pub.RACI.Activities {
		target := strings.ToLower(a.label("target-" + t.ID + "-r"))
		if strings.Contains(t.Letters[role], "R") && target != "" && !strings.Contains(target, name) {
			tasks = append(tasks, a.say.Quote(a.label(t.ID)))
		}
	}
	if len(tasks) == 0 {
		return a.say.T("report-roles-share-out")
	}
	return a.say.T("report-roles-hand-over", "Tasks", a.say.List(first(tasks, most)))
}
