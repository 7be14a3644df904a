package figure

import (
	"cmp"
	"slices"
)

// A stripe is where a band lies.
type stripe struct{ y, height float64 }

// A roadBox is where a card lies. needs are the numbers said on it.
type roadBox struct {
	RoadCard
	band, column int
	x, y, height float64
	lines        int
	needs        []int
}

// A roadPlan is a roadmap laid out.
type roadPlan struct {
	Roadmap
	bands  []stripe
	boxes  []*roadBox
	routes []route
	height float64
}

// plan lays the roadmap out in the roomiest way that keeps to its height.
func (r Roadmap) plan() *roadPlan {
	var p *roadPlan
	for _, r.fit = range roadFits {
		if p = r.settle(); r.Room <= 0 || p.height+roadFoot <= r.Room {
			break
		}
	}
	return p
}

// settle lays out cards, then arrows. An arrow that finds no lane becomes a number on
// its card; that may make the card higher, so everything is laid out again, with one
// arrow less each time.
func (r Roadmap) settle() *roadPlan {
	said := map[RoadLink]bool{}
	for {
		p := r.place(said)
		lost := p.route(said)
		if len(lost) == 0 {
			return p
		}
		for _, l := range lost {
			said[l] = true
		}
	}
}

// place puts cards below each other in each band's columns, and bands below each
// other. Widths are estimates that are never too small: a title needs no more
// lines than it is given here.
func (r Roadmap) place(said map[RoadLink]bool) *roadPlan {
	p := &roadPlan{Roadmap: r}
	y := roadHead
	for i, b := range r.Bands {
		deepest := 0.0
		for j, cards := range b.Cards {
			at := y + r.fit.gap
			for _, card := range cards {
				box := p.box(card, said)
				box.band, box.column, box.x, box.y = i, j, r.columnX(j), at
				at += box.height + r.fit.gap
				p.boxes = append(p.boxes, box)
			}
			deepest = max(deepest, at-y)
		}
		p.bands = append(p.bands, stripe{y, deepest})
		y += deepest + r.fit.gap
	}
	p.height = y - r.fit.gap
	return p
}

// box is a card with its lines. Number and days need two lines unless there are
// very many cards.
func (p *roadPlan) box(card RoadCard, said map[RoadLink]bool) *roadBox {
	b := &roadBox{RoadCard: card, needs: slices.Clone(card.Needs)}
	for _, l := range p.Links {
		if l.To == card.Number && said[l] {
			b.needs = append(b.needs, l.From)
		}
	}
	slices.Sort(b.needs)
	most, least := p.fit.lines, 2
	if p.crowded() {
		most, least = 1, 1
	}
	ls, _ := p.Roadmap.lines(estimator{}, card, b.needs, most)
	b.lines = max(len(ls), 1)
	b.height = float64(max(b.lines, least))*roadLead + p.fit.inset
	return b
}

// find returns a card's box, or nil.
func (p *roadPlan) find(number int) *roadBox {
	for _, b := range p.boxes {
		if b.Number == number {
			return b
		}
	}
	return nil
}

// A route is the arrows from one card through one gutter: out of the card, along
// a lane, into the others.
type route struct {
	from   *roadBox
	to     []*roadBox
	gutter int  // the column it is left of
	beside bool // the arrows stay in the card's column
	lane   int
}

// Where arrows enter a card, and where they leave it at the left.
func (b *roadBox) entry() float64 { return b.y + 2.4 }

func (b *roadBox) exit() float64 { return b.y + b.height - 1.5 }

// out is the height at which a route starts.
func (t route) out() float64 {
	if t.beside {
		return t.from.exit()
	}
	return t.from.y + t.from.height/2
}

// span is the range of heights a route takes in its lane.
func (t route) span() (top, bottom float64) {
	top, bottom = t.out(), t.out()
	for _, b := range t.to {
		top, bottom = min(top, b.entry()), max(bottom, b.entry())
	}
	return top, bottom
}

// route gives every arrow a lane, and returns the links for which there is none.
func (p *roadPlan) route(said map[RoadLink]bool) (lost []RoadLink) {
	for _, l := range p.Links {
		from, to := p.find(l.From), p.find(l.To)
		if said[l] || from == nil || to == nil {
			continue
		}
		if from.band != to.band || to.column < from.column || to.column > from.column+1 {
			lost = append(lost, l)
			continue
		}
		p.join(from, to)
	}
	slices.SortStableFunc(p.routes, func(x, y route) int {
		xt, xb := x.span()
		yt, yb := y.span()
		return cmp.Compare(xb-xt, yb-yt) // short ones next to the cards they enter
	})
	var kept []route
	for _, t := range p.routes {
		if t.lane = free(kept, t); t.lane < 0 {
			for _, b := range t.to {
				lost = append(lost, RoadLink{t.from.Number, b.Number})
			}
			continue
		}
		kept = append(kept, t)
	}
	p.routes = kept
	return lost
}

// join adds an arrow to the route that its card has in that gutter already.
func (p *roadPlan) join(from, to *roadBox) {
	beside := from.column == to.column
	for i := range p.routes {
		if t := &p.routes[i]; t.from == from && t.beside == beside {
			t.to = append(t.to, to)
			return
		}
	}
	p.routes = append(p.routes, route{from: from, to: []*roadBox{to}, gutter: to.column, beside: beside})
}

// lanesIn is how many lanes a gutter has; the margin has the spine as well.
func lanesIn(gutter int) int {
	if gutter == 0 {
		return 1
	}
	return 3
}

// free is a lane in which a route meets no other; -1 for none.
func free(kept []route, t route) int {
	top, bottom := t.span()
	for lane := range lanesIn(t.gutter) {
		ok := true
		for _, o := range kept {
			otop, obottom := o.span()
			if o.gutter == t.gutter && o.lane == lane && top < obottom+0.8 && otop < bottom+0.8 {
				ok = false
			}
		}
		if ok {
			return lane
		}
	}
	return -1
}
