package spreadsheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
)

// columns reads which column of the sheet holds which column of a table or grid;
// !ok: not all of them are there once, which is noted.
func (r *reader) columns(q *questionnaires.Question, c questionnaires.Control) (at map[string]int, last int, ok bool) {
	head, found := r.lines[keyOf(lineHead, q.ID)]
	if !found {
		r.add(r.lines[keyOf(lineQuestion, q.ID)], columnKey, q.ID, faultHead)
		return nil, 0, false
	}
	at = map[string]int{}
	for column := columnAnswer; column <= maxColumns; column++ {
		id := clean(head.sheet.at(head.row, column).text)
		if id == "" {
			continue
		}
		isColumn := slices.ContainsFunc(c.Columns, func(col questionnaires.Column) bool { return col.ID == id })
		if _, twice := at[id]; twice || !isColumn {
			r.add(head, column, q.ID, faultHead)
			return nil, 0, false
		}
		at[id], last = column, column
	}
	if len(at) != len(c.Columns) {
		r.add(head, columnKey, q.ID, faultHead)
		return nil, 0, false
	}
	return at, last, true
}

// entryLines are the lines of a table that hold something, with the ids of their
// entries. An entry without a short name gets one.
func (r *reader) entryLines(q *questionnaires.Question, columns map[string]int) (lines []line, ids []string) {
	taken := map[string]bool{}
	for _, k := range r.form.keys {
		sort, id, _, _ := k.parse()
		if sort != lineEntry || id != q.ID {
			continue
		}
		at := r.lines[k]
		filled := strings.TrimSpace(cellWords(at.sheet.at(at.row, columnWords))) != ""
		for _, column := range columns {
			c := at.sheet.at(at.row, column)
			filled = filled || c.sort == errorCell || strings.TrimSpace(cellWords(c)) != ""
		}
		if !filled {
			continue
		}
		name := strings.TrimSpace(plainText(cellWords(at.sheet.at(at.row, columnWords))))
		taken[name] = true
		lines, ids = append(lines, at), append(ids, name)
	}
	n := 1
	for i, id := range ids {
		for ; ids[i] == ""; n++ {
			if id = fmt.Sprintf("%s-%d", q.Key, n); !taken[id] {
				taken[id], ids[i] = true, id
			}
		}
	}
	return lines, ids
}

// entries reads a table; nil if nothing is in it.
func (r *reader) entries(q *questionnaires.Question, c questionnaires.Control, where places) any {
	columns, last, ok := r.columns(q, c)
	if !ok {
		return nil
	}
	lines, ids := r.entryLines(q, columns)
	var list []any
	for i, at := range lines {
		entry := map[string]any{"id": ids[i]}
		where.add(at, columnWords, ids[i])
		where.add(at, columnWords, strconv.Itoa(i))
		where.add(at, columnWords, strconv.Itoa(i), "id")
		r.input(at, columnWords, q.ID)
		r.fields(q, c, at, columns, last, entry)
		for id, column := range columns {
			where.add(at, column, ids[i], id)
		}
		list = append(list, entry)
	}
	if list == nil {
		return nil
	}
	return list
}

// fields reads the columns of a line.
func (r *reader) fields(q *questionnaires.Question, c questionnaires.Control, at line, columns map[string]int, last int, into map[string]any) {
	for i := range c.Columns {
		column := &c.Columns[i]
		if in := r.value(column.Kind, r.input(at, columns[column.ID], q.ID)); in != nil && in != "" {
			into[column.ID] = in
		}
	}
	r.stray(at, last+1, q.ID)
}

// rows reads a grid; nil if nothing is in it.
func (r *reader) rows(q *questionnaires.Question, c questionnaires.Control, where places) any {
	columns, last, ok := r.columns(q, c)
	if !ok {
		return nil
	}
	grid := map[string]any{}
	for _, row := range c.Rows {
		at, ok := r.lines[keyOf(lineRow, q.ID, row.ID)]
		if !ok {
			continue
		}
		fields := map[string]any{}
		r.fields(q, c, at, columns, last, fields)
		where.add(at, columnWords, row.ID)
		for id, column := range columns {
			where.add(at, column, row.ID, id)
		}
		if len(fields) > 0 {
			grid[row.ID] = fields
		}
	}
	if len(grid) == 0 {
		return nil
	}
	return grid
}

// references are the names of entries: those of the form's own tables, else those
// that were answered already.
func (r *reader) references() references {
	refs := factReferences(r.pack, r.facts, r.form.Language)
	for _, k := range r.form.keys {
		sort, id, _, _ := k.parse()
		q := r.pack.Question(id)
		if sort != lineQuestion || q.Kind.Control("").Form != questionnaires.FormTable {
			continue
		}
		c := q.Kind.Control(r.form.Language)
		before := len(r.faults)
		columns, _, ok := r.columns(q, c)
		r.faults = r.faults[:before] // told when the table itself is read
		if !ok {
			continue
		}
		lines, ids := r.entryLines(q, columns)
		if len(lines) == 0 {
			continue // a table left blank keeps what was answered
		}
		main := mainColumn(c.Columns)
		delete(refs, id)
		for i, at := range lines {
			e := reference{id: ids[i]}
			if main != nil {
				e.name = strings.TrimSpace(plainText(cellWords(at.sheet.at(at.row, columns[main.ID]))))
			}
			refs[id] = append(refs[id], e)
		}
	}
	return refs
}

// A pointer is an answer that names an entry of a table.
type pointer struct {
	question, table, id string
	also                []questionnaires.ControlOption
	at                  line
	column              int
}

// point notes the entries an answer names.
func (r *reader) point(q *questionnaires.Question, v questionnaires.Value, where places, whole line) {
	note := func(k questionnaires.Kind, v questionnaires.Value, path ...string) {
		c := k.Control("")
		if id, ok := v.(questionnaires.Pick); ok && c.RefersTo != "" {
			at, column := where.find(path, whole)
			r.picks = append(r.picks, pointer{q.ID, c.RefersTo, string(id), c.Options, at, column})
		}
	}
	c := q.Kind.Control("")
	note(q.Kind, v)
	for i := range c.Columns {
		column := &c.Columns[i]
		switch v := v.(type) {
		case questionnaires.Entries:
			for _, e := range v {
				note(column.Kind, e.Fields[column.ID], e.ID, column.ID)
			}
		case questionnaires.Cells:
			for _, row := range c.Rows {
				note(column.Kind, v[row.ID][column.ID], row.ID, column.ID)
			}
		}
	}
}

// checkReferences notes names of entries that their tables do not have. A table
// that nobody filled in yet is not held against the answers that refer to it.
func (r *reader) checkReferences() {
	for _, p := range r.picks {
		entries, filled := r.entriesOf(p.table)
		is := func(o questionnaires.ControlOption) bool { return o.ID == p.id }
		if filled && !slices.Contains(entries, p.id) && !slices.ContainsFunc(p.also, is) {
			r.add(p.at, p.column, p.question, faultNoEntry, "Given", p.id)
		}
	}
}

func (r *reader) entriesOf(table string) (ids []string, filled bool) {
	a, ok := r.form.Answers[table]
	if !ok || a.State != assessment.Given {
		a = r.facts[table]
	}
	entries, filled := a.Value.(questionnaires.Entries)
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	return ids, filled
}
