package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// An object is one indirect object of a PDF file.
type object struct {
	dict   []byte // or any other value
	stream []byte
	isData bool // it has a stream
}

// A file is gofpdf's output as objects, and where the important ones are. Objects are
// named by their index; 0 is none.
type file struct {
	objects       []object
	pages         []int // in order
	contents      []int // of each page
	fonts         []int // of each face; 0: not embedded
	info, catalog int
}

// add appends an object and returns its number.
func (f *file) add(dict string) int {
	f.objects = append(f.objects, object{dict: []byte(dict)})
	return len(f.objects) - 1
}

// addStream appends a stream; dict lacks its end and its length.
func (f *file) addStream(dict string, data []byte) int {
	f.objects = append(f.objects, object{[]byte(dict), data, true})
	return len(f.objects) - 1
}

// set gives a number that was reserved its object.
func (f *file) set(n int, dict string) { f.objects[n].dict = []byte(dict) }

// The numbers gofpdf gives the root of the page tree and the resources of all pages.
const (
	pageTree  = 1
	resources = 2
)

// parse reads gofpdf's output: a table of offsets, and objects whose streams have direct
// lengths. Anything else is refused, for the finishing pass could only guess.
func parse(raw []byte) (*file, error) {
	table, err := offsets(raw)
	if err != nil {
		return nil, err
	}
	f := &file{objects: make([]object, len(table))}
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
	_, tail, ok := cutLast(raw, "startxref\n")
	if !ok {
		return nil, errors.New("no startxref")
	}
	end := bytes.IndexByte(tail, '\n')
	start, err := strconv.Atoi(string(tail[:max(end, 0)]))
	if err != nil || start >= len(raw) {
		return nil, fmt.Errorf("startxref %q is no offset", tail[:max(end, 0)])
	}
	table, ok := bytes.CutPrefix(raw[start:], []byte("xref\n0 "))
	end = bytes.IndexByte(table, '\n')
	if !ok || end < 0 {
		return nil, errors.New("no cross-reference table at startxref")
	}
	n, err := strconv.Atoi(string(table[:end]))
	table = table[end+1:]
	const line = 20 // bytes: offset, generation, kind
	if err != nil || n < 3 || len(table) < n*line {
		return nil, errors.New("cross-reference table is cut short")
	}
	out := make([]int, n)
	for i := 1; i < n; i++ {
		entry := table[i*line : (i+1)*line]
		if out[i], err = strconv.Atoi(string(entry[:10])); err != nil || out[i] >= start || entry[17] != 'n' {
			return nil, fmt.Errorf("cross-reference entry %q", entry)
		}
	}
	return out, nil
}

// cutLast splits b around the last sep.
func cutLast(b []byte, sep string) (before, after []byte, found bool) {
	i := bytes.LastIndex(b, []byte(sep))
	if i < 0 {
		return b, nil, false
	}
	return b[:i], b[i+len(sep):], true
}

// parseObject reads the object with number n at an offset.
func parseObject(raw []byte, n, offset int) (object, error) {
	body, ok := bytes.CutPrefix(raw[offset:], fmt.Appendf(nil, "%d 0 obj\n", n))
	end := bytes.Index(body, []byte("endobj"))
	if !ok || end < 0 {
		return object{}, errors.New("not where the table says")
	}
	start := bytes.Index(body[:end], []byte("\nstream\n"))
	if start < 0 {
		return object{dict: bytes.TrimSpace(body[:end])}, nil
	}
	dict := body[:start]
	length, dict, err := cutLength(dict)
	if err != nil {
		return object{}, err
	}
	data := body[start+len("\nstream\n"):]
	if length > len(data) || !bytes.HasPrefix(data[length:], []byte("\nendstream")) {
		return object{}, fmt.Errorf("stream is not %d bytes long", length)
	}
	dict, ok = bytes.CutSuffix(bytes.TrimSpace(dict), []byte(">>"))
	if !ok {
		return object{}, errors.New("stream's dictionary has no end")
	}
	return object{dict, data[:length], true}, nil
}

// cutLength takes a stream's length out of its dictionary.
func cutLength(dict []byte) (length int, rest []byte, err error) {
	before, after, ok := bytes.Cut(dict, []byte("/Length "))
	digits := 0
	for digits < len(after) && after[digits] >= '0' && after[digits] <= '9' {
		digits++
	}
	if length, err = strconv.Atoi(string(after[:digits])); !ok || err != nil {
		return 0, nil, errors.New("stream without a direct length")
	}
	return length, append(bytes.Clone(before), after[digits:]...), nil
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
	if !bytes.HasPrefix(f.objects[pageTree].dict, []byte("<</Type /Pages")) || !bytes.Contains(f.objects[resources].dict, []byte("/Font <<")) {
		return errors.New("objects 1 and 2 are not page tree and resources")
	}
	f.fonts = make([]int, len(faceFiles))
	for n, o := range f.objects {
		switch {
		case bytes.HasPrefix(o.dict, []byte("<</Type /Page\n")):
			contents, err := reference(o.dict, "/Contents ")
			if err != nil {
				return fmt.Errorf("page: %w", err)
			}
			f.pages, f.contents = append(f.pages, n), append(f.contents, contents)
		case bytes.Contains(o.dict, []byte("/Subtype /Type0")):
			face, err := faceOf(o.dict)
			if err != nil {
				return err
			}
			f.fonts[face] = n
		}
	}
	return nil
}

// reference reads the number of the object a key refers to: "/Contents 4 0 R".
func reference(dict []byte, key string) (int, error) {
	_, after, ok := bytes.Cut(dict, []byte(key))
	number, _, _ := bytes.Cut(after, []byte(" "))
	n, err := strconv.Atoi(string(number))
	if !ok || err != nil || n < 1 {
		return 0, fmt.Errorf("no reference %s", key)
	}
	return n, nil
}

// faceOf tells which face a font object embeds by the name it was added under.
func faceOf(dict []byte) (int, error) {
	_, after, ok := bytes.Cut(dict, []byte("/BaseFont /utf8face"))
	number, _, _ := bytes.Cut(after, []byte("\n"))
	n, err := strconv.Atoi(string(number))
	if !ok || err != nil || n < 0 || n >= len(faceFiles) {
		return 0, fmt.Errorf("font of unknown name in %q", dict)
	}
	return n, nil
}
