package raster

import (
	"image"
	"image/draw"
	"math"

	"lotse/report/figure"
	"lotse/report/typeset"
)

// A canvas fills outlines on an image.
type canvas struct {
	image *image.RGBA
	scale float64 // pixels per mm
	faces []*typeset.Face
}

var _ figure.Canvas = (*canvas)(nil)

func newCanvas(w, h int, scale float64, faces []*typeset.Face) *canvas {
	return &canvas{image: white(w, h), scale: scale, faces: faces}
}

// mmPerPoint is a typographic point, 1/72 inch.
const mmPerPoint = 25.4 / 72

// Rect draws a rectangle.
func (c *canvas) Rect(x, y, w, h float64, s figure.Style) {
	c.draw([]line{{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}}}, s)
}

// Circle draws a circle.
func (c *canvas) Circle(x, y, r float64, s figure.Style) {
	c.draw([]line{circle(point{x, y}, r)}, s)
}

// Path draws straight and curved segments.
func (c *canvas) Path(p []figure.Segment, s figure.Style) { c.draw(flatten(p), s) }

// draw fills, hatches and strokes lines, as its style says.
func (c *canvas) draw(lines []line, s figure.Style) {
	switch {
	case s.Fill.A == 0:
	case s.EvenOdd:
		c.paintEvenOdd(lines, s.Fill)
	default:
		c.paint(c.shapeOf(lines), s.Fill)
	}
	if s.Stroke.A == 0 {
		return
	}
	if s.Hatch {
		c.hatch(lines, s.Stroke)
	}
	if s.Width > 0 {
		var strokes []line
		for _, l := range lines {
			for _, dash := range l.dashes(s.Dash) {
				strokes = append(strokes, dash.stroked(s.Width*mmPerPoint, s.Round)...)
			}
		}
		c.paint(c.shapeOf(strokes), s.Stroke)
	}
}

// The distance of hatching lines in mm and their width in points, as in the PDF.
const (
	hatchStep  = 1.2
	hatchWidth = 0.5
)

// hatch draws lines of 45° within closed lines. They lie on one lattice for the whole
// figure, so that neighbours match.
func (c *canvas) hatch(lines []line, col figure.Color) {
	area := c.shapeOf(lines)
	box := area.box().Intersect(c.image.Rect)
	within := image.NewAlpha(box)
	c.cover(within, area, image.Opaque)

	x1, y1, x2, y2 := bounds(lines)
	var strokes []line
	for i := math.Ceil((x1 + y1) / hatchStep); i*hatchStep < x2+y2; i++ {
		d := i * hatchStep // the line x + y = d
		from, to := max(x1, d-y2), min(x2, d-y1)
		if to-from > 0.01 {
			strokes = append(strokes, line{{from, d - from}, {to, d - to}}.stroked(hatchWidth*mmPerPoint, false)...)
		}
	}
	marks := image.NewAlpha(box)
	c.cover(marks, c.shapeOf(strokes), image.Opaque)
	for i, a := range within.Pix {
		marks.Pix[i] = uint8(int(marks.Pix[i]) * int(a) / 255)
	}
	draw.DrawMask(c.image, box, image.NewUniform(nrgba(col)), image.Point{}, marks, box.Min, draw.Over)
}
