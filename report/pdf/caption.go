package pdf

import (
	"lotse/report"
)

// The space around a figure or table.
const (
	captionAbove = 6.0
	captionBelow = 1.6
	exhibitBelow = 6.5
	sourceAbove  = 1.6
)

// wideSpace parts a number from the title it belongs to.
const wideSpace = "\u00a0 "

// exhibitAbove is the space above a figure or table; a heading that introduces it stands
// closer.
func (w *writer) exhibitAbove() float64 {
	if _, ok := w.above.(report.Heading); ok {
		return captionAbove / 2
	}
	return captionAbove
}

// captionPieces lays out a figure's or table's number and title as its first part. It
// stays with what follows.
func (w *writer) captionPieces(owner *elem, number, title string) []piece {
	var words report.Rich
	if number != "" {
		words = append(words, report.Span{Text: number + wideSpace, Color: teal})
	}
	if title != "" {
		words = append(words, report.Span{Text: title})
	}
	if len(words) == 0 {
		return nil
	}
	t := w.setRich(owner.add("Caption"), words, setting{style: styleHead, width: contentWidth})
	return []piece{{height: t.height(), above: w.exhibitAbove(), below: captionBelow, keep: true,
		draw: func(p *page, y float64) { t.draw(p, marginLeft, y) }}}
}

// sourcePieces lays out the line below a figure or table.
func (w *writer) sourcePieces(source string) []piece {
	if source == "" {
		return nil
	}
	t := w.setWords(w.sect.add("P"), source, setting{style: styleSmall, width: contentWidth, divide: true})
	return []piece{{height: t.height(), above: sourceAbove, source: true,
		draw: func(p *page, y float64) { t.draw(p, marginLeft, y) }}}
}
