package source

import (
	"strings"
	"unicode/utf8"
)

// A quick reader reads the plain part of YAML that packs and documents are written in. It
// stands beside yaml.v3 for its speed alone: with yaml.v3 for all files, a report from a
// cold start takes 83 ms of processor time instead of 70 (the best of 25 each, in turn),
// and 80 is what it may take. What it does not know it does not guess: it gives up, and the
// whole file is left to yaml.v3, as are all faults. Tests hold the two to the same trees.
//
// It knows maps and lists in block style, and on one line in flow style; keys that are
// words; scalars that are plain or in quotes and stand on one line; block scalars.
type quick struct {
	file string
	text *text
	all  string // the file; scalars are parts of it

	// The line being read, and how deep it is indented; -1 at the file's end.
	start, end, number, indent int

	counted, runes int // so many characters stand in the line before an offset

	room []Node // for the next nodes
}

// readQuickly reads a file of valid UTF-8; nil if it gives up.
func readQuickly(file string, t *text) *Node {
	if !plainBytes(t.data) {
		return nil
	}
	q := &quick{file: file, text: t, all: string(t.data), end: -1}
	q.next()
	if q.indent != 0 {
		return nil
	}
	root := q.block(q.start, 0)
	if q.indent >= 0 { // something is left
		return nil
	}
	return root
}

// plainBytes says whether a file has no characters that YAML refuses or takes for the
// end of a line: tabs, carriage returns and other controls, byte order marks, U+0085,
// U+2028, U+2029.
func plainBytes(data []byte) bool {
	for i, c := range data {
		switch {
		case c < ' ' && c != '\n', c == 0x7f:
			return false
		case c < utf8.RuneSelf || i+2 >= len(data) && c != 0xc2:
		case c == 0xc2 && data[i+1] < 0xa0:
			return false
		case c == 0xe2 && data[i+1] == 0x80 && data[i+2]|1 == 0xa9:
			return false
		case c == 0xef && data[i+1] >= 0xbb:
			return false
		}
	}
	return true
}

// next goes to the next line that holds more than space or a comment.
func (q *quick) next() {
	for q.end+1 < len(q.all) {
		q.start = q.end + 1
		q.number++
		q.end = len(q.all)
		if n := strings.IndexByte(q.all[q.start:], '\n'); n >= 0 {
			q.end = q.start + n
		}
		if p := q.skip(q.start); p < q.end && q.all[p] != '#' {
			q.indent, q.counted, q.runes = p-q.start, q.start, 0
			return
		}
	}
	q.indent = -1
}

// skip returns the offset of the first character from p on that is no space.
func (q *quick) skip(p int) int {
	for p < q.end && q.all[p] == ' ' {
		p++
	}
	return p
}

// blank says whether nothing but space and a comment follows p in the line.
func (q *quick) blank(p int) bool {
	after := q.skip(p)
	return after == q.end || after > p && q.all[after] == '#'
}

// node makes a node at p.
func (q *quick) node(kind Kind, p int) *Node {
	if len(q.room) == 0 {
		q.room = make([]Node, 64)
	}
	n := &q.room[0]
	q.room = q.room[1:]
	*n = Node{Kind: kind, Line: q.number, Col: q.column(p), File: q.file, text: q.text}
	return n
}

// column is p's column in characters, from 1. It counts on from the last one asked for.
func (q *quick) column(p int) int {
	if p < q.counted {
		q.counted, q.runes = q.start, 0
	}
	q.runes += utf8.RuneCountInString(q.all[q.counted:p])
	q.counted = p
	return q.runes + 1
}

// block reads a map or list whose first key or dash is at p.
func (q *quick) block(p, depth int) *Node {
	if depth >= MaxDepth {
		return nil
	}
	if q.dash(p) {
		return q.list(p, depth)
	}
	return q.mapping(p, depth)
}

// dash says whether an item of a list begins at p.
func (q *quick) dash(p int) bool {
	return p < q.end && q.all[p] == '-' && (p+1 == q.end || q.all[p+1] == ' ')
}

func (q *quick) list(p, depth int) *Node {
	n, column := q.node(List, p), p-q.start
	n.Items = []*Node{}
	for {
		item := q.value(q.start+column+1, column, depth, false)
		if item == nil {
			return nil
		}
		n.Items = append(n.Items, item)
		if q.indent != column || !q.dash(q.start+column) {
			return n
		}
	}
}

