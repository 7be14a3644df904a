package pdfcheck

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// objects are a file's, to be changed and written again.
type objects struct {
	all     map[int]any
	trailer dict
}

// load reads all objects of a file that has no problems with its syntax.
func load(t testing.TB, pdf []byte) *objects {
	t.Helper()
	f, err := open(pdf, func(object int, format string, args ...any) {
		t.Errorf("object %d: "+format, append([]any{object}, args...)...)
	})
	if err != nil {
		t.Fatal(err)
	}
	o := &objects{all: map[int]any{}, trailer: dict{}}
	for num := range f.places {
		v := f.object(num)
		if s, ok := v.(stream); ok && (s.dict["Type"] == name("XRef") || s.dict["Type"] == name("ObjStm")) {
			continue
		}
		if v != nil {
			o.all[num] = v
		}
	}
	for _, k := range []name{"Root", "Info", "ID"} {
		o.trailer[k] = f.trailer[k]
	}
	return o
}

// write writes an object as PDF.
func write(b *bytes.Buffer, v any) {
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case name:
		fmt.Fprintf(b, "/%s", strings.NewReplacer(" ", "#20", "#", "#23", "/", "#2F").Replace(string(v)))
	case text:
		fmt.Fprintf(b, "<%X>", string(v))
	case ref:
		fmt.Fprintf(b, "%d %d R", v.num, v.gen)
	case array:
		b.WriteByte('[')
		for _, e := range v {
			write(b, e)
			b.WriteByte(' ')
		}
		b.WriteByte(']')
	case dict:
		b.WriteString("<<")
		for _, k := range slices.Sorted(maps.Keys(v)) {
			write(b, k)
			b.WriteByte(' ')
			write(b, v[k])
		}
		b.WriteString(">>")
	case stream:
		d := maps.Clone(v.dict)
		d["Length"] = len(v.raw)
		write(b, d)
		b.WriteString("\nstream\n")
		b.Write(v.raw)
		b.WriteString("\nendstream")
	default:
		fmt.Fprint(b, v)
	}
}

const header = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

// classic writes a file with a table of cross references.
func (o *objects) classic() []byte {
	b := bytes.NewBufferString(header)
	at := map[int]int{}
	size := slices.Max(slices.Collect(maps.Keys(o.all))) + 1
	for _, num := range slices.Sorted(maps.Keys(o.all)) {
		at[num] = b.Len()
		fmt.Fprintf(b, "%d 0 obj\n", num)
		write(b, o.all[num])
		b.WriteString("\nendobj\n")
	}
	start := b.Len()
	fmt.Fprintf(b, "xref\n0 %d\n", size)
	for num := range size {
		if off, ok := at[num]; ok {
			fmt.Fprintf(b, "%010d 00000 n \n", off)
		} else {
			b.WriteString("0000000000 65535 f \n")
		}
	}
	d := maps.Clone(o.trailer)
	d["Size"] = size
	b.WriteString("trailer\n")
	write(b, d)
	fmt.Fprintf(b, "\nstartxref\n%d\n%%%%EOF\n", start)
	return b.Bytes()
}

// packed writes a file with an object stream and a cross-reference stream,
// packed with a predictor.
func (o *objects) packed() []byte {
	b := bytes.NewBufferString(header)
	type entry struct{ kind, a, b int }
	size := slices.Max(slices.Collect(maps.Keys(o.all))) + 3
	entries := make([]entry, size)
	put := func(num int, v any) {
		entries[num] = entry{1, b.Len(), 0}
		fmt.Fprintf(b, "%d 0 obj\n", num)
		write(b, v)
		b.WriteString("\nendobj\n")
	}
	var head, body bytes.Buffer
	n := 0
	for _, num := range slices.Sorted(maps.Keys(o.all)) {
		if _, ok := o.all[num].(stream); ok {
			put(num, o.all[num])
			continue
		}
		entries[num] = entry{2, size - 2, n}
		fmt.Fprintf(&head, "%d %d ", num, body.Len())
		write(&body, o.all[num])
		body.WriteByte('\n')
		n++
	}
	put(size-2, stream{dict{"Type": name("ObjStm"), "N": n, "First": head.Len(), "Filter": name("FlateDecode")},
		deflated(append(head.Bytes(), body.Bytes()...))})
	start := b.Len()
	entries[size-1] = entry{1, start, 0}
	var rows []byte
	above := make([]byte, 6)
	for _, e := range entries {
		row := []byte{byte(e.kind), byte(e.a >> 16), byte(e.a >> 8), byte(e.a), byte(e.b >> 8), byte(e.b)}
		rows = append(rows, 2) // the predictor "up"
		for i := range row {
			rows = append(rows, row[i]-above[i])
		}
		above = row
	}
	d := maps.Clone(o.trailer)
	maps.Copy(d, dict{"Type": name("XRef"), "Size": size, "W": array{1, 3, 2}, "Filter": array{name("FlateDecode")},
		"DecodeParms": array{dict{"Predictor": 12, "Columns": 6}}})
	put(size-1, stream{d, deflated(rows)})
	fmt.Fprintf(b, "startxref\n%d\n%%%%EOF\n", start)
	return b.Bytes()
}

func deflated(data []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		panic(err) // a bytes.Buffer takes everything
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}
