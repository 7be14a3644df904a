package figure

// A Canvas is what a figure is drawn on. Lengths are millimetres from the top
// left corner of the figure; sizes of type are points; y of text is its baseline.
type Canvas interface {
	// Rect draws a rectangle; Style says how.
	Rect(x, y, w, h float64, s Style)
	// Circle draws a circle.
	Circle(x, y, r float64, s Style)
	// Path draws straight and curved segments.
	Path(p []Segment, s Style)
	// Text sets one line and returns its width in mm.
	Text(x, y float64, words string, t TextStyle) float64
	// Measure returns the width in mm that Text would use.
	Measure(words string, t TextStyle) float64
}

// A Style fills, strokes, or both. The zero Style draws nothing.
type Style struct {
	Fill   Color
	Stroke Color
	Width  float64   // of the stroke, pt
	Dash   []float64 // mm; nil: solid
	Hatch  bool      // fill with 45° lines in Stroke's colour
	Round  bool      // round joins and caps
	// Areas that a path covers twice are holes, as some drawings have it.
	EvenOdd bool
}

// A Color is RGB with A = 255 for opaque; A = 0 is no colour. One with a role is what
// Lotse's own theme has for it; another theme may have another colour.
type Color struct {
	R, G, B, A uint8
	Role       Role
}

// Hex makes an opaque colour of 0xRRGGBB.
func Hex(rgb uint32) Color {
	return Color{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 255}
}

// A Segment of a path.
type Segment struct {
	Op     byte // 'M' move, 'L' line, 'C' curve, 'Z' close
	X1, Y1 float64
	X2, Y2 float64
	X, Y   float64 // where it ends
}

// A TextStyle says how words look.
type TextStyle struct {
	Face   Face
	Size   float64 // pt
	Color  Color
	Align  Align
	Rotate float64 // degrees, anticlockwise
}

// A Face is one of the report's typefaces.
type Face int

// The faces.
const (
	Sans Face = iota
	SansSemibold
	SansItalic
	Serif // semibold, for headlines and key figures
)

// Faces is how many faces there are.
const Faces = int(Serif) + 1

// Align places words at x.
type Align int

// The alignments.
const (
	Left Align = iota
	Center
	Right
)
