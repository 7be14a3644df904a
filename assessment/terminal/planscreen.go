package terminal

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// View draws the whole screen.
func (c *curator) View() tea.View {
	v := tea.NewView(c.screen())
	v.AltScreen = true
	v.WindowTitle = "Lotse · " + oneLine(c.job.Title)
	return v
}

func (c *curator) screen() string {
	if c.tooSmall() {
		words := wrap(c.say.T("runner-small", "Width", leastWidth, "Height", leastHeight), c.size.Width)
		return strings.Join(words[:min(len(words), max(1, c.size.Height))], "\n")
	}
	w, h := min(c.size.Width-2, maxWidth), c.size.Height
	foot := hintLines(c.keys(), w, 2)
	body := c.body(w, h-len(foot)-1)
	for len(body) < h-len(foot)-1 {
		body = append(body, "")
	}
	lines := append(body[:h-len(foot)-1], c.status(w))
	lines = append(lines, styled(faintStyle, foot)...)
	return strings.Join(fitted(indented(" ", lines), c.size.Width), "\n")
}

// body is everything above the foot.
func (c *curator) body(w, h int) []string {
	head := []string{boldStyle.Render(strings.TrimRight(cell(oneLine(c.job.Title)+" · "+c.say.T("plan-title"), w), " "))}
	switch {
	case c.field != nil:
		return append(append(head, ""), c.field.lines(w, h-2)...)
	case c.card != nil:
		return append(head, c.card.lines(w, h-1)...)
	case c.helps:
		return append(append(head, ""), c.help(w, h-2)...)
	}
	if n := len(c.plan.Changes); n > 0 {
		head = append(head, strings.TrimRight(cell("* "+c.say.N("plan-changes", n), w), " "))
	}
	about := short(wrap(c.about(), w), 3, w)
	room := h - len(head) - 4 // the words below have three lines, so that the list does not jump
	c.first = window(c.first, c.at, room, len(c.rows))
	if c.at > 0 && c.rows[c.at-1].id == "" && c.first == c.at {
		c.first-- // a stage's heading stays with its first recommendation
	}
	for i := c.first; i < min(len(c.rows), c.first+room); i++ {
		line := c.rowLine(c.rows[i], w-2)
		if i == c.at {
			line = c.style.Render("›" + strings.TrimPrefix(line, " "))
		}
		head = append(head, line)
	}
	head = append(head, "")
	return append(head, styled(faintStyle, about)...)
}

// status is what is wrong, or what was saved.
func (c *curator) status(w int) string {
	wrong := c.wrong
	if c.field != nil {
		wrong = c.field.wrong
	}
	if wrong != "" {
		return wrongStyle.Render(strings.TrimRight(cell("! "+oneLine(wrong), w), " "))
	}
	return goodStyle.Render(strings.TrimRight(cell(c.saved, w), " "))
}

// keys are the hints of what stands in front.
func (c *curator) keys() []hint {
	switch {
	case c.field != nil:
		return c.field.hints()
	case c.card != nil:
		return c.card.hints()
	}
	if c.helps {
		return []hint{c.hint("close")}
	}
	list := []hint{c.hint("help")}
	for _, key := range listKeys {
		waits := !strings.HasPrefix(key, "seen") || len(c.plan.Changes) > 0
		mine := key != "remove" || c.job.Curation.OwnOne(c.marked()) != nil
		if waits && mine {
			list = append(list, c.hint(key))
		}
	}
	return append(list, c.hint("end"))
}

// listKeys are the keys of the list, those of the marked recommendation first.
var listKeys = []string{"open", "seen", "seen-all", "accept", "hold", "stage", "remove", "order", "next", "own", "capacity", "overrides"}

// help lists all keys of the list, and what the signs mean.
func (c *curator) help(w, h int) []string {
	var lines []string
	for _, key := range append(listKeys, "end") {
		k := c.hint(key)
		lines = append(lines, cell(k.key, 8)+" "+k.does)
	}
	return short(append(append(lines, ""), wrap(c.say.T("plan-signs"), w)...), h, w)
}

// hint names a key and what it does.
func (c *curator) hint(key string) hint {
	return hint{c.say.T("plan-key-" + key), c.say.T("plan-does-" + key)}
}
