package terminal

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lotse/questionnaires"
)

// table takes the entries of a table, each field by field. Every entry is saved when
// it is complete, and one that is broken off is saved as far as it goes.
func (t *plain) table(f field) {
	at := t.at
	for !t.ended && t.at == at {
		list, _ := t.iv.Flow.Answer(at.ID).Value.(questionnaires.Entries)
		for i, e := range list {
			shown := t.newEntries(f, nil, nil)
			t.print(fmt.Sprintf("%d: %s", i+1, shown.lacks(e)+shown.summary(e)))
		}
		t.tell("plain-table")
		line, ok := t.read()
		if !ok {
			return
		}
		sign, n := line, 0
		if digits := strings.TrimLeft(line, "-^"); digits != "" && len(line)-len(digits) <= 1 {
			sign, n = line[:len(line)-len(digits)], number(digits)
		}
		there := n >= 1 && n <= len(list)
		switch {
		case line == "":
			t.pass()
		case line == "+":
			t.entry(f, list, len(list))
		case line == "0" && len(list) == 0:
			if t.put([]any{}) {
				t.forward()
			}
		case sign == "" && there:
			t.entry(f, list, n-1)
		case sign == "-" && there:
			t.remove(f, list, n-1)
		case sign == "^" && there && n > 1:
			list = slices.Clone(list)
			list[n-2], list[n-1] = list[n-1], list[n-2]
			t.putEntries(f, list)
		case t.command(line):
		default:
			t.tell("plain-unknown", "Word", line, "Help", ":"+t.say.T("plain-word-help"))
		}
	}
}

// entry takes one entry, a new one behind the last.
func (t *plain) entry(f field, list questionnaires.Entries, i int) {
	c := f.control
	if i == len(list) && c.Bounded && len(list) >= int(c.Max) {
		t.tell("fault-too-many", "Max", int(c.Max))
		return
	}
	list = slices.Clone(list)
	t.tell("runner-entry", "N", i+1)
	if i < len(list) {
		list[i] = questionnaires.Entry{ID: list[i].ID, Fields: t.form(c.Columns, list[i].Fields)}
		t.putEntries(f, list)
		return
	}
	if fields := t.form(c.Columns, nil); len(fields) > 0 {
		t.putEntries(f, append(list, questionnaires.Entry{Fields: fields}))
	}
}

// remove removes an entry, unless another answer refers to it and would lead nowhere.
func (t *plain) remove(f field, list questionnaires.Entries, i int) {
	if used := t.refers(t.at.ID, list[i].ID); used != "" {
		t.tell("runner-used", "Question", used)
		return
	}
	t.putEntries(f, slices.Delete(slices.Clone(list), i, i+1))
}

func (t *plain) putEntries(f field, list questionnaires.Entries) {
	t.put((&entries{room: t.room, field: f, list: list}).plain())
}

// grid takes the rows of a grid one by one, and saves each.
func (t *plain) grid(f field) {
	at := t.at
	letters := isMatrix(f.control)
	if letters {
		t.columns(f)
	}
	for i := 0; i < len(f.control.Rows); {
		step := t.row(f, i, letters)
		switch {
		case t.ended || t.at != at:
			return
		case step == 0:
			t.forward()
			return
		}
		i = max(0, i+step)
	}
	t.forward()
}

// columns prints the columns of a matrix with their numbers, and what the letters mean.
func (t *plain) columns(f field) {
	for i := range f.control.Columns {
		t.print(fmt.Sprintf("%d: %s", i+1, oneLine(f.control.Columns[i].Ask.In(t.lang))))
	}
	for _, o := range f.control.Columns[0].Kind.Control(t.lang).Options {
		t.print(o.ID + ": " + oneLine(o.Label))
	}
}

// A gridRow is a row of a grid on its way.
type gridRow struct {
	field
	letters bool   // every cell takes letters
	quick   *field // the first column, where a number chooses in it; nil elsewhere
	row     questionnaires.Row
	at      int
}

