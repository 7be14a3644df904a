package pdfcheck

// metrics are a font's characters and widths, by code.
type metrics struct {
	runes  map[int]string
	widths map[int]float64
	other  float64 // the width of codes that have none of their own
}

func (m *metrics) width(code int) float64 {
	if w, ok := m.widths[code]; ok {
		return w
	}
	return m.other
}

// fontMetrics reads a font of two-byte codes once for all pages.
func (p *placer) fontMetrics(f *font) *metrics {
	if m, ok := p.metrics[f]; ok {
		return m
	}
	m := &metrics{runes: map[int]string{}, other: 1000}
	if s, ok := p.c.f.resolve(f.dict["ToUnicode"]).(stream); ok {
		if data, err := p.c.f.unpack(s); err == nil {
			if runes, err := readCMap(data); err == nil {
				m.runes = runes
			}
		}
	}
	inner := p.c.f.dict(first(p.c.f.array(f.dict["DescendantFonts"])))
	m.widths = p.c.widths(inner)
	if w, ok := number(p.c.f.resolve(inner["DW"])); ok {
		m.other = w
	}
	p.metrics[f] = m
	return m
}

// codesOf splits a string into the font's codes.
func (f *font) codesOf(s text) []int {
	step := 1
	if f.wide {
		step = 2
	}
	var codes []int
	for i := 0; i+step <= len(s); i += step {
		code := int(s[i])
		if f.wide {
			code = code<<8 | int(s[i+1])
		}
		codes = append(codes, code)
	}
	return codes
}
