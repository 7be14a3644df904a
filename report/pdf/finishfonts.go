package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf16"
)

// finishFonts gives every font the name of a subset, the widths of the runes it is used
// for, and what they mean as text. gofpdf says of all 65,536 codes that they mean
// themselves, which readers of both standards do not accept.
func (d *document) finishFonts(f *file) error {
	for i, use := range d.fonts {
		if use == nil {
			continue
		}
		if f.fonts[i] == 0 {
			return fmt.Errorf("the canvas did not embed %s", use.face.Name())
		}
		if err := finishFont(f, f.fonts[i], i, use, d.variant); err != nil {
			return fmt.Errorf("font %s: %w", use.face.Name(), err)
		}
	}
	return nil
}

// finishFont finishes the font object n of face i.
func finishFont(f *file, n, i int, use *fontUse, v Variant) error {
	font := f.objects[n].dict
	toUnicode, err := reference(font, "/ToUnicode ")
	if err != nil {
		return err
	}
	cidFont, err := reference(font, "/DescendantFonts [")
	if err != nil {
		return err
	}
	descriptor, err := reference(f.objects[cidFont].dict, "/FontDescriptor ")
	if err != nil {
		return err
	}
	program, err := reference(f.objects[descriptor].dict, "/FontFile2 ")
	if err != nil {
		return err
	}
	name := subsetTag(f.objects[program].stream) + "+" + use.face.Name()
	for _, o := range []int{n, cidFont, descriptor} {
		f.objects[o].dict = bytes.ReplaceAll(f.objects[o].dict, []byte("/utf8"+fontFamily(i)), []byte("/"+name))
	}
	runes := use.runes()
	f.objects[toUnicode] = object{[]byte("<<"), unicodeMap(runes), true}
	if err := setWidths(&f.objects[cidFont], runes, use); err != nil {
		return err
	}
	if v == ArchivalOne { // PDF/A-1 asks for the list of glyphs; a wrong one fails the others
		set := f.addStream("<<", cidSet(runes))
		dict, _ := bytes.CutSuffix(f.objects[descriptor].dict, []byte(">>"))
		f.objects[descriptor].dict = fmt.Appendf(bytes.Clone(dict), "/CIDSet %d 0 R>>", set)
	}
	return nil
}

// subsetTag is six letters that differ when the embedded glyphs do.
func subsetTag(program []byte) string {
	sum := sha256.Sum256(program)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// setWidths replaces a font's widths by those of the runes drawn.
func setWidths(o *object, runes []rune, use *fontUse) error {
	start := bytes.Index(o.dict, []byte("/W ["))
	end := bytes.LastIndex(o.dict, []byte("]\n/CIDToGIDMap "))
	if start < 0 || end < start {
		return errors.New("no widths where gofpdf puts them")
	}
	dict := bytes.Clone(o.dict[:start])
	dict = append(dict, "/W["...)
	for i := 0; i < len(runes); {
		dict = append(strconv.AppendInt(dict, int64(runes[i]), 10), '[')
		from := runes[i]
		for j := i; i < len(runes) && runes[i] == from+rune(i-j); i++ {
			dict = append(strconv.AppendInt(dict, int64(use.face.Advance(runes[i])), 10), ' ')
		}
		dict = append(dict, ']')
	}
	o.dict = append(dict, o.dict[end:]...)
	return nil
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
