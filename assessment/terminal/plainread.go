package terminal

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// print writes one fact. What people typed may hold anything: a control character
// would drive the terminal.
func (t *plain) print(words string) {
	for line := range strings.SplitSeq(words, "\n") {
		line = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) {
				return ' '
			}
			return r
		}, line)
		if _, err := fmt.Fprintln(t.out, strings.TrimRight(line, " ")); err != nil && t.wrong == nil {
			t.wrong, t.ended = err, true
		}
	}
}

// tell prints a message.
func (t *plain) tell(key string, args ...any) { t.print(t.say.T(key, args...)) }

// read reads a line; !ok at the end of input, and where the program is ended from
// outside, which must not wait for a line.
func (t *plain) read() (line string, ok bool) {
	if t.ended {
		return "", false
	}
	type read struct {
		line string
		err  error
	}
	next := make(chan read, 1)
	go func() {
		line, err := t.in.ReadString('\n')
		next <- read{line, err}
	}()
	select {
	case <-t.ctx.Done():
		t.ended = true
		return "", false
	case r := <-next:
		switch {
		case errors.Is(r.err, io.EOF) && r.line == "":
			t.ended = true
			return "", false
		case r.err != nil && !errors.Is(r.err, io.EOF):
			t.wrong, t.ended = r.err, true
			return "", false
		}
		return strings.TrimSpace(strings.ToValidUTF8(r.line, "�")), true
	}
}

// notice is what a person reads first, and agrees to where that is needed. Who does
// not agree leaves nothing behind.
func (t *plain) notice() (goOn bool) {
	if len(t.iv.Notice) == 0 {
		return true
	}
	t.tell("runner-notice")
	for _, p := range t.iv.Notice {
		t.print(p)
	}
	if !t.iv.Consent {
		t.tell("plain-begin")
		_, ok := t.read()
		return ok
	}
	return t.choose([]string{t.say.T("runner-consent-yes"), t.say.T("runner-consent-no")}) == 1
}

// choose has one of a few ways chosen by its number, from 1; 0 at the end of input.
func (t *plain) choose(ways []string) int {
	for i, w := range ways {
		t.print(fmt.Sprintf("%d: %s", i+1, w))
	}
	for {
		t.tell("plain-choose", "Most", len(ways))
		line, ok := t.read()
		if !ok {
			return 0
		}
		if n := number(line); n >= 1 && n <= len(ways) {
			return n
		}
	}
}

// number reads a whole number of few digits, -1 for anything else.
func number(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return -1
		}
		n = n*10 + int(r-'0')
	}
	if s == "" || len(s) > 6 {
		return -1
	}
	return n
}
