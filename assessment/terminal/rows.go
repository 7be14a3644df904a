package terminal

import (
	"encoding/json"
	"reflect"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"lotse/questionnaires"
)

// rows are a grid whose columns differ: a list of rows with what they hold, one at a
// time open as a [form]. A digit chooses in the first column without opening it.
type rows struct {
	*room
	field
	opened
	cells map[string]map[string]questionnaires.Value
	first map[string]map[string]questionnaires.Value
	at    int     // a row, or the line "go on"
	parts []field // of a row, by column
}

type rowsState struct {
	Cells any        `json:"cells"`
	Open  *openState `json:"open,omitempty"`
}

func (r *room) newRows(f field, v questionnaires.Value, raw *string) *rows {
	have, _ := v.(questionnaires.Cells)
	e := &rows{room: r, field: f, first: have, cells: copyCells(have)}
	e.parts = r.parts(f.control.Columns)
	if raw != nil {
		e.restore(*raw)
	}
	return e
}

func copyCells(cells map[string]map[string]questionnaires.Value) map[string]map[string]questionnaires.Value {
	out := map[string]map[string]questionnaires.Value{}
	for row, fields := range cells {
		for column, v := range fields {
			setCell(out, row, column, v)
		}
	}
	return out
}

// setCell sets a cell; nil empties it.
func setCell(cells map[string]map[string]questionnaires.Value, row, column string, v questionnaires.Value) {
	if v == nil {
		delete(cells[row], column)
		if len(cells[row]) == 0 {
			delete(cells, row)
		}
		return
	}
	if cells[row] == nil {
		cells[row] = map[string]questionnaires.Value{}
	}
	cells[row][column] = v
}

func (e *rows) restore(raw string) {
	var s rowsState
	if json.Unmarshal([]byte(raw), &s) != nil {
		return
	}
	v, faults := e.kind.Parse(s.Cells)
	if cells, ok := v.(questionnaires.Cells); ok && len(faults) == 0 {
		e.cells = copyCells(cells)
	}
	if s.Open != nil && s.Open.At >= 0 && s.Open.At < len(e.control.Rows) {
		e.at = s.Open.At
		e.openForm()
		e.form.restore(s.Open.Form)
	}
}

func (e *rows) openForm() tea.Cmd {
	row := e.control.Rows[e.at]
	e.form = e.newForm(e.control.Columns, e.cells[row.ID], oneLine(row.Label.In(e.lang)))
	return e.form.focus()
}

func (e *rows) update(msg tea.Msg) (tea.Cmd, bool) {
	if e.form != nil {
		cmd, ended := e.form.update(msg)
		if ended {
			e.takeForm()
		}
		return cmd, false
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, false
	}
	n := len(e.control.Rows) + 1
	key := typed(k)
	if to, ok := walked(key, e.at, n); ok {
		e.at = to
		return nil, false
	}
	switch key {
	case "-", "delete", "backspace":
		if e.at < n-1 {
			delete(e.cells, e.control.Rows[e.at].ID)
		}
	case "enter":
		if e.at == n-1 {
			return nil, true
		}
		return e.openForm(), false
	default:
		e.digit(key)
	}
	return nil, false
}

// digit chooses an option of the first column and goes to the next row.
func (e *rows) digit(key string) {
	options := e.parts[0].control.Options
	if e.at >= len(e.control.Rows) || e.parts[0].control.Form != questionnaires.FormPickOne {
		return
	}
	for i, o := range options {
		if itoa(i+1) != key || i >= 9 {
			continue
		}
		if v, faults := e.parts[0].kind.Parse(o.ID); len(faults) == 0 {
			setCell(e.cells, e.control.Rows[e.at].ID, e.control.Columns[0].ID, v)
			e.at++
		}
	}
}

func (e *rows) takeForm() {
	row := e.control.Rows[e.at].ID
	delete(e.cells, row)
	for column, v := range e.form.values {
		setCell(e.cells, row, column, v)
	}
	e.form = nil
	e.at++
}

