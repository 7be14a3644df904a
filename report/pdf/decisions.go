package pdf

import (
	"strconv"

	"lotse/report"
	"lotse/report/figure"
)

// The places on the form, in mm. A block is 51 high unless a text needs more: what is
// decided, room to write, the lines to sign on.
const (
	decisionText  = 34.0
	decisionBoxes = 150.0
	decisionLines = 40.0 // from the block's top to the lines
	decisionRoom  = 8.0  // least above the lines, to write
	signHeight    = 4.0
	signBelow     = 7.0
)

// decisionPieces lays out the form.
func (w *writer) decisionPieces(b report.Decisions) []piece {
	list := w.sect.list("Decimal")
	pieces := make([]piece, 0, 2*len(b.Items)+1)
	for i, d := range b.Items {
		lbl, body := list.item()
		pieces = append(pieces, w.decisionPiece(lbl, body, i, d, b.Labels), w.signPiece(body, b.Labels))
		words := &pieces[len(pieces)-2]
		pieces[len(pieces)-1].above = max(decisionRoom, decisionLines-words.height)
	}
	if n := len(pieces); n > 0 {
		pieces[0].above = 5
		pieces[n-1].keep = true
		pieces = append(pieces, piece{below: 6, draw: func(p *page, y float64) {
			p.decorate(layout)
			p.rule(marginLeft, y, contentWidth, 1, navy)
		}})
	}
	return pieces
}

// decisionPiece lays out what is decided, and the boxes to tick.
func (w *writer) decisionPiece(lbl, body *elem, i int, d report.Decision, l report.DecisionLabels) piece {
	const (
		width            = decisionBoxes - decisionText - 8
		box, pitch, down = 4.0, 6.6, 4.4
	)
	words := w.setWords(body.add("P"), d.Text, setting{style: styleH2, width: width})
	reason := w.setWords(body.add("P"), d.Reason, setting{style: styleBody, width: width, divide: true})
	source := w.setRich(body.add("P"), d.Source, setting{style: styleRead, width: width, divide: true})
	reasonAt := 7.4 - styleH2.baseline() + words.height() + 0.6
	sourceAt := reasonAt + reason.height() + 0.4
	list := body.list("None")
	options := []string{l.Yes, l.Change, l.No}
	bodies := make([]*elem, len(options))
	for i := range options {
		bodies[i] = list.add("LI").add("LBody")
	}
	height := max(sourceAt+source.height(), down+pitch*2+box)
	return piece{height: height, keep: true, draw: func(p *page, y float64) {
		p.decorate(layout)
		p.rule(marginLeft, y, contentWidth, 1, navy)
		p.words(lbl, marginLeft, y+9, strconv.Itoa(i+1), figure.Left, styleTitle.in(teal))
		words.drawFrom(p, decisionText, y+7.4)
		reason.draw(p, decisionText, y+reasonAt)
		source.draw(p, decisionText, y+sourceAt)
		for i, option := range options {
			at := y + down + pitch*float64(i)
			p.decorate(layout)
			p.frame(decisionBoxes, at, box, box, 0.85, ink)
			p.words(bodies[i], decisionBoxes+6.4, at+3.2, option, figure.Left, styleBody)
		}
	}}
}

// signPiece lays out the lines for who, until when, and the signature.
func (w *writer) signPiece(body *elem, l report.DecisionLabels) piece {
	fields := []struct {
		x, end float64
		words  string
		elem   *elem
	}{{34, 78, l.Owner, body.add("P")}, {82, 110, l.Date, body.add("P")}, {114, contentRight, l.Signature, body.add("P")}}
	return piece{height: signHeight, below: signBelow, draw: func(p *page, y float64) {
		for _, f := range fields {
			p.decorate(layout)
			p.rule(f.x, y, f.end-f.x, 0.7, ink)
			p.words(f.elem, f.x, y+3.5, f.words, figure.Left, styleSmall)
		}
	}}
}
