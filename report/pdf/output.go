package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strconv"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// level makes files as small as the standard library's usual level does, to one in a
// hundred, in a third of its time: with that one, a seventh of a report's time went
// into compressing it.
const level = 6

// deflaters are reused: making one costs more than compressing a page with it.
var deflaters = sync.Pool{New: func() any {
	w, _ := zlib.NewWriterLevel(nil, level) // there is such a level
	return w
}}

// deflate compresses data into out, which it empties first.
func deflate(out *bytes.Buffer, data []byte) []byte {
	out.Reset()
	w := deflaters.Get().(*zlib.Writer)
	w.Reset(out)
	// A bytes.Buffer takes everything: neither call can fail.
	_, _ = w.Write(data)
	_ = w.Close()
	deflaters.Put(w)
	return out.Bytes()
}

// An output is a file being written: its bytes and where its objects are.
type output struct {
	bytes.Buffer
	entries []entryPlace
	packed  bytes.Buffer // the last stream
	stream  []byte       // the last object stream, before it was packed
}

// An entryPlace says where an object is: at an offset, or in an object stream.
type entryPlace struct {
	packed bool
	at     int // offset, or number of the object stream
	index  int // within the object stream
}

// bytes writes the file. The metadata stays readable for programs that know no PDF.
func (f *file) bytes(v Variant, metadata int) []byte {
	out := &output{entries: make([]entryPlace, len(f.objects), len(f.objects)+16)}
	out.Grow(512 << 10)
	if v == ArchivalOne {
		out.WriteString("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n")
		f.writeClassic(out, metadata)
	} else {
		out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
		f.writePacked(out, metadata)
	}
	return out.Bytes()
}

// object writes one indirect object; plain streams are not compressed.
func (out *output) object(n int, o object, plain bool) {
	out.entries[n] = entryPlace{at: out.Len()}
	fmt.Fprintf(out, "%d 0 obj\n", n)
	if !o.isData {
		out.Write(o.dict)
		out.WriteString("\nendobj\n")
		return
	}
	data, filter := o.stream, ""
	if !plain && !bytes.Contains(o.dict, []byte("/Filter")) {
		data, filter = deflate(&out.packed, data), "/Filter/FlateDecode"
	}
	fmt.Fprintf(out, "%s%s/Length %d>>\nstream\n", o.dict, filter, len(data))
	out.Write(data)
	out.WriteString("\nendstream\nendobj\n")
}

// id is the file's identifier: what it says, not when it was written.
func (out *output) id() string {
	sum := sha256.Sum256(out.Bytes())
	return fmt.Sprintf("/ID[<%[1]X><%[1]X>]", sum[:16])
}

// writeClassic writes objects one by one and a table of their offsets, as PDF 1.4 asks.
func (f *file) writeClassic(out *output, metadata int) {
	for n := 1; n < len(f.objects); n++ {
		out.object(n, f.objects[n], n == metadata)
	}
	id, start := out.id(), out.Len()
	fmt.Fprintf(out, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects))
	for _, e := range out.entries[1:] {
		fmt.Fprintf(out, "%010d 00000 n \n", e.at)
	}
	fmt.Fprintf(out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(f.objects), f.catalog, f.info, id, start)
}

// writePacked writes streams one by one and all other objects in compressed object
// streams: the structure tree shrinks to a tenth.
func (f *file) writePacked(out *output, metadata int) {
	var small []int
	for n := 1; n < len(f.objects); n++ {
		if f.objects[n].isData {
			out.object(n, f.objects[n], n == metadata)
		} else {
			small = append(small, n)
		}
	}
	const inOne = 200
	for len(small) > 0 {
		n := min(len(small), inOne)
		f.pack(out, small[:n])
		small = small[n:]
	}
	f.writeXRef(out)
}

// pack writes an object stream.
func (f *file) pack(out *output, numbers []int) {
	n := len(out.entries)
	out.entries = append(out.entries, entryPlace{})
	b, at := out.stream[:0], 0
	for i, m := range numbers {
		b = append(strconv.AppendInt(b, int64(m), 10), ' ')
		b = append(strconv.AppendInt(b, int64(at), 10), ' ')
		at += len(f.objects[m].dict) + 1
		out.entries[m] = entryPlace{packed: true, at: n, index: i}
	}
	first := len(b)
	for _, m := range numbers {
		b = append(append(b, f.objects[m].dict...), '\n')
	}
	out.stream = b
	out.object(n, object{fmt.Appendf(nil, "<</Type/ObjStm/N %d/First %d", len(numbers), first), b, true}, false)
}

// writeXRef writes the cross-reference stream: for each object a kind, an offset of four
// bytes and an index of two.
func (f *file) writeXRef(out *output) {
	id, start, n := out.id(), out.Len(), len(out.entries)
	out.entries = append(out.entries, entryPlace{at: start})
	rows := make([]byte, 0, 7*len(out.entries))
	for i, e := range out.entries {
		kind := byte(1)
		switch {
		case i == 0:
			rows = append(rows, 0, 0, 0, 0, 0, 0xFF, 0xFF)
			continue
		case e.packed:
			kind = 2
		}
		rows = append(rows, kind, byte(e.at>>24), byte(e.at>>16), byte(e.at>>8), byte(e.at), byte(e.index>>8), byte(e.index))
	}
	data := deflate(&out.packed, rows)
	fmt.Fprintf(out, "%d 0 obj\n<</Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d 0 R%s/Filter/FlateDecode/Length %d>>\nstream\n",
		n, len(out.entries), f.catalog, f.info, id, len(data))
	out.Write(data)
	fmt.Fprintf(out, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", start)
}
