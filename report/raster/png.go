package raster

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"

	"lotse/report/figure"
	"lotse/report/typeset"
)

// Bleed is the white edge around a figure, in mm: marks at its edge reach beyond it.
const Bleed = 1.0

// PNG draws a figure of a size in mm, with [Bleed] around it, on white. Resolution is in pixels per inch. The same
// figure gives the same bytes.
func PNG(width, height, resolution float64, faces []*typeset.Face, draw func(c figure.Canvas, width float64)) ([]byte, error) {
	const most = 20000 // pixels: beyond is a mistake
	scale := resolution / 25.4
	w, h := int(math.Ceil((width+2*Bleed)*scale)), int(math.Ceil((height+2*Bleed)*scale))
	if width <= 0 || height <= 0 || w > most || h > most {
		return nil, fmt.Errorf("draw a figure of %g by %g mm: it has no size that can be drawn", width, height)
	}
	c := newCanvas(w, h, scale, faces)
	draw(c, width)
	var b bytes.Buffer
	if err := png.Encode(&b, c.image); err != nil {
		return nil, fmt.Errorf("draw a figure: %w", err)
	}
	return b.Bytes(), nil
}

// white is a blank sheet.
func white(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	return img
}
