package typeset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"unicode"
)

// trie holds hyphenation patterns (Liang, Word Hy-phen-a-tion by Com-put-er, 1983) as
// they lie in a file, so that nothing is built before the first word can be divided
// (packTrie says how). Nodes are numbered level by level: the children of a node follow
// one another, and after them come those of the next node.
type trie struct {
	letters []byte // of each node, in Latin-1
	first   []byte // uint32 of each node and one more: its first child
	rule    []byte // uint16 of each node: the digits of the pattern that ends there; 0: none does
	digits  []byte // uint16 of each rule and one more: where its digits begin in levels
	levels  []byte
}

var errTrie = errors.New("the file of patterns is damaged")

// readTrie takes what packTrie wrote.
func readTrie(packed []byte) (*trie, error) {
	if len(packed) < 8 {
		return nil, errTrie
	}
	nodes, rules := int(binary.LittleEndian.Uint32(packed)), int(binary.LittleEndian.Uint32(packed[4:]))
	rest := packed[8:]
	var t trie
	for _, part := range []struct {
		to   *[]byte
		size int
	}{{&t.letters, nodes}, {&t.first, 4 * (nodes + 1)}, {&t.rule, 2 * nodes}, {&t.digits, 2 * (rules + 1)}} {
		if part.size < 0 || part.size > len(rest) {
			return nil, errTrie
		}
		*part.to, rest = rest[:part.size], rest[part.size:]
	}
	t.levels = rest
	return &t, nil
}

// children are the numbers of a node's children, from the first to before another.
func (t *trie) children(node uint32) (from, to uint32) {
	return binary.LittleEndian.Uint32(t.first[4*node:]), binary.LittleEndian.Uint32(t.first[4*node+4:])
}

// step returns a node's child, or 0: the root is nobody's child.
func (t *trie) step(node uint32, letter byte) uint32 {
	from, to := t.children(node)
	if i := bytes.IndexByte(t.letters[from:to], letter); i >= 0 {
		return from + uint32(i)
	}
	return 0
}

// levelsAt are the digits between the letters of the pattern that ends at a node, 0
// where none is; nil if none ends there.
func (t *trie) levelsAt(node uint32) []byte {
	rule := binary.LittleEndian.Uint16(t.rule[2*node:])
	if rule == 0 {
		return nil
	}
	at := t.digits[2*int(rule):]
	return t.levels[binary.LittleEndian.Uint16(at):binary.LittleEndian.Uint16(at[2:])]
}

// divide appends to res the divisions of a word of letters, each plus offset,
// with at least so many letters on either side.
func (t *trie) divide(res []int, letters []rune, offset, least int) []int {
	var wordRoom [66]byte
	var levelRoom [67]byte
	word := append(wordRoom[:0], '.')
	for _, r := range letters {
		if r = unicode.ToLower(r); r > unicode.MaxLatin1 {
			r = 0 // no pattern has it
		}
		word = append(word, byte(r))
	}
	word = append(word, '.')
	level := levelRoom[:]
	if len(word) >= len(level) {
		level = make([]byte, len(word)+1)
	}
	for i := range word {
		node := uint32(0)
		for _, letter := range word[i:] {
			if node = t.step(node, letter); node == 0 {
				break
			}
			for k, v := range t.levelsAt(node) {
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
