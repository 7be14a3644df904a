package report

import (
	"regexp"
	"strings"

	"lotse/assessment"
)

// Ids of the pack that the chapter asks for by name.
const (
	sentenceTemplate = "pos-sentence-template"
	alternative      = "pos-alternative"
	ownSentence      = "pos-sentence"
	elementOpen      = "pos-empty"
)

// hasPositioning reports whether anything was said about the positioning.
func (a *author) hasPositioning() bool { return a.pub.Positioning.Present }

// positioning shows what the company stands for: the sentence made of its building
// blocks, and how far each of them is agreed.
func (a *author) positioning() []Block {
	blocks := []Block{key(a.positioningKey())}
	blocks = append(blocks, paras(a.positioningPoints())...)
	if box, ok := a.positioningBox(); ok {
		blocks = append(blocks, box)
	} else {
		blocks = append(blocks, para(a.say.T("report-positioning-no-words")))
	}
	if t := a.text("txt-swap", nil); t != "" {
		blocks = append(blocks, Callout{Text: leadingClause(t)})
	}
	if len(a.pub.Positioning.Elements) > 0 {
		blocks = append(blocks, a.positioningTable())
	}
	return blocks
}

// confirmed reports whether the management confirmed an element.
func (a *author) confirmed(e assessment.PositioningElement) bool {
	o, ok := a.pack.Option(e.Status)
	return ok && o.Value >= 1
}

// positioningKey says how many building blocks are confirmed.
func (a *author) positioningKey() string {
	all, confirmed := len(a.pub.Positioning.Elements), 0
	for _, e := range a.pub.Positioning.Elements {
		if a.confirmed(e) {
			confirmed++
		}
	}
	switch {
	case confirmed == 0:
		return a.say.T("report-positioning-key-none")
	case confirmed == all:
		return a.say.T("report-positioning-key-all", "All", a.spell(all))
	}
	return a.say.N("report-positioning-key", confirmed, "All", a.spell(all), "Count", capital(a.spell(confirmed)))
}

// positioningPoints says how far the positioning is worked out and what is missing most.
func (a *author) positioningPoints() string {
	p := a.pub.Positioning
	if !p.Completeness.Known {
		return ""
	}
	points := bind(a.say.T("report-positioning-points", "Points", a.say.Number(p.Completeness.Value, 0)))
	if len(p.Missing) == 0 {
		return points
	}
	return points + " " + a.say.T("report-positioning-missing", "Missing", a.list(p.Missing, a.shortRow))
}

// slot matches a building block in the sentence's pattern.
var slot = regexp.MustCompile(`\{(pos-[a-z-]+)\}`)

// positioningBox is the sentence made of the building blocks that have words, or the
// client's own sentence; !ok where there is neither.
func (a *author) positioningBox() (box Statement, ok bool) {
	box = Statement{ID: "positioning-sentence"}
	words := values{alternative: a.quoted(a.pub.Positioning.Alternative)}
	for _, e := range a.pub.Positioning.Elements {
		words[e.ID] = a.quoted(e.Text)
	}
	pattern := a.pack.Label(sentenceTemplate).In(a.say.Lang())
	if s := a.fill(pattern, words); s != "" {
		box.Label, box.Text = a.say.T("report-positioning-sentence"), plain(s)
		box.Note = a.emptySlots(pattern, words)
		return box, true
	}
	for _, e := range a.pub.Positioning.Elements {
		if e.ID == ownSentence && !e.Text.Empty() {
			box.Label, box.Text = capital(a.shortRow(e.ID)), Rich{a.typed(e.Text)}
			return box, true
		}
	}
	return box, false
}

// emptySlots names the building blocks that the sentence lacks.
func (a *author) emptySlots(pattern string, words values) string {
	var missing []string
	for _, m := range slot.FindAllStringSubmatch(pattern, -1) {
		if words[m[1]] != "" {
			continue
		}
		name := a.shortRow(m[1])
		if m[1] == alternative {
			name = a.say.T("report-positioning-alternative")
		}
		missing = append(missing, name)
	}
	if len(missing) == 0 {
		return ""
	}
	return a.say.T("report-positioning-slots", "Missing", a.say.List(missing))
}

// positioningTable lists the building blocks with their words and how far they are agreed.
func (a *author) positioningTable() Table {
	const id = "tab-positioning"
	table := Table{
		ID: id, Number: a.tableNumber(), Caption: a.tableTitle(id), Source: a.say.T("report-positioning-source"),
		Columns: []TableColumn{
			{Head: a.head(id, "element"), Width: 0.2},
			{Head: a.head(id, "text"), Width: 0.52},
			{Head: a.head(id, "status"), Width: 0.28},
		},
	}
	for _, e := range a.pub.Positioning.Elements {
		row := textRow(capital(a.shortRow(e.ID)), "", "")
		row.Cells[0].Text[0].Bold = true
		row.Cells[1] = a.elementCell(e)
		row.Cells[2] = a.statusCell(e)
		table.Rows = append(table.Rows, row)
	}
	return table
}

// elementCell holds an element's words, or says that there are none.
func (a *author) elementCell(e assessment.PositioningElement) Cell {
	if s := a.typed(e.Text); strings.TrimSpace(s.Text) != "" {
		return Cell{Text: Rich{s}}
	}
	if e.Status != "" && e.Status != elementOpen {
		return Cell{Text: Rich{{Text: a.say.T("report-positioning-unrecorded"), Italic: true}}, Muted: true}
	}
	return Cell{Text: Rich{{Text: a.say.T("report-positioning-open"), Italic: true}}, Muted: true}
}

// statusCell shows how far an element is agreed: no dot open, one drafted, two confirmed.
func (a *author) statusCell(e assessment.PositioningElement) Cell {
	const dots = 2
	status := e.Status
	if status == "" {
		status = elementOpen
	}
	o, _ := a.pack.Option(status)
	return Cell{Text: plain(a.label(status)), Meter: &Meter{At: int(o.Value*dots + 0.5), Of: dots}}
}
