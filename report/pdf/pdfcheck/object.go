package pdfcheck

// The kinds of PDF objects (ISO 32000-1, 7.3). Numbers are int or float64,
// null is nil.
type (
	name    string
	text    string // a string object's bytes
	keyword string // an operator, or a word such as obj
	array   []any
	dict    map[name]any
	ref     struct{ num, gen int }
	stream  struct {
		dict dict
		raw  []byte
	}
)

// number is a PDF number's value.
func number(v any) (float64, bool) {
	switch n := v.(type) {
	case int:
		return float64(n), true
	case float64:
		return n, true
	}
	return 0, false
}

// decodeText reads a text string: UTF-16 with its byte order mark, UTF-8 with
// its, else PDFDocEncoding, of which Latin-1 is enough here.
func decodeText(s text) string {
	switch {
	case len(s) >= 2 && s[0] == 0xfe && s[1] == 0xff:
		return utf16BE(s[2:])
	case len(s) >= 3 && s[:3] == "\xef\xbb\xbf":
		return string(s[3:])
	}
	r := make([]rune, len(s))
	for i := range len(s) {
		r[i] = rune(s[i])
	}
	return string(r)
}
