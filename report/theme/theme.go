package theme

import (
	"slices"

	"lotse/report/figure"
	"lotse/report/typeset"
)

// A Theme is a look. It never changes once it is read.
type Theme struct {
	ID      string // weide: what an engagement calls it
	Name    string // Weide & Partner
	Palette figure.Palette
	Faces   [figure.Faces]*typeset.Face // nil: Lotse's own
	Motif   Motif
	Picture *figure.Image // behind the cover's title; nil: none
	Logo    *Logo         // nil: none
	Address string        // formal or informal: how the consultant speaks to people; "" for formal
	// What stands on the cover, by language; "" is every language.
	Contact         map[string][]string
	Legal           map[string]string
	Confidentiality map[string]string
}

// A Motif is what a cover is decorated with.
type Motif string

// The motifs.
const (
	Strands Motif = "strands" // information that finds its way
	Bars    Motif = "bars"    // steps that rise
	Plain   Motif = "none"
)

// Motifs are all motifs.
func Motifs() []string { return []string{string(Strands), string(Bars), string(Plain)} }

// A Logo is a picture in points, or a drawing.
type Logo struct {
	Image         *figure.Image // nil: a drawing
	Drawing       *Drawing
	Width, Height float64 // mm, as it is printed
	Plate         bool    // stands on white, whatever is around it
}

// A Drawing is made of paths. It is Width by Height units.
type Drawing struct {
	Width, Height float64
	Shapes        []Shape
}

// A Shape is one path of a drawing.
type Shape struct {
	Path  []figure.Segment
	Style figure.Style // widths in units
}

// Draw draws the paths so wide, in mm.
func (d *Drawing) Draw(c figure.Canvas, width float64) {
	const mmPerPoint = 25.4 / 72
	scale := width / d.Width
	for _, s := range d.Shapes {
		path := slices.Clone(s.Path)
		for i := range path {
			g := &path[i]
			g.X1, g.Y1, g.X2, g.Y2, g.X, g.Y = g.X1*scale, g.Y1*scale, g.X2*scale, g.Y2*scale, g.X*scale, g.Y*scale
		}
		st := s.Style
		st.Width *= scale / mmPerPoint
		c.Path(path, st)
	}
}

// In is the words of a map by language: those for every language where there are none.
func In[T any](words map[string]T, lang string) T {
	if w, ok := words[lang]; ok {
		return w
	}
	return words[""]
}
