package spreadsheet

import (
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// cells names a rectangle of cells.
func cells(fromColumn, fromRow, toColumn, toRow int) string {
	from, _ := excelize.CoordinatesToCellName(fromColumn, fromRow)
	to, _ := excelize.CoordinatesToCellName(toColumn, toRow)
	return from + ":" + to
}

// inSheet names a rectangle of another sheet for a formula.
func inSheet(sheet string, fromColumn, fromRow, toColumn, toRow int) string {
	from, _ := excelize.CoordinatesToCellName(fromColumn, fromRow, true)
	to, _ := excelize.CoordinatesToCellName(toColumn, toRow, true)
	return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + from + ":" + to
}

// stateName is what "don't know" and "does not apply" are called: as the pack says
// to respondents, else in Lotse's words.
func stateName(say *locale.Printer, p *questionnaires.Pack, s assessment.State) string {
	if words := p.Survey["txt-"+stateWord(s)].In(say.Lang()); words != "" {
		return words
	}
	return say.T("spreadsheet-" + stateWord(s))
}

// validate says what the cells of a column take: a drop-down where there is a
// choice, a range or a length otherwise. Whole is true for the answer to a question,
// which may also be "don't know".
func (d *drawing) validate(column, first, last int, k questionnaires.Kind, whole bool) {
	if last < first {
		return
	}
	c, at := k.Control(d.Say.Lang()), cells(column, first, column, last)
	var states []any
	if whole {
		for _, s := range []assessment.State{assessment.DontKnow, assessment.NotApplicable} {
			states = append(states, stateName(d.Say, d.Pack, s))
		}
		if !inOneCell(c) {
			states = append(states, noneNames[d.Say.Lang()])
		}
	}
	switch c.Form {
	case questionnaires.FormLevels:
		d.dropList(at, append(levelValues(k, c), states...), true)
	case questionnaires.FormPickOne:
		var list []any
		for _, o := range c.Options {
			list = append(list, optionName(k, c, o.ID, d.refs))
		}
		if c.RefersTo != "" {
			d.offers = append(d.offers, offer{sheet: d.sheet, cells: at, table: c.RefersTo, also: append(list, states...)})
			return
		}
		d.dropList(at, append(list, states...), true)
	case questionnaires.FormNumber:
		d.number(at, c, states)
	case questionnaires.FormTable, questionnaires.FormGrid:
		d.dropList(at, states, true)
	case questionnaires.FormPickMany:
		d.pickMany(at, k, c, states, whole)
	case questionnaires.FormDate:
		d.prompt(at, d.Say.T("spreadsheet-form-date"))
	default:
		if c.Bounded && c.Max > 0 {
			d.prompt(at, d.Say.T("spreadsheet-form-length", "Max", int(c.Max)))
		}
	}
}

// levelValues are the values of levels, as numbers.
func levelValues(k questionnaires.Kind, c questionnaires.Control) []any {
	var list []any
	for _, o := range c.Options {
		var value any = o.ID
		if n, faults := k.Parse(o.ID); faults == nil {
			if n, ok := n.(questionnaires.Number); ok {
				value = float64(n)
			}
		}
		list = append(list, value)
	}
	return list
}

// fewNumbers is how many whole numbers a drop-down lists.
const fewNumbers = 11

// number offers a short range as a list and says what a longer one is. People may
// go on with other input: it may be "don't know", and [Read] checks it anyway.
func (d *drawing) number(at string, c questionnaires.Control, states []any) {
	if c.Bounded && c.Step == 1 && c.Max-c.Min < fewNumbers {
		var list []any
		for n := c.Min; n <= c.Max; n++ {
			list = append(list, n)
		}
		d.dropList(at, append(list, states...), true)
		return
	}
	var parts []string
	if c.Bounded {
		for _, limit := range []struct {
			key string
			n   float64
		}{{"spreadsheet-form-least", c.Min}, {"spreadsheet-form-largest", c.Max}} {
			if !math.IsInf(limit.n, 0) {
				parts = append(parts, d.Say.T(limit.key, "N", field(limit.n, d.Say.Lang())))
			}
		}
	}
	if c.Unit != "" {
		parts = append(parts, c.Unit)
	}
	if len(parts) > 0 {
		d.prompt(at, strings.Join(parts, ", "))
	}
}

// pickMany explains a cell that takes several options; where each option has a line
// of its own, the question's cell takes "don't know" only.
func (d *drawing) pickMany(at string, k questionnaires.Kind, c questionnaires.Control, states []any, whole bool) {
	switch {
	case whole && c.RefersTo == "":
		d.dropList(at, states, true)
	case lettersOnly(c):
		var parts []string
		for _, o := range c.Options {
			parts = append(parts, o.ID+" = "+o.Label)
		}
		d.prompt(at, strings.Join(parts, "\n"))
	default:
		var names []string
		for _, o := range c.Options {
			names = append(names, optionName(k, c, o.ID, d.refs))
		}
		d.prompt(at, d.Say.T("spreadsheet-form-several")+"\n"+strings.Join(names, "\n"))
	}
}

// maxPrompt is how many characters a hint beside a cell holds.
const maxPrompt = 255

// prompt shows a hint while a cell is filled in.
func (d *drawing) prompt(at, words string) {
	v := excelize.NewDataValidation(true)
	v.Type, v.Sqref = "none", at
	v.SetInput("", cutTo(words, maxPrompt))
	d.check(d.book.AddDataValidation(d.sheet, v))
}

// dropList offers a list. Strict: nothing else is taken.
func (d *drawing) dropList(at string, list []any, strict bool) {
	if len(list) == 0 {
		return
	}
	d.dropCells(d.sheet, at, d.list(list), strict, "")
}

func (d *drawing) dropCells(sheet, at, from string, strict bool, hint string) {
	v := excelize.NewDataValidation(true)
	v.Sqref = at
	v.SetSqrefDropList(from)
	if hint != "" {
		v.SetInput("", cutTo(hint, maxPrompt))
	}
	if strict {
		v.SetError(excelize.DataValidationErrorStyleStop, d.Say.T("spreadsheet-form-not-listed-title"), d.Say.T("spreadsheet-form-not-listed"))
	} else {
		v.ShowErrorMessage = false
	}
	d.check(d.book.AddDataValidation(sheet, v))
}

// list writes a list into the hidden sheet, a column each, once, and returns its
// cells. A list inside a rule could hold 255 characters only.
func (d *drawing) list(words []any) string {
	id := fmt.Sprintf("%q", words)
	if at, ok := d.lists[id]; ok {
		return at
	}
	sheet, row := d.sheet, d.row
	d.sheet = listsSheet
	column := len(d.lists) + 1
	for i, cell := range words {
		d.row = i + 1
		d.put(column, cell, 0)
	}
	d.sheet, d.row = sheet, row
	d.lists[id] = inSheet(listsSheet, column, 1, column, len(words))
	return d.lists[id]
}

// offerEntries offers a table's entries: its own lines if it is in the form, else
// what was answered.
func (d *drawing) offerEntries(o offer) {
	if at := d.entries[o.table]; at != "" {
		var also []string
		for _, words := range o.also {
			also = append(also, fmt.Sprint(words))
		}
		hint := ""
		if len(also) > 0 {
			hint = d.Say.T("spreadsheet-form-also") + "\n" + strings.Join(also, "\n")
		}
		d.dropCells(o.sheet, o.cells, at, false, hint)
		return
	}
	list := o.also
	for _, e := range d.refs[o.table] {
		list = append(list, d.refs.name(o.table, e.id))
	}
	if len(list) > 0 {
		d.sheet = o.sheet
		d.dropCells(o.sheet, o.cells, d.list(list), false, "")
	}
}
