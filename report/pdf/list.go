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
	pieces := w.listItems(w.sect, b, 0)
	if n := len(pieces); n > 0 {
		pieces[n-1].below = paraGap + 0.6
	}
	return pieces
}

// listItems lays out the items of a list that belongs to an element and stands some mm
// further in than the words around it.
func (w *writer) listItems(owner *elem, b report.List, in float64) []piece {
	numbering, indent, label := "Square", 4.0, styleBullet
	if b.Ordered {
		numbering, indent, label = "Decimal", 6.0, styleStrong.in(teal)
	}
	list := owner.list(numbering)
	var pieces []piece
	for i, item := range b.Items {
		mark, raise := bullet, bulletRaise
		if !w.face(label.face).Has('■') { // a typeface of a theme's own
			mark, raise = "–", 0
		}
		if b.Ordered {
			mark, raise = strconv.Itoa(i+1), 0
		}
		lbl, body := list.item()
		t := w.setRich(body, item, setting{style: styleBody, width: textMeasure - in - indent, divide: true})
		lines := t.pieces(marginLeft + in + indent)
		if len(lines) == 0 {
			continue
		}
		lines[0].before(func(p *page, y float64) {
			p.words(lbl, marginLeft+in, y+styleBody.baseline()-raise, mark, figure.Left, label)
		})
		lines[len(lines)-1].below = 1.2
		pieces = append(pieces, lines...)
		if i < len(b.Below) {
			for _, below := range b.Below[i] {
				pieces = append(pieces, w.listItems(body, below, in+indent)...)
			}
		}
	}
	return pieces
}
