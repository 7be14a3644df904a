package terminal

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
)

// The smallest window a sheet fits into.
const leastWidth, leastHeight = 40, 12

// View draws the sheet on the whole screen.
func (a *asking) View() tea.View {
	v := tea.NewView(a.screen())
	v.AltScreen = true // inline, a resize would leave torn lines
	return v
}

func (a *asking) screen() string {
	if a.done {
		return ""
	}
	if a.size.Width < leastWidth || a.size.Height < leastHeight {
		return a.page.Say.T("ask-small", "Width", leastWidth, "Height", leastHeight)
	}
	head := a.sheets[a.at].Title
	if len(a.sheets) > 1 {
		head = fmt.Sprintf("%s · %d/%d", head, a.at+1, len(a.sheets))
	}
	width := min(a.size.Width, maxWidth)
	bold, faint := lipgloss.NewStyle().Bold(true), lipgloss.NewStyle().Faint(true)
	wrong := ""
	if errs := a.form.Errors(); len(errs) > 0 {
		wrong = errs[0].Error()
	}
	return bold.Render(cell(head, width)) + "\n\n" + a.form.View() + "\n\n" +
		strings.TrimRight(cell(wrong, width), " ") + "\n" + faint.Render(strings.TrimRight(cell(a.hints(), width), " "))
}

// hints names the keys that work now.
func (a *asking) hints() string {
	hints := []string{a.page.Say.T("ask-key-next")}
	if len(a.sheets[a.at].Fields) > 1 || a.at > 0 {
		hints = append(hints, a.page.Say.T("ask-key-back"))
	}
	if _, choosing := a.form.GetFocusedField().(*huh.Select[string]); choosing {
		hints = append(hints, a.page.Say.T("ask-key-choose"))
	}
	return strings.Join(append(hints, a.page.Say.T("ask-key-end")), " · ")
}

// keys are huh's keys without those that nobody is told about: with a few options
// there is nothing to search, and a slash may be part of a word.
func (p Page) keys() *huh.KeyMap {
	k := huh.NewDefaultKeyMap()
	for _, b := range []*key.Binding{&k.Select.Filter, &k.Select.SetFilter, &k.Select.ClearFilter, &k.Input.AcceptSuggestion, &k.Text.Editor} {
		b.SetEnabled(false)
	}
	return k
}
