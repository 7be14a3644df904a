package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain is text without emphasis; nil for no words.
func plain(s string) Rich {
	if s == "" {
		return nil
	}
	return Rich{{Text: s}}
}

// bold is emphasised text; nil for no words.
func bold(s string) Rich {
	if s == "" {
		return nil
	}
	return Rich{{Text: s, Bold: true}}
}

// para is a paragraph of the body.
func para(s string) Para { return Para{Text: plain(s)} }

// key is the sentence a chapter starts with.
func key(s string) Para { return Para{Style: Key, Text: plain(s)} }

// small is a note or a source.
func small(s string) Para { return Para{Style: Small, Text: plain(s)} }

// paras are the paragraphs that have words.
func paras(texts ...string) []Block {
	var blocks []Block
	for _, t := range texts {
		if t != "" {
			blocks = append(blocks, para(t))
		}
	}
	return blocks
}

// clause emphasises a sentence up to its colon, or the whole of it where it has
// none. Colons in brackets or in quotation marks do not count.
func clause(s string) Rich {
	runes := []rune(s)
	depth := 0
	for i, r := range runes {
		switch {
		case strings.ContainsRune("(„‘", r):
			depth++
		case strings.ContainsRune(")“", r), r == '’' && !apostrophe(runes, i):
			depth = max(depth-1, 0)
		case r == ':' && depth == 0 && i+1 < len(runes):
			return Rich{{Text: string(runes[:i+1]), Bold: true}, {Text: string(runes[i+1:])}}
		}
	}
	return bold(s)
}

// apostrophe reports whether the mark at i stands inside a word, as in don’t.
// The one behind a plural, as in experts’ time, cannot be told from the end of a
// quotation; it closes nothing that is open.
func apostrophe(r []rune, i int) bool {
	return i > 0 && i+1 < len(r) && unicode.IsLetter(r[i-1]) && unicode.IsLetter(r[i+1])
}

// leadingClause emphasises a text up to its colon, or its first sentence.
func leadingClause(s string) Rich {
	if c := clause(s); len(c) > 1 {
		return c
	}
	parts := sentences(s)
	if len(parts) < 2 {
		return bold(s)
	}
	return Rich{{Text: parts[0], Bold: true}, {Text: " " + strings.Join(parts[1:], " ")}}
}

// capital makes the first letter a capital one.
func capital(s string) string {
	if s == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
