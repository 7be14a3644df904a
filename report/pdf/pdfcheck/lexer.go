package pdfcheck

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
)

// maxNesting is how deep arrays and dictionaries may stand in each other.
const maxNesting = 64

var errEnd = errors.New("end of data")

// A lexer reads objects and keywords from bytes.
type lexer struct {
	b     []byte
	pos   int
	refs  bool // "12 0 R" is a reference; not so in content streams
	depth int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return strings.IndexByte("()<>[]{}/%", c) >= 0 }

// skip passes over white space and comments.
func (l *lexer) skip() {
	for l.pos < len(l.b) {
		switch c := l.b[l.pos]; {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.b) && l.b[l.pos] != '\n' && l.b[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// next reads one object or keyword; errEnd at the end.
func (l *lexer) next() (any, error) {
	l.skip()
	if l.pos >= len(l.b) {
		return nil, errEnd
	}
	if l.depth > maxNesting {
		return nil, fmt.Errorf("objects nested deeper than %d", maxNesting)
	}
	switch c := l.b[l.pos]; c {
	case '/':
		return l.name()
	case '(':
		return l.literal()
	case '[':
		return l.array()
	case '<':
		if l.pos+1 < len(l.b) && l.b[l.pos+1] == '<' {
			return l.dict()
		}
		return l.hex()
	case ')', ']', '>', '{', '}':
		return nil, fmt.Errorf("unexpected %q at byte %d", c, l.pos)
	}
	word := l.word()
	if n, ok := parseNumber(word); ok {
		if i, whole := n.(int); whole && l.refs && i >= 0 {
			return l.reference(i), nil
		}
		return n, nil
	}
	switch word {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	}
	return keyword(word), nil
}

// word reads the regular characters at pos.
func (l *lexer) word() string {
	start := l.pos
	for l.pos < len(l.b) && !isSpace(l.b[l.pos]) && !isDelimiter(l.b[l.pos]) {
		l.pos++
	}
	return string(l.b[start:l.pos])
}

func parseNumber(s string) (any, bool) {
	if s == "" || strings.IndexByte("+-.0123456789", s[0]) < 0 {
		return nil, false
	}
	if i, err := strconv.ParseInt(s, 10, 32); err == nil {
		return int(i), true
	}
	if strings.ContainsAny(s, "eExXpP_nN") { // Go's forms, not PDF's
		return nil, false
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return f, true
	}
	return nil, false
}

// reference looks whether the number num begins "num gen R".
func (l *lexer) reference(num int) any {
	back := l.pos
	l.skip()
	if gen, ok := parseNumber(l.word()); ok {
		if g, whole := gen.(int); whole && g >= 0 {
			l.skip()
			if l.word() == "R" {
				return ref{num, g}
			}
		}
	}
	l.pos = back
	return num
}

func (l *lexer) name() (any, error) {
	l.pos++
	raw := l.word()
	if !strings.Contains(raw, "#") {
		return name(raw), nil
	}
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if v, err := strconv.ParseUint(raw[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(v))
				i += 2
				continue
			}
		}
		b.WriteByte(raw[i])
	}
	return name(b.String()), nil
}

func (l *lexer) array() (any, error) {
	l.pos++
	l.depth++
	defer func() { l.depth-- }()
	a := array{}
	for {
		l.skip()
		if l.pos < len(l.b) && l.b[l.pos] == ']' {
			l.pos++
			return a, nil
		}
		v, err := l.next()
		if err != nil {
			return nil, fmt.Errorf("in an array: %w", err)
		}
		if k, ok := v.(keyword); ok {
			return nil, fmt.Errorf("word %q in an array", k)
		}
		a = append(a, v)
	}
}

func (l *lexer) dict() (any, error) {
	l.pos += 2
	l.depth++
	defer func() { l.depth-- }()
	d := dict{}
	for {
		l.skip()
		if l.pos+1 < len(l.b) && l.b[l.pos] == '>' && l.b[l.pos+1] == '>' {
			l.pos += 2
			return d, nil
		}
		k, err := l.next()
		if err != nil {
			return nil, fmt.Errorf("in a dictionary: %w", err)
		}
		key, ok := k.(name)
		if !ok {
			return nil, fmt.Errorf("%v where a dictionary's key should be", k)
		}
		if _, twice := d[key]; twice {
			return nil, fmt.Errorf("key %s twice in a dictionary", key)
		}
		v, err := l.next()
		if err != nil {
			return nil, fmt.Errorf("in a dictionary: %w", err)
		}
		if w, ok := v.(keyword); ok {
			return nil, fmt.Errorf("word %q in a dictionary", w)
		}
		d[key] = v
	}
}

// escapes of literal strings.
const escapes = "n\nr\rt\tb\bf\f(())\\\\"

func (l *lexer) literal() (any, error) {
	var b strings.Builder
	depth := 0
	for l.pos < len(l.b) {
		c := l.b[l.pos]
		l.pos++
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				return text(b.String()), nil
			}
		case '\\':
			l.escape(&b)
			continue
		}
		b.WriteByte(c)
	}
	return nil, errors.New("string without an end")
}

// escape reads what follows a backslash.
func (l *lexer) escape(b *strings.Builder) {
	if l.pos >= len(l.b) {
		return
	}
	c := l.b[l.pos]
	l.pos++
	for i := 0; i < len(escapes); i += 2 {
		if escapes[i] == c {
			b.WriteByte(escapes[i+1])
			return
		}
	}
	switch {
	case c >= '0' && c <= '7':
		v := int(c - '0')
		for n := 1; n < 3 && l.pos < len(l.b) && l.b[l.pos] >= '0' && l.b[l.pos] <= '7'; n++ {
			v = v*8 + int(l.b[l.pos]-'0')
			l.pos++
		}
		b.WriteByte(byte(v))
	case c == '\r':
		if l.pos < len(l.b) && l.b[l.pos] == '\n' {
			l.pos++
		}
	case c == '\n':
	default:
		b.WriteByte(c)
	}
}

func (l *lexer) hex() (any, error) {
	l.pos++
	var digits []byte
	for l.pos < len(l.b) {
		c := l.b[l.pos]
		l.pos++
		switch {
		case c == '>':
			if len(digits)%2 == 1 {
				digits = append(digits, '0')
			}
			out := make([]byte, len(digits)/2)
			for i := range out {
				v, err := strconv.ParseUint(string(digits[2*i:2*i+2]), 16, 8)
				if err != nil {
					return nil, fmt.Errorf("hexadecimal string: %w", err)
				}
				out[i] = byte(v)
			}
			return text(out), nil
		case !isSpace(c):
			digits = append(digits, c)
		}
	}
	return nil, errors.New("hexadecimal string without an end")
}

func utf16BE(s text) string {
	u := make([]uint16, len(s)/2)
	for i := range u {
		u[i] = uint16(s[2*i])<<8 | uint16(s[2*i+1])
	}
	return string(utf16.Decode(u))
}
