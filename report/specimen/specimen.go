package specimen

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"

	"golang.org/x/image/draw"

	"lotse/report/figure"
	"lotse/report/raster"
	"lotse/report/theme"
	"lotse/report/typeset"
	"lotse/templates/locale"
)

// The sheet's places in mm: a cover of A4's proportions on the left, a page beside it.
const (
	Width  = 246.0
	Height = 104.0

	coverWide = 66.0
	coverHigh = 93.3
	margin    = 5.0
	page      = coverWide + 10 // where the page begins

	resolution = 100 // pixels an inch: twice what a page of the browser shows
)

// PNG draws the sheet in a look's colours and typefaces. The same look gives the same
// bytes.
func PNG(t *theme.Theme, faces []*typeset.Face, say *locale.Printer) ([]byte, error) {
	data, err := raster.PNG(Width, Height, resolution, faces, func(c figure.Canvas, _ float64) {
		s := sheet{Canvas: figure.Painted(c, &t.Palette), say: say}
		s.cover(t)
		s.text()
		s.heat()
	})
	if err != nil {
		return nil, fmt.Errorf("draw a specimen of %s: %w", t.ID, err)
	}
	return pictures(data, t)
}

// A sheet is what is drawn on.
type sheet struct {
	figure.Canvas
	say *locale.Printer
}

// cover draws the first page as small as a stamp: what its colours are for, not each word.
func (s sheet) cover(t *theme.Theme) {
	s.Rect(0, 0, coverWide, coverHigh, figure.Style{Fill: figure.Cover})
	s.Text(margin, 10, strings.ToUpper(s.say.T("specimen-label")), figure.TextStyle{Face: figure.SansSemibold, Size: 5.5, Color: figure.CoverSoft})
	s.lines(margin, 22, coverWide-2*margin, s.say.T("specimen-title"), figure.TextStyle{Face: figure.Serif, Size: 15, Color: figure.CoverTitle})
	s.lines(margin, 37, coverWide-2*margin, s.say.T("specimen-subtitle"), figure.TextStyle{Face: figure.Sans, Size: 8, Color: figure.CoverSoft})
	if t.Picture == nil {
		s.motif(t.Motif)
	}
	line(s, margin, 78, coverWide-margin, figure.Style{Stroke: figure.CoverRule, Width: 0.6})
	s.Text(margin, 83, s.say.T("specimen-client"), figure.TextStyle{Face: figure.SansSemibold, Size: 7, Color: figure.CoverTitle})
	s.Text(margin, 88, s.say.T("specimen-note"), figure.TextStyle{Face: figure.Sans, Size: 6, Color: figure.CoverNote})
	if l := t.Logo; l != nil && l.Drawing != nil {
		x, y, w, h := logoAt(l)
		s.plate(l, x, y, w, h)
		l.Drawing.Draw(shifted{s.Canvas, x, y}, w)
	} else if l != nil {
		x, y, w, h := logoAt(l)
		s.plate(l, x, y, w, h)
	}
}

// plate is the white that a logo stands on.
func (s sheet) plate(l *theme.Logo, x, y, w, h float64) {
	const pad = 1.0
	if l.Plate {
		s.Rect(x-pad, y-pad, w+2*pad, h+2*pad, figure.Style{Fill: figure.White})
	}
}

// logoAt is where a logo stands on the small cover: as large beside it as on the real
// one, which is 210 mm wide and lets a logo be 24 mm high.
func logoAt(l *theme.Logo) (x, y, w, h float64) {
	const small = coverWide / 210
	scale := small * min(1, 24/l.Height)
	w, h = l.Width*scale, l.Height*scale
	return coverWide - margin - w, 5, w, h
}

// motif is a hint of what the cover is decorated with.
func (s sheet) motif(m theme.Motif) {
	const foot, left = 74.0, margin
	switch m {
	case theme.Bars:
		for i, h := range []float64{4, 6, 5.5, 9, 11, 14, 16.5, 21, 26} {
			colour := figure.CoverLine
			if i == 8 {
				colour = figure.CoverSoft
			}
			s.Rect(left+float64(i)*6.2, foot-h, 4.4, h, figure.Style{Fill: colour})
		}
	case theme.Strands:
		for i := range 6 {
			from, to := foot-float64((i*7)%26), foot-15+float64(i)*2.6
			st := figure.Style{Stroke: figure.CoverLine, Width: 0.8}
			if i == 3 {
				st = figure.Style{Stroke: figure.CoverSoft, Width: 1.2}
			}
			s.Path([]figure.Segment{{Op: 'M', X: 0, Y: from}, {Op: 'C', X1: 22, Y1: from, X2: 22, Y2: to, X: 44, Y: to}, {Op: 'L', X: coverWide - margin, Y: to}}, st)
			s.Circle(coverWide-margin, to, 0.8, figure.Style{Fill: st.Stroke})
		}
	case theme.Plain:
	}
}

