package pdf

import (
	"strconv"

	"lotse/report"
	"lotse/report/figure"
)

// The places on a card, in mm: the number stands at the left margin, text beside it,
// facts on a pale panel at the right.
const (
	cardText    = 32.0
	cardDetail  = 47.0 // beside the labels of steps, effect, drivers
	cardStep    = 51.0
	cardRight   = 133.0
	cardPanel   = 136.0
	cardFact    = 140.0
	cardGap     = 4.2
	driverLimit = 117.0 // right edge of a driver's limit
	driverBar   = 119.0
	driverWidth = 14.0
	driverPitch = 4.25
)

// A card is a recommendation being laid out: what to draw at which distance below its
// top rule. Distances are those of baselines.
type card struct {
	*writer
	report.Card
	elem  *elem
	draws []func(p *page, top float64)
	y     float64 // the last baseline in the text column
}

// cardPieces lays out a recommendation as one piece, so that no page divides it. One that
// is taller than a page becomes ordinary blocks.
func (w *writer) cardPieces(b report.Card) []piece {
	c := &card{writer: w, Card: b, elem: w.sect.add("Sect")}
	c.head()
	c.steps()
	c.effect()
	c.drivers()
	height := max(c.y+2.6, c.facts())
	if height > contentEnd-contentTop {
		w.sect.kids = w.sect.kids[:len(w.sect.kids)-1]
		return w.plainCard(b)
	}
	return []piece{{height: height, above: cardGap, below: cardGap, draw: func(p *page, y float64) {
		w.anchor(b.ID, p, y-2)
		w.bookmark(b.Number+" "+b.Title, 1, p, y-2)
		p.decorate(layout)
		p.box(cardPanel, y, contentRight-cardPanel, height, pale)
		p.rule(marginLeft, y, contentWidth, 1, navy)
		for _, draw := range c.draws {
			draw(p, y)
		}
	}}}
}

// words adds a text whose first baseline is gap below the last one.
func (c *card) words(t *text, x, gap float64) {
	y := c.y + gap
	c.draws = append(c.draws, func(p *page, top float64) { t.drawFrom(p, x, top+y) })
	c.y = y + max(0, t.height()-t.style.leadMM())
}

// label adds a line at an absolute distance from the card's top.
func (c *card) label(e *elem, words string, x, y float64, align figure.Align, st textStyle) {
	c.draws = append(c.draws, func(p *page, top float64) {
		p.words(e, x, top+y, words, align, st)
	})
}

// side shortens a label to the room beside the details.
func (c *card) side(words string) string {
	return c.shortened(words, styleLabel, cardDetail-cardText-1)
}

// head sets the number, the title and the reason.
func (c *card) head() {
	h := c.elem.add("H" + strconv.Itoa(min(c.heading+1, 3)))
	c.label(h, c.Number, marginLeft, 7.8, figure.Left, c.fitting(c.Number, styleTitle, cardText-marginLeft-2).in(teal))
	c.words(c.setWords(h, c.Title, c.dividing(c.Title, setting{style: styleH2, width: cardRight - cardText})), cardText, 7.3)
	if len(c.Why) > 0 {
		c.words(c.setRich(c.elem.add("P"), c.Why, setting{style: styleBody, width: cardRight - cardText, divide: true}), cardText, 5.9)
	}
}

// steps sets the numbered steps.
func (c *card) steps() {
	if len(c.Steps) == 0 {
		return
	}
	c.label(c.elem.add("P"), c.side(c.StepsLabel), cardText, c.y+5.8, figure.Left, styleLabel)
	list, gap := c.elem.list("Decimal"), 5.8
	for i, s := range c.Steps {
		if blank(s) {
			continue
		}
		lbl, body := list.item()
		c.label(lbl, strconv.Itoa(i+1), cardDetail, c.y+gap, figure.Left, styleHead.in(teal))
		c.words(c.setWords(body, s, setting{style: styleFact, width: cardRight - cardStep, divide: true}), cardStep, gap)
		gap = 4.4
	}
}