func (q *quick) mapping(p, depth int) *Node {
	n, column := q.node(Map, p), p-q.start
	n.Pairs = []Pair{}
	var seen keys
	for {
		at := q.start + column
		colon := q.key(at)
		if colon < 0 || !seen.add(n.Pairs, q.all[at:colon]) {
			return nil
		}
		pair := Pair{Key: q.all[at:colon], KeyLine: q.number, KeyCol: column + 1}
		if pair.Value = q.value(colon+1, column, depth, true); pair.Value == nil {
			return nil
		}
		n.Pairs = append(n.Pairs, pair)
		if q.indent != column {
			return n
		}
	}
}

// key returns where the colon behind the key at p is, or -1 if there is none.
func (q *quick) key(p int) int {
	const longest = 128
	for i := p; i < min(q.end, p+longest); i++ {
		switch c := q.all[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '_', c >= utf8.RuneSelf:
		case i > p && (c == '-' || c == '.' || c == '/'):
		case i > p && c == ':' && (i+1 == q.end || q.all[i+1] == ' '):
			return i
		default:
			return -1
		}
	}
	return -1
}

// keys are the keys of a map, if it is too large to look through its pairs.
type keys map[string]bool

// add says whether a key is new to the pairs before it.
func (k *keys) add(pairs []Pair, key string) bool {
	const few = 16
	if len(pairs) < few {
		for i := range pairs {
			if pairs[i].Key == key {
				return false
			}
		}
		return true
	}
	if *k == nil {
		*k = keys{}
		for i := range pairs {
			(*k)[pairs[i].Key] = true
		}
	}
	if (*k)[key] {
		return false
	}
	(*k)[key] = true
	return true
}

// value reads what follows a dash or, in a map, a colon, which stands in a column of
// characters and ends before p. Afterwards the line being read is the next one.
func (q *quick) value(p, column, depth int, inMap bool) *Node {
	at := q.skip(p)
	if q.blank(p) {
		return q.below(p, column, depth, inMap)
	}
	if !inMap && (q.dash(at) || q.key(at) >= 0) {
		return q.block(at, depth+1)
	}
	var n *Node
	switch q.all[at] {
	case '|', '>':
		n = q.blockScalar(at, column)
	case '[', '{':
		var after int
		if n, after = q.flow(at, depth+1); n == nil || !q.blank(after) {
			return nil
		}
	case '"', '\'':
		var after int
		if n, after = q.quoted(at); n == nil || !q.blank(after) {
			return nil
		}
	default:
		n = q.plain(at)
	}
	q.next()
	if q.indent > column { // the scalar goes on
		return nil
	}
	return n
}

// below reads the value below a dash or colon, if it is there, or else nothing at p.
func (q *quick) below(p, column, depth int, inMap bool) *Node {
	nothing := q.node(Null, p)
	q.next()
	if q.indent > column || inMap && q.indent == column && q.dash(q.start+column) {
		return q.block(q.start+q.indent, depth+1)
	}
	return nothing
}

// scalar makes a scalar at p.
func (q *quick) scalar(p int, text string, style Style) *Node {
	n := q.node(Scalar, p)
	n.Text, n.Style = text, style
	if style == Plain && isNull(text) {
		n.Kind, n.Text = Null, ""
	}
	return n
}

// plainStart says whether a plain scalar can begin at p.
func (q *quick) plainStart(p int) bool {
	switch c := q.all[p]; c {
	case ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', '?', ':':
		return false
	case '-':
		return p+1 < q.end && q.all[p+1] >= '0' && q.all[p+1] <= '9'
	}
	return true
}

// plain reads a scalar without quotes that ends with its line or before a comment.
func (q *quick) plain(p int) *Node {
	if !q.plainStart(p) {
		return nil
	}
	text := q.all[p:q.end]
	if i := strings.Index(text, " #"); i >= 0 {
		text = text[:i]
	}
	text = strings.TrimRight(text, " ")
	if strings.HasSuffix(text, ":") || strings.Contains(text, ": ") {
		return nil
	}
	return q.scalar(p, text, Plain)
}
