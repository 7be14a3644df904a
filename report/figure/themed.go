package figure

// Themed is a canvas that draws each role of colours as a palette has it; a nil palette
// leaves the canvas as it is.
func Themed(c Canvas, p *Palette) Canvas {
	if p == nil {
		return c
	}
	return themed{c, p}
}

type themed struct {
	Canvas
	palette *Palette
}

func (t themed) style(s Style) Style {
	s.Fill, s.Stroke = t.palette.Of(s.Fill), t.palette.Of(s.Stroke)
	return s
}

// Rect draws a rectangle.
func (t themed) Rect(x, y, w, h float64, s Style) { t.Canvas.Rect(x, y, w, h, t.style(s)) }

// Circle draws a circle.
func (t themed) Circle(x, y, r float64, s Style) { t.Canvas.Circle(x, y, r, t.style(s)) }

// Path draws straight and curved segments.
func (t themed) Path(p []Segment, s Style) { t.Canvas.Path(p, t.style(s)) }

// Text sets one line and returns its width in mm.
func (t themed) Text(x, y float64, words string, s TextStyle) float64 {
	s.Color = t.palette.Of(s.Color)
	return t.Canvas.Text(x, y, words, s)
}
