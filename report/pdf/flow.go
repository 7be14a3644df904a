package pdf

// A piece is what the flow puts on pages: a line of a paragraph, a row of a table, a
// card. It knows its height and what it must stay with.
type piece struct {
	height float64 // mm
	above  float64 // least space above, dropped at the top of a page
	below  float64 // least space below
	keep   bool    // no page ends between this piece and the next
	source bool    // may stand in the foot of the page where nothing else does
	leap   bool    // starts a page
	head   *piece  // what is repeated above it if it starts a page
	draw   func(p *page, y float64)
}

// A flow fills pages with pieces.
type flow struct {
	newPage func() *page // a page with its running head and foot
	page    *page
	y       float64 // where the last piece ended
	below   float64 // space it asked for
	fresh   bool    // nothing stands on the page yet
	squeeze float64 // what spaces are multiplied by
	trial   bool    // nothing is drawn
	turns   int     // pages begun
}

// start begins a page; pieces follow from y.
func (f *flow) start(y float64) *page {
	if !f.trial {
		f.page = f.newPage()
	}
	f.turns++
	f.y, f.below, f.fresh = y, 0, true
	return f.page
}

// fill places the pieces of a chapter. If its last page would be nearly empty, and
// spaces a little smaller would save it, they are.
func (f *flow) fill(pieces []piece) {
	const nearlyEmpty = contentTop + 75.0
	f.squeeze = 1
	if turns, end := f.try(pieces, 1); turns > 0 && end < nearlyEmpty {
		for _, s := range []float64{0.9, 0.8, 0.7} {
			if fewer, _ := f.try(pieces, s); fewer < turns {
				f.squeeze = s
				break
			}
		}
	}
	f.put(pieces)
	f.squeeze = 1
}

// try returns how many pages the pieces would begin, and where they would end.
func (f *flow) try(pieces []piece, squeeze float64) (turns int, end float64) {
	t := *f
	t.trial, t.turns, t.squeeze = true, 0, squeeze
	t.put(pieces)
	return t.turns, t.y
}

// put places pieces. Those that keep together stand on one page if one page can hold
// them; the longer ones break where they must.
func (f *flow) put(pieces []piece) {
	for len(pieces) > 0 {
		n := 1
		for n < len(pieces) && pieces[n-1].keep && !pieces[n].leap {
			n++
		}
		f.putGroup(pieces[:n])
		pieces = pieces[n:]
	}
}

// putGroup places pieces that belong together.
func (f *flow) putGroup(group []piece) {
	if group[0].leap && !f.fresh {
		f.start(contentTop)
	}
	if !f.fits(group) && !f.fresh && !f.tooTall(group) {
		f.turn(group[0])
	}
	for i := range group {
		if !f.fits(group[i:i+1]) && !f.fresh {
			f.turn(group[i])
		}
		f.putPiece(group[i])
	}
}

// turn begins the page that next starts, with the head repeated above it.
func (f *flow) turn(next piece) {
	f.start(contentTop)
	if next.head != nil {
		f.putPiece(*next.head)
	}
}

// putPiece draws a piece where the flow stands.
func (f *flow) putPiece(p piece) {
	f.y += f.space(p)
	if !f.trial {
		p.draw(f.page, f.y)
	}
	f.y += p.height
	f.below, f.fresh = p.below, false
}

// space is the space above a piece.
func (f *flow) space(p piece) float64 {
	if f.fresh {
		return 0
	}
	return max(f.below, p.above) * f.squeeze
}

// fits says whether the rest of the page can hold the group.
func (f *flow) fits(group []piece) bool {
	t := *f
	for _, p := range group {
		t.y += t.space(p) + p.height
		if t.y > p.end() {
			return false
		}
		t.below, t.fresh = p.below, false
	}
	return true
}

// tooTall says whether no page can hold the group.
func (f *flow) tooTall(group []piece) bool {
	empty := flow{y: contentTop, fresh: true, squeeze: f.squeeze}
	if h := group[0].head; h != nil {
		empty.y += h.height
		empty.below, empty.fresh = h.below, false
	}
	return !empty.fits(group)
}

// end is the lowest edge a piece may reach; a hair is granted to rounding.
func (p *piece) end() float64 {
	const hair = 0.01
	if p.source {
		return sourceEnd + hair
	}
	return contentEnd + hair
}
