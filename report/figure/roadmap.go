package figure

// A Roadmap shows recommendations as cards in columns of time and in bands, one
// for each foundation that others need. What a card needs is its band's
// foundation, what an arrow comes from, or said on the card.
type Roadmap struct {
	Columns []RoadColumn
	Bands   []RoadBand
	Links   []RoadLink // between cards of one band, in one column or to the next
	Spine   []int      // the first foundation and those that need it
	After   string     // the word before the numbers of what a card needs
	Legend  RoadLegend
	Room    float64 // height to keep to if cards can be closer and titles shorter; 0: none
	fit     roadFit
}

// A roadFit is how close cards are to each other and how many lines their titles have.
type roadFit struct {
	gap   float64 // between cards, bands, and a band's edge and its cards
	inset float64 // above and below a card's lines, together
	lines int     // of a title at most
}

// roadFits are tried one after the other until the figure has the height it may have.
var roadFits = [...]roadFit{{0.8, 1.2, 3}, {0.55, 0.8, 3}, {0.55, 0.8, 2}, {0.55, 0.8, 1}}

// A RoadColumn is a stage with its person-days. Outside stands beside the capacity.
type RoadColumn struct {
	Name, Load              string
	Days, Outside, Capacity float64
}

// A RoadBand holds the cards of a foundation, those of each column by themselves.
// A band without a foundation has a note that says so.
type RoadBand struct {
	Cards [][]RoadCard
	Note  string
}

// A RoadCard is one recommendation.
type RoadCard struct {
	Number                int
	Days, Title           string
	Needs                 []int // numbers that no arrow and no band shows
	Foundation, Immediate bool
}

// A RoadLink leads from what comes first to what needs it, by number.
type RoadLink struct{ From, To int }

// A RoadLegend explains the marks.
type RoadLegend struct{ Foundation, Immediate, Days, After string }

// The roadmap's places, mm.
const (
	roadMargin = 5.0 // at the left, for the spine
	roadGutter = 6.0 // between columns, for arrows
	roadHead   = 12.0
	roadBar    = 3.0
	roadPad    = 0.8 // between the right edge and the cards
	roadFoot   = 6.0
	roadTitle  = 8.0 // from a card's edge to its title
	roadLead   = 3.05
	roadMany   = 45 // with more cards, titles have one line
	roadWhole  = 164.0
)

// Height is the figure's height.
func (r Roadmap) Height() float64 { return r.plan().height + roadFoot }

// Empty reports whether there is no card to show.
func (r Roadmap) Empty() bool { return r.count() == 0 }

// count is how many cards there are.
func (r Roadmap) count() int {
	n := 0
	for _, b := range r.Bands {
		for _, column := range b.Cards {
			n += len(column)
		}
	}
	return n
}

// width is a column's width.
func (r Roadmap) width() float64 {
	n := float64(max(len(r.Columns), 1))
	return (roadWhole - roadMargin - roadPad - (n-1)*roadGutter) / n
}

// columnX is the left edge of a column.
func (r Roadmap) columnX(i int) float64 { return roadMargin + float64(i)*(r.width()+roadGutter) }

// Draw draws the roadmap.
func (r Roadmap) Draw(c Canvas, _ float64) {
	p := r.plan()
	r = p.Roadmap
	for i, col := range r.Columns {
		r.head(c, col, r.columnX(i))
	}
	for i, b := range r.Bands {
		r.band(c, b, p.bands[i])
	}
	for _, b := range p.boxes {
		r.card(c, *b)
	}
	p.draw(c)
	r.legend(c, p.height+4.6)
}

// perDay is how long a person-day is in the capacity bars: one scale for all.
func (r Roadmap) perDay() float64 {
	most := 1.0
	for _, col := range r.Columns {
		most = max(most, col.Days+col.Outside, col.Capacity)
	}
	return r.width() / most
}

// head sets a stage's name and draws its person-days with its capacity.
func (r Roadmap) head(c Canvas, col RoadColumn, x float64) {
	name, load := strong(12, Navy), words(smallSize+0.5, Ink)
	used := c.Text(x, 4.6, col.Name, name)
	c.Text(x+r.width(), 4.6, cut(c, col.Load, r.width()-used-2, load), load.right())
	day, y := r.perDay(), 6.9
	c.Rect(x, y, r.width(), roadBar, Style{Fill: Shade1})
	if col.Days > 0 {
		c.Rect(x, y, col.Days*day, roadBar, Style{Fill: Navy})
	}
	if col.Outside > 0 {
		c.Rect(x+col.Days*day, y, col.Outside*day, roadBar, Style{Fill: White, Stroke: Navy, Width: 0.5, Hatch: true})
	}
	if col.Capacity > 0 {
		line(c, x+col.Capacity*day, y-0.8, x+col.Capacity*day, y+roadBar+0.8, Style{Stroke: Ink, Width: 1.4})
	}
}

