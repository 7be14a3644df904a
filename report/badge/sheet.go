package badge

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"

	"lotse/report/figure"
	"lotse/report/raster"
	"lotse/report/theme"
)

// A sheet is what a logo is drawn on: its size in CSS pixels, with a ground that reaches
// beyond it by pad.
type sheet struct {
	width, height, pad int
	ground             figure.Color
}

// svg writes a drawing, one unit for each pixel. On white it has no ground: pages give it
// one where they are dark.
func (s sheet) svg(d *theme.Drawing) []byte {
	w, h := float64(s.width+2*s.pad), float64(s.height+2*s.pad)
	return figure.SVG(w, h, "", noWords, func(c figure.Canvas, _ float64) {
		if s.pad > 0 {
			c.Rect(0, 0, w, h, figure.Style{Fill: s.ground})
		}
		s.place(c, d)
	})
}

// noWords measures the words of a drawing, which has none.
func noWords(string, figure.TextStyle) float64 { return 0 }

// place draws a drawing within the edges.
func (s sheet) place(c figure.Canvas, d *theme.Drawing) {
	d.Draw(shifted{c, float64(s.pad)}, float64(s.width))
}

// shifted is a canvas whose paths begin further to the right and further down.
type shifted struct {
	figure.Canvas
	by float64
}

// Path draws a path that has been moved.
func (s shifted) Path(p []figure.Segment, st figure.Style) {
	for i := range p { // Draw gives a path of its own
		g := &p[i]
		g.X1, g.Y1, g.X2, g.Y2, g.X, g.Y = g.X1+s.by, g.Y1+s.by, g.X2+s.by, g.Y2+s.by, g.X+s.by, g.Y+s.by
	}
	s.Canvas.Path(p, st)
}

// points are the logo in points, as fine as its weight allows: twice what is shown, for
// screens that have them, else less.
func (s sheet) points(l *theme.Logo) (kind string, data []byte, err error) {
	for _, fine := range []float64{2, 1.5, 1, 0.75, 0.5} {
		img, err := s.paint(l, fine)
		if err != nil {
			return "", nil, err
		}
		if kind, data, err = encode(img); err != nil || len(data) <= MaxWeight {
			return kind, data, err
		}
	}
	return kind, data, nil // some 100 by 26 points: less than the limit whatever they show
}

// encode writes a picture in the format in which it is smaller: flat colours as PNG,
// photographs as JPEG.
func encode(img *image.RGBA) (kind string, data []byte, err error) {
	var flat, photo bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	if err := e.Encode(&flat, img); err != nil {
		return "", nil, fmt.Errorf("write the logo: %w", err)
	}
	if flat.Len() <= MaxWeight {
		return "image/png", flat.Bytes(), nil
	}
	const quality = 82 // no loss that is seen in this size
	if err := jpeg.Encode(&photo, img, &jpeg.Options{Quality: quality}); err != nil {
		return "", nil, fmt.Errorf("write the logo: %w", err)
	}
	if photo.Len() < flat.Len() {
		return "image/jpeg", photo.Bytes(), nil
	}
	return "image/png", flat.Bytes(), nil
}

// paint draws the logo on its ground, with so many points for each pixel.
func (s sheet) paint(l *theme.Logo, fine float64) (*image.RGBA, error) {
	px := func(v int) int { return max(1, int(float64(v)*fine+0.5)) }
	out := image.NewRGBA(image.Rect(0, 0, px(s.width+2*s.pad), px(s.height+2*s.pad)))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.RGBA{s.ground.R, s.ground.G, s.ground.B, 255}), image.Point{}, draw.Src)
	pad := int(float64(s.pad)*fine + 0.5)
	within := image.Rect(pad, pad, pad+px(s.width), pad+px(s.height))
	if l.Image != nil {
		img, err := decode(l.Image)
		if err != nil {
			return nil, err
		}
		draw.CatmullRom.Scale(out, within, img, img.Bounds(), draw.Over, nil)
		return out, nil
	}
	return out, s.drawn(out, within, l.Drawing, fine)
}

// drawn puts a drawing in points onto a picture.
func (s sheet) drawn(out *image.RGBA, within image.Rectangle, d *theme.Drawing, fine float64) error {
	const inch = 25.4 // mm: one point for each of the drawing's units
	w, h := float64(s.width), float64(s.height)
	data, err := raster.PNG(w, h, inch*fine, nil, func(c figure.Canvas, _ float64) {
		c.Rect(-raster.Bleed, -raster.Bleed, w+2*raster.Bleed, h+2*raster.Bleed, figure.Style{Fill: s.ground})
		d.Draw(c, w)
	})
	if err != nil {
		return err
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("draw the logo: %w", err)
	}
	bleed := int(raster.Bleed * fine)
	draw.Draw(out, within, img, image.Pt(bleed, bleed), draw.Src)
	return nil
}
