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
}

// start begins a page; pieces follow from y.
func (f *flow) start(y float64) *page {
	f.page = f.newPage()
	f.y, f.below, f.fresh = y, 0, true
	return f.page
}

// put places pieces. Those that keep together stand on one page if one page can hold
// them; the longer ones break where they must.
func (f *flow) put(pieces []piece) {
	for len(pieces) > 0 {
		n := 1
		for n < len(pieces) && pieces[n-1].keep {
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
	if !f.fits(group) && !f.fresh && !tooTall(group) {
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
	if !f.fresh {
		f.y += max(f.below, p.above)
	}
	p.draw(f.page, f.y)
	f.y += p.height
	f.below, f.fresh = p.below, false
}

// fits says whether the rest of the page can hold the group.
func (f *flow) fits(group []piece) bool {
	y, below, fresh := f.y, f.below, f.fresh
	for _, p := range group {
		if !fresh {
			y += max(below, p.above)
		}
		y += p.height
		if y > p.end() {
			return false
		}
		below, fresh = p.below, false
	}
	return true
}

// end is the lowest edge a piece may reach; a hair is granted to rounding.
func (p *piece) end() float64 {
	if p.source {
		return sourceEnd + 0.01
	}
	return contentEnd + 0.01
}

// tooTall says whether no page can hold the group.
func tooTall(group []piece) bool {
	empty := flow{y: contentTop, fresh: true}
	if h := group[0].head; h != nil {
		empty.y += h.height + max(h.below, group[0].above)
	}
	return !empty.fits(group)
}
