package terminal

import (
	"fmt"
	"strings"
)

// side is the panel of wide terminals: every section with its progress, and the
// values so far where they may be seen.
func (r *runner) side(w, h int) []string {
	lines := append(r.clockLine(w), boldStyle.Render(r.say.T("runner-sections")))
	room := h - len(lines)
	if len(r.scores) > 0 {
		room -= len(r.scores) + 2
	}
	lines = append(lines, r.sections(w, max(3, room))...)
	if len(r.scores) > 0 {
		lines = append(lines, "", boldStyle.Render(r.say.T("runner-scores")))
		for _, s := range r.scores {
			lines = append(lines, "  "+cell(s.Name, w-16)+" "+meter(s.Share, 8)+" "+right(r.scoreValue(s), 4))
		}
	}
	return lines[:min(len(lines), h)]
}

// sections are the sections with their progress, as many as fit around this one.
func (r *runner) sections(w, h int) []string {
	all := r.iv.Flow.Progress()
	blocks := make([][]string, len(all))
	at := len(all) - 1
	for i, p := range all {
		sign, style := "  ", faintStyle
		if r.at != nil && p.Section == r.at.Section {
			at, sign, style = i, "› ", r.accent
		}
		count := fmt.Sprintf("%d/%d", p.Done, p.All)
		if p.Done == p.All {
			count = "✓ " + count
		}
		name := style.Render(cell(sign+oneLine(p.Section.Title.In(r.lang)), w-8))
		blocks[i] = []string{strings.TrimRight(name+right(count, 8), " ")}
	}
	return scrolled(blocks, at, h)
}
