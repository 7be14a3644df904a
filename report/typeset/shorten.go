package typeset

import (
	"sort"
	"strings"
)

// shorten cuts the text after the last word with which it, and an ellipsis,
// still fits into so many lines; after a letter, if not even one word does.
func (t *text) shorten(limit, lines int, h *Hyphenator) (*text, fit) {
	var words []int // ends of words
	for i, r := range t.runes {
		if r == ' ' {
			words = append(words, i)
		}
	}
	if s, f, ok := t.longest(words, limit, lines, h); ok {
		return s, f
	}
	letters := make([]int, len(t.runes))
	for i := range letters {
		letters[i] = i
	}
	s, f, ok := t.longest(letters, limit, lines, h)
	if !ok { // not even an ellipsis fits
		s = t.until(0)
		s.findBreaks(limit, nil)
		f = s.fit(limit, fewest)
	}
	return s, f
}

// longest tries the ends, which must be in order.
func (t *text) longest(ends []int, limit, lines int, h *Hyphenator) (*text, fit, bool) {
	try := func(i int) (*text, fit) {
		s := t.until(ends[i])
		s.findBreaks(limit, h)
		return s, s.fit(limit, fewest)
	}
	n := sort.Search(len(ends), func(i int) bool {
		_, f := try(i)
		return len(f.cuts) > lines
	})
	if n == 0 {
		return nil, fit{}, false
	}
	s, f := try(n - 1)
	return s, f, true
}

// until is the text up to rune n, with an ellipsis for the rest: after a space
// where whole words are left out, close to the letters within a word.
func (t *text) until(n int) *text {
	sign := "…"
	if !t.runs[t.run[max(n-1, 0)]].Face.Has('…') {
		sign = "..."
	}
	if n > 0 && t.runes[n] == ' ' {
		sign = "\u00a0" + sign
	}
	for n > 0 && (t.runes[n-1] == ' ' || holds(t.runes[n-1]) || strings.ContainsRune(",;:–—(„‚", t.runes[n-1])) {
		n--
	}
	run := t.run[max(n-1, 0)]
	s := &text{runs: t.runs, soft: t.soft, forced: t.forced}
	s.runes = append(s.runes, t.runes[:n]...)
	s.run = append(s.run, t.run[:n]...)
	for _, r := range sign {
		s.runes, s.run = append(s.runes, r), append(s.run, run)
	}
	s.measure()
	return s
}
