package pdf

import (
	"slices"

	"lotse/report/typeset"
)

// A Lost is a text that could not be printed as it was written: in the place of each of
// some characters stands a sign that one was lost.
type Lost struct {
	Chapter string // its title; "": the cover
	Text    string // as it was written
	Runes   []rune // which of its characters, in their order
}

// clean makes words fit to be printed in a face, and notes which characters are lost.
func (d *document) clean(words string, f *typeset.Face) string {
	fit := typeset.Clean(words, f)
	if fit != words {
		d.noteLost(words, f)
	}
	return fit
}

// noteLost notes a text once for each chapter, however often it is set there.
func (d *document) noteLost(words string, f *typeset.Face) {
	runes := typeset.Lost(words, f)
	if len(runes) == 0 || slices.ContainsFunc(d.lost, func(l Lost) bool { return l.Chapter == d.within && l.Text == words }) {
		return
	}
	d.lost = append(d.lost, Lost{d.within, words, runes})
}
