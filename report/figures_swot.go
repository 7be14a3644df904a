package report

import (
	"strconv"
	"strings"

	"lotse/assessment"
	"lotse/report/figure"
)

const (
	swotQuestion   = "swot-entries"
	evidenceColumn = "swot-evidence"
	mostSWOT       = 5    // entries of a list that are drawn
	heaviest       = 25.0 // the highest weight: 5 · 5 · 1
)

// swotLists are the four lists in the order in which they are drawn.
var swotLists = [4]struct {
	code, label string
	outside     bool
	harmful     bool
}{
	{"S", "swot-strengths", false, false},
	{"W", "swot-weaknesses", false, true},
	{"O", "swot-opportunities", true, false},
	{"T", "swot-threats", true, true},
}

// swotFigure shows the four lists.
func (a *author) swotFigure() Figure {
	s := a.swotFields()
	read := plain(a.figureRead("fig-swot"))
	if f := a.swotEvidence(); f != "" {
		read = append(Rich{{Text: f, Bold: true}, {Text: " "}}, read...)
	}
	return Figure{
		ID: "fig-swot", Number: a.figureNumber(), Caption: a.figureTitle("fig-swot"),
		Read: read, Source: a.swotSource(), Alt: a.swotAlt(),
		Height: s.Height(), Draw: s.Draw,
	}
}

// entriesOf are the entries of one list, the highest score first.
func (a *author) entriesOf(code string) []assessment.SWOTEntry {
	var list []assessment.SWOTEntry
	for _, e := range a.pub.SWOT.Entries {
		if e.Code == code {
			list = append(list, e)
		}
	}
	return list
}

func (a *author) swotFields() figure.SWOT {
	s := figure.SWOT{
		Most: heaviest, Sum: a.say.T("report-swot-sum"), None: a.say.T("report-swot-empty"),
		Evidence: capital(a.say.T("report-swot-proof")) + ":", Levels: a.evidenceLevels(),
	}
	for i, l := range swotLists {
		f := figure.SWOTField{
			Name: capital(a.label(l.label)), Where: a.say.T("report-swot-inside"), Harmful: l.harmful,
			Total: a.say.Number(a.pub.SWOT.Sums[l.code], 1),
		}
		if l.outside {
			f.Where = a.say.T("report-swot-outside")
		}
		list := a.entriesOf(l.code)
		for _, e := range first(list, mostSWOT) {
			f.Entries = append(f.Entries, figure.SWOTEntry{
				Text: a.swotEntry(e.ID), Evidence: e.Evidence,
				Score: figure.Value{At: e.Score, Known: true, Text: a.say.Number(e.Score, 1)},
			})
		}
		if more := len(list) - mostSWOT; more > 0 && a.has("rep-annex") {
			f.More = a.say.N("report-swot-more", more)
		}
		s.Fields[i] = f
	}
	return s
}

// evidenceLevels are what the levels of evidence mean, from none.
func (a *author) evidenceLevels() []string {
	var levels []string
	q := a.pack.Question(swotQuestion)
	if q == nil || q.Kind == nil {
		return levels
	}
	for _, c := range q.Kind.Control(a.say.Lang()).Columns {
		if c.ID != evidenceColumn {
			continue
		}
		for _, o := range c.Kind.Control(a.say.Lang()).Options {
			levels = append(levels, o.Label)
		}
	}
	return levels
}

// swotSource says how entries are weighed, and how both sides compare.
func (a *author) swotSource() string {
	d := a.pub.SWOT
	var parts []string
	if d.InternalBalance.Known {
		parts = append(parts, a.say.T("report-swot-internal", "Value", a.metricValue("swot.internal-balance", d.InternalBalance.Value)))
	}
	if d.ExternalBalance.Known {
		parts = append(parts, a.say.T("report-swot-external", "Value", a.metricValue("swot.external-balance", d.ExternalBalance.Value)))
	}
	if len(parts) > 0 {
		parts = append(parts, a.say.T("report-swot-balance-range"))
	}
	return joinSentences([]string{a.say.T("report-swot-source"), joinSentences(parts)})
}

// swotAlt says what the figure shows: the strongest entry of each list, and how many
// entries are substantiated.
func (a *author) swotAlt() string {
	var top []string
	for _, l := range swotLists {
		if list := a.entriesOf(l.code); len(list) > 0 {
			top = append(top, a.swotEntry(list[0].ID)+" ("+a.label(l.label)+")")
		}
	}
	return joinSentences([]string{
		a.say.T("report-swot-alt", "Title", a.figureTitle("fig-swot")),
		a.say.T("report-swot-alt-top", "Entries", strings.Join(top, "; ")),
		a.say.T("report-swot-alt-evidence", "N", a.substantiated(), "All", len(a.pub.SWOT.Entries)),
	})
}

// swotTable lists all entries with what their weight is made of.
func (a *author) swotTable() []Block {
	if len(a.pub.SWOT.Entries) == 0 || !a.has("rep-swot") {
		return nil
	}
	table := Table{
		ID: "tab-swot", Number: a.tableNumber(), Caption: a.say.T("report-swot-annex"),
		Columns: []TableColumn{
			{Head: a.say.T("report-swot-entry"), Width: 0.4},
			{Head: a.say.T("report-swot-importance"), Width: 0.12, Align: figure.Right},
			{Head: a.say.T("report-swot-magnitude"), Width: 0.17, Align: figure.Right},
			{Head: a.say.T("report-swot-proof"), Width: 0.21},
			{Head: a.say.T("report-swot-weight"), Width: 0.1, Align: figure.Right},
		},
	}
	levels := a.evidenceLevels()
	for _, l := range swotLists {
		list := a.entriesOf(l.code)
		if len(list) > 0 {
			table.Rows = append(table.Rows, TableRow{Group: capital(a.label(l.label))})
		}
		for _, e := range list {
			table.Rows = append(table.Rows, a.swotRow(e, levels))
		}
	}
	return []Block{Heading{ID: "swot-entries", Level: 2, Text: a.say.T("report-swot-annex")}, table}
}

func (a *author) swotRow(e assessment.SWOTEntry, levels []string) TableRow {
	proof := strconv.Itoa(e.Evidence)
	if e.Evidence < len(levels) {
		proof = levels[e.Evidence]
	}
	row := textRow("", a.say.Number(e.Importance, 0), a.say.Number(e.Magnitude, 0), proof, a.say.Number(e.Score, 1))
	row.Cells[0] = a.typedCell(e.Text)
	return row
}
