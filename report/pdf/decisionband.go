package pdf

import (
	"slices"

	"lotse/report"
	"lotse/report/figure"
)

// gap sets how differently two groups see the house, with a small drawing of it.
func (s *summary) gap(e *elem) {
	top := s.y + 5.8
	s.draw(func(p *page) {
		p.decorate(layout)
		p.rule(marginLeft, top, contentWidth, 0.6, hair)
	})
	width, drawing := textMeasure, s.Dumbbell != nil && !s.noDumbbell
	if drawing {
		width = 98
	}
	t := s.setRich(e.add("P"), s.Gap, setting{style: styleBody, width: width, divide: true})
	s.draw(func(p *page) { t.drawFrom(p, marginLeft, top+6) })
	s.y = top + 6 + max(0, t.height()-styleBody.leadMM()) + 1
	if !drawing {
		return
	}
	const drawingWidth = 56
	textTop := top + 6 - styleBody.baseline()
	y := max(top+2, textTop+(t.height()-s.Dumbbell.Height)/2)
	s.figure(e, s.Dumbbell, contentRight-drawingWidth, y, drawingWidth)
	s.y = max(s.y, y+s.Dumbbell.Height)
}

// decisionTexts sets the decisions and where the form is.
func (w *writer) decisionTexts(e, link *elem, b report.Summary) (words, where *text) {
	const indent = 6
	words = w.setRich(e, b.Decisions, setting{style: styleKey.with(figure.Sans).in(white), width: 120})
	room := contentWidth - 120 - 2*indent
	if n := len(words.lines); n > 0 { // beside the last line
		room = max(room, contentWidth-2*indent-words.lines[n-1].Width-6)
	}
	where = w.setRich(link, b.DecisionsLink, setting{style: styleFact.in(mint), width: room, max: 2})
	return words, where
}

// bandHeight is the height of the dark band: 26 mm, more for more than three lines.
func (w *writer) bandHeight(b report.Summary) float64 {
	words, _ := w.decisionTexts(nil, nil, b)
	return max(bandHeight, words.height()+8)
}

// band draws what the managing director is asked to decide, on the page's only dark area.
func (s *summary) band(e *elem) {
	if len(s.Decisions) == 0 {
		return
	}
	p, height := s.page, s.bandHeight(s.Summary)
	top := contentEnd - height
	words, where := s.decisionTexts(e.add("P"), nil, s.Summary)
	p.decorate(layout)
	p.box(marginLeft, top, contentWidth, height, navy)
	textTop := top + (height-words.height())/2
	words.draw(p, marginLeft+6, textTop)
	if len(s.DecisionsLink) == 0 {
		return
	}
	where.elem = e.add("P")
	last := textTop + words.height() - styleKey.leadMM() + styleKey.baseline() // baseline
	lead := where.style.leadMM()
	for i := range where.lines {
		y := last - where.style.baseline() - float64(len(where.lines)-1-i)*lead
		where.drawAligned(p, i, marginLeft, y, contentWidth-6, figure.Right)
	}
}

// plainSummary lays the summary out as ordinary blocks, over as many pages as it takes.
func (w *writer) plainSummary(b report.Summary) []piece {
	first := report.List{Ordered: true}
	for _, a := range b.First {
		first.Items = append(first.Items, report.Rich{{Text: a.Title, Anchor: a.Anchor, Bold: true}, {Text: " " + a.Facts}})
	}
	blocks := []report.Block{report.Para{Style: report.Quote, Text: b.Frame}, report.Para{Text: b.Opening}}
	if b.Map != nil {
		blocks = append(blocks, *b.Map)
	}
	blocks = append(blocks,
		report.Heading{Level: 2, Text: b.FindingsHead}, report.List{Items: b.Findings},
		report.Heading{Level: 2, Text: b.FirstHead}, first,
		report.Para{Text: b.Gap},
		report.Callout{Text: slices.Concat(b.Decisions, report.Rich{{Text: " "}}, b.DecisionsLink)},
	)
	var pieces []piece
	for _, block := range blocks {
		pieces = append(pieces, w.block(block)...)
	}
	pieces[0].above = 6
	return pieces
}