// text is a headline and what runs below it.
func (s sheet) text() {
	wide := Width - page
	y := s.lines(page, 7, wide, s.say.T("specimen-headline"), figure.TextStyle{Face: figure.Serif, Size: 16, Color: figure.Navy})
	y = s.lines(page, y+1, wide, s.say.T("specimen-body"), figure.TextStyle{Face: figure.Sans, Size: 9.5, Color: figure.Ink})
	x := page + s.Text(page, y+1, s.say.T("specimen-strong")+" ", figure.TextStyle{Face: figure.SansSemibold, Size: 9.5, Color: figure.Navy})
	s.Text(x, y+1, s.say.T("specimen-link"), figure.TextStyle{Face: figure.Sans, Size: 9.5, Color: figure.Teal})
	s.Rect(page, y+4, wide, 9, figure.Style{Fill: figure.Pale})
	s.Rect(page, y+4, 1, 9, figure.Style{Fill: figure.Orange})
	s.Text(page+4, y+9.6, s.say.T("specimen-panel"), figure.TextStyle{Face: figure.SansItalic, Size: 9, Color: figure.Ink})
	s.Text(page, Height-1, s.say.T("specimen-source"), figure.TextStyle{Face: figure.Sans, Size: 7.5, Color: figure.Grey})
}

// heat is the figure that needs most colours: a heat map.
func (s sheet) heat() {
	h := figure.Heatmap{Overall: s.say.T("specimen-overall"), Gap: s.say.T("specimen-gap"), Level: s.say.T("specimen-level"),
		Groups: []figure.HeatGroup{{Name: s.say.T("specimen-group-1")}, {Name: s.say.T("specimen-group-2")}, {Name: s.say.T("specimen-group-3")}}}
	for i, values := range [][]float64{{4.6, 3.4, 2.1}, {3.9, 3.1, 2.8}, {2.4, 1.8, 1.2}} {
		row := figure.HeatRow{Name: s.say.T(fmt.Sprintf("specimen-area-%d", i+1)), Overall: figure.Value{Known: true, At: values[1], Text: s.say.Number(values[1], 1)},
			Gap: figure.HeatGap{Text: s.say.Number(values[0]-values[2], 1)}}
		for _, v := range values {
			row.Cells = append(row.Cells, figure.HeatCell{Text: s.say.Number(v, 1), Level: int(v + 0.5)})
		}
		h.Rows = append(h.Rows, row)
	}
	h.Draw(shifted{s.Canvas, page, Height - 6 - h.Height()}, Width-page)
}

// lines sets words in lines so wide, and returns the baseline after the last one.
func (s sheet) lines(x, y, width float64, words string, t figure.TextStyle) float64 {
	lead, line := t.Size*25.4/72*1.25, ""
	for _, word := range strings.Fields(words) {
		if line != "" && s.Measure(line+" "+word, t) > width {
			s.Text(x, y, line, t)
			y, line = y+lead, ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	s.Text(x, y, line, t)
	return y + lead
}

func line(c figure.Canvas, x, y, to float64, st figure.Style) {
	c.Path([]figure.Segment{{Op: 'M', X: x, Y: y}, {Op: 'L', X: to, Y: y}}, st)
}

// shifted is a canvas that begins elsewhere.
type shifted struct {
	figure.Canvas
	x, y float64
}

// Rect draws a rectangle.
func (s shifted) Rect(x, y, w, h float64, st figure.Style) { s.Canvas.Rect(x+s.x, y+s.y, w, h, st) }

// Circle draws a circle.
func (s shifted) Circle(x, y, r float64, st figure.Style) { s.Canvas.Circle(x+s.x, y+s.y, r, st) }

// Path draws a path.
func (s shifted) Path(p []figure.Segment, st figure.Style) {
	moved := make([]figure.Segment, len(p))
	for i, g := range p {
		g.X1, g.Y1, g.X2, g.Y2, g.X, g.Y = g.X1+s.x, g.Y1+s.y, g.X2+s.x, g.Y2+s.y, g.X+s.x, g.Y+s.y
		moved[i] = g
	}
	s.Canvas.Path(moved, st)
}

// Text sets one line.
func (s shifted) Text(x, y float64, words string, t figure.TextStyle) float64 {
	return s.Canvas.Text(x+s.x, y+s.y, words, t)
}

// pictures puts a cover's picture and a logo in points onto the sheet.
func pictures(data []byte, t *theme.Theme) ([]byte, error) {
	inPoints := t.Logo != nil && t.Logo.Image != nil
	if t.Picture == nil && !inPoints {
		return data, nil
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("draw a specimen: %w", err)
	}
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Bounds(), img, image.Point{}, draw.Src)
	if t.Picture != nil {
		if err := put(out, t.Picture, 0, 39, coverWide, 34.3, true); err != nil {
			return nil, err
		}
	}
	if inPoints {
		x, y, w, h := logoAt(t.Logo)
		if err := put(out, t.Logo.Image, x, y, w, h, false); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, out); err != nil {
		return nil, fmt.Errorf("draw a specimen: %w", err)
	}
	return b.Bytes(), nil
}

// put draws a picture into a place in mm; a cropped one fills it, and what is too much is
// cut off.
func put(out draw.Image, p *figure.Image, x, y, w, h float64, cropped bool) error {
	img, _, err := image.Decode(bytes.NewReader(p.Data))
	if err != nil {
		return fmt.Errorf("draw a specimen: %w", err)
	}
	px := func(mm float64) int { return int((mm + raster.Bleed) * resolution / 25.4) }
	from := img.Bounds()
	if cropped {
		if high := int(float64(from.Dx()) * h / w); high < from.Dy() {
			from.Min.Y += (from.Dy() - high) / 2
			from.Max.Y = from.Min.Y + high
		} else {
			wide := int(float64(from.Dy()) * w / h)
			from.Min.X += (from.Dx() - wide) / 2
			from.Max.X = from.Min.X + wide
		}
	}
	draw.BiLinear.Scale(out, image.Rect(px(x), px(y), px(x+w), px(y+h)), img, from, draw.Over, nil)
	return nil
}
