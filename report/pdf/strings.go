package pdf

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// textString writes words as a PDF text string: ASCII as it is, everything else as UTF-16.
func textString(words string) string {
	var b strings.Builder
	if isASCII(words) {
		b.WriteByte('(')
		for i := range len(words) {
			if strings.IndexByte(`()\`, words[i]) >= 0 {
				b.WriteByte('\\')
			}
			b.WriteByte(words[i])
		}
		b.WriteByte(')')
		return b.String()
	}
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(words)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteByte('>')
	return b.String()
}

// isASCII says whether words are printable ASCII.
func isASCII(words string) bool {
	for i := range len(words) {
		if words[i] < ' ' || words[i] > '~' {
			return false
		}
	}
	return true
}

// uriString writes an address, whose other than ASCII bytes must be escaped.
func uriString(address string) string {
	var b strings.Builder
	for i := range len(address) {
		if c := address[i]; c <= ' ' || c > '~' {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return textString(b.String())
}
