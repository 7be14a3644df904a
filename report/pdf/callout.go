package pdf

import (
	"lotse/report"
)

// calloutPieces lays out a remark with a bar at its side. Only a very long one runs over
// pages.
func (w *writer) calloutPieces(b report.Callout) []piece {
	const indent, bar = 5.0, 0.8
	t := w.setRich(w.sect.add("P"), b.Text, setting{style: styleBody, width: wideMeasure - indent, divide: true})
	if len(t.lines) == 0 {
		return nil
	}
	side := func(height float64) func(p *page, y float64) {
		return func(p *page, y float64) {
			p.decorate(layout)
			p.box(marginLeft, y, bar, height, teal)
		}
	}
	whole := piece{height: t.height(), draw: func(p *page, y float64) { t.draw(p, marginLeft+indent, y) }}
	whole.before(side(whole.height))
	pieces := []piece{whole}
	if whole.height > tallRow {
		pieces = t.pieces(marginLeft + indent)
		for i := range pieces {
			pieces[i].before(side(pieces[i].height + 0.01)) // no gap between bars
		}
	}
	pieces[0].above, pieces[len(pieces)-1].below = 6, 6
	return pieces
}
