package report

import (
	"strconv"
	"strings"

	"lotse/report/figure"
)

// Document is the workshop as pages: the agenda, and the contradictions with what
// they rest on.
func (w *Workshop) Document() *Document {
	a := w.author
	d := &Document{
		Title: a.say.T("agenda-title"), Client: w.Client, Author: a.pub.Engagement.Consultant,
		Subject: a.say.T("agenda-internal"), Lang: w.Lang, Date: a.day, DateText: a.dateText(a.day),
		Secrecy: a.say.T("agenda-internal"), Theme: a.opt.Theme,
	}
	d.Chapters = append(d.Chapters,
		Chapter{ID: "agenda", Title: a.say.T("agenda-title"), Blocks: w.agendaBlocks()},
		Chapter{ID: "contradictions", Title: a.say.T("agenda-contradictions"), Blocks: w.remarkBlocks()})
	return moved(d, nil)
}

func (w *Workshop) agendaBlocks() []Block {
	say := w.author.say
	table := Table{
		ID: "slots",
		Columns: []TableColumn{
			{Head: say.T("agenda-column-minutes"), Width: 0.08, Align: figure.Right},
			{Head: say.T("agenda-column-statement"), Width: 0.5},
			{Head: say.T("agenda-column-question"), Width: 0.42},
		},
	}
	for _, s := range w.Slots {
		table.Rows = append(table.Rows, w.slotRows(s)...)
	}
	blocks := []Block{key(w.Intro()), table, Callout{Text: plain(say.T("agenda-rule"))}}
	if when := w.When(); when != "" {
		blocks = append([]Block{key(when)}, blocks...)
	}
	if len(w.Left) == 0 {
		return blocks
	}
	left := List{}
	for _, p := range w.Left {
		left.Items = append(left.Items, Rich{{Text: p.Statement + " "}, {Text: p.Question, Italic: true}})
	}
	return append(blocks, Heading{ID: "open-points", Level: 2, Text: say.T("agenda-left")}, left)
}

// slotRows are a slot's line, its discussions and the rest of its time.
func (w *Workshop) slotRows(s WorkshopSlot) []TableRow {
	say := w.author.say
	head := say.T("agenda-slot", "From", s.From, "To", s.To, "Title", s.Title)
	rows := []TableRow{{Group: bind(head)}}
	for _, p := range s.Points {
		rows = append(rows, TableRow{Cells: []Cell{
			{Text: plain(strconv.Itoa(p.Minutes))}, {Text: plain(p.Statement)}, {Text: Rich{{Text: p.Question, Italic: true}}},
		}})
	}
	rest := say.T("agenda-work")
	if len(s.Actions) > 0 {
		rest = say.T("agenda-actions", "Titles", say.List(s.Actions))
	}
	if len(s.Points) == 0 && len(s.Actions) == 0 {
		rest = s.Title
	}
	return append(rows, TableRow{Cells: []Cell{{Text: plain(strconv.Itoa(s.Work))}, {Text: plain(rest), Span: 2, Muted: true}}})
}

func (w *Workshop) remarkBlocks() []Block {
	say := w.author.say
	if len(w.Remarks) == 0 {
		return paras(say.T("agenda-contradictions-none"))
	}
	table := Table{
		ID: "remarks",
		Columns: []TableColumn{
			{Head: say.T("agenda-column-level"), Width: 0.11},
			{Head: say.T("agenda-column-statement"), Width: 0.52},
			{Head: say.T("agenda-column-evidence"), Width: 0.37},
		},
	}
	for _, r := range w.Remarks {
		table.Rows = append(table.Rows, TableRow{Cells: []Cell{
			{Text: bold(say.T("agenda-level-" + r.Level))}, {Text: plain(r.Statement)},
			{Text: plain(capital(strings.Join(r.Evidence, "; "))), Small: true},
		}})
	}
	return []Block{key(say.T("agenda-contradictions-intro")), table}
}
