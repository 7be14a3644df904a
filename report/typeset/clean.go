package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// lost stands for a character that cannot be printed, so that nobody
// overlooks that there was one; in faces that lack it too, the first of
// lostInstead that they have.
const (
	lost        = '\ufffd'
	lostInstead = "□?"
)

// Clean makes text from people fit to be printed in faces (in all of them; none
// given: only in a PDF). Line ends become \n, tabs spaces; control
// characters, marks that change the direction of writing and other marks
// without a picture go. Letters and accents are composed (NFC). What the faces lack
// becomes its equivalent (ﬁ is fi, 𝐀 is A), its base letter (ạ is a), or
// U+FFFD (a box, a question mark): no letter goes without a trace.
func Clean(s string, faces ...*Face) string {
	if isClean(s, faces) {
		return s
	}
	s = norm.NFC.String(strings.Map(seen, mend(s)))
	for range 3 { // what was replaced may compose with what follows
		t := norm.NFC.String(printable(s, faces))
		if t == s {
			break
		}
		s = t
	}
	return s
}

// printable replaces what the faces lack.
func printable(s string, faces []*Face) string {
	var b strings.Builder
	b.Grow(len(s))
	prev, replaced := rune(-1), false
	for _, r := range s {
		switch {
		case r == '\u00a0' && prev == r: // a row of no-break spaces, as word processors leave it, is one
		case replaced && unicode.Is(unicode.M, r): // accents of what was replaced
		case r <= 0xffff && hasAll(faces, r) || kept(r):
			b.WriteRune(r)
			replaced = false
		default:
			b.WriteString(substitute(r, faces))
			replaced = true
		}
		prev = r
	}
	return b.String()
}

// isClean says whether s has nothing to clean, as most texts: ASCII, and letters,
// dashes, quotes, arrows and signs that are characters of their own and in the faces.
func isClean(s string, faces []*Face) bool {
	prev := rune(-1)
	for _, r := range s {
		switch {
		case r >= ' ' && r <= '~', r == '\n', r == '\u00ad':
		case r == '\u00a0' && prev == r:
			return false
		case r >= 0xa0 && r < latinTo, r >= 0x2010 && r < 0x2028, r >= 0x2190 && r < signsTo:
			if !hasAll(faces, r) {
				return false
			}
		default:
			return false
		}
		prev = r
	}
	return true
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n",
	"\u2028", "\n", "\u2029", "\n", "\t", " ")

// mend repairs the encoding: line ends, surrogates written as UTF-8, and bytes
// that are no characters (one U+FFFD for each).
func mend(s string) string {
	s = lineEnds.Replace(s)
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && size == 1 {
			r, size = surrogates(s)
		}
		b.WriteRune(r)
		s = s[size:]
	}
	return b.String()
}

// surrogates reads a UTF-16 surrogate that was written as three bytes of its
// own: a pair is one character, a lone one is lost.
func surrogates(s string) (r rune, size int) {
	unit := func(i int) rune {
		if len(s) < i+3 || s[i] != 0xed || s[i+1] < 0xa0 || s[i+1] > 0xbf || s[i+2]&0xc0 != 0x80 {
			return 0
		}
		return 0xd000 | rune(s[i+1]&0x3f)<<6 | rune(s[i+2]&0x3f)
	}
	high, low := unit(0), unit(3)
	switch {
	case high == 0:
		return lost, 1
	case high < 0xdc00 && low >= 0xdc00:
		return (high-0xd800)<<10 + (low - 0xdc00) + 0x10000, 6
	}
	return lost, 3
}

// seen drops the invisible.
func seen(r rune) rune {
	if invisible(r) {
		return -1
	}
	return r
}

// invisible are runes without a picture that do not part words: controls,
// directions of writing, joiners, variation selectors, tags.
func invisible(r rune) bool {
	switch {
	case kept(r):
		return false
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
		return true
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0100 && r <= 0xe01ef, r == '\u034f', r == '\u115f', r == '\u1160', r == '\u3164':
		return true
	}
	return false
}

// kept are the marks that Break understands and never draws in mid-line.
func kept(r rune) bool { return r == '\n' || r == ' ' || r == '\u00ad' || r == '\u200b' }

func hasAll(faces []*Face, r rune) bool {
	for _, f := range faces {
		if !f.Has(r) {
			return false
		}
	}
	return true
}

// Lost returns the characters of s that [Clean] finds nothing alike for in the faces:
// each of them becomes the sign of a lost one.
func Lost(s string, faces ...*Face) []rune {
	if isClean(s, faces) {
		return nil
	}
	var list []rune
	for _, r := range norm.NFC.String(strings.Map(seen, mend(s))) {
		if kept(r) || r <= 0xffff && hasAll(faces, r) {
			continue
		}
		if _, ok := equivalent(r, faces); !ok {
			list = append(list, r)
		}
	}
	return list
}

// substitute finds what to print for a rune that the faces lack.
func substitute(r rune, faces []*Face) string {
	if s, ok := equivalent(r, faces); ok {
		return s
	}
	for _, c := range string(lost) + lostInstead {
		if hasAll(faces, c) {
			return string(c)
		}
	}
	return "?"
}

// equivalent is what says the same as a rune that the faces lack, if there is anything.
func equivalent(r rune, faces []*Face) (string, bool) {
	if unicode.Is(unicode.Zs, r) {
		if r == '\u202f' || r == '\u2007' || r == '\u2009' {
			return "\u00a0", true // narrow spaces hold words together
		}
		return " ", true
	}
	if unicode.Is(unicode.M, r) {
		return "", true // its base letter stays
	}
	for _, form := range []norm.Form{norm.NFKC, norm.NFKD} {
		if t, ok := without(form.String(string(r)), faces); ok {
			return t, true
		}
	}
	s, ok := alike[r]
	return s, ok
}

// without is s without its accents, if the faces have all that is left.
func without(s string, faces []*Face) (string, bool) {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.Is(unicode.M, r):
		case r <= 0xffff && hasAll(faces, r):
			b.WriteRune(r)
		default:
			return "", false
		}
	}
	return b.String(), b.Len() > 0
}

// alike are substitutes that Unicode does not know of.
var alike = map[rune]string{
	'\u2010': "-", '\u2011': "-", '\u2012': "–", '\u2015': "—", '\u2212': "–",
	'‹': "<", '›': ">", '●': "•", '▪': "•", '■': "•", '◦': "•", '‣': "•", '·': "•",
	'✓': "√", '✔': "✓", '→': "->", '←': "<-", '⇒': "=>", 'ẞ': "SS",
	'ł': "l", 'Ł': "L", 'ø': "o", 'Ø': "O", 'đ': "d", 'Đ': "D", 'ı': "i",
}
