package pdf

import (
	"lotse/report"
)

// calloutPieces lays out a remark with a bar at its side.
func (w *writer) calloutPieces(b report.Callout) []piece {
	const indent, bar = 5.0, 0.8
	t := w.setRich(w.sect.add("P"), b.Text, setting{style: styleBody, width: wideMeasure - indent, divide: true})
	pieces := t.pieces(marginLeft + indent)
	if len(pieces) == 0 {
		return nil
	}
	pieces[0].above, pieces[len(pieces)-1].below = 6, 6
	for i := range pieces {
		pieces[i].before(func(p *page, y float64) {
			p.decorate(layout)
			p.box(marginLeft, y, bar, t.style.leadMM()+0.01, teal)
		})
	}
	return pieces
}
