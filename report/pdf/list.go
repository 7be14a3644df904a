package pdf

import (
	"strconv"

	"lotse/report"
	"lotse/report/figure"
)

// bullet is the square that a list's items start with, drawn so small and raised by so
// many mm that it stands in the middle of small letters.
const (
	bullet      = "■"
	bulletRaise = 0.55
)

// listPieces lays out a list.
func (w *writer) listPieces(b report.List) []piece {
	numbering, indent, label := "Square", 4.0, styleBullet
	if b.Ordered {
		numbering, indent, label = "Decimal", 6.0, styleStrong.in(teal)
	}
	list := w.sect.list(numbering)
	var pieces []piece
	for i, item := range b.Items {
		mark, raise := bullet, bulletRaise
		if b.Ordered {
			mark, raise = strconv.Itoa(i+1), 0
		}
		lbl, body := list.item()
		t := w.setRich(body, item, setting{style: styleBody, width: textMeasure - indent, divide: true})
		lines := t.pieces(marginLeft + indent)
		if len(lines) == 0 {
			continue
		}
		lines[0].before(func(p *page, y float64) {
			p.words(lbl, marginLeft, y+styleBody.baseline()-raise, mark, figure.Left, label)
		})
		lines[len(lines)-1].below = 1.2
		pieces = append(pieces, lines...)
	}
	if n := len(pieces); n > 0 {
		pieces[n-1].below = paraGap + 0.6
	}
	return pieces
}
