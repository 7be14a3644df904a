package pdfcheck

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"regexp"
	"sort"
	"strings"
)

// A font that text is set in, and the codes that were drawn with it.
type font struct {
	object int
	dict   dict
	wide   bool        // codes of two bytes
	codes  map[int]int // the first page each code is on
}

// font returns the font v leads to.
func (c *checker) font(v any, p *page) *font {
	r, _ := v.(ref)
	if f, ok := c.fonts[r.num]; ok && r.num > 0 {
		return f
	}
	d := c.f.dict(v)
	if d == nil {
		c.add(p.num, r.num, "font that is missing")
	}
	if c.fonts == nil {
		c.fonts = map[int]*font{}
	}
	f := &font{object: r.num, dict: d, wide: c.f.name(d["Subtype"]) == "Type0", codes: map[int]int{}}
	c.fonts[r.num] = f
	c.order = append(c.order, f)
	return f
}

// use notes the codes of a string drawn on a page.
func (f *font) use(s text, page int) {
	step := 1
	if f.wide {
		step = 2
	}
	for i := 0; i+step <= len(s); i += step {
		code := int(s[i])
		if f.wide {
			code = code<<8 | int(s[i+1])
		}
		if _, ok := f.codes[code]; !ok {
			f.codes[code] = page
		}
	}
}

var subsetTag = regexp.MustCompile(`^[A-Z]{6}\+.`)

// checkFonts looks at every font text was drawn with.
func (c *checker) checkFonts() {
	for _, f := range c.order {
		if len(f.codes) == 0 {
			continue
		}
		inner := f.dict
		if f.wide {
			inner = c.f.dict(first(c.f.array(f.dict["DescendantFonts"])))
			if inner == nil {
				c.add(0, f.object, "font without a descendant font")
				continue
			}
			if e := c.f.name(f.dict["Encoding"]); e != "Identity-H" {
				c.add(0, f.object, "font's encoding is %q, want Identity-H", e)
			}
		}
		descriptor := c.f.dict(inner["FontDescriptor"])
		c.checkFontNames(f, inner, descriptor)
		c.checkToUnicode(f)
		program := c.program(descriptor)
		if program == nil {
			c.add(0, f.object, "font %s is not embedded", c.f.name(f.dict["BaseFont"]))
			continue
		}
		if f.wide {
			c.checkGlyphs(f, inner, program)
		}
	}
}

func first(a array) any {
	if len(a) == 0 {
		return nil
	}
	return a[0]
}

func (c *checker) checkFontNames(f *font, inner, descriptor dict) {
	base := c.f.name(f.dict["BaseFont"])
	if !subsetTag.MatchString(string(base)) {
		c.add(0, f.object, "font %s has no subset tag", base)
	}
	if n := c.f.name(inner["BaseFont"]); n != base {
		c.add(0, f.object, "font %s is %s in its descendant", base, n)
	}
	if n := c.f.name(descriptor["FontName"]); n != base {
		c.add(0, f.object, "font %s is %s in its descriptor", base, n)
	}
}

// program returns the embedded font file, nil if there is none.
func (c *checker) program(descriptor dict) []byte {
	for _, key := range []name{"FontFile2", "FontFile3", "FontFile"} {
		if s, ok := c.f.resolve(descriptor[key]).(stream); ok {
			b, err := c.f.unpack(s)
			if err != nil || len(b) == 0 {
				return nil
			}
			return b
		}
	}
	return nil
}

// checkToUnicode looks whether every code drawn can be read out.
func (c *checker) checkToUnicode(f *font) {
	s, ok := c.f.resolve(f.dict["ToUnicode"]).(stream)
	if !ok {
		c.add(0, f.object, "font without ToUnicode: its text cannot be read out")
		return
	}
	data, err := c.f.unpack(s)
	if err != nil {
		c.add(0, f.object, "ToUnicode: %v", err)
		return
	}
	m, err := readCMap(data)
	if err != nil {
		c.add(0, f.object, "ToUnicode: %v", err)
	}
	var missing []string
	page := 0
	for _, code := range f.sortedCodes() {
		if u := m[code]; u == "" || strings.ContainsAny(u, "\x00\ufeff\ufffe") {
			missing = append(missing, fmt.Sprintf("%04X", code))
			if page == 0 {
				page = f.codes[code]
			}
		}
	}
	if len(missing) > 0 {
		c.add(page, f.object, "ToUnicode lacks the codes %s, which are drawn", strings.Join(missing[:min(len(missing), 8)], " "))
	}
}

func (f *font) sortedCodes() []int {
	codes := make([]int, 0, len(f.codes))
	for code := range f.codes {
		codes = append(codes, code)
	}
	sort.Ints(codes)
	return codes
}

// checkGlyphs compares the widths the PDF gives with those of the embedded
// TrueType font, and looks for codes that draw the missing glyph.
func (c *checker) checkGlyphs(f *font, inner dict, program []byte) {
	tt, err := readTrueType(program)
	if err != nil {
		c.add(0, f.object, "embedded font: %v", err)
		return
	}
	gids, err := c.gids(inner)
	if err != nil {
		c.add(0, f.object, "CIDToGIDMap: %v", err)
		return
	}
	widths := c.widths(inner)
	def, ok := number(c.f.resolve(inner["DW"]))
	if !ok {
		def = 1000
	}
	for _, code := range f.sortedCodes() {
		gid := gids(code)
		if gid == 0 || gid >= tt.glyphs {
			c.add(f.codes[code], f.object, "code %04X draws glyph %d, the font has 1 to %d", code, gid, tt.glyphs-1)
			continue
		}
		w, ok := widths[code]
		if !ok {
			w = def
		}
		if own := tt.width(gid); math.Abs(w-own) > 1.5 {
			c.add(f.codes[code], f.object, "code %04X is %.0f wide in the PDF and %.0f in the font", code, w, own)
		}
	}
}

// gids returns the map from codes to glyphs.
func (c *checker) gids(inner dict) (func(int) int, error) {
	switch m := c.f.resolve(inner["CIDToGIDMap"]).(type) {
	case name:
		if m == "Identity" {
			return func(code int) int { return code }, nil
		}
	case stream:
		data, err := c.f.unpack(m)
		return func(code int) int {
			if 2*code+1 >= len(data) {
				return 0
			}
			return int(binary.BigEndian.Uint16(data[2*code:]))
		}, err
	}
	return nil, errors.New("missing")
}

// widths reads /W (ISO 32000-1, 9.7.4.3).
func (c *checker) widths(inner dict) map[int]float64 {
	m := map[int]float64{}
	w := c.f.array(inner["W"])
	for i := 0; i+1 < len(w); {
		from, _ := c.f.resolve(w[i]).(int)
		if list := c.f.array(w[i+1]); list != nil {
			for k, v := range list {
				m[from+k], _ = number(c.f.resolve(v))
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			break
		}
		to, _ := c.f.resolve(w[i+1]).(int)
		v, _ := number(c.f.resolve(w[i+2]))
		for code := from; code <= min(to, 0xffff); code++ {
			m[code] = v
		}
		i += 3
	}
	return m
}
