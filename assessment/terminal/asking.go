package terminal

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// The smallest window that is drawn on.
const leastWidth, leastHeight = 40, 12

// View draws the sheet on the whole screen.
func (a *asking) View() tea.View {
	v := tea.NewView(a.screen())
	v.AltScreen = true // inline, a resize would leave torn lines
	return v
}

func (a *asking) screen() string {
	switch {
	case a.done:
		return ""
	case a.size.Width < leastWidth || a.size.Height < leastHeight:
		words := wrap(a.say.T("ask-small", "Width", leastWidth, "Height", leastHeight), max(1, a.size.Width))
		return strings.Join(words[:min(len(words), max(1, a.size.Height))], "\n")
	}
	head := a.sheets[a.sheet].Title
	if len(a.sheets) > 1 {
		head = fmt.Sprintf("%s · %d/%d", head, a.sheet+1, len(a.sheets))
	}
	w, h := min(a.size.Width-2, maxWidth), a.size.Height
	lines := append([]string{boldStyle.Render(strings.TrimRight(cell(head, w), " ")), ""}, a.fields(w, h-2-footLines)...)
	for len(lines) < h-footLines {
		lines = append(lines, "")
	}
	fault := a.fault
	if fault == "" {
		fault = a.ed.wrong()
	}
	if fault != "" {
		fault = wrongStyle.Render(strings.TrimRight(cell("! "+oneLine(fault), w), " "))
	}
	lines = append(lines[:h-footLines], fault)
	lines = append(lines, styled(faintStyle, hintLines(a.hints(), w, footLines-1))...)
	return strings.Join(fitted(indented(" ", lines), a.size.Width), "\n")
}

// fields are the fields of the sheet with what they hold, the open one in its editor.
func (a *asking) fields(w, h int) []string {
	fields := a.sheets[a.sheet].Fields
	names := min(40, w/2)
	blocks := make([][]string, len(fields))
	for i, f := range fields {
		if i != a.at {
			blocks[i] = []string{faintStyle.Render("  "+cell(f.Title, names-2)) + "  " + strings.TrimRight(cell(f.shownValue(), w-names-2), " ")}
			continue
		}
		lines := styled(a.accent, indented("› ", wrap(f.Title, w-2)))
		if f.Help != "" {
			lines = append(lines, styled(faintStyle, indented("  ", short(wrap(f.Help, w-2), 3, w-2)))...)
		}
		for _, l := range a.ed.lines(w-2, max(1, h-len(lines)-1)) {
			lines = append(lines, "  "+l)
		}
		blocks[i] = lines
	}
	return scrolled(blocks, a.at, h)
}

// shownValue is what a field holds, in words.
func (f Field) shownValue() string {
	for _, o := range f.Options {
		if o.Value == *f.Value {
			return o.Label
		}
	}
	return *f.Value
}

// hints name the keys that work now.
func (a *asking) hints() []hint {
	list := a.ed.hints()
	if a.at > 0 || a.sheet > 0 {
		list = append(list, a.hint("back"))
	}
	return append(list, a.hint("cancel"))
}
