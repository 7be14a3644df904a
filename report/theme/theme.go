package theme

import (
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

// A Shape is one path of a drawing; an even-odd one has holes where it covers itself.
type Shape struct {
	Path    []figure.Segment
	Style   figure.Style // widths in units
	EvenOdd bool
}

// In is the words of a map by language: those for every language where there are none.
func In[T any](words map[string]T, lang string) T {
	if w, ok := words[lang]; ok {
		return w
	}
	return words[""]
}
