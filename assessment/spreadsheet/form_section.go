package spreadsheet

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"lotse/assessment"
	"lotse/questionnaires"
)

// spare is how many empty lines a table of any length offers, beyond what it holds.
const spare = 15

// put writes a cell of the current row. Texts are neutralised.
func (d *drawing) put(column int, cell any, style int) {
	at, err := excelize.CoordinatesToCellName(column, d.row)
	d.check(err)
	switch content := cell.(type) {
	case float64:
		cell = digits(content)
	case string:
		s := escape(neutral(content))
		if cell = s; units(s) > maxCell {
			d.check(fmt.Errorf("a text of %d characters; a cell holds %d", units(s), maxCell))
		}
	}
	if cell != nil {
		d.check(d.book.SetCellValue(d.sheet, at, cell))
	}
	if style != 0 {
		d.check(d.book.SetCellStyle(d.sheet, at, at, style))
	}
}

// key begins a line with a key.
func (d *drawing) key(k key) {
	d.row++
	d.put(columnKey, string(k), 0)
	d.keys = append(d.keys, k)
}

// hide hides the current row: it is for the reader, not for people.
func (d *drawing) hide() { d.check(d.book.SetRowVisible(d.sheet, d.row, false)) }

// section draws a sheet.
func (d *drawing) section(s *questionnaires.Section, asked []*questionnaires.Question) {
	lang := d.Say.Lang()
	name := d.names.take(s.Title.In(lang))
	d.newSheet(name)
	d.check(d.book.SetColVisible(name, "A", false))
	d.check(d.book.SetColWidth(name, "B", "B", 70))
	d.check(d.book.SetColWidth(name, "C", "D", 36))
	d.check(d.book.SetColWidth(name, "E", "Z", 24))
	d.row = 1
	d.put(columnWords, s.Title.In(lang), d.style.title)
	if words := s.Intro.In(lang); words != "" {
		d.row++
		d.put(columnWords, words, d.style.text)
	}
	if s.When != nil {
		d.row++
		d.put(columnWords, d.Say.T("spreadsheet-form-when"), d.style.note)
	}
	d.row += 2
	d.put(columnWords, d.Say.T("spreadsheet-head-question"), d.style.head)
	d.put(columnAnswer, d.Say.T("spreadsheet-head-answer"), d.style.head)
	d.put(columnRemark, d.Say.T("spreadsheet-head-remark"), d.style.head)
	dimension := ""
	for _, q := range asked {
		if q.Dimension != dimension {
			dimension = q.Dimension
			d.row += 2
			d.put(columnWords, d.Pack.Label(dimension).In(lang), d.style.title)
		}
		d.question(q)
	}
	d.check(d.book.SetSheetDimension(name, cells(columnKey, 1, lastColumn(asked), d.row)))
	d.protect(name)
}

// lastColumn is the last column the questions of a sheet reach.
func lastColumn(asked []*questionnaires.Question) int {
	last := columnRemark
	for _, q := range asked {
		last = max(last, columnAnswer+len(q.Kind.Control("").Columns)-1)
	}
	return last
}

// question draws a question with its answer, its remark and what explains it.
func (d *drawing) question(q *questionnaires.Question) {
	lang, a, c := d.Say.Lang(), d.Answers[q.ID], q.Kind.Control(d.Say.Lang())
	d.row++
	d.key(keyOf(lineQuestion, q.ID))
	ask := q.Ask.In(lang)
	if q.Required {
		ask += " *"
	}
	d.put(columnWords, ask, d.style.question)
	d.put(columnRemark, words(a.Note), d.style.answer)
	switch {
	case a.State == assessment.DontKnow || a.State == assessment.NotApplicable:
		d.put(columnAnswer, stateName(d.Say, d.Pack, a.State), d.style.answer)
	case inOneCell(c):
		d.field(columnAnswer, q.Kind, a.Value)
	case a.State == assessment.Given && emptyValue(a.Value):
		d.put(columnAnswer, noneNames[lang], d.style.answer)
	default:
		d.put(columnAnswer, nil, d.style.answer)
	}
	d.validate(columnAnswer, d.row, d.row, q.Kind, true)
	for _, words := range []string{q.Why.In(lang), d.conditional(q)} {
		if words != "" {
			d.row++
			d.put(columnWords, words, d.style.note)
		}
	}
	switch {
	case c.Form == questionnaires.FormTable:
		d.table(q, c)
	case c.Form == questionnaires.FormGrid:
		d.grid(q, c)
	case c.Form == questionnaires.FormLevels:
		for _, o := range c.Options {
			d.row++
			d.put(columnWords, strings.ReplaceAll(o.ID, ".", d.point())+"  "+o.Label, d.style.choice)
		}
	case !inOneCell(c):
		d.options(q, c)
	}
}

