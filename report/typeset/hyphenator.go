package typeset

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// The least number of letters before and after a division: usually, and where
// a line is too narrow for anything else.
const (
	usualLetters  = 3
	narrowLetters = 2
)

// A Hyphenator knows where the words of one language may be divided. It may be
// used by several reports at the same time.
type Hyphenator struct {
	lang       string
	trie       *trie
	exceptions map[string][]int // lower case without marks: offsets of divisions
	recent     [remembered]atomic.Pointer[division]
}

// NewHyphenator takes TeX patterns, one a line (.ab3er), and exceptions whose
// hyphens mark every division allowed (Ge-schäfts-füh-rung); an exception wins
// over the patterns.
func NewHyphenator(lang string, patterns []byte, exceptions []string) (*Hyphenator, error) {
	packed, err := packTrie(patterns)
	if err != nil {
		return nil, fmt.Errorf("packing hyphenation patterns: %w", err)
	}
	return newHyphenator(lang, packed, exceptions)
}

func newHyphenator(lang string, packed []byte, exceptions []string) (*Hyphenator, error) {
	trie, err := readTrie(packed)
	if err != nil {
		return nil, fmt.Errorf("reading hyphenation patterns: %w", err)
	}
	h := &Hyphenator{lang: lang, trie: trie, exceptions: make(map[string][]int, len(exceptions))}
	for _, e := range exceptions {
		word, points := readException(e)
		h.exceptions[word] = points
	}
	return h, nil
}

// ReadHyphenator reads a language's patterns, packed, and exceptions from
// hyphenation/<lang>.trie and hyphenation/<lang>-exceptions.txt in fsys. In the
// exceptions, empty lines and lines that begin with # are left out.
func ReadHyphenator(fsys fs.FS, lang string) (*Hyphenator, error) {
	packed, err := fs.ReadFile(fsys, "hyphenation/"+lang+".trie")
	if err != nil {
		return nil, fmt.Errorf("reading hyphenation patterns: %w", err)
	}
	list, err := fs.ReadFile(fsys, "hyphenation/"+lang+"-exceptions.txt")
	if err != nil {
		return nil, fmt.Errorf("reading hyphenation exceptions: %w", err)
	}
	var exceptions []string
	for line := range strings.Lines(string(list)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			exceptions = append(exceptions, line)
		}
	}
	return newHyphenator(lang, packed, exceptions)
}

// Lang is the language of the words.
func (h *Hyphenator) Lang() string { return h.lang }

// Points returns the offsets, in runes, at which word may be divided with a
// hyphen. At least three letters stay on either side. Words in capitals
// (RACI), with digits, and addresses are not divided; a word with hyphens of
// its own is divided within its parts.
func (h *Hyphenator) Points(word string) []int {
	return slices.Clone(h.points([]rune(word), usualLetters))
}

// points leaves at least so many letters on either side of a division. The result
// must not be changed.
func (h *Hyphenator) points(word []rune, least int) []int {
	if len(word) < 2*least {
		return nil
	}
	seat := &h.recent[seatOf(word)]
	if d := seat.Load(); d != nil && d.least == least && slices.Equal(d.word, word) {
		return d.points
	}
	d := &division{slices.Clone(word), least, h.find(word, least)}
	seat.Store(d)
	return d.points
}

// find looks a word's divisions up.
func (h *Hyphenator) find(word []rune, least int) []int {
	from, to := 0, len(word)
	for from < to && !isLetter(word[from]) {
		from++
	}
	for to > from && !isLetter(word[to-1]) {
		to--
	}
	core := word[from:to]
	if len(core) < 2*least || isAddress(core) {
		return nil
	}
	if marks, ok := h.exception(core); ok {
		return exceptionPoints(nil, core, marks, from, least)
	}
	var res []int
	for i := 0; i < len(core); {
		end := i
		for end < len(core) && isLetter(core[end]) {
			end++
		}
		if end-i >= 2*least && dividable(core, i, end) {
			res = h.divide(res, core[i:end], from+i, least)
		}
		i = end + 1
	}
	return res
}

// divide appends to res the divisions of a word of letters, each plus offset.
func (h *Hyphenator) divide(res []int, letters []rune, offset, least int) []int {
	if marks, ok := h.exception(letters); ok {
		return exceptionPoints(res, letters, marks, offset, least)
	}
	return h.trie.divide(res, letters, offset, least)
}

// dividable says whether the letters word[from:to] are a word of the language,
// not an abbreviation in capitals, a code with digits, or a part of a name
// with dots.
func dividable(word []rune, from, to int) bool {
	lower := false
	for _, r := range word[from:to] {
		lower = lower || unicode.IsLower(r)
	}
	return lower && (from == 0 || !inCode(word[from-1])) && (to == len(word) || !inCode(word[to]))
}

// inCode are the characters that, next to letters, make a name of a file or a
// code, in which a hyphen would be read as part of it.
func inCode(r rune) bool {
	return unicode.IsDigit(r) || strings.ContainsRune(".\\&=?%+", r)
}

// isAddress says whether word is a web or mail address.
func isAddress(word []rune) bool {
	s := string(word)
	return strings.Contains(s, "@") || strings.Contains(s, "://") || strings.HasPrefix(s, "www.")
}

// isLetter is whether patterns can know r: letters, and marks set over them.
func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) }

// readException splits "Re-dak-ti-on" into its key and the offsets of its marks.
func readException(e string) (word string, marks []int) {
	n := 0
	for _, r := range e {
		if r == '-' {
			marks = append(marks, n)
			continue
		}
		n++
	}
	return string(exceptionKey(nil, []rune(e))), marks
}

func (h *Hyphenator) exception(word []rune) (marks []int, ok bool) {
	if len(h.exceptions) == 0 {
		return nil, false
	}
	var room [96]byte
	marks, ok = h.exceptions[string(exceptionKey(room[:0], word))]
	return marks, ok
}

// exceptionKey appends a word in lower case without its hyphens, so that
// Social-Media-Redaktion and its exception Social-Media-Re-dak-ti-on meet.
func exceptionKey(key []byte, word []rune) []byte {
	for _, r := range word {
		if r != '-' {
			key = utf8.AppendRune(key, unicode.ToLower(r))
		}
	}
	return key
}

// exceptionPoints appends an exception's marks in word, each plus offset. The
// word may have hyphens of its own at some of them: there a line ends without
// a second hyphen, so they are no divisions.
func exceptionPoints(res []int, word []rune, marks []int, offset, least int) []int {
	letters, part := 0, 0 // letters seen; where the part between own hyphens began
	for i, r := range word {
		if r == '-' {
			part = i + 1
			continue
		}
		for len(marks) > 0 && marks[0] < letters {
			marks = marks[1:]
		}
		if len(marks) > 0 && marks[0] == letters && i-part >= least && restOfPart(word, i) >= least {
			res = append(res, offset+i)
		}
		letters++
	}
	return res
}

// restOfPart counts the runes from i to the word's next hyphen or end.
func restOfPart(word []rune, i int) int {
	n := 0
	for i+n < len(word) && word[i+n] != '-' {
		n++
	}
	return n
}
