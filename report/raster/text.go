package raster

import (
	"math"
	"strings"

	"lotse/report/figure"
	"lotse/report/typeset"
)

// Text sets one line and returns its width in mm.
func (c *canvas) Text(x, y float64, words string, t figure.TextStyle) float64 {
	face, size := c.face(t)
	words = oneLine(face, words)
	width := float64(face.Width(words)) * size / 1000
	shift := 0.0
	switch t.Align {
	case figure.Center:
		shift = width / 2
	case figure.Right:
		shift = width
	}
	sin, cos := math.Sincos(t.Rotate * math.Pi / 180)
	x, y = x-shift*cos, y+shift*sin
	line := newShape()
	pen, before := 0.0, rune(-1)
	for _, r := range words {
		if before >= 0 {
			pen += float64(face.Kern(before, r))
		}
		line.glyph(face.Outline(r), func(gx, gy float64) point {
			gx, gy = (pen+gx)*size/1000, gy*size/1000
			return c.pixel(x+gx*cos+gy*sin, y-gx*sin+gy*cos)
		})
		pen += float64(face.Advance(r))
		before = r
	}
	col := t.Color
	if col.A == 0 {
		col = figure.Ink
	}
	c.paint(line, col)
	return width
}

// Measure returns the width in mm that Text would use.
func (c *canvas) Measure(words string, t figure.TextStyle) float64 {
	face, size := c.face(t)
	return float64(face.Width(oneLine(face, words))) * size / 1000
}

// face is the typeface of a style and its size in mm.
func (c *canvas) face(t figure.TextStyle) (*typeset.Face, float64) {
	const usual = 8.5 // pt
	if t.Size <= 0 {
		t.Size = usual
	}
	if t.Face < 0 || int(t.Face) >= len(c.faces) {
		t.Face = figure.Sans
	}
	return c.faces[t.Face], t.Size * mmPerPoint
}

// glyph adds an outline; at places a point of it.
func (s *shape) glyph(outline []typeset.Curve, at func(x, y float64) point) {
	for _, c := range outline {
		var points [3]point
		for i := range c.N {
			points[i] = at(c.Points[i].X, c.Points[i].Y)
		}
		s.add(c.Start, points[:c.N]...)
	}
}

// oneLine makes words fit to be set in one line of a face.
func oneLine(f *typeset.Face, words string) string {
	return strings.NewReplacer("\n", " ", "\u00ad", "", "\u200b", "").Replace(typeset.Clean(words, f))
}
