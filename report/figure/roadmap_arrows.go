package figure

// roadHeadLong is the length of an arrow's head, mm.
const roadHeadLong = 1.7

// laneX is where a lane lies: the first next to the column that it leads into.
func (p *roadPlan) laneX(gutter, lane int) float64 {
	left := p.columnX(gutter)
	return left - roadHeadLong - 0.5 - float64(lane)*1.1
}

// draw draws the spine and all arrows.
func (p *roadPlan) draw(c Canvas) {
	p.spine(c)
	s := Style{Stroke: Navy, Width: 0.8}
	for _, t := range p.routes {
		x := p.laneX(t.gutter, t.lane)
		start := t.from.x
		if !t.beside {
			start += p.width()
		}
		line(c, start, t.out(), x, t.out(), s)
		top, bottom := t.span()
		line(c, x, top, x, bottom, s)
		for _, b := range t.to {
			p.into(c, x, b, s)
		}
	}
}

// into draws the end of an arrow, from a lane to a card.
func (p *roadPlan) into(c Canvas, x float64, b *roadBox, s Style) {
	line(c, x, b.entry(), b.x-roadHeadLong+0.3, b.entry(), s)
	const half = 0.85
	polygon(c, Style{Fill: s.Stroke}, b.x, b.entry(), b.x-roadHeadLong, b.entry()-half, b.x-roadHeadLong, b.entry()+half)
}

// spine joins the first foundation to those that need it. A foundation of a later
// stage has nothing of its band to its left.
func (p *roadPlan) spine(c Canvas) {
	const x = 1.0
	s := Style{Stroke: Navy, Width: 1.1}
	if len(p.Spine) < 2 {
		return
	}
	first := p.find(p.Spine[0])
	if first == nil {
		return
	}
	top, bottom := first.entry(), first.entry()
	line(c, x, first.entry(), first.x, first.entry(), s)
	for _, n := range p.Spine[1:] {
		b := p.find(n)
		if b == nil {
			continue
		}
		top, bottom = min(top, b.entry()), max(bottom, b.entry())
		p.into(c, x, b, s)
	}
	line(c, x, top, x, bottom, s)
}
