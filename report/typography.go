package report

import (
	"strings"
	"unicode"
)

// marks are the quotation marks of a language: outer, then inner ones.
func marks(lang string) (open, close, innerOpen, innerClose rune) {
	if lang == "de" {
		return '„', '“', '‚', '‘'
	}
	return '‘', '’', '“', '”'
}

// isAddress reports whether words are an address, in which nothing is changed.
func isAddress(words string) bool {
	return strings.Contains(words, "://") || strings.Contains(words, "@") || strings.HasPrefix(words, "www.")
}

// polish gives what was typed on a keyboard the signs of print: quotation marks of the
// language, apostrophes, dashes, ellipses, and no line end before a per cent sign. The
// texts follow each other in one paragraph; those that are verbatim stay.
func polish(texts []string, lang string, verbatim func(i int) bool) {
	p := &polisher{before: ' '}
	p.open, p.close, p.innerOpen, p.innerClose = marks(lang)
	for i, s := range texts {
		next := ' '
		for _, following := range texts[i+1:] {
			if following != "" {
				next = []rune(following)[0]
				break
			}
		}
		if verbatim(i) {
			if r := []rune(s); len(r) > 0 {
				p.before = r[len(r)-1]
			}
			continue
		}
		texts[i] = p.polish([]rune(s), next)
	}
}

// A polisher remembers the sign before and the quotation that is open.
type polisher struct {
	open, close, innerOpen, innerClose rune
	before                             rune
	inner                              bool
}

func (p *polisher) polish(s []rune, next rune) string {
	at := func(i int) rune {
		if i < len(s) {
			return s[i]
		}
		return next
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		r := s[i]
		switch {
		case r == '"' && p.begins(at(i+1)):
			r = p.open
		case r == '"':
			r = p.close
		case r == '\'':
			r = p.single(at(i + 1))
		case r == '.' && at(i+1) == '.' && at(i+2) == '.' && i+2 < len(s) && at(i+3) != '.' && p.before != '.':
			r, i = '…', i+2
		case r == '-' && at(i+1) == '-' && i+1 < len(s) && at(i+2) != '-' && p.before != '-':
			r, i = '–', i+1
		case r == '-' && p.before == ' ' && at(i+1) == ' ':
			r = '–'
		case r == ' ' && unicode.IsDigit(p.before) && strings.ContainsRune("%‰€", at(i+1)):
			r = '\u00a0'
		}
		b.WriteRune(r)
		p.before = r
	}
	return b.String()
}

// begins reports whether a quotation mark opens: before it is nothing or a sign that
// opens, after it is a word.
func (p *polisher) begins(after rune) bool {
	return (unicode.IsSpace(p.before) || strings.ContainsRune("([{–—-/„‘‚“\u00a0", p.before)) && !unicode.IsSpace(after)
}

// single is what ' stands for: an inner quotation mark or an apostrophe.
func (p *polisher) single(after rune) rune {
	switch {
	case p.begins(after) && !unicode.IsDigit(after):
		p.inner = true
		return p.innerOpen
	case p.inner && !unicode.IsLetter(after):
		p.inner = false
		return p.innerClose
	}
	return '’'
}
