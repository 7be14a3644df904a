package form

import (
	"strings"
	"unicode"
)

// MaxText is how many characters words may have where the pack sets no limit.
const MaxText = 2000

// MaxNote is how many characters a note may have.
const MaxNote = 500

// Clean takes out of typed words what nobody types: control characters and those that
// turn the direction of writing. Lines end as they do everywhere else in Lotse.
func Clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r':
			return '\n'
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.TrimSpace(s)
}
