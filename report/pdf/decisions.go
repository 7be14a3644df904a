package pdf

import (
	"strconv"

	"lotse/report"
	"lotse/report/figure"
)

// The places on the form, in mm; the blocks are 51 high unless a text needs more.
const (
	decisionText   = 34.0
	decisionBoxes  = 150.0
	decisionHeight = 51.0
	decisionLines  = 11.0 // above the block's end
)

// decisionPieces lays out the form: one block for each decision, with boxes to tick and
// lines to sign on.
func (w *writer) decisionPieces(b report.Decisions) []piece {
	list := w.sect.list("Decimal")
	pieces := make([]piece, 0, len(b.Items)+1)
	for i, d := range b.Items {
		pieces = append(pieces, w.decisionPiece(list, i, d, b.Labels))
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

// decisionPiece lays out one decision.
func (w *writer) decisionPiece(list *elem, i int, d report.Decision, l report.DecisionLabels) piece {
	lbl, body := list.item()
	width := decisionBoxes - decisionText - 8
	words := w.setWords(body.add("P"), d.Text, setting{style: styleH2, width: width})
	reason := w.setWords(body.add("P"), d.Reason, setting{style: styleBody, width: width, divide: true})
	source := w.setRich(body.add("P"), d.Source, setting{style: styleRead, width: width, divide: true})
	reasonAt := 7.4 - styleH2.baseline() + words.height() + 0.6
	sourceAt := reasonAt + reason.height() + 0.4
	height := max(decisionHeight, sourceAt+source.height()+decisionLines+6)
	options := body.list("None")
	var bodies []*elem
	for range 3 {
		bodies = append(bodies, options.add("LI").add("LBody"))
	}
	fields := []*elem{body.add("P"), body.add("P"), body.add("P")}
	return piece{height: height, draw: func(p *page, y float64) {
		p.decorate(layout)
		p.rule(marginLeft, y, contentWidth, 1, navy)
		p.words(lbl, marginLeft, y+9, strconv.Itoa(i+1), figure.Left, styleTitle.in(teal))
		words.drawFrom(p, decisionText, y+7.4)
		reason.draw(p, decisionText, y+reasonAt)
		source.draw(p, decisionText, y+sourceAt)
		for i, option := range []string{l.Yes, l.Change, l.No} {
			at := y + 4.4 + 6.6*float64(i)
			p.decorate(layout)
			p.frame(decisionBoxes, at, 4, 4, 0.85, ink)
			p.words(bodies[i], decisionBoxes+6.4, at+3.2, option, figure.Left, styleBody)
		}
		signLines(p, y+height-decisionLines, fields, l)
	}}
}

// signLines draws the lines for who, until when, and the signature.
func signLines(p *page, y float64, fields []*elem, l report.DecisionLabels) {
	for i, f := range []struct {
		x, end float64
		words  string
	}{{34, 78, l.Owner}, {82, 110, l.Date}, {114, contentRight, l.Signature}} {
		p.decorate(layout)
		p.rule(f.x, y, f.end-f.x, 0.7, ink)
		p.words(fields[i], f.x, y+3.5, f.words, figure.Left, styleSmall)
	}
}
