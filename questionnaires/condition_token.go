package questionnaires

import (
	"fmt"
	"strings"
)

// A token is one word or sign of a condition and its place in characters.
type token struct {
	kind tokenKind
	text string
	at   int
}

type tokenKind int

const (
	tokenEnd      tokenKind = iota
	tokenName               // kebab-case words, joined with dots
	tokenNumber             // 3, -0.25
	tokenOperator           // < <= > >= == !=
	tokenSign               // ( )
)

// tokenize splits a condition into tokens; the last one is a tokenEnd.
func tokenize(text string) ([]token, *misstep) {
	runes := []rune(text)
	var tokens []token
	for i := 0; i < len(runes); {
		start := i
		kind := tokenEnd
		switch r := runes[i]; {
		case strings.ContainsRune(" \t\r\n", r):
			i++
			continue
		case r == '(' || r == ')':
			kind, i = tokenSign, i+1
		case strings.ContainsRune("<>=!", r):
			kind, i = tokenOperator, runEnd(runes, i+1, isEqualsSign)
			i = min(i, start+2)
		case isDigit(r) || r == '-' && i+1 < len(runes) && isDigit(runes[i+1]):
			kind, i = tokenNumber, runEnd(runes, i+1, isNumberRune)
		case isLetter(r):
			kind, i = tokenName, runEnd(runes, i+1, isNameRune)
		default:
			return nil, &misstep{at: i, msg: fmt.Sprintf("unexpected character %q", r)}
		}
		t := token{kind: kind, text: string(runes[start:i]), at: start}
		if msg := t.fault(); msg != "" {
			return nil, &misstep{at: start, msg: msg}
		}
		tokens = append(tokens, t)
	}
	return append(tokens, token{kind: tokenEnd, at: len(runes)}), nil
}

// fault says what is wrong with the token itself.
func (t token) fault() string {
	switch t.kind {
	case tokenOperator:
		if t.text == "=" || t.text == "!" {
			return fmt.Sprintf("unknown sign %q; comparisons are < <= > >= == !=", t.text)
		}
	case tokenNumber:
		if !numberNotation.MatchString(t.text) {
			return fmt.Sprintf("%q is not a number", t.text)
		}
	case tokenName:
		if strings.HasSuffix(t.text, "-") || strings.HasSuffix(t.text, ".") {
			return fmt.Sprintf("the name %q ends in %q", t.text, t.text[len(t.text)-1:])
		}
	case tokenEnd, tokenSign:
	}
	return ""
}

func runEnd(runes []rune, i int, in func(rune) bool) int {
	for i < len(runes) && in(runes[i]) {
		i++
	}
	return i
}

func isEqualsSign(r rune) bool { return r == '=' }
func isDigit(r rune) bool      { return '0' <= r && r <= '9' }
func isLetter(r rune) bool     { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }
func isNumberRune(r rune) bool { return isDigit(r) || isLetter(r) || r == '.' }
func isNameRune(r rune) bool   { return isLetter(r) || isDigit(r) || r == '-' || r == '.' }
