package pdf

import (
	"lotse/report/figure"
	"lotse/report/typeset"
)

// Faces are the report's own typefaces by [figure.Face], for who draws figures otherwise.
func Faces() ([]*typeset.Face, error) {
	faces, err := loadFaces()
	if err != nil {
		return nil, err
	}
	return faces[:], nil
}

// Measure returns the function that tells how wide words are in the report's own
// typefaces, in mm: figures written by [figure.SVG] break their lines by it.
func Measure() (func(words string, t figure.TextStyle) float64, error) {
	faces, err := loadFaces()
	if err != nil {
		return nil, err
	}
	d := &document{faces: faces}
	return func(words string, t figure.TextStyle) float64 {
		return (&canvas{page: &page{doc: d}, scale: 1}).Measure(words, t)
	}, nil
}
