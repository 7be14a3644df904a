package terminal

import (
	"fmt"
	"io"
	"strings"

	"charm.land/lipgloss/v2"

	"lotse/templates/locale"
)

// A Page is how wide and how colourful a terminal is, and its language.
type Page struct {
	Width  int
	Colour bool
	Say    *locale.Printer
}

// text is a page while it is being written. Errors stick: the first one ends it.
type text struct {
	Page
	w   io.Writer
	err error
}

const maxWidth = 100 // longer lines are hard to read

func (p Page) begin(w io.Writer) *text {
	if p.Width < 40 {
		p.Width = 40
	}
	p.Width = min(p.Width, maxWidth)
	return &text{Page: p, w: w}
}

func (t *text) line(s string) {
	if t.err == nil {
		_, t.err = fmt.Fprintln(t.w, strings.TrimRight(s, " "))
	}
}

// heading is a line that opens a part of the page.
func (t *text) heading(s string) {
	t.line("")
	t.line(t.bold(s))
}

// wrapped writes words over as many lines as they need, each indented.
func (t *text) wrapped(indent int, s string) { t.hanging(indent, indent, s) }

// hanging writes words whose first line is indented differently from the rest.
func (t *text) hanging(first, rest int, s string) {
	s = strings.ReplaceAll(s, "\u202f", "\u00a0") // the wrapper knows only one no-break space
	lines := strings.Split(lipgloss.Wrap(s, t.Width-max(first, rest), ""), "\n")
	for i, l := range lines {
		indent := rest
		if i == 0 {
			indent = first
		}
		t.line(strings.Repeat(" ", indent) + plainSpaces(strings.TrimSpace(l)))
	}
}

// plainSpaces replaces no-break spaces: a terminal shows some of them as boxes.
func plainSpaces(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
}

func (t *text) bold(s string) string {
	if !t.Colour {
		return s
	}
	return lipgloss.NewStyle().Bold(true).Render(s)
}

func (t *text) faint(s string) string {
	if !t.Colour {
		return s
	}
	return lipgloss.NewStyle().Faint(true).Render(s)
}

// cell fits s into so many columns: padded, or shortened with an ellipsis.
func cell(s string, columns int) string {
	s = plainSpaces(s)
	w := lipgloss.Width(s)
	if w <= columns {
		return s + strings.Repeat(" ", columns-w)
	}
	var b strings.Builder
	for _, r := range s {
		if lipgloss.Width(b.String()+string(r)) > columns-1 {
			break
		}
		b.WriteRune(r)
	}
	return cell(b.String()+"…", columns)
}

// right aligns s in so many columns.
func right(s string, columns int) string {
	s = plainSpaces(s)
	return strings.Repeat(" ", max(0, columns-lipgloss.Width(s))) + s
}

// bar draws a value between 0 and 1 in so many columns; eighths of a block make
// it precise to an eighth of a column.
func bar(share float64, columns int) string {
	eighths := int(max(0, min(1, share))*float64(columns)*8 + 0.5)
	full, rest := eighths/8, eighths%8
	s := strings.Repeat("█", full)
	if rest > 0 {
		s += string([]rune("▏▎▍▌▋▊▉")[rest-1])
	}
	return s + strings.Repeat(" ", columns-lipgloss.Width(s))
}
