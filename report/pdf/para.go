package pdf

import (
	"lotse/report"
)

// paraGap is the space between paragraphs.
const paraGap = 2.4

// paraPieces lays out a paragraph by its role.
func (w *writer) paraPieces(b report.Para) []piece {
	s := setting{style: styleBody, width: textMeasure, divide: true}
	x, above, below := marginLeft, 0.0, paraGap
	switch b.Style {
	case report.Key:
		s = setting{style: styleKey, width: contentWidth, balanced: true}
		below = 1.4
	case report.Lead:
		s.style, s.width = styleLead, wideMeasure
	case report.Small:
		s.style, s.width, above = styleSmall, contentWidth, 1.5
	case report.Quote:
		s.style, s.width, x = styleQuote, textMeasure-6, marginLeft+6
	default:
		if k, ok := w.above.(report.Para); ok && k.Style == report.Key {
			s.width = wideMeasure
		}
	}
	t := w.setRich(w.sect.add("P"), b.Text, s)
	pieces := t.pieces(x)
	if len(pieces) == 0 {
		return nil
	}
	first, last := &pieces[0], &pieces[len(pieces)-1]
	first.above, last.below = above, below
	last.keep = b.Style == report.Key
	first.before(func(p *page, y float64) { w.anchor(b.ID, p, y-2) })
	return pieces
}

// pieces makes each line a piece. The first two lines of a paragraph stay together,
// and so do the last two.
func (t *text) pieces(x float64) []piece {
	pieces := make([]piece, len(t.lines))
	for i := range pieces {
		pieces[i] = piece{
			height: t.style.leadMM(),
			draw:   func(p *page, y float64) { t.drawLine(p, i, x, y) },
		}
	}
	holdEnds(pieces)
	return pieces
}

// holdEnds keeps the first two and the last two lines of a paragraph together.
func holdEnds(lines []piece) {
	if n := len(lines); n > 1 {
		lines[0].keep, lines[n-2].keep = true, true
	}
}

// before draws something else ahead of a piece.
func (p *piece) before(draw func(p *page, y float64)) {
	own := p.draw
	p.draw = func(p *page, y float64) {
		draw(p, y)
		own(p, y)
	}
}
