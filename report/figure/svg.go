package figure

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// SVG draws a figure as a scalable picture whose text stays text. The same figure
// gives the same bytes. Measure tells how wide words are, in mm; it should know
// the typefaces that the reader will see.
func SVG(width, height float64, alt string, measure func(string, TextStyle) float64, draw func(c Canvas, width float64)) []byte {
	return TitledSVG(width, height, "", alt, measure, draw)
}

// TitledSVG is [SVG] for a file of its own, with the title that viewers show.
func TitledSVG(width, height float64, title, alt string, measure func(string, TextStyle) float64, draw func(c Canvas, width float64)) []byte {
	s := newSVG(measure)
	fmt.Fprintf(&s.buf, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%smm" height="%smm" role="img" aria-label="%s">`+"\n",
		num(width), num(height), num(width), num(height), escape(alt))
	if title != "" {
		s.buf.WriteString("<title>" + escape(title) + "</title>\n")
	}
	draw(s, width)
	s.buf.WriteString("</svg>\n")
	return s.buf.Bytes()
}

// InlineSVG is [SVG] for a place in a page of HTML, as wide as the place. Its title and
// its text alternative are elements whose ids begin with id, as do all others, because
// ids are the page's. Every line is as long as it was measured, whatever typefaces the
// reader has.
func InlineSVG(id string, width, height float64, title, alt string, measure func(string, TextStyle) float64, draw func(c Canvas, width float64)) []byte {
	s := newSVG(measure)
	s.id, s.inline = id+"-", true
	name := "alt"
	if title != "" {
		name = "title"
	}
	fmt.Fprintf(&s.buf, `<svg viewBox="0 0 %s %s" role="img" aria-labelledby="%[3]s-%[4]s"`, num(width), num(height), escape(id), name)
	if title != "" {
		fmt.Fprintf(&s.buf, ` aria-describedby="%[1]s-alt"><title id="%[1]s-title">%[2]s</title>`, escape(id), escape(title))
	} else {
		s.buf.WriteString(">")
	}
	fmt.Fprintf(&s.buf, `<desc id="%s-alt">%s</desc>`+"\n", escape(id), escape(alt))
	draw(s, width)
	s.buf.WriteString("</svg>\n")
	return s.buf.Bytes()
}

// svg is a canvas that writes SVG elements.
type svg struct {
	buf     bytes.Buffer
	measure func(string, TextStyle) float64
	hatches map[Color]bool // patterns defined so far
	id      string         // what its ids begin with
	inline  bool           // in a page, whose typefaces are unknown
}

func newSVG(measure func(string, TextStyle) float64) *svg {
	return &svg{measure: measure, hatches: map[Color]bool{}}
}

var _ Canvas = (*svg)(nil)

// Rect draws a rectangle.
func (s *svg) Rect(x, y, w, h float64, st Style) {
	s.shape(fmt.Sprintf(`<rect x="%s" y="%s" width="%s" height="%s"`, num(x), num(y), num(w), num(h)), st)
}

// Circle draws a circle.
func (s *svg) Circle(x, y, r float64, st Style) {
	s.shape(fmt.Sprintf(`<circle cx="%s" cy="%s" r="%s"`, num(x), num(y), num(r)), st)
}

// Path draws straight and curved segments.
func (s *svg) Path(p []Segment, st Style) {
	var d strings.Builder
	for _, g := range p {
		switch g.Op {
		case 'Z':
			d.WriteString("Z")
		case 'C':
			fmt.Fprintf(&d, "C%s %s %s %s %s %s", num(g.X1), num(g.Y1), num(g.X2), num(g.Y2), num(g.X), num(g.Y))
		default:
			fmt.Fprintf(&d, "%c%s %s", g.Op, num(g.X), num(g.Y))
		}
	}
	s.shape(`<path d="`+d.String()+`"`, st)
}

