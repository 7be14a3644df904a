package figure

import (
	"strings"
	"unicode"
)

// A Group is how a kind of respondent is marked: shape, fill and letter together,
// so that no mark rests on colour.
type Group struct {
	Name   string
	Letter string
	Mark   int // 0 filled disc, 1 ringed disc, 2 filled square, 3 ringed square, 4 ringed diamond
}

// NewGroups marks groups in their order. A letter is the name's first one that no
// group before has, a capital.
func NewGroups(names []string) []Group {
	groups := make([]Group, len(names))
	taken := map[string]bool{}
	for i, name := range names {
		groups[i] = Group{Name: name, Letter: letterOf(name, taken), Mark: i % 5}
		taken[groups[i].Letter] = true
	}
	return groups
}

func letterOf(name string, taken map[string]bool) string {
	for _, r := range name {
		if l := strings.ToUpper(string(r)); unicode.IsLetter(r) && !taken[l] {
			return l
		}
	}
	return "?"
}

// The width of a mark with a letter, and of one without.
const (
	markWidth  = 3.5
	smallMark  = 1.9
	markMargin = 3.8 // marks closer than this would touch
)

// draw puts the mark with its letter at x, y.
func (g Group) draw(c Canvas, x, y, width float64) {
	fill, letter := g.shape(c, x, y, width)
	t := strong(smallSize, White).centred()
	if !fill {
		t.Color = g.color()
	}
	if letter {
		c.Text(x, y+t.cap()/2, g.Letter, t)
	}
}

// dot puts the mark without its letter at x, y.
func (g Group) dot(c Canvas, x, y float64) { g.shape(c, x, y, smallMark) }

func (g Group) color() Color {
	if g.Mark == 2 || g.Mark == 3 {
		return Teal
	}
	return Navy
}

// shape draws the outline and says whether it is filled and wide enough for a letter.
func (g Group) shape(c Canvas, x, y, width float64) (filled, letter bool) {
	r := width / 2
	s := Style{Fill: White, Stroke: g.color(), Width: 1}
	if filled = g.Mark == 0 || g.Mark == 2; filled {
		s = Style{Fill: g.color(), Stroke: White, Width: 0.5}
	}
	switch g.Mark {
	case 0, 1:
		c.Circle(x, y, r, s)
	case 2, 3:
		r *= 0.94
		c.Rect(x-r, y-r, 2*r, 2*r, s)
	default:
		r *= 1.25
		polygon(c, s, x, y-r, x+r, y, x, y+r, x-r, y)
	}
	return filled, width >= markWidth
}

// legend sets the groups side by side from x and returns where they end.
func legend(c Canvas, x, y float64, groups []Group) float64 {
	t := words(labelSize, Ink)
	for _, g := range groups {
		g.draw(c, x+markWidth/2, y-t.cap()/2, markWidth)
		x += markWidth + 1.4
		x += c.Text(x, y, g.Name, t) + 6
	}
	return x
}
