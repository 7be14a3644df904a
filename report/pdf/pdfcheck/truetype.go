package pdfcheck

import (
	"encoding/binary"
	"fmt"
)

// trueType is what is needed of an embedded font.
type trueType struct {
	upm, glyphs int
	metrics     []byte // hmtx
	long        int    // entries of hmtx with a width
}

// readTrueType reads the tables head, maxp, hhea and hmtx.
func readTrueType(b []byte) (*trueType, error) {
	tables := map[string][]byte{}
	if len(b) < 12 {
		return nil, fmt.Errorf("%d bytes are no font", len(b))
	}
	for i := range int(binary.BigEndian.Uint16(b[4:])) {
		at := 12 + 16*i
		if at+16 > len(b) {
			break
		}
		offset, length := uint64(binary.BigEndian.Uint32(b[at+8:])), uint64(binary.BigEndian.Uint32(b[at+12:]))
		if offset+length <= uint64(len(b)) {
			tables[string(b[at:at+4])] = b[offset : offset+length]
		}
	}
	for tag, least := range map[string]int{"head": 54, "maxp": 6, "hhea": 36, "hmtx": 4, "glyf": 1, "loca": 4} {
		if len(tables[tag]) < least {
			return nil, fmt.Errorf("table %s is missing or too short", tag)
		}
	}
	t := &trueType{
		upm:     int(binary.BigEndian.Uint16(tables["head"][18:])),
		glyphs:  int(binary.BigEndian.Uint16(tables["maxp"][4:])),
		long:    int(binary.BigEndian.Uint16(tables["hhea"][34:])),
		metrics: tables["hmtx"],
	}
	if t.upm == 0 || t.long == 0 || len(t.metrics) < 4*t.long {
		return nil, fmt.Errorf("units per em %d, %d widths in %d bytes", t.upm, t.long, len(t.metrics))
	}
	return t, nil
}

// width of a glyph in 1/1000 em.
func (t *trueType) width(gid int) float64 {
	at := 4 * min(gid, t.long-1)
	return float64(binary.BigEndian.Uint16(t.metrics[at:])) * 1000 / float64(t.upm)
}
