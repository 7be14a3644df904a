package pdf

import "lotse/report/figure"

// The page, in mm: A4 with a grid of twelve columns of 10 and gutters of 4.
const (
	pageWidth    = 210.0
	pageHeight   = 297.0
	marginLeft   = 24.0
	contentWidth = 164.0
	contentRight = marginLeft + contentWidth
	contentTop   = 26.0  // where text starts on a page without a chapter head
	contentEnd   = 273.0 // nothing ends below but sources
	sourceEnd    = 278.0
	textMeasure  = 132.0 // about 78 characters of body text
	wideMeasure  = 148.0 // the sentences below a chapter's key sentence
)

// mm turns points into millimetres.
const mm = 25.4 / 72

// column returns the place of n columns from column i (0 to 11).
func column(i, n int) (x, width float64) {
	return marginLeft + 14*float64(i), 14*float64(n) - 4
}

// The colours, as Lotse's own theme has them; a page draws each as the document's theme
// does. Text keeps a contrast of 4.5:1 on its ground, shapes 3:1; tests compute both for
// every theme, and a theme of one's own is checked when it is loaded.
var (
	navy  = figure.Navy
	ink   = figure.Ink
	grey  = figure.Grey
	teal  = figure.Teal
	pale  = figure.Pale
	hair  = figure.Hair // rules that only decorate
	white = figure.White
	mint  = figure.Soft // on navy ground
)

// A textStyle is a role of text on the page: face, size and lead in points.
type textStyle struct {
	face  figure.Face
	size  float64
	lead  float64
	color figure.Color
}

// The type scale.
var (
	styleCover   = textStyle{figure.Serif, 34, 40, figure.CoverTitle}
	styleTitle   = textStyle{figure.Serif, 22, 26, navy}
	styleKey     = textStyle{figure.SansSemibold, 13, 17, navy}
	styleH2      = textStyle{figure.SansSemibold, 13, 17, navy}
	styleH3      = textStyle{figure.SansSemibold, 10.5, 14, navy}
	styleBody    = textStyle{figure.Sans, 10, 14, ink}
	styleLead    = textStyle{figure.Sans, 10.5, 15, ink}
	styleQuote   = textStyle{figure.SansItalic, 10, 14, grey}
	styleStrong  = textStyle{figure.SansSemibold, 10, 14, navy}
	styleFact    = textStyle{figure.Sans, 8.5, 11.6, ink}
	styleTable   = textStyle{figure.Sans, 8.5, 11.6, ink}
	styleHead    = textStyle{figure.SansSemibold, 8.5, 11.6, navy}
	styleLabel   = textStyle{figure.Sans, 8, 11, grey}
	styleRead    = textStyle{figure.Sans, 8.5, 11.6, grey}
	styleSmall   = textStyle{figure.Sans, 7.5, 10.5, grey}
	styleBullet  = textStyle{figure.Sans, 8.5, 14, teal}
	styleNumeral = textStyle{figure.Serif, 26, 28, navy}
)

// leadMM is the height of one line in mm.
func (s textStyle) leadMM() float64 { return s.lead * mm }

// baseline is how far below a line's top its letters stand, in mm: the leading is
// shared above and below, capitals and descenders sit in the middle.
func (s textStyle) baseline() float64 { return ((s.lead-s.size)/2 + 0.78*s.size) * mm }

// in returns the style in another colour.
func (s textStyle) in(c figure.Color) textStyle {
	s.color = c
	return s
}

// with returns the style in another face.
func (s textStyle) with(f figure.Face) textStyle {
	s.face = f
	return s
}

// sized returns the style in another size and lead.
func (s textStyle) sized(size, lead float64) textStyle {
	s.size, s.lead = size, lead
	return s
}
