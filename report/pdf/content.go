package pdf

import (
	"math"
	"strconv"

	"lotse/report/figure"
)

// content is a page's content stream and the graphics state it has reached, so
// that an operator is written only when it changes something. Lengths come in mm
// from the page's top left corner and are written in points from the bottom left.
type content struct {
	buf    []byte
	fill   figure.Color
	stroke figure.Color
	width  float64
	dashed bool
	round  bool
	font   int // index of the face plus one; 0 is none
	size   float64
	alpha  uint8
	// What roles of colours look like; nil: as in Lotse's own theme.
	palette *figure.Palette
}

// initialWidth is the width of lines in points that PDF begins with, as the canvas does.
const initialWidth = 1

// newContent starts a stream in PDF's initial graphics state.
func newContent(p *figure.Palette) content {
	return content{
		buf:     make([]byte, 0, 16<<10),
		fill:    figure.Hex(0),
		stroke:  figure.Hex(0),
		width:   initialWidth,
		alpha:   255,
		palette: p,
	}
}

// op writes an operator without operands of its own.
func (c *content) op(s string) {
	c.buf = append(c.buf, s...)
	c.buf = append(c.buf, '\n')
}

// num writes a number with at most two decimals and a space.
func (c *content) num(v float64) { c.buf = append(appendNum(c.buf, v), ' ') }

// appendNum writes v with at most two decimals: 1/100 pt is finer than any printer.
func appendNum(b []byte, v float64) []byte {
	n := int64(math.Round(v * 100))
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	if frac := n % 100; frac != 0 {
		b = append(b, '.', byte('0'+frac/10))
		if frac%10 != 0 {
			b = append(b, byte('0'+frac%10))
		}
	}
	return b
}

// point writes a place on the page.
func (c *content) point(x, y float64) {
	c.num(x / mm)
	c.num((pageHeight - y) / mm)
}

// color writes a colour's components.
func (c *content) color(v figure.Color) {
	for _, part := range [3]uint8{v.R, v.G, v.B} {
		c.buf = strconv.AppendFloat(c.buf, math.Round(float64(part)/255*1000)/1000, 'f', -1, 64)
		c.buf = append(c.buf, ' ')
	}
}

// setFill makes v the colour of areas and text.
func (c *content) setFill(v figure.Color) {
	v = c.palette.Of(v)
	v.A = 255
	if c.fill == v {
		return
	}
	c.color(v)
	c.op("rg")
	c.fill = v
}

// setStroke makes v, in a width of pt points, the colour of lines.
func (c *content) setStroke(v figure.Color, pt float64) {
	v = c.palette.Of(v)
	v.A = 255
	if c.stroke != v {
		c.color(v)
		c.op("RG")
		c.stroke = v
	}
	if c.width != pt {
		c.num(pt)
		c.op("w")
		c.width = pt
	}
}

// setDash makes lines dashed by lengths in mm; nil makes them solid.
func (c *content) setDash(lengths []float64) {
	if len(lengths) == 0 && !c.dashed {
		return
	}
	c.buf = append(c.buf, '[')
	for _, l := range lengths {
		c.num(l / mm)
	}
	c.op("] 0 d")
	c.dashed = len(lengths) > 0
}

// setRound makes line ends and corners round or square.
func (c *content) setRound(round bool) {
	if c.round == round {
		return
	}
	if round {
		c.op("1 J 1 j")
	} else {
		c.op("0 J 0 j")
	}
	c.round = round
}

// setFont chooses a face; only inside BT and ET or between text objects.
func (c *content) setFont(font int, size float64) {
	if c.font == font+1 && c.size == size {
		return
	}
	c.buf = append(c.buf, '/', 'T')
	c.buf = strconv.AppendInt(c.buf, int64(font), 10)
	c.buf = append(c.buf, ' ')
	c.num(size)
	c.op("Tf")
	c.font, c.size = font+1, size
}

// setAlpha makes what is painted next translucent; 255 is opaque.
func (c *content) setAlpha(alpha uint8) {
	if c.alpha == alpha {
		return
	}
	c.buf = append(c.buf, alphaName(alpha)...)
	c.op(" gs")
	c.alpha = alpha
}

// alphaName is the name of a graphics state with that opacity.
func alphaName(alpha uint8) string { return "/A" + strconv.Itoa(int(alpha)) }

// save and restore enclose operators whose state shall not last.
func (c *content) save() content {
	c.op("q")
	return *c
}

func (c *content) restore(to content) {
	c.op("Q")
	buf := c.buf
	*c = to
	c.buf = buf
}
