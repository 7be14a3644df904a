package raster

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"lotse/report/figure"
)

// A shape is what is filled at once, in pixels: it knows how far it reaches, so that no
// more of the image is touched.
type shape struct {
	moves          []move
	x1, y1, x2, y2 float64
}

// A move leads to its last point: 1 point is a straight line, 2 and 3 are curves; a start
// begins a new outline.
type move struct {
	points [3]point
	n      int
	start  bool
}

func newShape() *shape {
	return &shape{x1: math.Inf(1), y1: math.Inf(1), x2: math.Inf(-1), y2: math.Inf(-1)}
}

func (s *shape) add(start bool, points ...point) {
	m := move{start: start}
	m.n = copy(m.points[:], points)
	for _, p := range points {
		s.x1, s.x2 = min(s.x1, p.x), max(s.x2, p.x)
		s.y1, s.y2 = min(s.y1, p.y), max(s.y2, p.y)
	}
	s.moves = append(s.moves, m)
}

// box is the pixels that the shape may touch.
func (s *shape) box() image.Rectangle {
	if len(s.moves) == 0 || math.IsInf(s.x1, 0) {
		return image.Rectangle{}
	}
	return image.Rect(int(math.Floor(s.x1)), int(math.Floor(s.y1)), int(math.Ceil(s.x2))+1, int(math.Ceil(s.y2))+1)
}

// shapeOf is closed lines as a shape.
func (c *canvas) shapeOf(lines []line) *shape {
	s := newShape()
	for _, l := range lines {
		for i, p := range l {
			s.add(i == 0, c.pixel(p.x, p.y))
		}
	}
	return s
}

// pixel is where a place in mm is on the image.
func (c *canvas) pixel(x, y float64) point {
	return point{(x + Bleed) * c.scale, (y + Bleed) * c.scale}
}

// cover fills a shape on dst with src, as far as both reach.
func (c *canvas) cover(dst draw.Image, s *shape, src image.Image) {
	box := s.box().Intersect(dst.Bounds())
	if box.Empty() {
		return
	}
	var f vector.Rasterizer
	f.Reset(box.Dx(), box.Dy())
	at := func(p point) (float32, float32) {
		return float32(p.x - float64(box.Min.X)), float32(p.y - float64(box.Min.Y))
	}
	for i, m := range s.moves {
		ax, ay := at(m.points[0])
		bx, by := at(m.points[1])
		cx, cy := at(m.points[2])
		switch {
		case m.start:
			if i > 0 {
				f.ClosePath()
			}
			f.MoveTo(ax, ay)
		case m.n == 1:
			f.LineTo(ax, ay)
		case m.n == 2:
			f.QuadTo(ax, ay, bx, by)
		default:
			f.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	f.ClosePath()
	f.Draw(dst, box, src, image.Point{})
}

// paint fills a shape with a colour.
func (c *canvas) paint(s *shape, col figure.Color) {
	c.cover(c.image, s, image.NewUniform(nrgba(col)))
}

// paintEvenOdd fills what an odd number of outlines covers.
func (c *canvas) paintEvenOdd(lines []line, col figure.Color) {
	sum := image.NewAlpha(c.image.Bounds())
	for _, l := range lines {
		one := image.NewAlpha(sum.Rect)
		c.cover(one, c.shapeOf([]line{l}), image.Opaque)
		for i, a := range sum.Pix {
			x, y := int(a), int(one.Pix[i])
			sum.Pix[i] = uint8(x + y - (2*x*y+127)/255)
		}
	}
	draw.DrawMask(c.image, c.image.Bounds(), image.NewUniform(nrgba(col)), image.Point{}, sum, image.Point{}, draw.Over)
}

func nrgba(c figure.Color) color.NRGBA { return color.NRGBA{R: c.R, G: c.G, B: c.B, A: c.A} }
