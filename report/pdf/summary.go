package pdf

import (
	"strconv"
	"strings"

	"lotse/report"
	"lotse/report/figure"
)

// The places on the summary page, in mm.
const (
	summaryTop    = 44.5 // the first baseline
	summaryMapTop = 41.0
	ladderHeight  = 7.4
	bandHeight    = 26.0
	summaryAbove  = 6.0 // least space between the consultant's words and the summary
)

// A summary is the page for the managing director while it is laid out.
type summary struct {
	*writer
	report.Summary
	page *page // nil while only heights are wanted
	y    float64
	down float64 // how much lower than on a page of its own it stands
	// What is dropped when the page is too full, in this order.
	noDumbbell, noLadder, noFrame bool
}

// summary lays out the page: where we stand, why, what first, what to decide. Where words
// stand before it, it follows them, on the next page if that is what it takes. What no page
// can hold becomes ordinary blocks, which it returns.
func (w *writer) summary(b report.Summary, before []piece) []piece {
	down := 0.0
	if len(before) > 0 {
		w.flow.fill(before)
		down = w.flow.y + summaryAbove - summaryMapTop
	}
	s := w.fitSummary(b, down)
	if s == nil && len(before) > 0 {
		if s = w.fitSummary(b, contentTop-summaryMapTop); s != nil {
			w.flow.start(contentTop)
		}
	}
	if s == nil {
		return w.plainSummary(b)
	}
	s.page = w.flow.page
	s.lay(w.sect)
	s.band(w.sect)
	w.flow.y, w.flow.fresh = contentEnd, false // nothing else stands on this page
	return nil
}

// fitSummary is the summary as the rest of a page holds it, nil if it cannot. If texts are
// long it drops the dumbbell, then the ladder, then the frame sentence; type is never made
// smaller.
func (w *writer) fitSummary(b report.Summary, down float64) *summary {
	s := &summary{writer: w, Summary: b, down: down}
	end := contentEnd - 3.0
	if len(b.Decisions) > 0 {
		end -= w.bandHeight(b)
	}
	for _, drop := range []func(){func() {}, func() { s.noDumbbell = true }, func() { s.noLadder = true }, func() { s.noFrame = true }} {
		drop()
		if s.height() <= end {
			return s
		}
	}
	return nil
}

// height is where the page's text ends, laid out in vain.
func (s *summary) height() float64 {
	s.page = nil
	s.lay(&elem{role: "Sect"})
	return s.y
}

// draw draws on the page, if there is one.
func (s *summary) draw(f func(p *page)) {
	if s.page != nil {
		f(s.page)
	}
}

// lay lays out all but the decisions.
func (s *summary) lay(e *elem) {
	s.y = summaryTop + s.down
	_, width := column(0, 8)
	if s.Map == nil {
		width = textMeasure
	}
	if len(s.Frame) > 0 && !s.noFrame {
		s.paragraph(e, s.Frame, styleBody.in(grey), width)
		s.y += 7.4 - styleBody.leadMM()
	}
	s.paragraph(e, s.Opening, styleBody, width)
	bottom := s.y - styleBody.leadMM() + 1.5
	if s.Map != nil {
		x, mapWidth := column(8, 4)
		s.figure(e, s.Map, x, summaryMapTop+s.down, mapWidth)
		bottom = max(bottom, summaryMapTop+s.down+s.Map.Height)
	}
	s.y = bottom
	if len(s.Levels) > 0 && !s.noLadder {
		s.ladder(e)
	}
	s.columns(e)
	if len(s.Gap) > 0 {
		s.gap(e)
	}
}

// paragraph sets text from the current baseline and moves to the next line's.
func (s *summary) paragraph(e *elem, words report.Rich, st textStyle, width float64) {
	t := s.setRich(e.add("P"), words, setting{style: st, width: width, divide: true})
	y := s.y
	s.draw(func(p *page) { t.drawFrom(p, marginLeft, y) })
	s.y += t.height()
}

// figure draws a figure without a caption.
func (s *summary) figure(e *elem, f *report.Figure, x, y, width float64) {
	fe := e.add("Figure")
	fe.alt = f.Alt
	s.draw(func(p *page) {
		s.anchor(f.ID, p, y)
		s.drawFigure(p, fe, f, x, y, width, 1)
	})
}

