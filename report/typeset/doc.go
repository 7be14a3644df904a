// Package typeset turns text into lines: it measures words with a font's own
// advances and kerning, knows where German and English words may be divided,
// and breaks paragraphs so that all their lines look right together (Knuth and
// Plass, Breaking paragraphs into lines, 1981), not one after the other.
//
// It draws nothing. A [Line] says which words stand in it and how wide they
// are; whoever draws it must use the same [Face] metrics, pair by pair.
package typeset
