package terminal

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// The terminal's own colours, so that they suit a light and a dark one; each is
// only ever an addition to a sign or a word.
var (
	boldStyle   = lipgloss.NewStyle().Bold(true)
	faintStyle  = lipgloss.NewStyle().Faint(true)
	wrongStyle  = lipgloss.NewStyle().Bold(true).Foreground(lipgloss.Red)
	goodStyle   = lipgloss.NewStyle().Foreground(lipgloss.Green)
	cursorStyle = lipgloss.NewStyle().Reverse(true)
)

// accent is the style of the marked line: cyan is pale on white, blue is dark on black.
func accent(dark bool) lipgloss.Style {
	if dark {
		return boldStyle.Foreground(lipgloss.Cyan)
	}
	return boldStyle.Foreground(lipgloss.Blue)
}

// wrap breaks words into lines of so many columns.
func wrap(s string, width int) []string {
	s = strings.ReplaceAll(s, "\u202f", "\u00a0") // the wrapper knows only one no-break space
	lines := strings.Split(lipgloss.Wrap(s, max(1, width), ""), "\n")
	for i, l := range lines {
		lines[i] = plainSpaces(strings.TrimSpace(l))
	}
	return lines
}

// short cuts lines off after so many and says so with an ellipsis.
func short(lines []string, most, width int) []string {
	if len(lines) <= most {
		return lines
	}
	if most < 1 {
		return nil
	}
	lines = append([]string{}, lines[:most]...)
	last := lines[most-1]
	if lipgloss.Width(last) >= width {
		last = strings.TrimRight(cell(last, width-1), " …")
	}
	lines[most-1] = last + "…"
	return lines
}

// styled puts a style on each line by itself, so that lines may be cut apart.
func styled(style lipgloss.Style, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		if out[i] = l; l != "" {
			out[i] = style.Render(l)
		}
	}
	return out
}

// indented puts a string before the first line, and blanks before the rest.
func indented(first string, lines []string) []string {
	out := make([]string, len(lines))
	blank := strings.Repeat(" ", lipgloss.Width(first))
	for i, l := range lines {
		if i == 0 {
			out[i] = first + l
		} else {
			out[i] = blank + l
		}
	}
	return out
}

// scrolled shows as many blocks of lines as fit, the one at a place among them. Where
// some are left out, the last line says how many are above and below.
func scrolled(blocks [][]string, at, height int) []string {
	total := 0
	for _, b := range blocks {
		total += len(b)
	}
	if total <= height {
		return joined(blocks)
	}
	height = max(1, height-1)
	at = max(0, min(at, len(blocks)-1))
	first, last := at, at // shown blocks
	used := len(blocks[at])
	for grown := true; grown; {
		grown = false
		if last+1 < len(blocks) && used+len(blocks[last+1]) <= height {
			last++
			used += len(blocks[last])
			grown = true
		}
		if first > 0 && used+len(blocks[first-1]) <= height {
			first--
			used += len(blocks[first])
			grown = true
		}
	}
	lines := joined(blocks[first : last+1])
	if len(lines) > height {
		lines = lines[:height]
	}
	more := " "
	if first > 0 {
		more += " ↑ " + itoa(first)
	}
	if below := len(blocks) - 1 - last; below > 0 {
		more += " ↓ " + itoa(below)
	}
	return append(lines, faintStyle.Render(more))
}

func joined(blocks [][]string) []string {
	var lines []string
	for _, b := range blocks {
		lines = append(lines, b...)
	}
	return lines
}