// band draws a band's ground, outlined where nothing is needed first.
func (r Roadmap) band(c Canvas, b RoadBand, at stripe) {
	if b.Note == "" {
		c.Rect(0, at.y, roadWhole, at.height, Style{Fill: Pale})
		return
	}
	c.Rect(0, at.y, roadWhole, at.height, Style{Fill: White, Stroke: Hair, Width: 0.6})
	t := words(smallSize, Grey)
	for i, cards := range b.Cards {
		if len(cards) == 0 {
			c.Text(r.columnX(i), at.y+at.height/2+t.cap()/2, b.Note, t)
			return
		}
	}
}

// card draws one recommendation.
func (r Roadmap) card(c Canvas, b roadBox) {
	number, days, title := strong(labelSize, Teal), words(smallSize, Grey), words(smallSize, Ink)
	style := Style{Fill: White, Stroke: Outline, Width: 0.5}
	if b.Foundation {
		number.Color, days.Color, title = White, White, strong(smallSize, White)
		style = Style{Fill: Navy}
	}
	c.Rect(b.x, b.y, r.width(), b.height, style)
	if b.Immediate {
		c.Rect(b.x, b.y, 1.2, b.height, Style{Fill: Teal})
	}
	base := b.y + 2.5 + r.fit.inset/2
	n := c.Text(b.x+2.2, base, num(float64(b.Number)), number)
	if b.lines > 1 || !r.crowded() {
		c.Text(b.x+2.2, base+roadLead, b.Days, days)
	} else {
		c.Text(b.x+2.2+n+0.8, base, b.Days, days)
	}
	needs := strong(smallSize, Teal)
	if b.Foundation {
		needs.Color = White
	}
	ls, own := r.lines(c, b.RoadCard, b.needs, b.lines)
	for i, l := range ls {
		x := b.x + r.titleAt()
		if i < len(ls)-1 || own == "" {
			c.Text(x, base, l, title)
		} else {
			x += c.Text(x, base, l, title)
			c.Text(x, base, own, needs)
		}
		base += roadLead
	}
}

// crowded reports whether there are so many cards that titles have one line.
func (r Roadmap) crowded() bool { return r.fit.lines == 1 || r.count() > roadMany }

// titleAt is where a card's title starts; beside a number and its days in one
// line it starts later.
func (r Roadmap) titleAt() float64 {
	if r.crowded() {
		return roadTitle + 4
	}
	return roadTitle
}

// lines breaks a title into at most n lines. The numbers of what the card needs
// follow the last line: own is their words.
func (r Roadmap) lines(c Canvas, card RoadCard, needs []int, n int) (ls []string, own string) {
	t, room := words(smallSize, Ink), r.width()-r.titleAt()-1.2
	if card.Foundation {
		t = strong(smallSize, White)
	}
	ls = wrap(c, card.Title, room, n, t)
	if len(needs) == 0 || len(ls) == 0 {
		return ls, ""
	}
	own = r.After + "\u00a0" + num(float64(needs[0]))
	for _, m := range needs[1:] {
		own += ",\u00a0" + num(float64(m))
	}
	wide := c.Measure("\u00a0"+own, strong(smallSize, Teal))
	last := len(ls) - 1
	switch {
	case c.Measure(ls[last], t)+wide <= room:
		own = "\u00a0" + own
	case len(ls) < n:
		ls = append(ls, "")
	default:
		ls[last] = cut(c, ls[last], room-wide, t)
		own = "\u00a0" + own
	}
	return ls, own
}

// legend explains the marks.
func (r Roadmap) legend(c Canvas, y float64) {
	t, x := words(smallSize, Grey), 0.0
	c.Rect(x, y-2.2, 5, 2.8, Style{Fill: Navy})
	x += 6.2
	x += c.Text(x, y, r.Legend.Foundation, t) + 6
	c.Rect(x, y-2.2, 5, 2.8, Style{Fill: White, Stroke: Outline, Width: 0.5})
	c.Rect(x, y-2.2, 1.2, 2.8, Style{Fill: Teal})
	x += 6.2
	x += c.Text(x, y, r.Legend.Immediate, t) + 6
	x += c.Text(x, y, r.Legend.Days, t) + 6
	c.Text(x, y, r.Legend.After, t)
}
