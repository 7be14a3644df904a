package terminal

import (
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// A hint names a key and what it does.
type hint struct{ key, does string }

// String is the hint as it is shown.
func (h hint) String() string { return h.key + " " + h.does }

const hintGap = " · "

// hintLines fits as many hints as so many lines take. What a key does here comes
// first; the last one, the way out, always stays.
func hintLines(hints []hint, width, most int) []string {
	last := len(hints) - 1
	end := hints[last].String()
	lines := []string{""}
	for _, h := range hints[:last] {
		line := &lines[len(lines)-1]
		word, room := h.String(), width
		if len(lines) == most {
			room -= lipgloss.Width(hintGap + end)
		}
		switch {
		case *line == "":
			*line = word
		case lipgloss.Width(*line+hintGap+word) <= room:
			*line += hintGap + word
		case len(lines) < most:
			lines = append(lines, "")
			if room = width; len(lines) == most {
				room -= lipgloss.Width(hintGap + end)
			}
			if lipgloss.Width(word) <= room {
				lines[len(lines)-1] = word
			}
		} // what does not fit is told by the help
	}
	if line := &lines[len(lines)-1]; *line == "" {
		*line = end
	} else if len(lines) < most && lipgloss.Width(*line+hintGap+end) > width {
		lines = append(lines, end)
	} else {
		*line += hintGap + end
	}
	for len(lines) < most {
		lines = append(lines, "")
	}
	return lines
}

// hint makes a hint of two messages: the key's name and <key>-does.
func (r *room) hint(key string) hint {
	return hint{r.say.T("runner-key-" + key), r.say.T("runner-does-" + key)}
}

// typed is what a key means to a widget that is no text field: the character it
// types, whatever keys that takes on this keyboard, or the key's name.
func typed(k tea.KeyPressMsg) string {
	if k.Text != "" && k.Text != " " {
		return k.Text
	}
	return k.String()
}
