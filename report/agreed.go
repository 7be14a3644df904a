package report

import (
	"strings"
	"time"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/report/figure"
)

// hasAgreed reports whether a workshop left anything to print.
func (a *author) hasAgreed() bool { return !a.pub.Workshop.Empty() }

// agreed says what the client's people agreed on and left open when they sat together.
func (a *author) agreed() []Block {
	o := a.pub.Workshop
	blocks := []Block{key(a.agreedKey(o))}
	if len(o.Levels) > 0 {
		blocks = append(blocks, para(a.say.T("report-agreed-intro", "K", a.spell(a.pub.K))))
		blocks = append(blocks, a.voteFigures(o.Levels)...)
		blocks = append(blocks, a.levelTable(o.Levels))
	}
	if len(o.Decisions)+len(o.Open) > 0 {
		blocks = append(blocks, a.pointTable(o))
	}
	return blocks
}

// agreedKey counts levels, decisions and what is still open.
func (a *author) agreedKey(o assessment.Outcome) string {
	levels, open := 0, 0
	for _, l := range o.Levels {
		if _, ok := l.Last(); ok {
			levels++
		}
	}
	for _, p := range o.Open {
		if !p.Done {
			open++
		}
	}
	var done []string
	if levels > 0 {
		done = append(done, a.say.N("report-agreed-count-levels", levels, "Count", a.spell(levels)))
	}
	if n := len(o.Decisions); n > 0 {
		done = append(done, a.say.N("report-agreed-count-decisions", n, "Count", a.spell(n)))
	}
	first := a.say.T("report-agreed-key-none")
	if len(done) > 0 {
		first = a.say.T("report-agreed-key", "Done", a.say.List(done))
	}
	if open == 0 {
		return first
	}
	return joinSentences([]string{first, a.say.N("report-agreed-left", open, "Count", capital(a.spell(open)))})
}

// levelTable gives the reasons beside the levels, and every vote that led to one.
func (a *author) levelTable(levels []assessment.LevelOutcome) Table {
	table := Table{
		ID: "tab-agreed", Number: a.tableNumber(), Caption: a.say.T("report-agreed-reasons"),
		Columns: []TableColumn{
			{Head: a.say.T("report-agreed-question"), Width: 0.32},
			{Head: a.say.T("report-agreed-vote"), Width: 0.28},
			{Head: a.say.T("report-agreed-level"), Width: 0.1, Align: figure.Center},
			{Head: a.say.T("report-agreed-reason"), Width: 0.3},
		},
	}
	for _, l := range levels {
		row := TableRow{Cells: []Cell{{Text: plain(a.question(l.Question))}, {Text: plain(a.votesInWords(l.Votes)), Small: true}}}
		last, ok := l.Last()
		if !ok {
			table.Rows = append(table.Rows, TableRow{Cells: append(row.Cells, wordsCell(""), wordsCell(""))})
			continue
		}
		table.Rows = append(table.Rows, TableRow{Cells: append(row.Cells, Cell{Text: bold(a.say.Number(float64(last.Level), 0))}, a.reasonCell(l.Agreed))})
	}
	return table
}

// reasonCell gives the reason for the level that holds, then those that held before.
func (a *author) reasonCell(agreed []assessment.AgreedLevel) Cell {
	last, before := agreed[len(agreed)-1], agreed[:len(agreed)-1]
	reason := a.typed(questionnaires.Plain(last.Reason))
	if reason.Text == "" && len(before) == 0 {
		return wordsCell("")
	}
	var told Rich
	if reason.Text != "" {
		if len(before) > 0 && !strings.ContainsAny(reason.Text[len(reason.Text)-1:], ".!?") {
			reason.Text += "."
		}
		told = Rich{reason}
	}
	for _, l := range before {
		if len(told) > 0 {
			told = append(told, Span{Text: " "})
		}
		told = append(told, a.before(l)...)
	}
	return Cell{Text: told}
}

// before tells a level that no longer holds.
func (a *author) before(l assessment.AgreedLevel) Rich {
	told := Rich{{Text: bind(a.say.T("report-agreed-before", "Level", l.Level, "Date", a.shortDay(l.Date)))}}
	reason := a.typed(questionnaires.Plain(l.Reason))
	if reason.Text == "" {
		told[0].Text += "."
		return told
	}
	reason.Text = strings.TrimRight(reason.Text, " .") + "."
	told[0].Text += ": "
	return append(told, reason)
}

// votesInWords tells every show of hands on a question, the first one first.
func (a *author) votesInWords(votes []assessment.VoteOutcome) string {
	var told []string
	for _, v := range votes {
		how := a.say.T("report-agreed-by-" + v.Source.String())
		if !v.Shown {
			told = append(told, bind(a.say.T("report-agreed-vote-hidden", "How", how)))
			continue
		}
		args := []any{"How", how, "Mean", a.say.Number(v.Spread.Mean, 1), "Low", v.Spread.Low, "High", v.Spread.High}
		words := a.say.T("report-agreed-vote-spread", args...)
		if v.Spread.Low == v.Spread.High {
			words = a.say.T("report-agreed-vote-narrow", args...)
		}
		if v.Spread.Agreement.Known {
			words += ", " + a.agreement(v.Spread.Agreement.Value)
		}
		told = append(told, bind(words)+".")
	}
	if len(told) == 0 {
		return dash
	}
	return strings.Join(told, " ")
}

// pointTable lists decisions and open points with owner and date.
func (a *author) pointTable(o assessment.Outcome) Table {
	table := Table{
		ID: "tab-points", Number: a.tableNumber(), Caption: a.say.T("report-agreed-points"),
		Columns: []TableColumn{
			{Head: a.say.T("report-agreed-what"), Width: 0.52},
			{Head: a.say.T("report-agreed-owner"), Width: 0.24},
			{Head: a.say.T("report-agreed-due"), Width: 0.24},
		},
	}
	for _, part := range []struct {
		head   string
		points []assessment.Point
	}{{"report-agreed-decided", o.Decisions}, {"report-agreed-open", o.Open}} {
		if len(part.points) > 0 {
			table.Rows = append(table.Rows, TableRow{Group: a.say.T(part.head)})
		}
		for _, p := range part.points {
			table.Rows = append(table.Rows, a.pointRow(p))
		}
	}
	return table
}

func (a *author) pointRow(p assessment.Point) TableRow {
	what := Rich{a.typed(questionnaires.Plain(p.Text))}
	if about := a.about(p.About); about != "" {
		what = append(what, Span{Text: " " + a.say.T("report-agreed-about", "About", about)})
	}
	due := a.shortDay(p.Due)
	if p.Done {
		due = a.say.T("report-agreed-done")
	}
	return TableRow{Cells: []Cell{{Text: what}, a.typedCell(questionnaires.Plain(p.Owner)), wordsCell(due)}}
}

// about names what a point belongs to: a question by its short label, or a section.
func (a *author) about(id string) string {
	if s := a.pack.Section(id); s != nil && id != "" {
		return a.say.Quote(s.Title.In(a.say.Lang()))
	}
	return a.shortQuestion(id)
}

// shortDay writes a day of the record; "" for none.
func (a *author) shortDay(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return bind(a.say.Date(t))
}
