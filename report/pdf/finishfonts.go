package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"
	"unicode/utf16"
)

// finishFonts embeds the faces drawn with and returns their objects by face; 0: not used.
// The codes of the pages' text are the characters' own numbers, of two bytes.
func (d *document) finishFonts(f *file) ([len(faceFiles)]int, error) {
	var numbers [len(faceFiles)]int
	for i, use := range d.fonts {
		if use == nil {
			continue
		}
		var err error
		if numbers[i], err = embed(f, use, d.variant); err != nil {
			return numbers, fmt.Errorf("embedding %s: %w", use.face.Name(), err)
		}
	}
	return numbers, nil
}

// embed adds a font that draws the characters a face is used for (ISO 32000-1, 9.7), and
// returns its object.
func embed(f *file, use *fontUse, v Variant) (int, error) {
	runes := use.runes()
	program, glyphs, err := use.face.Subset(runes)
	if err != nil {
		return 0, err
	}
	name := subsetTag(program) + "+" + use.face.Name()
	m := use.face.Metrics()
	const symbolic = 4 // its characters are none of a standard set
	descriptor := fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R",
		name, symbolic, m.Box[0], m.Box[1], m.Box[2], m.Box[3], m.Italic, m.Ascent, m.Descent, m.CapHeight, stem(m.Weight),
		f.addStream(fmt.Sprintf("<</Length1 %d", len(program)), program))
	if v == ArchivalOne { // PDF/A-1 asks for the list of glyphs; a wrong one fails the others
		descriptor += fmt.Sprintf("/CIDSet %d 0 R", f.addStream("<<", cidSet(runes)))
	}
	cidFont := f.add(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>/FontDescriptor %d 0 R/W[%s]/CIDToGIDMap %d 0 R>>",
		name, f.add(descriptor+">>"), widths(runes, use), f.addStream("<<", glyphMap(runes, glyphs))))
	return f.add(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
		name, cidFont, f.addStream("<<", unicodeMap(runes)))), nil
}

// stem estimates how wide upright strokes are from a face's weight, which is what readers
// without the font would choose another one by.
func stem(weight int) int { return 50 + weight*weight/(65*65) }

// subsetTag is six letters that differ when the embedded glyphs do.
func subsetTag(program []byte) string {
	sum := sha256.Sum256(program)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// widths are the widths of runes, by stretches of runes that follow one another.
func widths(runes []rune, use *fontUse) []byte {
	var b []byte
	for i := 0; i < len(runes); {
		b = append(strconv.AppendInt(b, int64(runes[i]), 10), '[')
		from := runes[i]
		for j := i; i < len(runes) && runes[i] == from+rune(i-j); i++ {
			b = append(strconv.AppendInt(b, int64(use.face.Advance(runes[i])), 10), ' ')
		}
		b = append(b, ']')
	}
	return b
}

// glyphMap says which glyph each code draws, in two bytes.
func glyphMap(runes []rune, glyphs []int) []byte {
	last := runes[len(runes)-1]
	b := make([]byte, 2*(last+1))
	for i, r := range runes {
		binary.BigEndian.PutUint16(b[2*r:], uint16(glyphs[i]))
	}
	return b
}

// unicodeMap says what each code means as text.
func unicodeMap(runes []rune) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	const most = 100 // entries a block may have
	for len(runes) > 0 {
		n := min(len(runes), most)
		fmt.Fprintf(&b, "%d beginbfchar\n", n)
		for _, r := range runes[:n] {
			fmt.Fprintf(&b, "<%04X><%04X>\n", r, utf16.Encode([]rune{r})[0])
		}
		b.WriteString("endbfchar\n")
		runes = runes[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend")
	return b.Bytes()
}

// cidSet has one bit for each code drawn.
func cidSet(runes []rune) []byte {
	set := make([]byte, 8192)
	for _, r := range runes {
		set[r/8] |= 0x80 >> (r % 8)
	}
	return set
}
