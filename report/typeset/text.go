package typeset

import (
	"slices"
	"sync"
	"unicode"
)

// text is a paragraph's runes, measured, with the places where lines may end.
type text struct {
	runes []rune
	run   []int32 // the run of every rune
	runs  []Run   // without their texts

	soft   map[int]bool // a soft hyphen or zero-width space stands before this rune; true: a hyphen is drawn
	forced map[int]bool // the line ends at this space

	// Sums of widths in 1/1000 em: pre[i] up to rune i, start[i] with the
	// kerning between rune i-1 and rune i, which a line beginning at i drops.
	pre, start []int

	breaks []lineBreak // in order; the last is the paragraph's end
	nodes  []node      // for fit
}

// texts are reused: a report breaks thousands of paragraphs, and of each only its lines
// stay.
var texts = sync.Pool{New: func() any { return new(text) }}

// compose joins the runs: white space becomes single spaces, marks that are
// never drawn (soft hyphens, zero-width spaces) become places to break.
func (t *text) compose(runs []Run) {
	t.runes, t.run, t.runs, t.soft, t.forced = t.runes[:0], t.run[:0], t.runs[:0], nil, nil
	for _, r := range runs {
		if r.Text == "" {
			continue
		}
		if k := len(t.runs); k == 0 || t.runs[k-1].Face != r.Face || t.runs[k-1].Tag != r.Tag {
			t.runs = append(t.runs, Run{Face: r.Face, Tag: r.Tag})
		}
		for _, c := range r.Text {
			t.add(c, int32(len(t.runs)-1))
		}
	}
	for n := len(t.runes); n > 0 && t.runes[n-1] == ' '; n-- {
		t.runes, t.run = t.runes[:n-1], t.run[:n-1]
	}
	t.measure()
}

func (t *text) add(c rune, run int32) {
	n := len(t.runes)
	space := n == 0 || t.runes[n-1] == ' '
	switch c {
	case '\n', '\u2028', '\u2029':
		if n == 0 {
			return
		}
		if !space {
			t.runes, t.run = append(t.runes, ' '), append(t.run, run)
			n++
		}
		t.forced = mark(t.forced, n-1, true)
	case ' ', '\t', '\r', '\v', '\f', '\u0085':
		if !space {
			t.runes, t.run = append(t.runes, ' '), append(t.run, run)
		}
	case '\u00ad':
		if !space {
			t.soft = mark(t.soft, n, true)
		}
	case '\u200b':
		if !space && !t.soft[n] {
			t.soft = mark(t.soft, n, false)
		}
	case '\u2060', '\ufeff':
	default:
		if unicode.Is(unicode.Zs, c) && !holds(c) {
			t.add(' ', run) // wide spaces
			return
		}
		t.runes, t.run = append(t.runes, c), append(t.run, run)
	}
}

func mark(m map[int]bool, at int, v bool) map[int]bool {
	if m == nil {
		m = map[int]bool{}
	}
	m[at] = v
	return m
}

// measure sums up advances and kerning. Kerning stays within a run: runs are
// drawn one by one.
func (t *text) measure() {
	n := len(t.runes)
	t.pre = slices.Grow(t.pre[:0], n+1)[:n+1]
	t.start = slices.Grow(t.start[:0], n)[:n]
	t.pre[0] = 0
	for i, r := range t.runes {
		face := t.runs[t.run[i]].Face
		t.start[i] = t.pre[i]
		if i > 0 && t.run[i] == t.run[i-1] {
			t.start[i] += face.Kern(t.runes[i-1], r)
		}
		t.pre[i+1] = t.start[i] + face.Advance(r)
	}
}

// width is what the runes from (inclusive) to to (exclusive) take up.
func (t *text) width(from, to int) int {
	if from >= to {
		return 0
	}
	return t.pre[to] - t.start[from]
}

// hyphenWidth is what a hyphen set after rune i-1 adds; 0 where a line has no
// room for the two, and ends without a hyphen.
func (t *text) hyphenWidth(i, limit int) int {
	face := t.runs[t.run[i-1]].Face
	h := face.hyphen()
	w := max(face.Advance(h)+face.Kern(t.runes[i-1], h), 1)
	first := i - 1 // of the character before: accents of its own stand after it
	for first > 0 && unicode.Is(unicode.M, t.runes[first]) {
		first--
	}
	if t.width(first, i)+w > limit {
		return 0
	}
	return w
}

// hyphen is what a face draws where a word is divided: the soft hyphen, which
// readers of the page's text skip, or the plain one in fonts without it.
func (f *Face) hyphen() rune {
	if f.Has('\u00ad') {
		return '\u00ad'
	}
	return '-'
}