// inOneCell reports whether an answer fits the answer's cell: all but tables, grids
// and options that are marked one by one.
func inOneCell(c questionnaires.Control) bool {
	switch c.Form {
	case questionnaires.FormTable, questionnaires.FormGrid:
		return false
	case questionnaires.FormPickMany:
		return c.RefersTo != ""
	}
	return true
}

// emptyValue reports whether an answer says "none": a list or matrix without content.
func emptyValue(v questionnaires.Value) bool {
	switch v := v.(type) {
	case questionnaires.Picks:
		return len(v) == 0
	case questionnaires.Entries:
		return len(v) == 0
	case questionnaires.Cells:
		return len(v) == 0
	}
	return false
}

func (d *drawing) point() string {
	if d.Say.Lang() == "de" {
		return ","
	}
	return "."
}

func (d *drawing) conditional(q *questionnaires.Question) string {
	if q.When == nil {
		return ""
	}
	return d.Say.T("spreadsheet-form-when")
}

// field draws a cell that takes a value.
func (d *drawing) field(column int, k questionnaires.Kind, v questionnaires.Value) {
	cell, date := shown(k, v, d.Say.Lang(), d.refs)
	style := d.style.answer
	if date || k.Control("").Form == questionnaires.FormDate {
		style = d.style.date
	}
	d.put(column, cell, style)
}

// options draws options to be marked.
func (d *drawing) options(q *questionnaires.Question, c questionnaires.Control) {
	picks, _ := d.Answers[q.ID].Value.(questionnaires.Picks)
	if c.Bounded && c.Max > 0 {
		d.row++
		d.put(columnWords, d.Say.T("spreadsheet-form-most", "Max", int(c.Max)), d.style.note)
	}
	first := d.row + 1
	for _, o := range c.Options {
		d.key(keyOf(lineOption, q.ID, o.ID))
		d.put(columnWords, o.Label, d.style.choice)
		var mark any
		for _, id := range picks {
			if id == o.ID {
				mark = markSign
			}
		}
		d.put(columnAnswer, mark, d.style.answer)
	}
	if d.row >= first {
		d.dropList(cells(columnAnswer, first, columnAnswer, d.row), []any{markSign}, true)
	}
}

// markSign marks an option.
const markSign = "x"

// head draws the line of a table's or grid's columns, and above it the hidden one
// that says which column is which.
func (d *drawing) head(q *questionnaires.Question, c questionnaires.Control, first string) {
	d.key(keyOf(lineHead, q.ID))
	for i := range c.Columns {
		d.put(columnAnswer+i, c.Columns[i].ID, 0)
	}
	d.hide()
	d.row++
	d.put(columnWords, first, d.style.head)
	for i := range c.Columns {
		column := &c.Columns[i]
		words := column.Ask.In(d.Say.Lang())
		if column.Unit != "" {
			words += " (" + column.Unit + ")"
		}
		if column.Required {
			words += " *"
		}
		d.put(columnAnswer+i, words, d.style.head)
	}
}

// table draws entries as lines, and empty lines for more.
func (d *drawing) table(q *questionnaires.Question, c questionnaires.Control) {
	entries, _ := d.Answers[q.ID].Value.(questionnaires.Entries)
	d.head(q, c, d.Say.T("spreadsheet-form-short-name"))
	lines := len(entries) + spare
	if c.Bounded && c.Max > 0 {
		lines = max(len(entries), int(c.Max))
	}
	first := d.row + 1
	for n := range lines {
		d.key(keyOf(lineEntry, q.ID, strconv.Itoa(n+1)))
		var e questionnaires.Entry
		if n < len(entries) {
			e = entries[n]
		}
		d.put(columnWords, words(e.ID), d.style.answer)
		for i := range c.Columns {
			d.field(columnAnswer+i, c.Columns[i].Kind, e.Fields[c.Columns[i].ID])
		}
	}
	named := columnWords
	for i := range c.Columns {
		d.validate(columnAnswer+i, first, d.row, c.Columns[i].Kind, false)
		if c.Columns[i].Main {
			named = columnAnswer + i
		}
	}
	d.entries[q.ID] = inSheet(d.sheet, named, first, named, d.row)
}

// grid draws the matrix.
func (d *drawing) grid(q *questionnaires.Question, c questionnaires.Control) {
	given, _ := d.Answers[q.ID].Value.(questionnaires.Cells)
	d.head(q, c, "")
	first := d.row + 1
	for _, r := range c.Rows {
		d.key(keyOf(lineRow, q.ID, r.ID))
		d.put(columnWords, r.Label.In(d.Say.Lang()), d.style.choice)
		for i := range c.Columns {
			d.field(columnAnswer+i, c.Columns[i].Kind, given[r.ID][c.Columns[i].ID])
		}
	}
	for i := range c.Columns {
		d.validate(columnAnswer+i, first, d.row, c.Columns[i].Kind, false)
	}
}
