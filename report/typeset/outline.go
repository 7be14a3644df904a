package typeset

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A Curve is a piece of a glyph's outline in 1/1000 em, downwards from the baseline. One
// point is a straight line, two and three are a quadratic and a cubic curve, whose last
// point is its end. Start begins a new outline at its point.
type Curve struct {
	Points [3]struct{ X, Y float64 }
	N      int
	Start  bool
}

// Outline is the outline of the glyph for r, for who draws pixels. A rune without a
// picture has none.
func (f *Face) Outline(r rune) []Curve {
	buf := f.bufs.Get().(*sfnt.Buffer)
	defer f.bufs.Put(buf)
	segments, err := f.font.LoadGlyph(buf, f.glyphOf(buf, r), fixed.I(em), nil)
	if err != nil {
		return nil
	}
	const unit = 64 // 26.6 fixed point
	curves := make([]Curve, len(segments))
	for i, s := range segments {
		c := &curves[i]
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			c.N, c.Start = 1, true
		case sfnt.SegmentOpLineTo:
			c.N = 1
		case sfnt.SegmentOpQuadTo:
			c.N = 2
		case sfnt.SegmentOpCubeTo:
			c.N = 3
		}
		for n := range c.N {
			c.Points[n].X, c.Points[n].Y = float64(s.Args[n].X)/unit, float64(s.Args[n].Y)/unit
		}
	}
	return curves
}
