package report

import (
	"slices"

	"lotse/questionnaires"
	"lotse/report/figure"
)

// knowsKnowledge reports whether obstacles were asked for or it is known whether
// there is a working group.
func (a *author) knowsKnowledge() bool {
	return a.pub.Barriers.Present || a.pub.WorkingGroup.Present
}

// knowledge shows what keeps experts from sharing what they know, and the group
// in which they could.
func (a *author) knowledge() []Block {
	blocks := []Block{key(a.knowledgeKey())}
	b := a.pub.Barriers
	switch {
	case b.Present && b.Shown:
		blocks = append(blocks, paras(a.barrierText())...)
		blocks = append(blocks, a.barriersFigure())
	case b.Present:
		blocks = append(blocks, para(a.say.T("report-knowledge-hidden")))
	default:
		blocks = append(blocks, para(a.say.T("report-knowledge-not-asked")))
	}
	blocks = append(blocks, Heading{ID: "working-group", Level: 2, Text: a.say.T("report-knowledge-group")})
	blocks = append(blocks, a.workingGroup()...)
	return blocks
}

// knowledgeKey names the obstacle named most, else how the working group stands.
func (a *author) knowledgeKey() string {
	b := a.pub.Barriers
	if !b.Present || !b.Shown {
		return a.groupKey()
	}
	if text := a.text("txt-barriers", nil); text != "" {
		return text
	}
	if b.Top == "" {
		return a.say.T("report-knowledge-key-none")
	}
	return bind(a.say.T("report-knowledge-key-top", "Barrier", a.say.Quote(a.label(b.Top)), "Share", a.say.Percent(b.MaxShare.Value)))
}

// barrierText says which class of obstacles weighs most, and who names none.
func (a *author) barrierText() string {
	b := a.pub.Barriers
	top := ""
	for _, g := range a.barrierClasses() {
		if g.id != "" && b.Classes[g.id] > b.Classes[top]+1e-9 {
			top = g.id
		}
	}
	var said []string
	if top != "" {
		said = append(said, bind(a.say.T("report-knowledge-class", "Class", a.label(top), "Share", a.say.Percent(b.Classes[top]))))
	}
	for _, o := range a.barrierOptions() {
		if share := b.Options[o.ID]; o.Exclusive && share > 0 {
			said = append(said, bind(a.say.T("report-knowledge-none-share", "Share", a.say.Percent(share), "Option", a.say.Quote(a.label(o.ID)))))
		}
	}
	return joinSentences(said)
}

// groupKey says whether there is a working group and how many preconditions it meets.
func (a *author) groupKey() string {
	g := a.pub.WorkingGroup
	switch {
	case !g.Present:
		return a.say.T("report-knowledge-group-unknown")
	case !g.Exists:
		return a.say.T("report-knowledge-key-no-group")
	case len(g.Met) == 0:
		return a.say.T("report-knowledge-key-group-none")
	case len(g.Met) == g.Of:
		return a.say.T("report-knowledge-key-group-all")
	}
	return bind(a.say.N("report-knowledge-key-group", len(g.Met), "Count", a.spell(len(g.Met)), "All", a.spell(g.Of)))
}

// workingGroup shows what the group has and what it still needs. A group that
// lacks something gets a proposal.
func (a *author) workingGroup() []Block {
	g := a.pub.WorkingGroup
	if !g.Present {
		if a.pub.Barriers.Present && a.pub.Barriers.Shown { // else it is the key sentence
			return append(paras(a.groupKey()), a.groupProposal()...)
		}
		return a.groupProposal()
	}
	var said []string
	if a.pub.Barriers.Present && a.pub.Barriers.Shown {
		said = append(said, a.groupKey())
	}
	if g.Exists {
		said = append(said, a.groupMembers())
	} else {
		said = append(said, a.say.T("report-knowledge-group-missing"))
	}
	blocks := paras(joinSentences(said))
	if table := a.groupTableOfCriteria(); len(table.Rows) > 0 {
		table.Number = a.tableNumber()
		blocks = append(blocks, table)
	}
	if !g.Exists || len(g.Met) < g.Of {
		blocks = append(blocks, a.groupProposal()...)
	}
	return blocks
}

// groupMembers counts members and the departments they come from.
func (a *author) groupMembers() string {
	members := a.pub.WorkingGroup.Members
	from := map[string]bool{}
	for _, m := range members {
		if d := m.Pick("wg-member-department"); d != "" {
			from[d] = true
		}
	}
	switch {
	case len(members) == 0:
		return ""
	case len(members) == 1 || len(from) == 0:
		return bind(a.say.N("report-knowledge-members", len(members)))
	}
	return bind(a.say.N("report-knowledge-members-from", len(from), "Members", a.say.Number(float64(len(members)), 0)))
}

// groupTableOfCriteria lists the preconditions of a group.
func (a *author) groupTableOfCriteria() Table {
	const id = "tab-working-group"
	table := Table{
		ID: id, Caption: a.tableTitle(id),
		Columns: []TableColumn{
			{Head: capital(a.head(id, "criterion")), Width: 0.82},
			{Head: a.head(id, "met"), Width: 0.18, Align: figure.Center},
		},
	}
	q := a.pack.Question("wg-criteria")
	if q == nil || q.Kind == nil {
		return table
	}
	g := a.pub.WorkingGroup
	for _, o := range q.Kind.Control(a.say.Lang()).Options {
		met := a.say.T("report-no")
		switch {
		case !g.Exists:
			met = a.say.T("report-knowledge-open")
		case slices.Contains(g.Met, o.ID):
			met = a.say.T("report-yes")
		}
		table.Rows = append(table.Rows, textRow(a.label(o.ID), met))
	}
	return table
}

// groupProposal says who should belong to the group and how it could work.
func (a *author) groupProposal() []Block {
	texts := paras(a.text("txt-wg-composition", nil), a.text("txt-wg-agenda", nil))
	if len(texts) == 0 {
		return nil
	}
	return append([]Block{Heading{Level: 3, Text: a.say.T("report-knowledge-proposal")}}, texts...)
}

// barrierOptions are the pack's obstacles in order, with their classes.
func (a *author) barrierOptions() []questionnaires.Option {
	q := a.pack.Question("barriers")
	if q == nil || q.Kind == nil {
		return nil
	}
	var options []questionnaires.Option
	for _, c := range q.Kind.Control(a.say.Lang()).Options {
		if o, ok := a.pack.Option(c.ID); ok {
			options = append(options, o)
		}
	}
	return options
}
