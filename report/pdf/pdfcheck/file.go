package pdfcheck

import (
	"bytes"
	"fmt"
)

// Limits against files that are made to exhaust memory or time.
const (
	maxFile    = 256 << 20
	maxStream  = 64 << 20 // one stream, unpacked
	maxTotal   = 512 << 20
	maxObjects = 1 << 20
	maxSteps   = 64 // references from one object to the next, xref sections
)

// A place is where the xref says an object is.
type place struct {
	offset   int // in the file; or
	in, nth  int // in the object stream in, as its nth
	inStream bool
}

// A file is a PDF's objects, read when asked for.
type file struct {
	data    []byte
	places  map[int]place
	trailer dict
	cache   map[int]any
	packs   map[int]map[int]any // object streams already read
	loading map[int]bool
	total   int // bytes unpacked so far
	report  func(object int, format string, args ...any)
}

// open reads a file's cross references.
func open(data []byte, report func(int, string, ...any)) (*file, error) {
	f := &file{data: data, places: map[int]place{}, trailer: dict{}, cache: map[int]any{},
		packs: map[int]map[int]any{}, loading: map[int]bool{}, report: report}
	if len(data) > maxFile {
		return nil, fmt.Errorf("file of %d bytes is too large to check", len(data))
	}
	at := bytes.LastIndex(data, []byte("startxref"))
	if at < 0 {
		return nil, fmt.Errorf("no startxref: this is no complete PDF")
	}
	l := &lexer{b: data, pos: at + len("startxref")}
	v, err := l.next()
	offset, ok := v.(int)
	if err != nil || !ok {
		return nil, fmt.Errorf("no offset after startxref")
	}
	seen := map[int]bool{}
	for step := 0; offset > 0; step++ {
		if seen[offset] || step > maxSteps {
			return nil, fmt.Errorf("cross references go round in circles")
		}
		seen[offset] = true
		d, err := f.section(offset)
		if err != nil {
			return nil, fmt.Errorf("reading cross references at byte %d: %w", offset, err)
		}
		for k, v := range d {
			if _, ok := f.trailer[k]; !ok {
				f.trailer[k] = v
			}
		}
		offset, _ = d["Prev"].(int)
	}
	return f, nil
}

// indirect reads "num gen obj … endobj" at offset.
func (f *file) indirect(offset int) (int, any, error) {
	if offset <= 0 || offset >= len(f.data) {
		return 0, nil, fmt.Errorf("offset %d is outside the file", offset)
	}
	l := &lexer{b: f.data, pos: offset}
	num, err1 := l.next()
	_, err2 := l.next()
	word, err3 := l.next()
	n, ok := num.(int)
	if err1 != nil || err2 != nil || err3 != nil || !ok || word != keyword("obj") {
		return 0, nil, fmt.Errorf("no object at byte %d", offset)
	}
	l.refs = true
	v, err := l.next()
	if err != nil {
		return n, nil, err
	}
	end, err := l.next()
	if err != nil {
		return n, nil, err
	}
	switch d, isDict := v.(dict); {
	case end == keyword("endobj"):
		return n, v, nil
	case end == keyword("stream") && isDict:
		raw, err := f.body(d, l.pos)
		return n, stream{d, raw}, err
	}
	return n, nil, fmt.Errorf("object %d has no endobj", n)
}

// body returns a stream's bytes, which begin on the line after pos.
func (f *file) body(d dict, pos int) ([]byte, error) {
	if pos < len(f.data) && f.data[pos] == '\r' {
		pos++
	}
	if pos < len(f.data) && f.data[pos] == '\n' {
		pos++
	}
	length, ok := f.resolve(d["Length"]).(int)
	if !ok || length < 0 || pos+length > len(f.data) {
		return nil, fmt.Errorf("stream at byte %d: /Length %v leads out of the file", pos, d["Length"])
	}
	l := &lexer{b: f.data, pos: pos + length}
	if word, err := l.next(); err != nil || word != keyword("endstream") {
		return nil, fmt.Errorf("stream at byte %d: no endstream after its %d bytes", pos, length)
	}
	return f.data[pos : pos+length], nil
}

// object returns an object by its number; nil if there is none.
func (f *file) object(num int) any {
	if v, ok := f.cache[num]; ok {
		return v
	}
	p, ok := f.places[num]
	if !ok || f.loading[num] {
		return nil
	}
	f.loading[num] = true
	defer delete(f.loading, num)
	var v any
	if p.inStream {
		v = f.packed(p.in)[num]
	} else {
		n, read, err := f.indirect(p.offset)
		switch {
		case err != nil:
			f.report(num, "cannot be read: %v", err)
		case n != num:
			f.report(num, "cross references lead to object %d instead", n)
		default:
			v = read
		}
	}
	f.cache[num] = v
	return v
}

// packed reads an object stream.
func (f *file) packed(num int) map[int]any {
	if p, ok := f.packs[num]; ok {
		return p
	}
	f.packs[num] = nil // against object streams within themselves
	objects, err := f.unpackObjects(num)
	if err != nil {
		f.report(num, "object stream: %v", err)
	}
	f.packs[num] = objects
	return objects
}

func (f *file) unpackObjects(num int) (map[int]any, error) {
	s, ok := f.object(num).(stream)
	if !ok || s.dict["Type"] != name("ObjStm") {
		return nil, fmt.Errorf("object %d is none", num)
	}
	data, err := f.unpack(s)
	if err != nil {
		return nil, err
	}
	n, _ := f.resolve(s.dict["N"]).(int)
	first, _ := f.resolve(s.dict["First"]).(int)
	if n < 0 || first < 0 || first > len(data) || n > len(data) {
		return nil, fmt.Errorf("/N %d or /First %d is impossible", n, first)
	}
	head := &lexer{b: data[:first]}
	objects := make(map[int]any, n)
	for range n {
		id, err1 := head.next()
		off, err2 := head.next()
		o, ok1 := id.(int)
		at, ok2 := off.(int)
		if err1 != nil || err2 != nil || !ok1 || !ok2 || at < 0 || first+at > len(data) {
			return objects, fmt.Errorf("bad list of its objects")
		}
		v, err := (&lexer{b: data[first:], pos: at, refs: true}).next()
		if err != nil {
			return objects, fmt.Errorf("object %d: %w", o, err)
		}
		objects[o] = v
	}
	return objects, nil
}

// resolve follows references.
func (f *file) resolve(v any) any {
	for range maxSteps {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = f.object(r.num)
	}
	return nil
}

// dict resolves v to a dictionary, or a stream's; nil if it is none.
func (f *file) dict(v any) dict {
	switch d := f.resolve(v).(type) {
	case dict:
		return d
	case stream:
		return d.dict
	}
	return nil
}

func (f *file) array(v any) array {
	a, _ := f.resolve(v).(array)
	return a
}

func (f *file) name(v any) name {
	n, _ := f.resolve(v).(name)
	return n
}

// str resolves v to a text string's characters.
func (f *file) str(v any) string {
	t, _ := f.resolve(v).(text)
	return decodeText(t)
}