func (e *rows) input() any {
	if len(e.cells) == 0 {
		return nil
	}
	return e.kind.Plain(questionnaires.Cells(e.cells))
}

func (e *rows) raw() string {
	return kept(rowsState{Cells: e.kind.Plain(questionnaires.Cells(e.cells)), Open: e.state(e.at)})
}

func (e *rows) changed() bool {
	return e.form != nil && e.form.changed() || len(e.cells)+len(e.first) > 0 && !reflect.DeepEqual(e.cells, e.first)
}

func (e *rows) wrong() string { return e.orWrong("") }

func (e *rows) want(w int) int {
	if e.form != nil {
		return 1000 // as much as there is
	}
	return len(joined(e.blocks(w))) + e.legendLines(w)
}

func (e *rows) lines(w, h int) []string {
	if e.form != nil {
		return e.form.lines(w, h)
	}
	legend := e.legend(w)
	if len(legend) > h/3 {
		legend = nil
	}
	return append(scrolled(e.blocks(w), e.at, h-len(legend)), legend...)
}

func (e *rows) legendLines(w int) int { return len(e.legend(w)) }

// legend says which digit chooses what.
func (e *rows) legend(w int) []string {
	if e.parts[0].control.Form != questionnaires.FormPickOne {
		return nil
	}
	var parts []string
	for i, o := range e.parts[0].control.Options {
		parts = append(parts, itoa(i+1)+" "+oneLine(o.Label))
	}
	return append([]string{""}, styled(faintStyle, indented("  ", wrap(strings.Join(parts, " · "), w-2)))...)
}

func (e *rows) blocks(w int) [][]string {
	var blocks [][]string
	names := max(20, w*55/100)
	for i, row := range e.control.Rows {
		sign, style := "  ", lipgloss.NewStyle()
		if i == e.at {
			sign, style = "› ", e.accent
		}
		label := oneLine(row.Label.In(e.lang))
		name := []string{cell(label, names-4) + "  "}
		if i == e.at {
			name = wrap(label, names-4)
			name[0] = cell(name[0], names-2)
		}
		value := e.summary(row.ID)
		lines := styled(style, indented(sign, name))
		if value == "" {
			lines[0] += faintStyle.Render("·")
		} else {
			lines[0] += strings.TrimRight(cell(value, w-names), " ")
		}
		blocks = append(blocks, lines)
	}
	sign, style := "  ", lipgloss.NewStyle()
	if e.at == len(e.control.Rows) {
		sign, style = "› ", e.accent
	}
	ready := e.say.T("runner-rows-ready", "N", len(e.cells), "All", len(e.control.Rows))
	return append(blocks, []string{style.Render(strings.TrimRight(cell(sign+"→ "+ready, w), " "))})
}

func (e *rows) summary(row string) string {
	var parts []string
	for i := range e.control.Columns {
		c := &e.control.Columns[i]
		v, ok := e.cells[row][c.ID]
		if !ok {
			continue
		}
		words := e.shown(e.parts[i], v)
		if _, flag := v.(questionnaires.Flag); flag && i > 0 {
			words = oneLine(c.Label(e.lang)) + ": " + words
		}
		parts = append(parts, words)
	}
	return strings.Join(parts, " · ")
}

func (e *rows) hints() []hint {
	if e.form != nil {
		return e.form.hints()
	}
	enter := e.hint("edit")
	if e.at == len(e.control.Rows) {
		enter = e.hint("next")
	}
	list := []hint{enter, e.hint("move")}
	if n := len(e.parts[0].control.Options); e.parts[0].control.Form == questionnaires.FormPickOne && n > 0 {
		list = append(list, hint{"1–" + itoa(min(9, n)), e.say.T("runner-does-digit")})
	}
	return append(list, e.hint("clear"))
}
