package report

import (
	"slices"

	"lotse/assessment"
	"lotse/report/figure"
)

// ownerClear is the share of answers from which people agree on who is
// responsible; below it the responsibility counts as unclear (our own limit).
const ownerClear = 0.60

// showsOwners reports whether anybody answered the owner check.
func (a *author) showsOwners() bool {
	return slices.ContainsFunc(a.pub.Owners, func(o assessment.OwnerItem) bool { return o.Answers > 0 || o.Withheld })
}

// ownerTask names the task of a line of the owner check.
func (a *author) ownerTask(o assessment.OwnerItem) string {
	if name := a.label(o.Activity); name != "" {
		return name
	}
	return a.question(o.ID)
}

// ownerFigure shows whom people hold responsible.
func (a *author) ownerFigure() Figure {
	check := figure.OwnerCheck{Threshold: ownerClear, Limit: a.say.T("report-roles-clear-from", "Share", a.say.PercentSign(ownerClear))}
	for _, o := range a.pub.Owners {
		check.Rows = append(check.Rows, a.ownerRow(o))
	}
	return Figure{
		ID: "fig-owner-check", Number: a.figureNumber(), Caption: a.figureTitle("fig-owner-check"),
		Read: plain(a.figureRead("fig-owner-check")), Source: a.ownerSource(), Alt: a.ownerAlt(),
		Height: check.Height(), Draw: check.Draw,
	}
}

func (a *author) ownerRow(o assessment.OwnerItem) figure.OwnerRow {
	row := figure.OwnerRow{Name: a.ownerTask(o)}
	switch {
	case o.Withheld:
		row.Missing, row.Hidden = a.say.T("report-protected"), true
		return row
	case o.Answers == 0:
		row.Missing = a.say.T("report-roles-no-answers")
		return row
	}
	if o.Agreement.Known && len(o.Counts) > 0 {
		row.Share = a.say.T("report-roles-same-role", "Share", a.say.Percent(o.Agreement.Value))
	}
	for _, c := range o.Counts {
		row.Parts = append(row.Parts, figure.OwnerPart{Name: a.label(c.Role), Count: c.Count})
	}
	if o.DontKnow > 0 {
		row.Parts = append(row.Parts, figure.OwnerPart{Name: a.say.T("report-roles-unknown"), Count: o.DontKnow, Unknown: true})
	}
	return row
}

// ownerSource says how many answers there are, and what agreement means.
func (a *author) ownerSource() string {
	least, most := 0, 0
	for _, o := range a.pub.Owners {
		if o.Answers == 0 {
			continue
		}
		if least == 0 || o.Answers < least {
			least = o.Answers
		}
		most = max(most, o.Answers)
	}
	n := func(v int) string { return a.say.Number(float64(v), 0) }
	answers := ""
	switch {
	case most == 0:
	case least == most:
		answers = bind(a.say.T("report-roles-answers", "N", n(most)))
	default:
		answers = bind(a.say.T("report-roles-answers-between", "Least", n(least), "Most", n(most)))
	}
	return joinSentences([]string{answers, bind(a.say.T("report-roles-agreement", "Share", a.say.Percent(ownerClear)))})
}

// leastAgreed is the line on which people agree least; ties in the pack's order.
func (a *author) leastAgreed() (least assessment.OwnerItem, found bool) {
	for _, o := range a.pub.Owners {
		if o.Agreement.Known && (!found || o.Agreement.Value < least.Agreement.Value-1e-9) {
			least, found = o, true
		}
	}
	return least, found
}

func (a *author) ownerAlt() string {
	alt := []string{bind(a.say.N("report-roles-alt-owners", len(a.pub.Owners), "Title", trimEnd(a.figureTitle("fig-owner-check"))))}
	if o, ok := a.leastAgreed(); ok {
		alt = append(alt, a.say.T("report-roles-alt-least", "Task", a.ownerTask(o), "Share", a.say.Percent(o.Agreement.Value)))
	}
	hidden := 0
	for _, o := range a.pub.Owners {
		if o.Withheld {
			hidden++
		}
	}
	if hidden > 0 {
		alt = append(alt, bind(a.say.N("report-roles-alt-hidden", hidden)))
	}
	return joinSentences(alt)
}

// trimEnd leaves out a full stop at a title's end.
func trimEnd(s string) string {
	for len(s) > 0 && s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	return s
}

// A remark is a sentence, and the task it is about.
type remark struct{ task, text string }

// whole is the remark as one sentence.
func (r remark) whole() string {
	if r.task == "" {
		return r.text
	}
	return r.task + ": " + r.text
}

// rich emphasises the task.
func (r remark) rich() Rich {
	if r.task == "" {
		return plain(r.text)
	}
	return Rich{{Text: r.task + ":", Bold: true}, {Text: " " + r.text}}
}

// ownerRemark says how differently people answer the same question.
func (a *author) ownerRemark() remark {
	o, ok := a.leastAgreed()
	if !ok {
		return remark{}
	}
	if o.Agreement.Value >= ownerClear-1e-9 {
		return remark{text: bind(a.say.T("report-roles-owners-agree", "Share", a.say.Percent(ownerClear)))}
	}
	roles := a.spell(o.DistinctRoles())
	text := ""
	switch {
	case o.DistinctRoles() == 0:
		text = a.say.N("report-roles-nobody-knows", o.Answers)
	case o.DistinctRoles() == 1:
		text = a.say.N("report-roles-one-role", o.Answers, "Unknown", a.say.Number(float64(o.DontKnow), 0))
	case o.DontKnow == 0:
		text = a.say.N("report-roles-different", o.Answers, "Roles", roles)
	default:
		text = a.say.N("report-roles-different-unknown", o.Answers, "Roles", roles)
	}
	return remark{task: a.ownerTask(o), text: bind(text)}
}
