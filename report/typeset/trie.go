package typeset

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// trie holds hyphenation patterns (Liang, Word Hy-phen-a-tion by Com-put-er,
// 1983). A node knows its first child and its next sibling; in a sorted list
// of patterns the sibling looked for while building is the newest, the first.
type trie struct {
	nodes  []trieNode
	levels []byte         // the digits of all patterns, one after the other
	first  [256]int32     // the root's children by letter: Latin-1
	others map[rune]int32 // the root's children beyond Latin-1
}

type trieNode struct {
	r           rune
	child, next int32
	level       int32 // index into levels
	n           int32 // number of levels; 0: no pattern ends here
}

// newTrie reads patterns, one a line.
func newTrie(patterns []byte) *trie {
	t := &trie{
		nodes:  make([]trieNode, 1, len(patterns)/2+1),
		levels: make([]byte, 0, len(patterns)+1),
		others: map[rune]int32{},
	}
	for line := range bytes.Lines(patterns) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '%' {
			t.add(line)
		}
	}
	return t
}

// add puts one pattern in: letters, and between them digits, 0 where none is.
func (t *trie) add(pattern []byte) {
	at, start := int32(0), len(t.levels)
	t.levels = append(t.levels, 0)
	for len(pattern) > 0 {
		r, size := utf8.DecodeRune(pattern)
		pattern = pattern[size:]
		if r >= '0' && r <= '9' {
			t.levels[len(t.levels)-1] = byte(r - '0')
			continue
		}
		at = t.grow(at, r)
		t.levels = append(t.levels, 0)
	}
	if at != 0 {
		t.nodes[at].level, t.nodes[at].n = int32(start), int32(len(t.levels)-start)
	}
}

// grow returns at's child r, making it if there is none.
func (t *trie) grow(at int32, r rune) int32 {
	if c := t.step(at, r); c != 0 {
		return c
	}
	c := int32(len(t.nodes))
	t.nodes = append(t.nodes, trieNode{r: r})
	switch {
	case at != 0:
		t.nodes[c].next = t.nodes[at].child
		t.nodes[at].child = c
	case r < 256:
		t.first[r] = c
	default:
		t.others[r] = c
	}
	return c
}

// step returns at's child r, or 0.
func (t *trie) step(at int32, r rune) int32 {
	if at == 0 {
		if r >= 0 && r < 256 {
			return t.first[r]
		}
		return t.others[r]
	}
	c := t.nodes[at].child
	for c != 0 && t.nodes[c].r != r {
		c = t.nodes[c].next
	}
	return c
}

// divide appends to res the divisions of a word of letters, each plus offset,
// with at least so many letters on either side.
func (t *trie) divide(res []int, letters []rune, offset, least int) []int {
	var wordRoom [66]rune
	var levelRoom [67]byte
	word := append(wordRoom[:0], '.')
	for _, r := range letters {
		word = append(word, unicode.ToLower(r))
	}
	word = append(word, '.')
	level := levelRoom[:]
	if len(word) >= len(level) {
		level = make([]byte, len(word)+1)
	}
	for i := range word {
		at := int32(0)
		for _, r := range word[i:] {
			if at = t.step(at, r); at == 0 {
				break
			}
			node := &t.nodes[at]
			for k, v := range t.levels[node.level : node.level+node.n] {
				level[i+k] = max(level[i+k], v)
			}
		}
	}
	// level[i] stands before word[i], which is letters[i-1]; odd levels divide.
	for i := least; i <= len(letters)-least; i++ {
		if level[i+1]&1 == 1 {
			res = append(res, offset+i)
		}
	}
	return res
}
