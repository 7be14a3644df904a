package pdf

import (
	"lotse/report/figure"
	"lotse/report/theme"
	"lotse/report/typeset"
)

// Faces are the typefaces of a look by [figure.Face], for who draws figures otherwise.
// A look that has none of its own, or no look, has Lotse's.
func Faces(look *theme.Theme) ([]*typeset.Face, error) {
	faces, err := loadFaces()
	if err != nil {
		return nil, err
	}
	if look != nil {
		for i, face := range look.Faces {
			if face != nil {
				faces[i] = face
			}
		}
	}
	return faces[:], nil
}

// Measure returns the function that tells how wide words are in a look's typefaces, in
// mm: figures written by [figure.SVG] break their lines by it.
func Measure(look *theme.Theme) (func(words string, t figure.TextStyle) float64, error) {
	faces, err := Faces(look)
	if err != nil {
		return nil, err
	}
	d := &document{}
	copy(d.faces[:], faces)
	return func(words string, t figure.TextStyle) float64 {
		return (&canvas{page: &page{doc: d}, scale: 1}).Measure(words, t)
	}, nil
}
