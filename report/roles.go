package report

import (
	"cmp"
	"strings"

	"lotse/assessment"
)

// knowsRoles reports whether there is a matrix, or anybody answered the owner check.
func (a *author) knowsRoles() bool { return a.pub.RACI.Present || a.showsOwners() }

// roles shows who is responsible for what: on paper, and in people's heads.
func (a *author) roles() []Block {
	var blocks []Block
	owners := a.ownerRemark()
	if a.pub.RACI.Present {
		head, rest := a.rolesKey()
		blocks = append(blocks, key(head))
		blocks = append(blocks, paras(rest)...)
		blocks = append(blocks, a.raciFigures()...)
		blocks = append(blocks, a.raciFindings()...)
	} else {
		blocks = append(blocks, paras(a.say.T("report-roles-no-matrix"))...)
		if owners.text != "" {
			blocks = append([]Block{key(owners.whole())}, blocks...)
		} else {
			blocks = []Block{key(a.say.T("report-roles-no-matrix"))}
		}
	}
	if a.showsOwners() {
		blocks = append(blocks, a.ownerFigure())
		if a.pub.RACI.Present && owners.text != "" {
			blocks = append(blocks, Callout{Text: owners.rich()})
		}
	}
	return blocks
}

// rolesKey says for how many tasks it is settled who is responsible. Where the
// number is none, one or all, the pack's sentence with a number in it would not
// read well.
func (a *author) rolesKey() (head, rest string) {
	d := a.pub.RACI
	all := len(d.Activities)
	parts := sentences(a.text("txt-raci", nil))
	if len(parts) > 0 {
		head, rest = parts[0], joinSentences(parts[1:])
	}
	form := ""
	switch {
	case all == 1 && d.OK == 1:
		return a.say.T("report-roles-only-settled"), ""
	case all == 1:
		return a.say.T("report-roles-only-open"), ""
	case d.OK == 0:
		form = "report-roles-none"
	case d.OK == 1:
		form = "report-roles-one"
	case d.OK == all:
		form = "report-roles-all"
	}
	if form != "" || head == "" {
		head = bind(a.say.T(cmp.Or(form, "report-roles-some"), "OK", a.say.Number(float64(d.OK), 0), "All", a.say.Number(float64(all), 0)))
	}
	return head, rest
}

// holders is how many roles hold a letter in an activity.
func holders(act assessment.RACIActivity, letter string) int {
	n := 0
	for _, letters := range act.Letters {
		if strings.Contains(letters, letter) {
			n++
		}
	}
	return n
}

// overloadShare is the share of all R from which a role carries too much, and
// overloadFrom the number of R from which a share says something (our own limits).
const (
	overloadShare = 0.40
	overloadFrom  = 8
)

// overloaded reports whether a role does too large a part of all tasks.
func (a *author) overloaded(role string) bool {
	d := a.pub.RACI
	return d.TotalR >= overloadFrom && float64(d.RByRole[role]) >= overloadShare*float64(d.TotalR)-1e-9
}
