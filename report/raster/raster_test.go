package raster_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"lotse/report/figure"
	"lotse/report/pdf"
	"lotse/report/raster"
)

// drawn draws 20 by 20 mm with ten pixels a mm.
func drawn(t *testing.T, draw func(c figure.Canvas)) image.Image {
	t.Helper()
	faces, err := pdf.Faces(nil)
	if err != nil {
		t.Fatal(err)
	}
	data, err := raster.PNG(20, 20, 254, faces, func(c figure.Canvas, _ float64) { draw(c) })
	if err != nil {
		t.Fatal(err)
	}
	again, err := raster.PNG(20, 20, 254, faces, func(c figure.Canvas, _ float64) { draw(c) })
	if err != nil || !bytes.Equal(data, again) {
		t.Error("a second time gives other bytes")
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// dark is how much of a picture is dark, in mm².
func dark(img image.Image) float64 {
	sum := 0.0
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			sum += 1 - float64(color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y)/255
		}
	}
	return sum / 100
}

// Areas are those of geometry: what is filled, stroked, dashed or hatched covers what it
// should.
func TestPNG_areas(t *testing.T) {
	black := figure.Hex(0)
	const pt = 25.4 / 72
	path := []figure.Segment{{Op: 'M', X: 5, Y: 5}, {Op: 'L', X: 15, Y: 5}, {Op: 'L', X: 15, Y: 15}, {Op: 'Z'}}
	for name, tt := range map[string]struct {
		draw func(c figure.Canvas)
		want float64 // mm²
	}{
		"rectangle": {func(c figure.Canvas) { c.Rect(5, 5, 10, 4, figure.Style{Fill: black}) }, 40},
		"frame":     {func(c figure.Canvas) { c.Rect(5, 5, 10, 10, figure.Style{Stroke: black, Width: 1 / pt}) }, 40},
		"disc":      {func(c figure.Canvas) { c.Circle(10, 10, 5, figure.Style{Fill: black}) }, 78.5},
		"ring":      {func(c figure.Canvas) { c.Circle(10, 10, 5, figure.Style{Stroke: black, Width: 1 / pt}) }, 31.4},
		"triangle":  {func(c figure.Canvas) { c.Path(path, figure.Style{Fill: black}) }, 50},
		"bow": {func(c figure.Canvas) {
			c.Path([]figure.Segment{{Op: 'M', X: 0, Y: 10}, {Op: 'C', X1: 0, Y1: 4.477, X2: 4.477, Y2: 0, X: 10, Y: 0}, {Op: 'L', X: 10, Y: 10}, {Op: 'Z'}}, figure.Style{Fill: black})
		}, 78.5},
		"dashes": {func(c figure.Canvas) {
			c.Path([]figure.Segment{{Op: 'M', X: 0, Y: 10}, {Op: 'L', X: 20, Y: 10}}, figure.Style{Stroke: black, Width: 1 / pt, Dash: []float64{1, 3}})
		}, 5},
		"hatch": {func(c figure.Canvas) { c.Rect(5, 5, 10, 10, figure.Style{Stroke: black, Hatch: true}) }, 100 * 0.5 * pt / (1.2 / 1.4142)},
		"hole": {func(c figure.Canvas) {
			outline := append(square(5, 10), square(8, 4)...)
			c.Path(outline, figure.Style{Fill: black, EvenOdd: true})
		}, 84},
		"no hole": {func(c figure.Canvas) { c.Path(append(square(5, 10), square(8, 4)...), figure.Style{Fill: black}) }, 100},
		"half":    {func(c figure.Canvas) { c.Rect(0, 0, 10, 10, figure.Style{Fill: figure.Color{A: 128}}) }, 50},
	} {
		t.Run(name, func(t *testing.T) {
			if got := dark(drawn(t, tt.draw)); got < tt.want*0.96-0.3 || got > tt.want*1.04+0.3 {
				t.Errorf("%.1f mm² are dark, want %.1f", got, tt.want)
			}
		})
	}
}

// square is an outline from at, at, so many mm wide.
func square(at, side float64) []figure.Segment {
	end := at + side
	return []figure.Segment{{Op: 'M', X: at, Y: at}, {Op: 'L', X: end, Y: at}, {Op: 'L', X: end, Y: end}, {Op: 'L', X: at, Y: end}, {Op: 'Z'}}
}

// Words stand where they should, turned ones too, and as wide as they say.
func TestPNG_words(t *testing.T) {
	for name, tt := range map[string]struct {
		style    figure.TextStyle
		x, y     float64
		dx, dy   int // where ink must be, from the place in mm
		nox, noy int // where none may be
	}{
		"left":   {figure.TextStyle{Size: 20}, 2, 12, 1, -2, -1, -2},
		"right":  {figure.TextStyle{Size: 20, Align: figure.Right}, 18, 12, -1, -2, 1, -2},
		"turned": {figure.TextStyle{Size: 20, Rotate: 90}, 12, 18, -2, -1, 2, -1},
	} {
		t.Run(name, func(t *testing.T) {
			var width, measured float64
			img := drawn(t, func(c figure.Canvas) {
				width = c.Text(tt.x, tt.y, "H\u00adHH", tt.style)
				measured = c.Measure("HHH", tt.style)
			})
			if width != measured || width < 10 || width > 16 {
				t.Errorf("%.2f mm wide, measured %.2f", width, measured)
			}
			if !ink(img, tt.x+float64(tt.dx), tt.y+float64(tt.dy)) || ink(img, tt.x+float64(tt.nox), tt.y+float64(tt.noy)) {
				t.Error("the words stand elsewhere")
			}
		})
	}
}

// ink says whether anything is dark within a mm of a place.
func ink(img image.Image, x, y float64) bool {
	for dy := -9; dy <= 9; dy++ {
		for dx := -9; dx <= 9; dx++ {
			if r, _, _, _ := img.At(int((x+raster.Bleed)*10)+dx, int((y+raster.Bleed)*10)+dy).RGBA(); r < 0x8000 {
				return true
			}
		}
	}
	return false
}

func TestPNG_noSize(t *testing.T) {
	for _, size := range [][2]float64{{0, 10}, {10, -1}, {1e7, 10}} {
		if _, err := raster.PNG(size[0], size[1], 220, nil, nil); err == nil {
			t.Errorf("a figure of %v mm was drawn", size)
		}
	}
}
