package typeset

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
)

// tables are a TrueType font's tables by their tags. They are parts of the font file
// and must not be changed.
type tables map[string][]byte

// needed are the tables without which a font cannot be embedded, and their least
// lengths in bytes (OpenType specification 1.9).
var needed = map[string]int{"glyf": 0, "head": 54, "hhea": 36, "hmtx": 4, "loca": 4, "maxp": 6}

// readTables reads a font file's table of contents. It refuses fonts without TrueType
// outlines.
func readTables(ttf []byte) (tables, error) {
	if len(ttf) < 12 {
		return nil, fmt.Errorf("%d bytes are no font file", len(ttf))
	}
	switch sig := ttf[:4]; {
	case bytes.Equal(sig, []byte{0, 1, 0, 0}), bytes.Equal(sig, []byte("true")):
	case bytes.Equal(sig, []byte("OTTO")):
		return nil, fmt.Errorf("it has OpenType/CFF outlines (.otf); only TrueType outlines (.ttf, table glyf) can be embedded")
	case bytes.Equal(sig, []byte("wOFF")), bytes.Equal(sig, []byte("wOF2")):
		return nil, fmt.Errorf("it is a web font (%s); unpack it to a .ttf first", sig)
	case bytes.Equal(sig, []byte("ttcf")):
		return nil, fmt.Errorf("it is a font collection; take one font out of it first")
	default:
		return nil, fmt.Errorf("signature %x is not TrueType", sig)
	}
	t := tables{}
	for i := range int(binary.BigEndian.Uint16(ttf[4:])) {
		entry := 12 + 16*i
		if entry+16 > len(ttf) {
			break
		}
		from := uint64(binary.BigEndian.Uint32(ttf[entry+8:]))
		to := from + uint64(binary.BigEndian.Uint32(ttf[entry+12:]))
		if to > uint64(len(ttf)) {
			return nil, fmt.Errorf("its table %s reaches beyond the file's end", ttf[entry:entry+4])
		}
		t[string(ttf[entry:entry+4])] = ttf[from:to:to]
	}
	if _, ok := t["glyf"]; !ok {
		return nil, fmt.Errorf("it has no table glyf (no TrueType outlines), so it cannot be embedded")
	}
	for tag, least := range needed {
		if len(t[tag]) < least {
			return nil, fmt.Errorf("its table %s is missing or too short, so it cannot be embedded", tag)
		}
	}
	return t, nil
}

// u16 and i16 read a number of a table, 0 beyond its end.
func (t tables) u16(tag string, at int) int {
	if b := t[tag]; at+2 <= len(b) {
		return int(binary.BigEndian.Uint16(b[at:]))
	}
	return 0
}

func (t tables) i16(tag string, at int) int { return int(int16(t.u16(tag, at))) }

// Metrics are what a document says about a face beside its glyphs' widths, in 1/1000 em.
type Metrics struct {
	Ascent, Descent, CapHeight int
	Box                        [4]int // around all glyphs: left, bottom, right, top
	Italic                     int    // degrees, counter-clockwise: below zero leans to the right
	Weight                     int    // 400 is regular, 700 bold
}

// Metrics returns the face's metrics, from the tables head, hhea, post and OS/2.
func (f *Face) Metrics() Metrics {
	const capHeight = 88 // in OS/2, from version 2 on
	t := f.tables
	upm := max(t.u16("head", 18), 1)
	scaled := func(units int) int { return int(math.Round(float64(units) * em / float64(upm))) }
	m := Metrics{Ascent: scaled(t.i16("hhea", 4)), Descent: scaled(t.i16("hhea", 6)), Italic: t.i16("post", 4), Weight: t.u16("OS/2", 4)}
	for i := range m.Box {
		m.Box[i] = scaled(t.i16("head", 36+2*i))
	}
	if m.CapHeight = scaled(t.i16("OS/2", capHeight)); t.u16("OS/2", 0) < 2 || m.CapHeight == 0 {
		m.CapHeight = m.Ascent
	}
	return m
}
