package pdf

import (
	"strings"

	"lotse/report"
	"lotse/report/figure"
	"lotse/report/theme"
)

// cover draws the first page: who it is for, what, when, on what basis.
func (w *writer) cover() {
	c := &w.source.Cover
	p := w.newPage()
	sect := w.root.add("Sect")
	p.decorate(layout)
	p.box(0, 0, pageWidth, pageHeight, figure.Cover)
	w.coverDecoration(p)
	p.rule(marginLeft, 238, contentWidth, 0.6, figure.CoverRule)

	if c.Label != "" {
		p.mark(sect.add("P"))
		st := styleLabel.with(figure.SansSemibold).in(figure.CoverSoft)
		p.setText(marginLeft, 32, w.oneLine(w.face(st.face), strings.ToUpper(c.Label))+" ", st, 1.4)
	}
	y := w.coverTitle(p, sect, c)
	if c.Subtitle != "" {
		t := w.setWords(sect.add("P"), c.Subtitle, setting{style: styleKey.with(figure.Sans).in(figure.CoverSoft), width: contentWidth, balanced: true, max: 2})
		t.drawFrom(p, marginLeft, y+13)
		y += 13 + t.height() - t.style.leadMM()
	}
	if c.Client != "" {
		s := setting{style: styleTitle.in(figure.CoverTitle), width: contentWidth, balanced: true}
		t := w.setWords(sect.add("P"), c.Client, s)
		if y+21+t.height()-s.style.leadMM() > 121 { // the motif begins there
			s.style = s.style.sized(16, 20)
			t = w.setWords(t.elem, c.Client, s)
		}
		t.drawFrom(p, marginLeft, min(y+21, 121-t.height()+s.style.leadMM()))
	}
	w.coverFacts(p, sect, c)
	p.endMark()
}

// coverTitle draws the title and returns its last baseline. It is never hyphenated;
// smaller type is for titles with very long words and of many lines.
func (w *writer) coverTitle(p *page, sect *elem, c *report.Cover) float64 {
	s := setting{style: styleCover, width: 150, balanced: true}
	e := sect.add("Title")
	t := w.setWords(e, c.Title, s)
	if longest := w.longestWord(c.Title, s.style); longest > s.width || len(t.lines) > 2 {
		s.style, s.width = s.style.sized(28, 34), contentWidth
		t = w.setWords(e, c.Title, s)
	}
	if longest := w.longestWord(c.Title, s.style); longest > s.width || len(t.lines) > 3 {
		s.style = s.style.sized(20, 25)
		s.max = 4
		t = w.setWords(e, c.Title, w.dividing(c.Title, s))
	}
	const first = 58
	t.drawFrom(p, marginLeft, first)
	return first + max(0, t.height()-s.style.leadMM())
}

// coverFacts draws the facts in four columns, and the note at the foot.
func (w *writer) coverFacts(p *page, sect *elem, c *report.Cover) {
	list := sect.list("None")
	for i, f := range c.Facts {
		if i >= 4 {
			w.fault("the cover has %d facts, more than four", len(c.Facts))
			break
		}
		if blank(f.Text) {
			continue
		}
		x, width := column(3*i, 3)
		lbl, body := list.item()
		p.words(lbl, x, 245.5, f.Label, figure.Left, styleLabel.in(figure.CoverSoft))
		s := setting{style: styleBody.in(figure.CoverTitle), width: width, balanced: true, max: 4}
		if w.longestWord(f.Text, s.style) > width { // better a little smaller than divided
			s.style = s.style.sized(9, 14)
		}
		t := w.setWords(body, f.Text, w.dividing(f.Text, s))
		t.drawFrom(p, x, 251)
	}
	if c.Note != "" {
		t := w.setWords(sect.add("P"), c.Note, setting{style: styleSmall.in(figure.CoverNote), width: contentWidth, max: 6})
		const most = 4 // lines below the usual place
		t.drawFrom(p, marginLeft, 276-float64(max(0, len(t.lines)-most))*t.style.leadMM())
	}
}

// coverDecoration draws the theme's picture or motif, and its logo.
func (w *writer) coverDecoration(p *page) {
	const top, bottom, logoTop, logoHeight = 124.0, 233.0, 18.0, 24.0 // mm
	t := w.source.Theme
	switch {
	case t == nil || t.Picture == nil && t.Motif == theme.Strands:
		strands(p)
	case t.Picture != nil:
		p.cropped(w.image(*t.Picture), t.Picture.Width, t.Picture.Height, 0, top, pageWidth, bottom-top)
	case t.Motif == theme.Bars:
		bars(p)
	}
	w.logo(p, logoTop, logoHeight)
}

// bars draws steps that rise, the last one bright. The same for everyone, it holds no data.
func bars(p *page) {
	const foot, width, gap = 226.0, 13.0, 5.0
	heights := []float64{12, 19, 17, 28, 34, 45, 52, 66, 83}
	for i, h := range heights {
		x := marginLeft + float64(i)*(width+gap)
		if i == len(heights)-1 {
			p.box(x, foot-h, width, h, figure.CoverSoft)
		} else {
			p.box(x, foot-h, width, h, figure.CoverLine)
		}
	}
}

// strands draws eight strands that cross and then run side by side: how a house's
// information finds its way. The same for everyone, it holds no data.
func strands(p *page) {
	const bundle, pitch = 164.0, 5.2 // where the first one ends, and the distance to the next
	// Where a strand starts, where it turns, and the x of its turn.
	threads := []struct{ start, turn, x float64 }{
		{203, 196, 62}, {128, 205, 70}, {181, 168, 58}, {154, 186, 66},
		{216, 159, 74}, {141, 214, 60}, {192, 150, 68}, {167, 177, 64},
	}
	const bright = 3
	draw := func(i int, c figure.Color, width float64) {
		s, end := threads[i], bundle+pitch*float64(i)
		p.setStroke(c, width/mm)
		p.point(-6, s.start)
		p.op("m")
		p.curve(s.x-30, s.start, s.x-32, s.turn, s.x, s.turn)
		p.curve(s.x+34, s.turn, 112, end, 142, end)
		p.point(pageWidth+6, end)
		p.op("l S")
	}
	for i := range threads {
		if i != bright {
			draw(i, figure.CoverLine, 0.8)
		}
	}
	draw(bright, figure.CoverSoft, 1.2)
	for i := range threads {
		c, r := figure.CoverLine, 1.4
		if i == bright {
			c, r = figure.CoverSoft, 1.9
		}
		p.setFill(c)
		p.setStroke(figure.Cover, 0.5/mm)
		p.circle(contentRight, bundle+pitch*float64(i), r)
		p.op("B")
	}
}
