package pdf

import (
	"lotse/report"
	"lotse/report/figure"
)

// keyFigurePieces lays out big numbers with their labels, four in a row.
func (w *writer) keyFigurePieces(b report.KeyFigures) []piece {
	const inRow = 4
	list := w.sect.list("None")
	var pieces []piece
	for from := 0; from < len(b.Items); from += inRow {
		row := b.Items[from:min(from+inRow, len(b.Items))]
		columns := 12 / min(len(b.Items), inRow)
		height := 0.0
		var draws []func(p *page, y float64)
		for i, k := range row {
			x, width := column(i*columns, columns)
			value, label := list.item()
			if blank(k.Label) { // the number is all there is to say
				value = label
			}
			words := w.setWords(label, k.Label, setting{style: styleRead, width: width, divide: true})
			style := w.fitting(k.Value, styleNumeral, width)
			height = max(height, styleNumeral.leadMM()+1+words.height())
			draws = append(draws, func(p *page, y float64) {
				p.words(value, x, y+styleNumeral.baseline(), w.shortened(k.Value, style, width), figure.Left, style)
				words.draw(p, x, y+styleNumeral.leadMM()+1)
			})
		}
		pieces = append(pieces, piece{height: height, above: 5, below: 6, draw: func(p *page, y float64) {
			for _, draw := range draws {
				draw(p, y)
			}
		}})
	}
	return pieces
}

// fitting returns the style in a size at which one line of a width holds the words.
func (w *writer) fitting(words string, st textStyle, width float64) textStyle {
	if own := w.width(oneLine(w.face(st.face), words), st); own > width {
		st = st.sized(max(st.size*width/own, styleSmall.size), st.lead)
	}
	return st
}
