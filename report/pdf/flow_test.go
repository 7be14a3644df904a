package pdf

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// A placed is where a piece was drawn.
type placed struct {
	name string
	page int
	y    float64
}

// A script records what a flow draws.
type script struct {
	flow   flow
	pages  int
	placed []placed
}

// newScript is a flow on its first page.
func newScript() *script {
	s := &script{}
	s.flow.newPage = func() *page {
		s.pages++
		return &page{number: s.pages}
	}
	s.flow.start(contentTop)
	return s
}

// piece makes a piece that is recorded under a name.
func (s *script) piece(name string, height float64, change func(*piece)) piece {
	p := piece{height: height, draw: func(p *page, y float64) { s.placed = append(s.placed, placed{name, p.number, y}) }}
	if change != nil {
		change(&p)
	}
	return p
}

// where is the page of each piece.
func (s *script) where() map[string]int {
	m := map[string]int{}
	for _, p := range s.placed {
		m[p.name] = p.page
	}
	return m
}

func keep(p *piece) { p.keep = true }

// rows makes the rows of a table, of which short ones are not parted.
func (s *script) rows(height float64, names ...string) []piece {
	var rows []piece
	for _, n := range names {
		rows = append(rows, s.piece(n, height, nil))
	}
	keepShort(rows)
	return rows
}

func TestFlow(t *testing.T) {
	const most = contentEnd - contentTop
	tests := []struct {
		name   string
		pieces func(s *script) []piece
		want   map[string]int
	}{
		{"what fits stays", func(s *script) []piece {
			return []piece{s.piece("a", 100, nil), s.piece("b", most-100, nil)}
		}, map[string]int{"a": 1, "b": 1}},
		{"the rows of a short table go on together", func(s *script) []piece {
			return append([]piece{s.piece("a", most-50, nil)}, s.rows(20, "r1", "r2", "r3", "r4")...)
		}, map[string]int{"a": 1, "r1": 2, "r2": 2, "r3": 2, "r4": 2}},
		{"the rows of a longer one are parted", func(s *script) []piece {
			return append([]piece{s.piece("a", most-50, nil)}, s.rows(21, "r1", "r2", "r3", "r4")...)
		}, map[string]int{"a": 1, "r1": 1, "r2": 1, "r3": 2, "r4": 2}},
		{"space between counts", func(s *script) []piece {
			return []piece{s.piece("a", 100, func(p *piece) { p.below = 1 }), s.piece("b", most-100, nil)}
		}, map[string]int{"a": 1, "b": 2}},
		{"a heading follows its text", func(s *script) []piece {
			return []piece{s.piece("a", 200, nil), s.piece("heading", 10, keep), s.piece("text", 40, nil)}
		}, map[string]int{"a": 1, "heading": 2, "text": 2}},
		{"a source may stand in the foot", func(s *script) []piece {
			return []piece{s.piece("figure", most, keep), s.piece("source", sourceEnd-contentEnd, func(p *piece) { p.source = true })}
		}, map[string]int{"figure": 1, "source": 1}},
		{"what no page holds breaks", func(s *script) []piece {
			return []piece{s.piece("a", 10, nil), s.piece("b", 150, keep), s.piece("c", 150, keep), s.piece("d", 150, nil)}
		}, map[string]int{"a": 1, "b": 1, "c": 2, "d": 3}},
		{"a leap starts a page", func(s *script) []piece {
			return []piece{s.piece("a", 10, nil), s.piece("b", 10, func(p *piece) { p.leap = true })}
		}, map[string]int{"a": 1, "b": 2}},
		{"a leap breaks what keeps together", func(s *script) []piece {
			return []piece{s.piece("a", 10, keep), s.piece("b", 10, func(p *piece) { p.leap = true })}
		}, map[string]int{"a": 1, "b": 2}},
		{"no page stays empty", func(s *script) []piece {
			return []piece{s.piece("a", 10, func(p *piece) { p.leap = true }), s.piece("b", 2*most, nil)}
		}, map[string]int{"a": 1, "b": 2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newScript()
			s.flow.squeeze = 1
			s.flow.put(tt.pieces(s))
			if diff := cmp.Diff(tt.want, s.where()); diff != "" {
				t.Errorf("pages (-want +got):\n%s", diff)
			}
		})
	}
}

