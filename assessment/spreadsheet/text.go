package spreadsheet

import (
	"strings"
	"unicode"
)

// maxCell is how many characters a cell of a workbook holds (ECMA-376 readers
// agree on Excel's limit; what is longer would be cut without a word).
const maxCell = 32767

// risky are the characters that make a spreadsheet take a text for a formula or a
// command when a file is opened (OWASP, CSV injection); the last four are their
// full-width forms.
const risky = "=+-@\t\r\n＝＋－＠"

// quote is put before a text that begins like a formula. Spreadsheets know it as
// the mark of a text.
const quote = "'"

// neutral returns a text that no spreadsheet takes for a formula. A text that
// looks neutralised already gets another quote, so that [plainText] finds back
// what was there.
func neutral(s string) string {
	s = clean(s)
	if rest := strings.TrimLeft(s, quote); rest != "" && strings.ContainsRune(risky, firstRune(rest)) {
		return quote + s
	}
	return s
}

// plainText takes back what [neutral] did.
func plainText(s string) string {
	s = clean(s)
	rest := strings.TrimLeft(s, quote)
	if len(rest) < len(s) && rest != "" && strings.ContainsRune(risky, firstRune(rest)) {
		return s[len(quote):]
	}
	return s
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// clean removes what no answer needs and what could drive a terminal or turn text
// around on a page: control characters but tab and line end, and the marks that
// change the direction of writing. Line ends become \n.
func clean(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r':
			return '\n'
		case unicode.IsControl(r), r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069', r == '\u200E', r == '\u200F',
			r == '\uFEFF', r == '\uFFFE', r == '\uFFFF':
			return -1
		}
		return r
	}, s)
}

// units is the length of a text as a workbook counts it: in UTF-16 units.
func units(s string) int {
	n := 0
	for _, r := range s {
		if n++; r > 0xFFFF {
			n++
		}
	}
	return n
}