// row takes one row: -1 back, 1 on, 0 out of the grid.
func (t *plain) row(f field, i int, letters bool) int {
	g := gridRow{field: f, letters: letters, row: f.control.Rows[i], at: i}
	first := t.field(f.control.Columns[0].Kind)
	if !letters && first.control.Form == questionnaires.FormPickOne && len(first.control.Options) > 0 {
		g.quick = &first
	}
	t.tell("plain-row", "N", i+1, "All", len(f.control.Rows), "Label", oneLine(g.row.Label.In(t.lang)))
	if g.quick != nil && i == 0 {
		t.offers(first)
	}
	at := t.at
	for {
		cells, _ := t.iv.Flow.Answer(at.ID).Value.(questionnaires.Cells)
		if words := t.rowWords(f, cells[g.row.ID], letters); words != "" {
			t.tell("plain-so-far", "Answer", words)
		}
		t.tell(g.prompt())
		switch line, ok := t.read(); {
		case !ok, line == ">":
			return 0
		case line == "":
			return 1
		case line == "<":
			return -1
		case t.setRow(g, cells, line):
			return 1
		}
		if t.ended || t.at != at {
			return 0
		}
	}
}

func (g *gridRow) prompt() string {
	switch {
	case g.letters:
		return "plain-letters"
	case g.quick != nil:
		return "plain-quick"
	}
	return "plain-open-row"
}

// setRow changes a row by a line and saves it; it reports whether that is done.
func (t *plain) setRow(g gridRow, cells questionnaires.Cells, line string) bool {
	now, row := copyCells(cells), g.row.ID
	switch n := number(line); {
	case line == "-":
		delete(now, row)
	case line == "+" && !g.letters:
		fields := t.form(g.control.Columns, cells[row])
		delete(now, row)
		for column, v := range fields {
			setCell(now, row, column, v)
		}
	case g.letters && t.setLetters(g.field, now, row, line):
	case g.quick != nil && n >= 1 && n <= len(g.quick.control.Options):
		if v, faults := g.quick.kind.Parse(g.quick.control.Options[n-1].ID); len(faults) == 0 {
			setCell(now, row, g.control.Columns[0].ID, v)
		}
	default:
		if !t.command(line) {
			t.tell("plain-unknown", "Word", line, "Help", ":"+t.say.T("plain-word-help"))
		}
		return false
	}
	return t.putCells(g.field, now)
}

// putCells saves a grid; an empty one is no answer.
func (t *plain) putCells(f field, cells questionnaires.Cells) bool {
	if len(cells) == 0 {
		t.clear()
		return true
	}
	return t.put(f.kind.Plain(cells))
}

// cellWords is a cell of a matrix as it is typed: the column's number and letters,
// with or without a colon; a hyphen for none.
var cellWords = regexp.MustCompile(`^([0-9]{1,3}):?([A-Za-z]{1,8}|-)$`)

// setLetters sets cells of a row from words like 1R 2A 3C; !ok and nothing set if any
// of them is none.
func (t *plain) setLetters(f field, cells questionnaires.Cells, row, line string) (ok bool) {
	type change struct {
		column string
		value  questionnaires.Value
	}
	var changes []change
	for word := range strings.FieldsFuncSeq(line, func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
		m := cellWords.FindStringSubmatch(word)
		if m == nil {
			return false
		}
		n, err := strconv.Atoi(m[1])
		if err != nil || n < 1 || n > len(f.control.Columns) {
			return false
		}
		c := &f.control.Columns[n-1]
		if m[2] == "-" {
			changes = append(changes, change{c.ID, nil})
			continue
		}
		var list []any
		for _, letter := range strings.ToUpper(m[2]) {
			list = append(list, string(letter))
		}
		v, faults := c.Kind.Parse(list)
		if len(faults) > 0 {
			t.print(t.faults(faults))
			return false
		}
		changes = append(changes, change{c.ID, v})
	}
	for _, c := range changes {
		setCell(cells, row, c.column, c.value)
	}
	return len(changes) > 0
}

// rowWords is a row as it stands.
func (t *plain) rowWords(f field, fields map[string]questionnaires.Value, letters bool) string {
	var parts []string
	for i := range f.control.Columns {
		c := &f.control.Columns[i]
		v, given := fields[c.ID]
		if !given {
			continue
		}
		if picks, ok := v.(questionnaires.Picks); ok && letters {
			parts = append(parts, oneLine(c.Label(t.lang))+" "+strings.Join(picks, ""))
			continue
		}
		parts = append(parts, t.shown(t.field(c.Kind), v))
	}
	return strings.Join(parts, ", ")
}