// A table's head is repeated above the first row of every further page.
func TestFlow_RepeatsHead(t *testing.T) {
	s := newScript()
	s.flow.squeeze = 1
	again := s.piece("again", 8, nil)
	pieces := []piece{s.piece("head", 8, keep)}
	for range 50 {
		pieces = append(pieces, s.piece("row", 10, func(p *piece) { p.head = &again }))
	}
	s.flow.put(pieces)
	heads := 0
	for i, p := range s.placed {
		if p.name != "again" {
			continue
		}
		heads++
		if next := s.placed[i+1]; p.y != contentTop || next.page != p.page || next.y != contentTop+8 {
			t.Errorf("head at %v, row at %v", p, next)
		}
	}
	if heads != s.pages-1 || s.pages != 3 {
		t.Errorf("%d heads repeated on %d pages", heads, s.pages)
	}
}

// A last line that would have a page to itself is taken in by smaller spaces.
func TestFlow_Squeezes(t *testing.T) {
	s := newScript()
	var pieces []piece
	for range 12 {
		pieces = append(pieces, s.piece("text", 16, func(p *piece) { p.below = 5 }))
	}
	s.flow.fill(pieces)
	if s.pages != 1 {
		t.Errorf("%d pages, want 1", s.pages)
	}
	s = newScript()
	pieces = pieces[:0]
	for range 32 {
		pieces = append(pieces, s.piece("text", 16, func(p *piece) { p.below = 2 }))
	}
	s.flow.fill(pieces)
	if got := s.placed[1].y - s.placed[0].y; got != 18 {
		t.Errorf("pieces %.1f apart, want 18: nothing was to be saved", got)
	}
}

// Whatever the pieces: each is drawn once, in order, within its page, and what keeps
// together and fits on a page stands on one.
func TestFlow_Properties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := newScript()
		n := rapid.IntRange(1, 60).Draw(t, "n")
		pieces := make([]piece, n)
		for i := range pieces {
			pieces[i] = s.piece(string(rune('a'+i)), rapid.Float64Range(0, 120).Draw(t, "height"), func(p *piece) {
				p.above, p.below = rapid.Float64Range(0, 10).Draw(t, "above"), rapid.Float64Range(0, 10).Draw(t, "below")
				p.keep = i < n-1 && rapid.IntRange(0, 2).Draw(t, "keep") == 0
			})
		}
		s.flow.fill(pieces)
		if len(s.placed) != n {
			t.Fatalf("%d pieces drawn, want %d", len(s.placed), n)
		}
		for i, p := range s.placed {
			if p.name != string(rune('a'+i)) {
				t.Fatalf("piece %d is %s", i, p.name)
			}
			if end := p.y + pieces[i].height; p.y < contentTop || end > contentEnd+0.02 {
				t.Fatalf("piece %d stands from %.1f to %.1f", i, p.y, end)
			}
		}
		checkGroups(t, s, pieces)
	})
}

// checkGroups looks for divided groups that one page could hold.
func checkGroups(t *rapid.T, s *script, pieces []piece) {
	for from := 0; from < len(pieces); {
		to := from + 1
		for to < len(pieces) && pieces[to-1].keep {
			to++
		}
		f := flow{squeeze: 1}
		if !f.tooTall(pieces[from:to]) && s.placed[from].page != s.placed[to-1].page {
			t.Fatalf("pieces %d to %d are on pages %d and %d", from, to-1, s.placed[from].page, s.placed[to-1].page)
		}
		from = to
	}
}
