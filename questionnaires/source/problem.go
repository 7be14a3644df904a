package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Problem is a mistake its author can put right: where it is and what is wrong.
type Problem struct {
	File      string
	Line, Col int // from 1; columns count characters, not bytes
	Msg       string
	Source    string // the offending line, without its end
}

// Error returns the problem as file:line:col: message.
func (p Problem) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Col, p.Msg)
}

// Snippet returns the problem with the offending line below it, and ^~~~ under
// the word that is meant.
func (p Problem) Snippet() string {
	if strings.TrimSpace(p.Source) == "" {
		return p.Error()
	}
	line := []rune(p.Source)
	at := min(max(p.Col-1, 0), len(line))
	var pad strings.Builder
	for _, r := range line[:at] {
		if r == '\t' { // a tab stays a tab, so that the mark stands under its word
			pad.WriteRune(r)
		} else {
			pad.WriteByte(' ')
		}
	}
	return fmt.Sprintf("%s\n  %s\n  %s^%s", p.Error(), p.Source, pad.String(), strings.Repeat("~", wordLength(line[at:])-1))
}

// wordLength counts the characters up to the end of the first word, at least 1.
func wordLength(line []rune) int {
	n := 0
	for n < len(line) && !strings.ContainsRune(" \t,:{}[]\"'", line[n]) {
		n++
	}
	return max(n, 1)
}

// Problems are all mistakes of one or more files. As an error it names the first.
type Problems []Problem

// Error returns the first problem and how many more there are.
func (ps Problems) Error() string {
	switch len(ps) {
	case 0:
		return "no problems"
	case 1:
		return ps[0].Error()
	}
	return fmt.Sprintf("%s (and %d more)", ps[0].Error(), len(ps)-1)
}

// String returns every problem on a line of its own.
func (ps Problems) String() string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(p.Error())
		b.WriteByte('\n')
	}
	return b.String()
}

// Snippets returns every problem with its offending line.
func (ps Problems) Snippets() string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(p.Snippet())
		b.WriteByte('\n')
	}
	return b.String()
}

// Err returns the problems, sorted, as an error; nil if there are none.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps.Sorted()
}

// Sorted returns the problems by file, line and column, each once.
func (ps Problems) Sorted() Problems {
	sorted := slices.Clone(ps)
	slices.SortStableFunc(sorted, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	return slices.Compact(sorted)
}
