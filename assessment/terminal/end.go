package terminal

import (
	"fmt"
	"strings"
)

// end is the last page: thanks, or how far the workshop is, what is still open, and
// what was agreed on.
func (r *runner) end(w, h int) []string {
	open := r.iv.Flow.Missing()
	head := r.say.T("runner-end")
	if len(open) > 0 {
		head = r.say.N("runner-end-open", len(open))
	}
	lines := []string{"", boldStyle.Render(head), ""}
	for _, p := range r.iv.Thanks {
		lines = append(append(lines, wrap(p, w)...), "")
	}
	var blocks [][]string
	for _, p := range r.iv.Flow.Progress() {
		count := fmt.Sprintf("%d/%d", p.Done, p.All)
		bar := meter(float64(p.Done)/float64(p.All), 10)
		name := cell("  "+oneLine(p.Section.Title.In(r.lang)), min(48, w-20))
		blocks = append(blocks, []string{strings.TrimRight(name+" "+bar+right(count, 7), " ")})
	}
	room, agreed := max(1, h-len(lines)-2), r.agreedBlocks(w)
	if len(agreed) == 0 {
		lines = append(lines, scrolled(blocks, 0, room)...)
	} else {
		lines = append(lines, scrolled(blocks, 0, max(1, room/2))...)
		lines = append(append(lines, ""), scrolled(agreed, 0, max(1, h-len(lines)-3))...)
	}
	if len(open) > 0 {
		lines = append(lines, "", r.say.T("runner-end-hint"))
	}
	return lines[:min(len(lines), h)]
}

// agreedBlocks are what the workshop agreed on and left open, line by line; nil for
// nothing.
func (r *runner) agreedBlocks(w int) [][]string {
	if r.iv.Meeting == nil {
		return nil
	}
	minutes, ok := r.minutes()
	if !ok || minutes.Empty() {
		return nil
	}
	var blocks [][]string
	for i, line := range r.agreedLines(&minutes) {
		if i == 0 {
			blocks = append(blocks, styled(boldStyle, wrap(line, w)))
			continue
		}
		blocks = append(blocks, indented("  ", wrap(line, w-2)))
	}
	return blocks
}
