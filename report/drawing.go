package report

import (
	"strings"

	"lotse/report/figure"
)

// ContentWidth is how wide a figure is that does not say so itself, in mm.
const ContentWidth = 164.0

// Figures are the document's figures in reading order, those of the summary included.
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
	width := f.Width
	if width == 0 {
		width = ContentWidth
	}
	title := strings.TrimSpace(f.Number + " " + f.Caption)
	return figure.TitledSVG(width, f.Height, title, f.Alt, measure, f.Draw)
}
