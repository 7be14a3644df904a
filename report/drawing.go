package report

import (
	"strings"

	"lotse/report/figure"
)

// ContentWidth is how wide a figure is that does not say so itself, in mm.
const ContentWidth = 164.0

// Palette are the colours of the document's theme; nil: Lotse's own.
func (d *Document) Palette() *figure.Palette {
	if d.Theme == nil {
		return nil
	}
	return &d.Theme.Palette
}

// Figures are the document's figures in reading order, those of the summary included.
// They draw themselves in the colours of its theme.
func (d *Document) Figures() []Figure {
	var all []Figure
	for _, c := range d.Chapters {
		for _, b := range c.Blocks {
			switch b := b.(type) {
			case Figure:
				all = append(all, b)
			case Summary:
				for _, f := range []*Figure{b.Map, b.Dumbbell} {
					if f != nil {
						all = append(all, *f)
					}
				}
			}
		}
	}
	return all
}

// SVG is the figure as a picture of its own, with its number and caption as title
// and its text alternative. Measure tells how wide words are, in mm.
func (f *Figure) SVG(measure func(words string, t figure.TextStyle) float64) []byte {
	return figure.TitledSVG(f.DrawnWidth(), f.Height, f.title(), f.Alt, measure, f.Draw)
}

// InlineSVG is the figure as a picture within a page of HTML; see [figure.InlineSVG].
func (f *Figure) InlineSVG(id string, measure func(words string, t figure.TextStyle) float64) []byte {
	return figure.InlineSVG(id, f.DrawnWidth(), f.Height, f.title(), f.Alt, measure, f.Draw)
}

// DrawnWidth is how wide the figure is drawn, in mm.
func (f *Figure) DrawnWidth() float64 {
	if f.Width == 0 {
		return ContentWidth
	}
	return f.Width
}

func (f *Figure) title() string { return strings.TrimSpace(f.Number + " " + f.Caption) }
