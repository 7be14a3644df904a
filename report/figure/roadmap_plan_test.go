package figure

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestRoadmap_plan lays out any roadmap: cards stay in their band and apart, no
// two routes share a place, and nothing that is needed is lost.
func TestRoadmap_plan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRoadmap(t)
		p := r.plan()
		for i, b := range p.boxes {
			s := p.bands[b.band]
			if b.y < s.y || b.y+b.height > s.y+s.height+1e-9 {
				t.Fatalf("card %d leaves its band", b.Number)
			}
			for _, o := range p.boxes[:i] {
				if o.column == b.column && b.y < o.y+o.height && o.y < b.y+b.height {
					t.Fatalf("cards %d and %d overlap", o.Number, b.Number)
				}
			}
		}
		for i, x := range p.routes {
			xt, xb := x.span()
			for _, y := range p.routes[:i] {
				yt, yb := y.span()
				if x.gutter == y.gutter && x.lane == y.lane && x.from.band == y.from.band && xt < yb && yt < xb {
					t.Fatalf("routes from %d and %d share a lane", x.from.Number, y.from.Number)
				}
			}
		}
		for _, l := range r.Links {
			if !p.shows(l) {
				t.Fatalf("%d needs %d, and nothing shows it", l.To, l.From)
			}
		}
	})
}

// shows reports whether an arrow or a card tells what a card needs.
func (p *roadPlan) shows(l RoadLink) bool {
	for _, t := range p.routes {
		for _, b := range t.to {
			if t.from.Number == l.From && b.Number == l.To {
				return true
			}
		}
	}
	b := p.find(l.To)
	for _, n := range b.needs {
		if n == l.From {
			return true
		}
	}
	return false
}

func anyRoadmap(t *rapid.T) Roadmap {
	r := Roadmap{After: "nach", Columns: make([]RoadColumn, 3)}
	number := 0
	for range rapid.IntRange(1, 6).Draw(t, "bands") {
		band := RoadBand{Cards: make([][]RoadCard, 3)}
		for j := range band.Cards {
			for range rapid.IntRange(0, 4).Draw(t, "cards") {
				number++
				band.Cards[j] = append(band.Cards[j], RoadCard{Number: number, Title: strings.Repeat("Wort ", rapid.IntRange(1, 30).Draw(t, "words"))})
			}
		}
		r.Bands = append(r.Bands, band)
	}
	if number > 1 {
		for range rapid.IntRange(0, 20).Draw(t, "links") {
			from := rapid.IntRange(1, number-1).Draw(t, "from")
			r.Links = append(r.Links, RoadLink{from, rapid.IntRange(from+1, number).Draw(t, "to")})
		}
	}
	return r
}

// TestEstimate: the sum of the parts never exceeds the whole, and no letter is
// without a width.
func TestEstimate(t *testing.T) {
	st := words(10, Ink)
	whole := estimate("Wäßrige Lösung, 50 %…", st)
	sum := estimate("Wäßrige ", st) + estimate("Lösung, 50 %…", st)
	if diff := whole - sum; diff > 1e-9 || diff < -1e-9 {
		t.Errorf("the whole is %v, its parts %v", whole, sum)
	}
	for _, r := range "aZ9ß€中" {
		if estimate(string(r), st) <= 0 {
			t.Errorf("%c has no width", r)
		}
	}
}
