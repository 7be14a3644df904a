package source

import (
	"bytes"
	"sync"
	"unicode/utf8"
)

// A text is the whole of a file, for the lines that problems show.
type text struct {
	data   []byte
	once   sync.Once
	starts []int // where each line begins; made with the first problem
}

func (t *text) index() {
	t.once.Do(func() {
		t.starts = []int{0}
		for at := 0; ; {
			end := bytes.IndexByte(t.data[at:], '\n')
			if end < 0 {
				return
			}
			at += end + 1
			t.starts = append(t.starts, at)
		}
	})
}

// maxShown is how many bytes of a line a problem shows.
const maxShown = 500

// line returns line n, counted from 1, without its end.
func (t *text) line(n int) string {
	t.index()
	if n < 1 || n > len(t.starts) {
		return ""
	}
	line := t.data[t.starts[n-1]:]
	if n < len(t.starts) {
		line = t.data[t.starts[n-1] : t.starts[n]-1]
	}
	if len(line) > maxShown {
		line = line[:maxShown]
		for len(line) > 0 && !utf8.Valid(line) { // do not cut through a character
			line = line[:len(line)-1]
		}
	}
	return string(bytes.TrimSuffix(line, []byte("\r")))
}

// place returns the line and column of a byte offset.
func (t *text) place(offset int) (line, col int) {
	before := t.data[:offset]
	start := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[start:]) + 1
}
