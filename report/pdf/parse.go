package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// parse reads gofpdf's output: a table of offsets, and objects whose streams are not
// compressed. Anything else is refused, for the finishing pass could only guess. The
// file's objects are parts of raw, which must not change any more.
func parse(raw []byte) (*file, error) {
	table, err := offsets(raw)
	if err != nil {
		return nil, err
	}
	f := &file{objects: make([]object, len(table), 4096)}
	for n := 1; n < len(table); n++ {
		if f.objects[n], err = parseObject(raw, n, table[n]); err != nil {
			return nil, fmt.Errorf("object %d: %w", n, err)
		}
	}
	if err := f.find(); err != nil {
		return nil, err
	}
	return f, nil
}

// offsets reads the cross-reference table.
func offsets(raw []byte) ([]int, error) {
	const mark = "startxref\n"
	at := bytes.LastIndex(raw, []byte(mark))
	if at < 0 {
		return nil, errors.New("no startxref")
	}
	line, _, _ := bytes.Cut(raw[at+len(mark):], []byte("\n"))
	start, err := number(line)
	if err != nil || start >= len(raw) {
		return nil, fmt.Errorf("startxref %q is no offset", line)
	}
	table, ok := bytes.CutPrefix(raw[start:], []byte("xref\n0 "))
	if !ok {
		return nil, errors.New("no cross-reference table at startxref")
	}
	line, table, _ = bytes.Cut(table, []byte("\n"))
	n, err := number(line)
	const width = 20 // bytes of an entry: offset, generation, kind
	if err != nil || n <= resources || len(table)/width < n {
		return nil, errors.New("cross-reference table is cut short")
	}
	out := make([]int, n)
	for i := 1; i < n; i++ {
		entry := table[i*width : (i+1)*width]
		if out[i], err = number(entry[:10]); err != nil || out[i] >= start || entry[17] != 'n' {
			return nil, fmt.Errorf("cross-reference entry %q", entry)
		}
	}
	return out, nil
}

// number reads digits, and nothing else.
func number(b []byte) (int, error) {
	n, err := strconv.ParseUint(string(b), 10, 31)
	return int(n), err
}

// parseObject reads the object with number n at an offset.
func parseObject(raw []byte, n, offset int) (object, error) {
	body, ok := bytes.CutPrefix(raw[offset:], fmt.Appendf(nil, "%d 0 obj\n", n))
	if !ok {
		return object{}, errors.New("not where the table says")
	}
	if body, ok := bytes.CutPrefix(body, []byte("<</Length ")); ok {
		return parseStream(body)
	}
	dict, _, ok := bytes.Cut(body, []byte("\nendobj\n"))
	if !ok {
		return object{}, errors.New("has no end")
	}
	if bytes.Contains(dict, []byte("\nstream\n")) {
		return object{}, errors.New("stream without a direct length, or compressed")
	}
	return object{dict: dict[:len(dict):len(dict)]}, nil
}

// parseStream reads a stream from its length on.
func parseStream(body []byte) (object, error) {
	line, data, ok := bytes.Cut(body, []byte(">>\nstream\n"))
	length, err := number(line)
	if !ok || err != nil {
		return object{}, errors.New("stream without a direct length, or compressed")
	}
	if length > len(data) || !bytes.HasPrefix(data[length:], []byte("\nendstream\nendobj\n")) {
		return object{}, fmt.Errorf("stream is not %d bytes long", length)
	}
	return object{[]byte("<<"), data[:length:length], true}, nil
}

// find looks for the objects that the finishing pass changes.
func (f *file) find() error {
	f.catalog, f.info = len(f.objects)-1, len(f.objects)-2
	if !bytes.Contains(f.objects[f.catalog].dict, []byte("/Type /Catalog")) {
		return errors.New("the last object is no catalog")
	}
	if !bytes.Contains(f.objects[f.info].dict, []byte("/CreationDate ")) {
		return errors.New("the last object but one is no information dictionary")
	}
	if !bytes.HasPrefix(f.objects[pageTree].dict, []byte("<</Type /Pages\n")) || !bytes.Contains(f.objects[resources].dict, []byte("/Font <<")) {
		return errors.New("objects 1 and 2 are not page tree and resources")
	}
	for n, o := range f.objects {
		if !bytes.HasPrefix(o.dict, []byte("<</Type /Page\n")) {
			continue
		}
		contents, err := f.streamOf(o.dict, "/Contents ")
		if err != nil {
			return fmt.Errorf("page: %w", err)
		}
		f.pages, f.contents = append(f.pages, n), append(f.contents, contents)
	}
	if kids := "/Kids [" + references(f.pages) + "]"; !bytes.Contains(f.objects[pageTree].dict, []byte(kids)) {
		return errors.New("the page tree has other pages, or in another order")
	}
	return nil
}

// streamOf finds the stream a key refers to: "/Contents 4 0 R".
func (f *file) streamOf(dict []byte, key string) (int, error) {
	_, after, ok := bytes.Cut(dict, []byte(key))
	digits, _, _ := bytes.Cut(after, []byte(" 0 R"))
	n, err := number(digits)
	if !ok || err != nil || n >= len(f.objects) || !f.objects[n].isData {
		return 0, fmt.Errorf("no stream at %s", key)
	}
	return n, nil
}
