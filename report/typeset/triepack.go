package typeset

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pattern is one hyphenation pattern: its letters in Latin-1, and the digits between
// them, 0 where none is.
type pattern struct{ letters, levels string }

// packTrie makes a trie of patterns, one a line, as a file that readTrie takes: two
// uint32, the number of nodes and of rules, and then the parts of a trie in their order.
// Numbers are little-endian. Rules are numbered from 1 and shared by the patterns that
// have the same digits.
func packTrie(source []byte) ([]byte, error) {
	patterns, err := readPatterns(source)
	if err != nil {
		return nil, err
	}
	letters, first, rule := []byte{0}, []byte(nil), []byte(nil)
	rules := map[string]int{}
	digits, levels := []byte{0, 0, 0, 0}, []byte(nil) // rule 0 has none
	// A node is the patterns that begin with its letters, of which there are depth.
	type node struct {
		patterns []pattern
		depth    int
	}
	for queue := []node{{patterns, 0}}; len(queue) > 0; queue = queue[1:] {
		n, number := queue[0], 0
		for len(n.patterns) > 0 && len(n.patterns[0].letters) == n.depth {
			p := n.patterns[0]
			if number = rules[p.levels]; number == 0 {
				number = len(rules) + 1
				rules[p.levels] = number
				levels = append(levels, p.levels...)
				digits = binary.LittleEndian.AppendUint16(digits, uint16(len(levels)))
			}
			n.patterns = n.patterns[1:]
		}
		rule = binary.LittleEndian.AppendUint16(rule, uint16(number))
		first = binary.LittleEndian.AppendUint32(first, uint32(len(letters)))
		for len(n.patterns) > 0 {
			letter, end := n.patterns[0].letters[n.depth], 1
			for end < len(n.patterns) && n.patterns[end].letters[n.depth] == letter {
				end++
			}
			letters = append(letters, letter)
			queue = append(queue, node{n.patterns[:end], n.depth + 1})
			n.patterns = n.patterns[end:]
		}
	}
	first = binary.LittleEndian.AppendUint32(first, uint32(len(letters)))
	if len(levels) > 0xFFFF {
		return nil, fmt.Errorf("patterns have %d different rows of digits, more than fit", len(rules))
	}
	head := binary.LittleEndian.AppendUint32(nil, uint32(len(letters)))
	head = binary.LittleEndian.AppendUint32(head, uint32(len(rules)+1))
	return slices.Concat(head, letters, first, rule, digits, levels), nil
}

// readPatterns reads patterns, one a line, and sorts them by their letters. Of two with
// the same letters the later one counts.
func readPatterns(source []byte) ([]pattern, error) {
	var patterns []pattern
	for line := range bytes.Lines(source) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '%' {
			continue
		}
		var letters, levels []byte
		levels = append(levels, 0)
		for rest := line; len(rest) > 0; {
			r, size := utf8.DecodeRune(rest)
			rest = rest[size:]
			switch {
			case r >= '0' && r <= '9':
				levels[len(levels)-1] = byte(r - '0')
			case r > unicode.MaxLatin1:
				return nil, fmt.Errorf("pattern %s has the letter %c, which Latin-1 lacks", line, r)
			default:
				letters, levels = append(letters, byte(r)), append(levels, 0)
			}
		}
		patterns = append(patterns, pattern{string(letters), string(levels)})
	}
	slices.SortStableFunc(patterns, func(a, b pattern) int { return strings.Compare(a.letters, b.letters) })
	return patterns, nil
}
