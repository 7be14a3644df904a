package pdf

import (
	"lotse/report"
)

// definitionPieces lays out a glossary: terms at the left, what they mean beside them.
func (w *writer) definitionPieces(b report.Definitions) []piece {
	_, termWidth := column(0, 3)
	x, width := column(3, 9)
	list := w.sect.list("None")
	var pieces []piece
	for _, d := range b.Items {
		if blank(d.Text) {
			d.Term, d.Text = "", d.Term // a term alone is all there is to say
		}
		lbl, body := list.item()
		term := w.setWords(lbl, d.Term, setting{style: styleStrong, width: termWidth, divide: true})
		words := w.setWords(body, d.Text, setting{style: styleBody, width: width, divide: true})
		lines := make([]piece, max(len(term.lines), len(words.lines)))
		if len(lines) == 0 {
			continue
		}
		for i := range lines {
			lines[i] = piece{height: styleBody.leadMM(), draw: func(p *page, y float64) {
				if i < len(term.lines) {
					term.drawLine(p, i, marginLeft, y)
				}
				if i < len(words.lines) {
					words.drawLine(p, i, x, y)
				}
			}}
		}
		holdEnds(lines)
		lines[len(lines)-1].below = paraGap
		pieces = append(pieces, lines...)
	}
	return pieces
}
