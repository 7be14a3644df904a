package report

import (
	"strings"
	"time"

	"lotse/assessment"
	"lotse/report/figure"
)

// smartCriteria are the labels of the five criteria in the order of the word SMART.
var smartCriteria = []string{"smart-specific", "smart-measurable", "smart-assignable", "smart-realistic", "smart-timed"}

// hasGoals reports whether anything was said about goals.
func (a *author) hasGoals() bool { return a.pub.Goals.Present }

// goals says what the client wants to achieve and how well the goals are worked out.
func (a *author) goals() []Block {
	g := a.pub.Goals
	head, rest := a.goalsKey()
	blocks := []Block{key(head)}
	blocks = append(blocks, paras(joinSentences([]string{rest, a.alignment()}))...)
	if len(g.CompanyGoals) > 0 {
		blocks = append(blocks, Heading{Level: 2, Text: a.say.T("report-goals-company")}, a.companyGoals())
	}
	if len(g.Goals) > 0 {
		blocks = append(blocks, a.goalTable())
	}
	blocks = append(blocks, a.pastEfforts()...)
	return blocks
}

// goalsKey is the sentence on how well the goals are worked out, and what follows it.
func (a *author) goalsKey() (head, rest string) {
	for _, id := range []string{"txt-goals", "txt-goals-good"} {
		if parts := sentences(a.text(id, nil)); len(parts) > 0 {
			return parts[0], strings.Join(parts[1:], " ")
		}
	}
	return bind(a.say.N("report-goals-key", len(a.pub.Goals.Goals))), ""
}

// alignment says how many of the goals serve one of the company's.
func (a *author) alignment() string {
	all, aligned := len(a.pub.Goals.Goals), 0
	for _, g := range a.pub.Goals.Goals {
		if g.Aligned {
			aligned++
		}
	}
	switch {
	case all == 0:
		return ""
	case aligned == 0:
		return a.say.N("report-goals-aligned-none", all)
	case aligned == all:
		return a.say.N("report-goals-aligned-all", all, "Count", a.spell(all))
	}
	share := a.say.Percent(a.pub.Goals.Alignment.Value / 100)
	return bind(a.say.N("report-goals-aligned", aligned, "Count", capital(a.spell(aligned)), "All", a.spell(all), "Share", share))
}

// companyGoals lists the goals of the company.
func (a *author) companyGoals() List {
	list := List{Ordered: true}
	for _, g := range a.pub.Goals.CompanyGoals {
		list.Items = append(list.Items, Rich{a.typed(g.Name)})
	}
	return list
}

// goalTable shows each goal in a line of its own and below it what makes it
// verifiable: nine columns would leave no room for words.
func (a *author) goalTable() Table {
	const id = "tab-goals"
	table := Table{ID: id, Number: a.tableNumber(), Caption: a.tableTitle(id), Source: a.smartSource()}
	for _, column := range []string{"company-goal", "audience", "metric", "baseline", "target", "deadline", "owner", "smart"} {
		c := TableColumn{Head: a.head(id, column)}
		switch column {
		case "baseline", "target", "smart":
			c.Align = figure.Right
		}
		table.Columns = append(table.Columns, c)
	}
	for i, g := range a.pub.Goals.Goals {
		name := a.words(g.Statement)
		if name == "" {
			name = a.say.T("report-goals-unnamed", "Number", i+1)
		}
		table.Rows = append(table.Rows, TableRow{Group: name}, a.goalRow(g))
	}
	return table
}

func (a *author) goalRow(g assessment.Goal) TableRow {
	recorded := a.say.T("report-goals-recorded")
	named := func(cell Cell, given bool) Cell {
		if cell.Muted && given { // given, but its wording was not recorded
			return Cell{Text: plain(recorded)}
		}
		return cell
	}
	return TableRow{Cells: []Cell{
		named(a.companyGoal(g.CompanyGoal), g.Aligned),
		named(a.audienceCell(g.Audience), g.S >= 1),
		named(a.typedCell(g.Metric), g.HasMetric),
		a.numberCell(g.Baseline),
		a.numberCell(g.Target),
		named(wordsCell(a.deadline(g.Deadline)), g.HasDeadline),
		named(a.typedCell(g.Owner), g.HasOwner),
		{Text: bold(a.say.Number(g.Smart, 0))},
	}}
}

// companyGoal names one of the company's goals.
func (a *author) companyGoal(id string) Cell {
	for _, g := range a.pub.Goals.CompanyGoals {
		if g.ID == id {
			return a.typedCell(g.Name)
		}
	}
	return wordsCell("")
}

// audienceCell names a target group.
func (a *author) audienceCell(id string) Cell {
	for _, p := range a.pub.Audiences.Profiles {
		if p.ID == id {
			return a.typedCell(p.Name)
		}
	}
	return wordsCell("")
}

func (a *author) numberCell(n assessment.Number) Cell {
	if !n.Known {
		return wordsCell("")
	}
	return wordsCell(a.asGiven(n.Value))
}

// deadline writes a day so that its year may stand on a line of its own.
func (a *author) deadline(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return ""
	}
	words := a.say.Date(day)
	if i := strings.LastIndex(words, "\u00a0"); i >= 0 {
		words = words[:i] + " " + words[i+len("\u00a0"):]
	}
	return words
}

// smartSource says what the points stand for.
func (a *author) smartSource() string {
	return bind(a.say.T("report-goals-source", "Criteria", a.list(smartCriteria, a.label)))
}

// pastEfforts repeats what was tried before, in the client's words.
func (a *author) pastEfforts() []Block {
	t := a.pub.Goals.PastEfforts
	if t.Empty() {
		return nil
	}
	blocks := []Block{Heading{Level: 2, Text: a.say.T("report-goals-past")}}
	lang := a.typed(t).Lang
	for _, part := range strings.Split(t.In(a.say.Lang()), "\n") {
		if s := inOneLine(part); s != "" {
			blocks = append(blocks, Para{Style: Quote, Text: Rich{{Text: s, Lang: lang}}})
		}
	}
	return blocks
}
