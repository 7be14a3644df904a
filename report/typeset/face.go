package typeset

import (
	"fmt"
	"math"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// em is the number of units all widths are given in.
const em = 1000

// The runes whose glyphs are looked up once, when a face is loaded: the Latin
// blocks, and the blocks of punctuation, currency, arrows and mathematics.
const (
	latinFrom, latinTo = 0x20, 0x250
	signsFrom, signsTo = 0x2000, 0x2300
	tabled             = (latinTo - latinFrom) + (signsTo - signsFrom)
)

// The runes whose pairs are remembered: Latin-1, dashes, quotes, ellipsis.
const (
	pairLatin = 0x100 - 0x20
	pairSigns = 0x2040 - 0x2010
	paired    = pairLatin + pairSigns
)

// A Face is one typeface cut: its metrics and its bytes. It may be used by
// several reports at the same time.
type Face struct {
	name   string
	tables tables
	font   *sfnt.Font
	glyph  [tabled]sfnt.GlyphIndex
	adv    [tabled]int32
	// pair holds the kerning of remembered pairs, offset by known; 0 is "not
	// asked yet". Two reports asking at once write the same number.
	pair [paired * paired]atomic.Int32
	bufs sync.Pool
}

// known keeps a remembered kerning of 0 apart from an empty entry.
const known = 1 << 16

// LoadFace reads a TrueType font. It refuses fonts without TrueType outlines
// (OpenType/CFF, WOFF, collections): the PDF writer could not embed them.
func LoadFace(name string, ttf []byte) (*Face, error) {
	tables, err := readTables(ttf)
	if err != nil {
		return nil, fmt.Errorf("loading font %s: %w", name, err)
	}
	parsed, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("loading font %s: %w", name, err)
	}
	f := &Face{name: name, tables: tables, font: parsed}
	f.bufs.New = func() any { return new(sfnt.Buffer) }
	var buf sfnt.Buffer
	for i := range tabled {
		g := f.lookUp(&buf, tabledRune(i))
		f.glyph[i], f.adv[i] = g, int32(f.measure(&buf, g))
	}
	return f, nil
}

// Name is the name the face was loaded under.
func (f *Face) Name() string { return f.name }

// Has says whether the face can draw r.
func (f *Face) Has(r rune) bool {
	if i := tableIndex(r); i >= 0 {
		return f.glyph[i] != 0
	}
	buf := f.bufs.Get().(*sfnt.Buffer)
	defer f.bufs.Put(buf)
	return f.lookUp(buf, r) != 0
}

// Advance is the width of r in 1/1000 em; for a rune the face lacks, the width
// of the glyph drawn instead.
func (f *Face) Advance(r rune) int {
	if i := tableIndex(r); i >= 0 {
		return int(f.adv[i])
	}
	buf := f.bufs.Get().(*sfnt.Buffer)
	defer f.bufs.Put(buf)
	return f.measure(buf, f.lookUp(buf, r))
}

// Kern is what goes between l and r, in 1/1000 em; below zero they move closer.
func (f *Face) Kern(l, r rune) int {
	i, j := pairIndex(l), pairIndex(r)
	if i < 0 || j < 0 {
		return f.lookUpKern(l, r)
	}
	cell := &f.pair[i*paired+j]
	if v := cell.Load(); v != 0 {
		return int(v) - known
	}
	v := f.lookUpKern(l, r)
	cell.Store(int32(v) + known)
	return v
}

// Width is the width of s set in one piece, with kerning, in 1/1000 em.
func (f *Face) Width(s string) int {
	w, prev := 0, rune(-1)
	for _, r := range s {
		w += f.Advance(r)
		if prev >= 0 {
			w += f.Kern(prev, r)
		}
		prev = r
	}
	return w
}

// lookUp finds a rune's glyph. A soft hyphen is only drawn where it ends a line, and then
// as a hyphen: in some fonts its own glyph is empty.
func (f *Face) lookUp(buf *sfnt.Buffer, r rune) sfnt.GlyphIndex {
	if r == '\u00ad' {
		r = '-'
	}
	if !utf8.ValidRune(r) {
		return 0
	}
	g, err := f.font.GlyphIndex(buf, r)
	if err != nil {
		return 0 // a rune the font cannot map is a rune it lacks
	}
	return g
}

func (f *Face) measure(buf *sfnt.Buffer, g sfnt.GlyphIndex) int {
	upm := int(f.font.UnitsPerEm())
	x, err := f.font.GlyphAdvance(buf, g, fixed.I(upm), font.HintingNone)
	if err != nil {
		return 0
	}
	return int(math.Round(float64(x) / 64 * em / float64(upm)))
}

func (f *Face) lookUpKern(l, r rune) int {
	buf := f.bufs.Get().(*sfnt.Buffer)
	defer f.bufs.Put(buf)
	gl, gr := f.glyphOf(buf, l), f.glyphOf(buf, r)
	if gl == 0 || gr == 0 {
		return 0
	}
	x, err := f.font.Kern(buf, gl, gr, fixed.I(em), font.HintingNone)
	if err != nil {
		return 0 // sfnt reports a font without kerning, or without this pair, as an error
	}
	return int(math.Round(float64(x) / 64))
}

func (f *Face) glyphOf(buf *sfnt.Buffer, r rune) sfnt.GlyphIndex {
	if i := tableIndex(r); i >= 0 {
		return f.glyph[i]
	}
	return f.lookUp(buf, r)
}

// tableIndex is r's place in the tables of a face, or -1.
func tableIndex(r rune) int {
	switch {
	case r >= latinFrom && r < latinTo:
		return int(r - latinFrom)
	case r >= signsFrom && r < signsTo:
		return int(r-signsFrom) + latinTo - latinFrom
	}
	return -1
}

// tabledRune is the inverse of tableIndex.
func tabledRune(i int) rune {
	if i < latinTo-latinFrom {
		return rune(latinFrom + i)
	}
	return rune(signsFrom + i - (latinTo - latinFrom))
}

// pairIndex is r's place in the table of pairs, or -1.
func pairIndex(r rune) int {
	switch {
	case r >= 0x20 && r < 0x100:
		return int(r - 0x20)
	case r >= 0x2010 && r < 0x2040:
		return int(r-0x2010) + pairLatin
	}
	return -1
}