// shape ends an element with its style. A hatched one is drawn over its ground.
func (s *svg) shape(start string, st Style) {
	if st.Hatch && st.Stroke.A != 0 {
		if st.Fill.A != 0 {
			s.buf.WriteString(start + ` fill="` + hex(st.Fill) + `"/>` + "\n")
		}
		s.buf.WriteString(start + ` fill="url(#` + s.hatch(st.Stroke) + `)"` + stroke(st) + "/>\n")
		return
	}
	fill := "none"
	if st.Fill.A != 0 {
		fill = hex(st.Fill)
	}
	s.buf.WriteString(start + ` fill="` + fill + `"` + opacity(st.Fill) + rule(st) + stroke(st) + "/>\n")
}

// rule says what a path that covers itself fills, if it is not all of it.
func rule(st Style) string {
	if !st.EvenOdd {
		return ""
	}
	return ` fill-rule="evenodd"`
}

// hatch defines the pattern of lines in a colour once and returns its id.
func (s *svg) hatch(c Color) string {
	id := s.id + "hatch-" + hex(c)[1:]
	if !s.hatches[c] {
		s.hatches[c] = true
		fmt.Fprintf(&s.buf, `<pattern id="%s" width="1.2" height="1.2" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V1.2" stroke="%s" stroke-width="0.35"/></pattern>`+"\n", id, hex(c))
	}
	return id
}

func stroke(st Style) string {
	if st.Stroke.A == 0 || st.Width == 0 {
		return ""
	}
	out := ` stroke="` + hex(st.Stroke) + `" stroke-width="` + num(st.Width*mmPerPoint) + `"`
	if len(st.Dash) > 0 {
		parts := make([]string, len(st.Dash))
		for i, d := range st.Dash {
			parts[i] = num(d)
		}
		out += ` stroke-dasharray="` + strings.Join(parts, " ") + `"`
	}
	if st.Round {
		out += ` stroke-linecap="round" stroke-linejoin="round"`
	}
	return out
}

func opacity(c Color) string {
	if c.A == 0 || c.A == 255 {
		return ""
	}
	return ` fill-opacity="` + num(float64(c.A)/255) + `"`
}

// families are the typefaces by Face, with what stands in for them.
var families = [...]string{
	Sans:         `font-family="Source Sans 3, sans-serif"`,
	SansSemibold: `font-family="Source Sans 3, sans-serif" font-weight="600"`,
	SansItalic:   `font-family="Source Sans 3, sans-serif" font-style="italic"`,
	Serif:        `font-family="Source Serif 4, serif" font-weight="600"`,
}

// Text sets one line and returns its width in mm.
func (s *svg) Text(x, y float64, words string, t TextStyle) float64 {
	words = visible(words)
	if words == "" {
		return 0
	}
	anchor := map[Align]string{Center: ` text-anchor="middle"`, Right: ` text-anchor="end"`}[t.Align]
	turn := ""
	if t.Rotate != 0 {
		turn = fmt.Sprintf(` transform="rotate(%s %s %s)"`, num(-t.Rotate), num(x), num(y))
	}
	width, length := s.Measure(words, t), ""
	if s.inline {
		length = fmt.Sprintf(` textLength="%s" lengthAdjust="spacingAndGlyphs"`, num(width))
	}
	fmt.Fprintf(&s.buf, `<text x="%s" y="%s" %s font-size="%s" fill="%s"%s%s%s>%s</text>`+"\n",
		num(x), num(y), families[t.Face], num(t.Size*mmPerPoint), hex(t.Color), anchor, turn, length, escape(words))
	return width
}

// Measure returns the width in mm that Text would use.
func (s *svg) Measure(words string, t TextStyle) float64 { return s.measure(visible(words), t) }

// mmPerPoint is a typographic point, 1/72 inch.
const mmPerPoint = 25.4 / 72

// num writes a length with at most two decimals.
func num(v float64) string {
	v = math.Round(v*100) / 100
	if v == 0 {
		v = 0 // no minus zero
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func hex(c Color) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func escape(s string) string { return escaper.Replace(s) }
