package pdfcheck

import (
	"bytes"
	"fmt"
)

// section reads one section of cross references and returns its trailer.
func (f *file) section(offset int) (dict, error) {
	if offset < 0 || offset >= len(f.data) {
		return nil, fmt.Errorf("outside the file")
	}
	l := &lexer{b: f.data, pos: offset, refs: true}
	l.skip()
	if bytes.HasPrefix(f.data[l.pos:], []byte("xref")) {
		l.pos += len("xref")
		return f.table(l)
	}
	_, v, err := f.indirect(offset)
	if err != nil {
		return nil, err
	}
	s, ok := v.(stream)
	if !ok || s.dict["Type"] != name("XRef") {
		return nil, fmt.Errorf("neither a table nor a cross-reference stream")
	}
	return s.dict, f.xrefStream(s)
}

// table reads a classic table and the trailer behind it.
func (f *file) table(l *lexer) (dict, error) {
	l.refs = false
	for {
		v, err := l.next()
		if err != nil {
			return nil, err
		}
		if v == keyword("trailer") {
			break
		}
		first, ok1 := v.(int)
		v, err = l.next()
		count, ok2 := v.(int)
		if err != nil || !ok1 || !ok2 || first < 0 || count < 0 || count > len(f.data)/18 {
			return nil, fmt.Errorf("bad heading of a subsection")
		}
		for i := range count {
			if err := f.entry(l, first+i); err != nil {
				return nil, fmt.Errorf("entry %d: %w", first+i, err)
			}
		}
	}
	l.refs = true
	v, err := l.next()
	d, ok := v.(dict)
	if err != nil || !ok {
		return nil, fmt.Errorf("no trailer dictionary")
	}
	return d, nil
}

func (f *file) entry(l *lexer, num int) error {
	off, err1 := l.next()
	_, err2 := l.next()
	kind, err3 := l.next()
	offset, ok := off.(int)
	if err1 != nil || err2 != nil || err3 != nil || !ok {
		return fmt.Errorf("not an offset, a generation and n or f")
	}
	if kind == keyword("n") {
		f.put(num, place{offset: offset})
	}
	return nil
}

// put notes an object's place; sections read first are the newer ones.
func (f *file) put(num int, p place) {
	if _, ok := f.places[num]; !ok && len(f.places) < maxObjects {
		f.places[num] = p
	}
}

// xrefStream reads the entries of a cross-reference stream.
func (f *file) xrefStream(s stream) error {
	data, err := f.unpack(s)
	if err != nil {
		return err
	}
	var w [3]int
	widths, _ := s.dict["W"].(array)
	if len(widths) != 3 {
		return fmt.Errorf("no /W with three widths")
	}
	row := 0
	for i := range w {
		w[i], _ = widths[i].(int)
		if w[i] < 0 || w[i] > 8 {
			return fmt.Errorf("width %d in /W", w[i])
		}
		row += w[i]
	}
	if row == 0 {
		return fmt.Errorf("rows of no width")
	}
	size, _ := s.dict["Size"].(int)
	index, ok := s.dict["Index"].(array)
	if !ok {
		index = array{0, size}
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, _ := index[i].(int)
		count, _ := index[i+1].(int)
		for n := 0; n < count && len(data) >= row; n++ {
			f.row(first+n, data[:row], w)
			data = data[row:]
		}
	}
	return nil
}

// row reads one entry: kind 1 is an offset, 2 a place in an object stream.
func (f *file) row(num int, b []byte, w [3]int) {
	field := func(n int) int {
		v := 0
		for _, c := range b[:n] {
			v = v<<8 | int(c)
		}
		b = b[n:]
		return v
	}
	kind := 1
	if k := field(w[0]); w[0] > 0 {
		kind = k
	}
	second, third := field(w[1]), field(w[2])
	switch kind {
	case 1:
		f.put(num, place{offset: second})
	case 2:
		f.put(num, place{in: second, nth: third, inStream: true})
	}
}
