package typeset

import (
	"encoding/binary"
	"fmt"

	"golang.org/x/image/font/sfnt"
)

// A subset is a font file on its way: the glyphs taken from a face, in the order of
// their new numbers.
type subset struct {
	face   *Face
	number map[sfnt.GlyphIndex]int
	order  []sfnt.GlyphIndex
	glyf   []byte
	loca   []byte // where each glyph begins in glyf, and where the last one ends
}

// Subset returns a font file that holds the glyphs of runes and no others, for a
// document to embed, and the numbers they have in it, by rune. A rune the face lacks
// has glyph 0.
func (f *Face) Subset(runes []rune) (file []byte, glyphs []int, err error) {
	s := &subset{face: f, number: map[sfnt.GlyphIndex]int{}}
	s.take(0) // what is drawn for runes the face lacks comes first in every font
	buf := f.bufs.Get().(*sfnt.Buffer)
	defer f.bufs.Put(buf)
	for _, r := range runes {
		glyphs = append(glyphs, s.take(f.glyphOf(buf, r)))
	}
	for i := 0; i < len(s.order); i++ { // it grows: accented letters are made of others
		if err := s.outline(s.order[i]); err != nil {
			return nil, nil, fmt.Errorf("taking glyph %d of %s: %w", s.order[i], f.name, err)
		}
	}
	s.loca = binary.BigEndian.AppendUint32(s.loca, uint32(len(s.glyf)))
	return s.file(), glyphs, nil
}

// take returns the new number of a glyph.
func (s *subset) take(g sfnt.GlyphIndex) int {
	n, ok := s.number[g]
	if !ok {
		n = len(s.order)
		s.number[g] = n
		s.order = append(s.order, g)
	}
	return n
}

// outline copies a glyph's outline. One made of other glyphs names them by their new
// numbers.
func (s *subset) outline(g sfnt.GlyphIndex) error {
	from, to := s.place(g)
	glyf := s.face.tables["glyf"]
	if from > to || to > len(glyf) {
		return fmt.Errorf("outline at %d to %d of %d bytes", from, to, len(glyf))
	}
	start := len(s.glyf)
	s.loca = binary.BigEndian.AppendUint32(s.loca, uint32(start))
	s.glyf = append(s.glyf, glyf[from:to]...)
	if err := s.renumber(s.glyf[start:]); err != nil {
		return err
	}
	for len(s.glyf)%4 != 0 {
		s.glyf = append(s.glyf, 0)
	}
	return nil
}

// place is where a glyph's outline is in the table glyf; nowhere if the table loca ends
// before it.
func (s *subset) place(g sfnt.GlyphIndex) (from, to int) {
	const long = 1 // offsets of four bytes; else of two, halved
	t, loca := s.face.tables, s.face.tables["loca"]
	if t.i16("head", 50) != long {
		return 2 * t.u16("loca", 2*int(g)), 2 * t.u16("loca", 2*int(g)+2)
	}
	if at := 4 * int(g); at+8 <= len(loca) {
		return int(binary.BigEndian.Uint32(loca[at:])), int(binary.BigEndian.Uint32(loca[at+4:]))
	}
	return 0, 0
}

// Flags of a part of a glyph (OpenType specification, table glyf).
const (
	wordArgs    = 1 << 0 // its place is given by two words, not two bytes
	hasScale    = 1 << 3
	moreParts   = 1 << 5
	hasScales   = 1 << 6 // one for x and one for y
	hasTwoByTwo = 1 << 7
)

// renumber gives the parts of an outline that is made of other glyphs their new numbers.
func (s *subset) renumber(outline []byte) error {
	const header = 10 // number of contours, box
	if len(outline) < 2 || int16(binary.BigEndian.Uint16(outline)) >= 0 {
		return nil
	}
	for at, flags := header, moreParts; flags&moreParts != 0; {
		if at+4 > len(outline) {
			return fmt.Errorf("its parts reach beyond its end")
		}
		flags = int(binary.BigEndian.Uint16(outline[at:]))
		part := sfnt.GlyphIndex(binary.BigEndian.Uint16(outline[at+2:]))
		binary.BigEndian.PutUint16(outline[at+2:], uint16(s.take(part)))
		at += 6
		if flags&wordArgs != 0 {
			at += 2
		}
		switch {
		case flags&hasScale != 0:
			at += 2
		case flags&hasScales != 0:
			at += 4
		case flags&hasTwoByTwo != 0:
			at += 8
		}
	}
	return nil
}

// file writes the tables that a document needs of an embedded font (ISO 32000-1, 9.9).
func (s *subset) file() []byte {
	from, n := s.face.tables, len(s.order)
	head := append([]byte(nil), from["head"]...)
	binary.BigEndian.PutUint32(head[8:], 0)  // the sum of the whole file, which is none of this one
	binary.BigEndian.PutUint16(head[50:], 1) // offsets of four bytes in loca
	hhea := append([]byte(nil), from["hhea"]...)
	binary.BigEndian.PutUint16(hhea[34:], uint16(n))
	maxp := append([]byte(nil), from["maxp"]...)
	binary.BigEndian.PutUint16(maxp[4:], uint16(n))
	names := []string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"} // in order, as the format asks
	parts := tables{
		"cvt ": from["cvt "], "fpgm": from["fpgm"], "prep": from["prep"], // hints for screens
		"glyf": s.glyf, "loca": s.loca, "hmtx": s.widths(), "head": head, "hhea": hhea, "maxp": maxp,
	}
	present := names[:0]
	for _, name := range names {
		if len(parts[name]) > 0 {
			present = append(present, name)
		}
	}
	return joined(present, parts)
}

// widths is the table hmtx: each glyph's advance and its left side bearing. In the face
// the last advance may hold for all further glyphs, of which only bearings follow.
func (s *subset) widths() []byte {
	t := s.face.tables
	advances := max(t.u16("hhea", 34), 1)
	var b []byte
	for _, g := range s.order {
		i := int(g)
		advance, bearing := t.u16("hmtx", 4*min(i, advances-1)), t.u16("hmtx", 4*i+2)
		if i >= advances {
			bearing = t.u16("hmtx", 4*advances+2*(i-advances))
		}
		b = binary.BigEndian.AppendUint16(b, uint16(advance))
		b = binary.BigEndian.AppendUint16(b, uint16(bearing))
	}
	return b
}

// joined writes tables behind a table of contents.
func joined(names []string, parts tables) []byte {
	const head, entry = 12, 16 // bytes
	n := len(names)
	size := head + entry*n
	for _, name := range names {
		size += len(parts[name]) + 3
	}
	out := make([]byte, head+entry*n, size)
	power := 1 // the greatest power of two that is not above n, for a binary search
	shift := 0
	for ; 2*power <= n; power *= 2 {
		shift++
	}
	copy(out, []byte{0, 1, 0, 0})
	for i, v := range []int{n, entry * power, shift, entry * (n - power)} {
		binary.BigEndian.PutUint16(out[4+2*i:], uint16(v))
	}
	for i, name := range names {
		at := out[head+entry*i:]
		copy(at, name)
		binary.BigEndian.PutUint32(at[4:], sum(parts[name]))
		binary.BigEndian.PutUint32(at[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(at[12:], uint32(len(parts[name])))
		out = append(out, parts[name]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

// sum is a table's check sum: its words of four bytes, added up.
func sum(table []byte) uint32 {
	var s uint32
	for ; len(table) >= 4; table = table[4:] {
		s += binary.BigEndian.Uint32(table)
	}
	var rest [4]byte
	copy(rest[:], table)
	return s + binary.BigEndian.Uint32(rest[:])
}
