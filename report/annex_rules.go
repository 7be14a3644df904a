package report

import "strings"

// rulesChecklist lists all rules with their state and the pointers to laws, which
// are printed nowhere else.
func (a *author) rulesChecklist() []Block {
	if !a.knowsRules() {
		return nil
	}
	table := Table{
		ID: "tab-checklist", Number: a.tableNumber(), Caption: a.say.T("report-rules-checklist"), Source: a.say.T("report-rules-checklist-intro"),
		Columns: []TableColumn{
			{Head: capital(a.head("tab-rules", "rule")), Width: 0.36},
			{Head: a.head("tab-rules", "status"), Width: 0.17},
			{Head: a.head("tab-rules", "communicated"), Width: 0.11},
			{Head: a.label("chk-reviewed"), Width: 0.14},
			{Head: a.say.T("report-rules-law"), Width: 0.22},
		},
	}
	for _, r := range a.pub.Rules.Items {
		law := dash
		if row, ok := a.pack.Row(r.ID); ok && row.Law != "" {
			law = bindLaw(row.Law)
		}
		row := textRow(a.ruleName(r.ID), a.ruleStatus(r), a.ruleKnown(r), a.ruleDate(r), law)
		row.Cells[4].Small = true
		table.Rows = append(table.Rows, row)
	}
	return []Block{Heading{ID: "checklist", Level: 2, Text: a.say.T("report-rules-checklist")}, table}
}

// bindLaw keeps the parts of a pointer to a law together.
func bindLaw(s string) string {
	return strings.NewReplacer("§ ", "§\u00a0", "Nr. ", "Nr.\u00a0", "Abs. ", "Abs.\u00a0", "Art. ", "Art.\u00a0").Replace(s)
}

// rolesRule is the recommendation that the proposal is for.
const rolesRule = "clarify-roles"

// targetLetters are the parts of the proposal, by the ending of its labels.
var targetLetters = [4]string{"a", "r", "c", "i"}

// targetMatrix proposes who should be responsible for what: the pack's labels
// target-<activity>-a, -r, -c and -i.
func (a *author) targetMatrix() []Block {
	q := a.pack.Question("raci")
	if q == nil || q.Kind == nil || !a.pub.RACI.Present && !a.plan.Fired(rolesRule) {
		return nil
	}
	table := Table{
		ID: "tab-target-matrix", Caption: a.say.T("report-rules-target"), Source: a.say.T("report-rules-target-intro"),
		Columns: []TableColumn{{Head: a.say.T("report-rules-target-task"), Width: 0.24}},
	}
	for _, letter := range targetLetters {
		table.Columns = append(table.Columns, TableColumn{Head: a.say.T("report-rules-target-" + letter), Width: 0.19})
	}
	for _, activity := range q.Kind.Control(a.say.Lang()).Rows {
		cells, proposed := []string{activity.Label.In(a.say.Lang())}, false
		for _, letter := range targetLetters {
			who := a.label("target-" + activity.ID + "-" + letter)
			proposed = proposed || who != ""
			if who == "" {
				who = dash
			}
			cells = append(cells, who)
		}
		if proposed {
			table.Rows = append(table.Rows, textRow(cells...))
		}
	}
	if len(table.Rows) == 0 {
		return nil
	}
	table.Number = a.tableNumber()
	return []Block{Heading{ID: "target-matrix", Level: 2, Text: a.say.T("report-rules-target")}, table}
}
