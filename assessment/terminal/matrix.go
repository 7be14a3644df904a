package terminal

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A matrix is a grid whose cells all take letters: who is responsible, accountable,
// consulted, informed. Letters are set where the cursor stands.
type matrix struct {
	*room
	field
	letters  []questionnaires.ControlOption
	cells    map[string]map[string]questionnaires.Value
	first    map[string]map[string]questionnaires.Value
	row, col int // row == number of rows: the line "go on"
	top      int // the first row and column on the screen
	left     int
	undo     []cellChange
	remarks  map[string][]string // by row: labels of what catches the eye
}

// A cellChange is what a cell held before a key.
type cellChange struct {
	row, col int
	was      questionnaires.Value
}

const (
	matrixCell = 5   // columns of a cell
	mostUndo   = 200 // changes that can be taken back
)

// isMatrix reports whether every cell takes the same single letters.
func isMatrix(c questionnaires.Control) bool {
	var ids []string
	for i := range c.Columns {
		cell := c.Columns[i].Kind.Control("")
		if cell.Form != questionnaires.FormPickMany || len(cell.Options) == 0 {
			return false
		}
		var here []string
		for _, o := range cell.Options {
			if len(o.ID) != 1 {
				return false
			}
			here = append(here, o.ID)
		}
		if i > 0 && !slices.Equal(ids, here) {
			return false
		}
		ids = here
	}
	return len(c.Columns) > 0 && len(c.Rows) > 0
}

func (r *room) newMatrix(f field, v questionnaires.Value, raw *string) *matrix {
	have, _ := v.(questionnaires.Cells)
	m := &matrix{room: r, field: f, first: have, cells: copyCells(have)}
	m.letters = f.control.Columns[0].Kind.Control(r.lang).Options
	if raw != nil {
		var plain any
		if json.Unmarshal([]byte(*raw), &plain) == nil {
			v, faults := f.kind.Parse(plain)
			if cells, ok := v.(questionnaires.Cells); ok && len(faults) == 0 {
				m.cells = copyCells(cells)
			}
		}
	}
	m.look()
	return m
}

// look notes what catches the eye in the cells as they are.
func (m *matrix) look() { m.remarks = assessment.Remarks(m.pack, m.of, m.cells) }

func (m *matrix) focus() tea.Cmd { return nil }

func (m *matrix) update(msg tea.Msg) (tea.Cmd, bool) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, false
	}
	rows, cols := len(m.control.Rows), len(m.control.Columns)
	switch key := typed(k); key {
	case "up":
		m.row = (m.row + rows) % (rows + 1)
	case "down":
		m.row = (m.row + 1) % (rows + 1)
	case "left":
		m.col = max(0, m.col-1)
	case "right":
		m.col = min(cols-1, m.col+1)
	case "home":
		m.col = 0
	case "end":
		m.col = cols - 1
	case "-", "delete", "backspace", "space":
		m.set(nil)
	case "u", "ctrl+z":
		m.takeBack()
	case "enter":
		if m.row == rows {
			return nil, true
		}
		m.row, m.col = m.row+1, 0
	default:
		m.letter(strings.ToUpper(key))
	}
	return nil, false
}

// at are the ids of the cell under the cursor.
func (m *matrix) at() (row, column string) {
	return m.control.Rows[m.row].ID, m.control.Columns[m.col].ID
}

// set fills the cell, and remembers what was there.
func (m *matrix) set(v questionnaires.Value) {
	if m.row == len(m.control.Rows) {
		return
	}
	row, column := m.at()
	m.undo = append(m.undo, cellChange{m.row, m.col, m.cells[row][column]})
	m.undo = m.undo[max(0, len(m.undo)-mostUndo):]
	setCell(m.cells, row, column, v)
	m.look()
}

func (m *matrix) takeBack() {
	if len(m.undo) == 0 {
		return
	}
	last := m.undo[len(m.undo)-1]
	m.undo = m.undo[:len(m.undo)-1]
	m.row, m.col = last.row, last.col
	row, column := m.at()
	setCell(m.cells, row, column, last.was)
	m.look()
}

// letter adds a letter to the cell, or takes it out.
func (m *matrix) letter(key string) {
	if m.row == len(m.control.Rows) || !slices.ContainsFunc(m.letters, func(o questionnaires.ControlOption) bool { return o.ID == key }) {
		return
	}
	row, column := m.at()
	have, _ := m.cells[row][column].(questionnaires.Picks)
	var list []any
	for _, id := range have {
		if id != key {
			list = append(list, id)
		}
	}
	if len(list) == len(have) {
		list = append(list, key)
	}
	v, faults := m.control.Columns[m.col].Kind.Parse(list)
	if picks, _ := v.(questionnaires.Picks); len(picks) == 0 {
		v = nil
	}
	if len(faults) == 0 {
		m.set(v)
	}
}

func (m *matrix) input() any {
	if len(m.cells) == 0 {
		return nil
	}
	return m.kind.Plain(questionnaires.Cells(m.cells))
}

func (m *matrix) raw() string {
	data, err := json.Marshal(m.kind.Plain(questionnaires.Cells(m.cells)))
	if err != nil { // plain data always has a form
		return ""
	}
	return string(data)
}

func (m *matrix) changed() bool {
	return len(m.cells)+len(m.first) > 0 && !reflect.DeepEqual(m.cells, m.first)
}

func (m *matrix) inside() bool  { return false }
func (m *matrix) wrong() string { return "" }
