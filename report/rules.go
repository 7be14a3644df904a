package report

import (
	"strings"
	"time"

	"lotse/assessment"
)

// The status options of the rules checklist.
const (
	ruleInForce   = "chk-in-force"
	ruleDraft     = "chk-draft"
	ruleMissing   = "chk-missing"
	ruleNotNeeded = "chk-na"
)

// knowsRules reports whether the status of any rule is known.
func (a *author) knowsRules() bool { return a.pub.Rules.Present && a.rulesThatCount() > 0 }

// rulesThatCount are the rules needed whose status was answered.
func (a *author) rulesThatCount() int {
	return a.rulesWith(ruleInForce) + a.rulesWith(ruleDraft) + a.rulesWith(ruleMissing)
}

// rulesWith counts the rules of a status.
func (a *author) rulesWith(status string) int {
	n := 0
	for _, r := range a.pub.Rules.Items {
		if r.Status == status {
			n++
		}
	}
	return n
}

// rules shows whether the rules are binding and accepted.
func (a *author) rules() []Block {
	blocks := append([]Block{key(a.rulesKey())}, paras(a.text("txt-rules-status", nil))...)
	blocks = append(blocks, a.rulesFigures())
	if a.showsRulesMap() {
		blocks = append(blocks, a.rulesFigure())
	}
	blocks = append(blocks, a.rulesTable())
	blocks = append(blocks, a.staleRules()...)
	if a.has("rep-annex") {
		blocks = append(blocks, Para{Text: Rich{{Text: a.say.T("report-rules-annex") + " "}, a.annexLink("checklist")}})
	}
	return blocks
}

// annexLink leads to a part of the annex: Anhang, Seite 40.
func (a *author) annexLink(part string) Span {
	link := a.chapterLink("rep-annex")
	link.Anchor = part
	return link
}

// rulesKey counts the rules in force.
func (a *author) rulesKey() string {
	inForce, all := a.rulesWith(ruleInForce), a.rulesThatCount()
	switch inForce {
	case 0:
		return bind(a.say.N("report-rules-key-none", all))
	case all:
		return bind(a.say.N("report-rules-key-all", all))
	}
	return bind(a.say.N("report-rules-key", inForce, "Count", capital(a.spell(inForce)), "All", a.say.Number(float64(all), 0)))
}

// rulesFigures count the rules by status.
func (a *author) rulesFigures() Block {
	known := 0
	for _, r := range a.pub.Rules.Items {
		if r.Communicated && counted(r) {
			known++
		}
	}
	var k KeyFigures
	for _, f := range []struct {
		n     int
		label string
	}{
		{a.rulesWith(ruleInForce), a.label(ruleInForce)},
		{a.rulesWith(ruleDraft), a.label(ruleDraft)},
		{a.rulesWith(ruleMissing), a.say.N("report-rules-missing", a.rulesWith(ruleMissing))},
		{known, a.label("chk-communicated")},
	} {
		k.Items = append(k.Items, KeyFigure{Value: a.say.Number(float64(f.n), 0), Label: f.label})
	}
	return k
}

// counted reports whether a rule is needed and its status known.
func counted(r assessment.RuleItem) bool { return r.Status != "" && r.Status != ruleNotNeeded }

// rulesTable lists the rules that weigh most.
func (a *author) rulesTable() Table {
	const id = "tab-rules"
	most := 0.0
	for _, r := range a.pub.Rules.Items {
		most = max(most, r.Weight)
	}
	table := Table{
		ID: id, Number: a.tableNumber(), Caption: a.tableTitle(id), Source: a.say.T("report-rules-source"),
		Columns: []TableColumn{
			{Head: capital(a.head(id, "rule")), Width: 0.6},
			{Head: a.head(id, "status"), Width: 0.24},
			{Head: a.head(id, "communicated"), Width: 0.16},
		},
	}
	for _, r := range a.pub.Rules.Items {
		if r.Weight >= most-1e-9 {
			table.Rows = append(table.Rows, textRow(a.ruleName(r.ID), a.ruleStatus(r), a.ruleKnown(r)))
		}
	}
	return table
}

// ruleName is a rule's line in the checklist.
func (a *author) ruleName(id string) string {
	if r, ok := a.pack.Row(id); ok {
		return r.Label.In(a.say.Lang())
	}
	return id
}

func (a *author) ruleStatus(r assessment.RuleItem) string {
	if r.Status == "" {
		return a.say.T("report-rules-not-stated")
	}
	return a.label(r.Status)
}

// ruleKnown says whether a rule was made known; what does not exist cannot be.
func (a *author) ruleKnown(r assessment.RuleItem) string {
	switch {
	case r.Communicated && counted(r):
		return a.say.T("report-yes")
	case !counted(r) || r.Status == ruleMissing:
		return dash
	}
	return a.say.T("report-no")
}

// staleRules names the rules in force that nobody has reviewed for long.
func (a *author) staleRules() []Block {
	var items []string
	for _, id := range a.pub.Rules.Stale {
		for _, r := range a.pub.Rules.Items {
			if r.ID == id {
				items = append(items, a.say.T("report-rules-stale-item", "Rule", a.ruleName(id), "Date", a.ruleDate(r)))
			}
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{Para{Text: Rich{{Text: a.say.T("report-rules-stale-head") + " ", Bold: true}, {Text: a.say.N("report-rules-stale", len(items), "Rules", strings.Join(items, "; "))}}}}
}

// ruleDate is when a rule was last reviewed.
func (a *author) ruleDate(r assessment.RuleItem) string {
	if day, err := time.Parse(time.DateOnly, r.Reviewed); err == nil {
		return a.say.Date(day)
	}
	return dash
}
