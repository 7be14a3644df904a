package pdf

import (
	"strconv"

	"lotse/report"
)

// headingPieces lays out a heading. It stays with what follows, and no level is left
// out: whoever listens would think that something is missing.
func (w *writer) headingPieces(b report.Heading) []piece {
	level := min(max(b.Level, 2), 3, w.heading+1)
	w.heading = level
	style, above, below := styleH2, 6.5, 1.5
	if level == 3 {
		style, above, below = styleH3, 4.5, 0.8
	}
	h := w.sect.add("H" + strconv.Itoa(level))
	t := w.setWords(h, b.Text, w.dividing(b.Text, setting{style: style, width: contentWidth, balanced: true}))
	if len(t.lines) == 0 {
		return nil
	}
	id := blockID(b.ID, w.chapterAt, w.blockAt)
	return []piece{{
		height: t.height(), above: above, below: below, keep: true,
		draw: func(p *page, y float64) {
			w.anchor(id, p, y-2)
			if level == 2 {
				w.bookmark(b.Text, 1, p, y-2)
			}
			t.draw(p, marginLeft, y)
		},
	}}
}
