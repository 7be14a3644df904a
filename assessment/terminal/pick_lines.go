package terminal

import (
	"slices"

	"charm.land/lipgloss/v2"

	"lotse/assessment"
)

func (p *pick) hints() []hint {
	if len(p.choices) == 0 {
		return []hint{p.hint("next")}
	}
	list := []hint{p.hint("next"), p.hint("move")}
	if p.many {
		list = append(list, p.hint("toggle"))
	}
	if last := p.lastKey(); last != "" {
		list = append(list, hint{p.choices[0].key + "–" + last, p.say.T("runner-does-digit")})
	}
	return list
}

func (p *pick) lastKey() (last string) {
	for _, c := range p.choices {
		if c.key != "" {
			last = c.key
		}
	}
	return last
}

func (p *pick) want(w int) int { return max(2, len(joined(p.blocks(w, 1000)))) }

func (p *pick) lines(w, h int) []string {
	if len(p.choices) == 0 {
		table := p.control.RefersTo
		if q := p.pack.Question(table); q != nil {
			table = oneLine(q.Ask.In(p.lang))
		}
		return styled(faintStyle, short(wrap(p.say.T("runner-waits", "Table", table), w), h, w))
	}
	// Whole sentences if they fit; else those that are not marked become shorter.
	for _, most := range []int{1000, 3, 2, 1} {
		if blocks := p.blocks(w, most); len(joined(blocks)) <= h || most == 1 {
			return scrolled(blocks, p.at, h)
		}
	}
	return nil
}

// blocks are the lines of every choice; those that are not marked get so many at most.
func (p *pick) blocks(w, most int) [][]string {
	blocks := make([][]string, len(p.choices))
	for i, c := range p.choices {
		sign := p.sign(i, c)
		lines := wrap(c.label, w-lipgloss.Width(sign))
		style := lipgloss.NewStyle()
		if c.state != assessment.Missing {
			style = faintStyle
		}
		if i == p.at {
			style = p.accent
		} else {
			lines = short(lines, most, w-lipgloss.Width(sign))
		}
		blocks[i] = styled(style, indented(sign, lines))
	}
	return blocks
}

func (p *pick) sign(i int, c choice) string {
	sign := "  "
	if i == p.at {
		sign = "› "
	}
	on := slices.Contains(p.chosen, c.id)
	switch {
	case p.many && on:
		sign += "[x] "
	case p.many:
		sign += "[ ] "
	case on:
		sign += "● "
	default:
		sign += "○ "
	}
	if p.lastKey() != "" {
		key := c.key
		if key == "" {
			key = " "
		}
		sign += key + " "
	}
	return sign
}