// effect sets what the recommendation changes.
func (c *card) effect() {
	if c.Effect == "" {
		return
	}
	c.label(c.elem.add("P"), c.side(c.EffectLabel), cardText, c.y+5.2, figure.Left, styleLabel)
	c.words(c.setWords(c.elem.add("P"), c.Effect, setting{style: styleHead, width: cardRight - cardDetail, divide: true}), cardDetail, 5.2)
}

// drivers sets why the recommendation fired: value, limit, and a bar for how far the
// value is beyond it.
func (c *card) drivers() {
	if len(c.Drivers) == 0 {
		return
	}
	c.label(c.elem.add("P"), c.side(c.DriversLabel), cardText, c.y+5.6, figure.Left, styleLabel)
	limits, values := 0.0, 0.0
	for _, d := range c.Drivers {
		limits = max(limits, c.width(oneLine(c.face(figure.Sans), d.Limit), styleSmall))
		values = max(values, c.width(oneLine(c.face(figure.SansSemibold), d.Value), styleHead))
	}
	valueAt := min(driverLimit-limits-2.5, 101.5)
	room := max(valueAt-values-2-cardDetail, 10)
	list, gap := c.elem.list("None"), 5.6
	for _, d := range c.Drivers {
		body := list.add("LI").add("LBody")
		name := c.setRich(body, report.Rich{{Text: d.Label, Anchor: d.Anchor, Color: ink}}, setting{style: styleFact, width: room, max: 2})
		y := c.y + gap
		c.words(name, cardDetail, gap)
		c.label(body, d.Value, valueAt, y, figure.Right, styleHead)
		c.label(body, d.Limit, driverLimit, y, figure.Right, styleSmall)
		c.draws = append(c.draws, func(p *page, top float64) {
			p.decorate(layout)
			at := top + y - 2.05
			p.box(driverBar, at, driverWidth, 2, pale)
			p.frame(driverBar, at, driverWidth, 2, 0.4, hair)
			p.box(driverBar, at, driverWidth*min(max(d.Severity, 0), 1), 2, navy)
		})
		gap = driverPitch
	}
}

// facts sets the panel and returns the height it needs.
func (c *card) facts() float64 {
	const strong = 2 // the first ones: effort and who is responsible
	list, y := c.elem.list("None"), 5.2
	for i, f := range c.Facts {
		if blank(f.Text) {
			continue
		}
		lbl, body := list.item()
		c.label(lbl, c.shortened(f.Label, styleLabel, contentRight-cardFact-3), cardFact, y, figure.Left, styleLabel)
		style := styleFact
		if i < strong {
			style = styleHead
		}
		t := c.setWords(body, f.Text, setting{style: style, width: contentRight - cardFact - 3, divide: true})
		at := y + 4.05
		c.draws = append(c.draws, func(p *page, top float64) { t.drawFrom(p, cardFact, top+at) })
		y = at + max(0, t.height()-t.style.leadMM()) + 5.55
	}
	return y - 5.55 + 5.2
}

// plainCard lays a very long recommendation out as ordinary blocks, which pages may divide.
func (w *writer) plainCard(b report.Card) []piece {
	level := w.heading
	pieces := w.headingPieces(report.Heading{ID: b.ID, Level: level + 1, Text: b.Number + " " + b.Title})
	w.heading = level
	pieces = append(pieces, w.paraPieces(report.Para{Text: b.Why})...)
	steps := report.List{Ordered: true}
	for _, s := range b.Steps {
		steps.Items = append(steps.Items, report.Rich{{Text: s}})
	}
	if len(b.Steps) > 0 {
		pieces = append(pieces, w.paraPieces(report.Para{Text: report.Rich{{Text: b.StepsLabel, Bold: true}}})...)
		pieces = append(pieces, w.listPieces(steps)...)
	}
	var facts report.Definitions
	if b.Effect != "" { // a recommendation of the consultant's own need not state one
		facts.Items = append(facts.Items, report.Definition{Term: b.EffectLabel, Text: b.Effect})
	}
	for _, d := range b.Drivers {
		facts.Items = append(facts.Items, report.Definition{Term: b.DriversLabel, Text: d.Label + ": " + d.Value + " (" + d.Limit + ")"})
	}
	for _, f := range b.Facts {
		facts.Items = append(facts.Items, report.Definition{Term: f.Label, Text: f.Text})
	}
	return append(pieces, w.definitionPieces(facts)...)
}
