package terminal

import (
	"strings"

	"charm.land/lipgloss/v2"

	"lotse/questionnaires"
)

const matrixAround = 6 // heading, a blank, the cell under the cursor and a remark on its row, the letters

func (m *matrix) want(int) int { return len(m.control.Rows) + 1 + matrixAround }

func (m *matrix) lines(w, h int) []string {
	legend := m.legend(w)
	rows := max(1, min(len(m.control.Rows)+1, h-4-len(legend)))
	names := max(w/3, min(46, w-matrixCell*len(m.control.Columns)-2))
	cols := max(1, min(len(m.control.Columns), (w-names-2)/matrixCell))
	m.left = window(m.left, m.col, cols, len(m.control.Columns))
	m.top = window(m.top, m.row, rows, len(m.control.Rows)+1)
	out := []string{m.heading(names, cols)}
	for i := m.top; i < m.top+rows; i++ {
		out = append(out, m.line(i, names, cols, w))
	}
	out = append(out, "", m.focused(w), m.remark(w))
	return append(out, legend...)
}

// window moves a window over a list so that the cursor is inside.
func window(first, at, size, all int) int {
	return max(0, min(max(min(first, at), at-size+1), all-size))
}

func (m *matrix) heading(names, cols int) string {
	var b strings.Builder
	b.WriteString(strings.Repeat(" ", names))
	heads := m.heads()
	for c := m.left; c < m.left+cols; c++ {
		name := cell(heads[c], matrixCell-1) + " "
		if c == m.col {
			name = boldStyle.Render(name)
		} else {
			name = faintStyle.Render(name)
		}
		b.WriteString(name)
	}
	if m.left+cols < len(m.control.Columns) {
		b.WriteString("›")
	}
	return b.String()
}

// heads are the columns' names for their narrow headings, each another one.
func (m *matrix) heads() []string {
	names := make([]string, len(m.control.Columns))
	for i := range m.control.Columns {
		names[i] = oneLine(m.control.Columns[i].Label(m.lang))
	}
	return shortNames(names, matrixCell-1)
}

func (m *matrix) line(i, names, cols, w int) string {
	if i == len(m.control.Rows) {
		ready := m.say.T("runner-rows-ready", "N", len(m.cells), "All", len(m.control.Rows))
		if i == m.row {
			return m.accent.Render(strings.TrimRight(cell("› → "+ready, w), " "))
		}
		return strings.TrimRight(cell("  → "+ready, w), " ")
	}
	row := m.control.Rows[i]
	sign, style := "  ", lipgloss.NewStyle()
	if i == m.row {
		sign, style = "› ", m.accent
	}
	var b strings.Builder
	b.WriteString(style.Render(cell(sign+oneLine(row.Label.In(m.lang)), names-1)) + " ")
	for c := m.left; c < m.left+cols; c++ {
		picks, _ := m.cells[row.ID][m.control.Columns[c].ID].(questionnaires.Picks)
		words := strings.Join(picks, "")
		if words == "" {
			words = "·"
		}
		words = cell(" "+words, matrixCell-1)
		switch {
		case i == m.row && c == m.col:
			b.WriteString(cursorStyle.Render(words) + " ")
		case len(picks) == 0:
			b.WriteString(faintStyle.Render(words) + " ")
		default:
			b.WriteString(boldStyle.Render(words) + " ")
		}
	}
	if len(m.remarks[row.ID]) > 0 {
		b.WriteString("!")
	}
	return b.String()
}

// remark is what catches the eye in the row under the cursor.
func (m *matrix) remark(w int) string {
	if m.row == len(m.control.Rows) {
		return ""
	}
	var words []string
	for _, id := range m.remarks[m.control.Rows[m.row].ID] {
		words = append(words, oneLine(m.pack.Label(id).In(m.lang)))
	}
	if len(words) == 0 {
		return ""
	}
	return strings.TrimRight(cell("  ! "+strings.Join(words, " "), w), " ")
}

// focused is the whole name of the cell under the cursor.
func (m *matrix) focused(w int) string {
	if m.row == len(m.control.Rows) {
		return ""
	}
	row, column := m.control.Rows[m.row], m.control.Columns[m.col]
	words := oneLine(column.Ask.In(m.lang)) + ": " + oneLine(row.Label.In(m.lang))
	return strings.TrimRight(cell("  "+words, w), " ")
}

// legend says what the letters mean.
func (m *matrix) legend(w int) []string {
	var parts []string
	for _, o := range m.letters {
		parts = append(parts, o.ID+" "+oneLine(o.Label))
	}
	return styled(faintStyle, indented("  ", wrap(strings.Join(parts, " · "), w-2)))
}

func (m *matrix) hints() []hint {
	var ids []string
	for _, o := range m.letters {
		ids = append(ids, strings.ToLower(o.ID))
	}
	enter := m.hint("enter-row")
	if m.row == len(m.control.Rows) {
		enter = m.hint("next")
	}
	list := []hint{enter, {"←↑↓→", m.say.T("runner-does-move")}, {strings.Join(ids, " "), m.say.T("runner-does-set")}, m.hint("clear")}
	if len(m.undo) > 0 {
		list = append(list, m.hint("undo"))
	}
	return list
}
