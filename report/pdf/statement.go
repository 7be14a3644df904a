package pdf

import (
	"lotse/report"
)

// statementPieces lays out a sentence in a box. One that no page can hold becomes an
// ordinary paragraph.
func (w *writer) statementPieces(b report.Statement) []piece {
	const pad, edge = 6.0, 0.8
	width := contentWidth - 2*pad
	label := w.setWords(w.sect.add("P"), b.Label, setting{style: styleLabel, width: width, max: 1})
	words := w.setRich(w.sect.add("P"), b.Text, setting{style: styleKey.with(styleBody.face), width: width, divide: true})
	note := w.setWords(w.sect.add("P"), b.Note, setting{style: styleRead, width: width, divide: true})
	height := 2*pad - 1.5 + label.height() + words.height()
	if len(note.lines) > 0 {
		height += 1.5 + note.height()
	}
	if height > contentEnd-contentTop {
		w.sect.kids = w.sect.kids[:len(w.sect.kids)-3]
		pieces := w.paraPieces(report.Para{ID: b.ID, Text: b.Text})
		return append(pieces, w.paraPieces(report.Para{Style: report.Small, Text: report.Rich{{Text: b.Note}}})...)
	}
	return []piece{{height: height, above: 5, below: 6, draw: func(p *page, y float64) {
		w.anchor(b.ID, p, y-2)
		p.decorate(layout)
		p.box(marginLeft, y, contentWidth, height, pale)
		p.box(marginLeft, y, edge, height, teal)
		at := y + pad - 1
		label.draw(p, marginLeft+pad, at)
		at += label.height() + 0.5
		words.draw(p, marginLeft+pad, at)
		note.draw(p, marginLeft+pad, at+words.height()+1.5)
	}}}
}
