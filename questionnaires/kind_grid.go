package questionnaires

import (
	"strings"

	"lotse/questionnaires/source"
)

// A Row is one line of a grid.
type Row struct {
	ID     string
	Label  Text
	Short  Text
	Weight float64
	Law    string // a pointer to a law, printed small in the annex
}

var rowShape = &shape[Row]{
	name:  "row",
	label: func(row *Row, t Text) { row.Label = t },
	fields: []field[Row]{
		idField(aRow, func(row *Row, id string) { row.ID = id }),
		textField("short", "short words for figures", func(row *Row, t Text) { row.Short = t }),
		numberField("weight", "how much the row counts; 1 unless stated", positive, func(row *Row, f float64) { row.Weight = f }),
		wordsField("law", "a pointer to a law, printed small in the annex", func(row *Row, s string) { row.Law = s }),
	},
	finish: func(_ *reader, n *source.Node, row *Row) {
		if n.Get("weight") == nil {
			row.Weight = 1
		}
	},
}

// grid has fixed rows and, in each of them, the same columns.
type grid struct {
	rows    []Row
	columns []Column
	cell    Kind // of every column, or nil: then each has its own
}

var gridShape = &shape[grid]{
	name: "grid",
	fields: []field[grid]{
		required(listField("rows", "what is asked about", rowShape, func(k *grid, list []Row) { k.rows = list })),
		required(gridColumnsField()),
		cellField(),
	},
	finish: func(r *reader, n *source.Node, k *grid) {
		for i := range k.columns {
			if k.cell != nil {
				k.columns[i].Kind = k.cell
			}
		}
		r.checkColumns(n.Get("columns"), k.columns)
	},
}

// gridColumnsField holds columns of their own kinds or, beside cell, columns without.
func gridColumnsField() field[grid] {
	return field[grid]{key: "columns", doc: "what is asked in every row",
		schema: func(d *definitions) schema {
			return schema{"type": "array", "items": schema{
				"if": schema{"required": []string{"kind"}}, "then": columnShape.ref(d), "else": plainColumnShape.ref(d),
			}}
		},
		read: func(r *reader, of, n *source.Node, k *grid) {
			if of.Get("cell") != nil {
				k.columns = plainColumnShape.readList(r, n, "columns")
			} else {
				k.columns = columnShape.readList(r, n, "columns")
			}
		},
	}
}

var cellShape = &shape[Column]{
	name:   "cell",
	kind:   func(c *Column, k Kind) { c.Kind = k },
	fields: []field[Column]{kindField[Column]()},
}

// cellField gives all columns the same kind.
func cellField() field[grid] {
	return field[grid]{key: "cell", doc: "the kind of every cell, with that kind's keys",
		schema: func(d *definitions) schema { return cellShape.ref(d) },
		read: func(r *reader, _, n *source.Node, k *grid) {
			var cell Column
			cellShape.read(r, n, &cell)
			switch cell.Kind.(type) {
			case *table, *grid:
				r.add(n.Get("kind").Problemf("a cell cannot be a %s", cell.Kind.Name()))
			}
			k.cell = cell.Kind
		},
	}
}

// Name returns grid.
func (k *grid) Name() string { return "grid" }

// Control asks for cells.
func (k *grid) Control(string) Control {
	return Control{Form: FormGrid, Rows: k.rows, Columns: k.columns}
}

// Parse takes a map of rows, each a map of fields or the bare value of the main
// column. A column of yes and no may be given as the list of its rows with yes,
// under the column's key.
func (k *grid) Parse(in any) (Value, Faults) {
	if empty(in) {
		return nil, nil
	}
	given, ok := in.(map[string]any)
	if !ok {
		return nil, fault(FaultMap)
	}
	cells := Cells{}
	var faults Faults
	for _, key := range sortedKeys(given) {
		if k.hasRow(key) {
			faults = append(faults, k.row(cells, key, given[key])...)
		} else if c := columnNamed(k.columns, key); c != nil && c.takesYes() {
			faults = append(faults, k.yesRows(cells, c, key, given[key])...)
		} else {
			faults = append(faults, fault(FaultRow, "Given", key).under(key)...)
		}
	}
	if faults != nil {
		return nil, faults
	}
	return cells, nil
}

func (k *grid) hasRow(id string) bool {
	for i := range k.rows {
		if k.rows[i].ID == id {
			return true
		}
	}
	return false
}

func (c *Column) takesYes() bool {
	_, ok := c.Kind.(*yesno)
	return ok
}

func (cells Cells) set(row, column string, v Value) {
	if v == nil {
		return
	}
	if cells[row] == nil {
		cells[row] = map[string]Value{}
	}
	cells[row][column] = v
}

func (k *grid) row(cells Cells, row string, in any) Faults {
	if fields, ok := in.(map[string]any); ok {
		read := map[string]Value{}
		faults := readFields(k.columns, fields, read)
		for column, v := range read {
			cells.set(row, column, v)
		}
		return faults.under(row)
	}
	if empty(in) {
		return nil
	}
	main := mainColumn(k.columns)
	if main == nil {
		return fault(FaultMap).under(row)
	}
	v, faults := main.Kind.Parse(in)
	cells.set(row, main.ID, v)
	return faults.under(row)
}

func (k *grid) yesRows(cells Cells, c *Column, key string, in any) Faults {
	rows, ok := listIn(in)
	if !ok {
		if words, isWords := in.(string); isWords {
			for row := range strings.SplitSeq(words, ",") {
				rows = append(rows, strings.TrimSpace(row))
			}
		} else if !empty(in) {
			return fault(FaultList).under(key)
		}
	}
	var faults Faults
	for _, item := range rows {
		row, _ := wordsIn(item)
		if !k.hasRow(row) {
			faults = append(faults, fault(FaultRow, "Given", item).under(key, row)...)
			continue
		}
		cells.set(row, c.ID, Flag(true))
	}
	return faults
}

// Plain returns the cells as a map of rows; a row that holds only its main value
// is that value.
func (k *grid) Plain(v Value) any {
	cells, ok := v.(Cells)
	if !ok {
		return nil
	}
	main := mainColumn(k.columns)
	m := make(map[string]any, len(cells))
	for row, fields := range cells {
		if main != nil && len(fields) == 1 && fields[main.ID] != nil {
			bare := main.Kind.Plain(fields[main.ID])
			if _, isMap := bare.(map[string]any); !isMap {
				m[row] = bare
				continue
			}
		}
		out := map[string]any{}
		plainFields(k.columns, fields, out)
		m[row] = out
	}
	return m
}

// Score is of no meaning for cells.
func (k *grid) Score(Value) (float64, bool) { return 0, false }

// Show returns the rows that hold something as a sheet.
func (k *grid) Show(v Value, lang string) Display {
	cells, _ := v.(Cells)
	sheet := Sheet{Head: append([]string{""}, columnLabels(k.columns, lang)...)}
	for i := range k.rows {
		row := &k.rows[i]
		if fields := cells[row.ID]; len(fields) > 0 {
			sheet.Rows = append(sheet.Rows, append([]string{row.Label.In(lang)}, showFields(k.columns, fields, lang)...))
		}
	}
	return sheet
}
