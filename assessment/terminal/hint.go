package terminal

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// A hint names a key and what it does.
type hint struct{ key, does string }

// hintLine fits as many hints as the width allows; the last one, the way out, always
// stays.
func hintLine(hints []hint, width int) string {
	var all []string
	for _, h := range hints {
		all = append(all, h.key+" "+h.does)
	}
	for len(all) > 1 && lipgloss.Width(strings.Join(all, " · ")) > width {
		all = append(all[:len(all)-2], all[len(all)-1])
	}
	return strings.TrimRight(cell(strings.Join(all, " · "), width), " ")
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
