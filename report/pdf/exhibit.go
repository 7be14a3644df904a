package pdf

import (
	"lotse/report"
)

// figurePieces lays out a figure: caption, reading help, drawing, source, all of it on
// one page. A drawing taller than a page is made smaller.
func (w *writer) figurePieces(b report.Figure) []piece {
	e := w.sect.add("Figure")
	e.alt = b.Alt
	pieces := w.captionPieces(e, b.Number, b.Caption)
	if len(b.Read) > 0 {
		if len(pieces) > 0 {
			pieces[0].below = 0 // the title's next line
		}
		pieces = append(pieces, w.readingPiece(e, b.Read))
	}
	taken := 0.0
	for _, p := range pieces {
		taken += p.height + p.below
	}
	source := w.sourcePieces(b.Source)
	for _, p := range source {
		taken += p.height + p.above
	}
	room := contentEnd - contentTop - taken
	scale := 1.0
	if b.Height > room {
		scale = room / b.Height
	}
	pieces = append(pieces, piece{height: b.Height * scale, above: w.exhibitAbove(), keep: len(source) > 0,
		draw: func(p *page, y float64) { w.drawFigure(p, e, &b, marginLeft, y, contentWidth, scale) }})
	if len(pieces) > 1 {
		pieces[len(pieces)-1].above = captionBelow
	}
	pieces[0].before(func(p *page, y float64) { w.anchor(b.ID, p, y-2) })
	pieces = append(pieces, source...)
	pieces[len(pieces)-1].below = exhibitBelow
	return pieces
}

// readingPiece lays out how to read a figure, below its title.
func (w *writer) readingPiece(figure *elem, words report.Rich) piece {
	owner := figure
	if n := len(figure.kids); n > 0 {
		owner = figure.kids[n-1].elem // the caption
	} else {
		owner = figure.add("Caption")
	}
	t := w.setRich(owner, strongInk(words), setting{style: styleRead, width: contentWidth})
	return piece{height: t.height(), above: 0, below: captionBelow, keep: true,
		draw: func(p *page, y float64) { t.draw(p, marginLeft, y) }}
}

// strongInk sets the strong parts of grey text in ink: they are the finding.
func strongInk(words report.Rich) report.Rich {
	out := make(report.Rich, len(words))
	for i, s := range words {
		if s.Bold && s.Color.A == 0 {
			s.Color = ink
		}
		out[i] = s
	}
	return out
}

// drawFigure lets a figure draw itself with its top left corner at x, y.
func (w *writer) drawFigure(p *page, e *elem, b *report.Figure, x, y, width, scale float64) {
	if b.Width > 0 {
		width = min(b.Width, width)
	}
	e.bbox(x, y, width*scale, b.Height*scale)
	if b.Draw == nil {
		w.fault("figure %q cannot draw itself", b.ID)
		return
	}
	if b.Alt == "" {
		w.fault("figure %q has no text alternative", b.ID)
	}
	p.mark(e)
	b.Draw(&canvas{page: p, x: x, y: y, scale: scale}, width)
	p.endMark()
}