// ladder sets the levels side by side.
func (s *summary) ladder(e *elem) {
	base := s.y + 5.7
	if s.LevelLabel != "" {
		label := e.add("P")
		s.draw(func(p *page) {
			p.words(label, marginLeft, base, s.LevelLabel, figure.Left, styleLabel)
		})
	} else {
		base -= 3
	}
	list, n := e.list("None"), len(s.Levels)
	width := (contentWidth - float64(n-1)) / float64(n)
	for i, l := range s.Levels {
		body := list.add("LI").add("LBody")
		s.draw(func(p *page) { s.level(p, body, l, marginLeft+float64(i)*(width+1), base+2, width) })
	}
	s.y = base + 2 + ladderHeight
}

// level draws one step of the ladder.
func (s *summary) level(p *page, e *elem, l report.LevelBox, x, y, width float64) {
	style := styleFact.in(grey)
	p.decorate(layout)
	switch {
	case l.Current:
		p.box(x, y, width, ladderHeight, navy)
		style = styleHead.in(white)
	case l.Reached:
		p.box(x, y, width, ladderHeight, figure.LevelReached)
		style = styleFact
	default:
		p.frame(x+0.15, y+0.15, width-0.3, ladderHeight-0.3, 0.85, hair)
	}
	words := l.Text
	number, name, ok := strings.Cut(words, " ")
	base := y + 4.9
	if ok && !l.Current && strings.Trim(number, "0123456789") == "" {
		x += p.words(e, x+2.2, base, number, figure.Left, styleHead.in(style.color)) + 1.6
		width, words = width-6, name
	}
	p.words(e, x+2.2, base, s.shortened(words, style, width-3.6), figure.Left, style)
}

// columns sets the findings and, beside them, what to do first.
func (s *summary) columns(e *elem) {
	const left, right, gutter = 94.0, 66.0, 4.0
	if len(s.Findings)+len(s.First) == 0 {
		return
	}
	top := s.y + 6.2
	rule := func(x, width float64) {
		s.draw(func(p *page) {
			p.decorate(layout)
			p.rule(x, top, width, 1, navy)
		})
	}
	head := func(words string, x, width float64) {
		rule(x, width)
		t := s.setWords(e.add("H2"), words, setting{style: styleH2, width: width, max: 1})
		s.draw(func(p *page) { t.drawFrom(p, x, top+5.4) })
	}
	head(s.FindingsHead, marginLeft, left)
	ends := s.findings(e, marginLeft, top+12.4, left)
	x := marginLeft + left + gutter
	head(s.FirstHead, x, right)
	s.y = max(ends, s.first(e, x, top+12.4, right))
}

// findings sets the findings from a baseline and returns the last one.
func (s *summary) findings(e *elem, x, y, width float64) float64 {
	list := e.list("Square")
	last := y
	for _, f := range s.Findings {
		lbl, body := list.item()
		t := s.setRich(body, f, setting{style: styleBody, width: width - 4, divide: true})
		if len(t.lines) == 0 {
			continue
		}
		at := y
		s.draw(func(p *page) {
			p.words(lbl, x, at-bulletRaise, bullet, figure.Left, styleBullet)
			t.drawFrom(p, x+4, at)
		})
		last = y + max(0, t.height()-styleBody.leadMM())
		y = last + 7.3
	}
	return last
}

// first sets the first recommendations and returns the last baseline.
func (s *summary) first(e *elem, x, y, width float64) float64 {
	const indent = 6.5
	list := e.list("Decimal")
	last := y
	for i, a := range s.First {
		lbl, body := list.item()
		title := s.setRich(body, report.Rich{{Text: a.Title, Anchor: a.Anchor, Color: navy}}, setting{style: styleStrong, width: width - indent})
		facts := s.setWords(body, a.Facts, setting{style: styleRead, width: width - indent})
		at, factsAt := y, y+title.height()-styleStrong.leadMM()+4.5
		s.draw(func(p *page) {
			p.words(lbl, x, at+0.5, strconv.Itoa(i+1), figure.Left, styleTitle.sized(13, 17).in(teal))
			title.drawFrom(p, x+indent, at)
			facts.drawFrom(p, x+indent, factsAt)
		})
		last = factsAt + max(0, facts.height()-styleRead.leadMM())
		y = last + 6.7
	}
	return last
}
