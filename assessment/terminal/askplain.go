package terminal

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// AskPlain asks line by line: for screen readers, which do not follow a screen that
// is drawn anew, and for terminals that can do no more. One line is one answer, an
// empty one takes what is proposed. The end of input breaks off with [ErrStopped].
func (p Page) AskPlain(ctx context.Context, in io.Reader, out io.Writer, sheets []Sheet) error {
	lines := bufio.NewReader(in) // one for all: a reader of its own would swallow the next answers
	for _, s := range sheets {
		fmt.Fprintf(out, "%s\n", s.Title)
		for _, f := range s.Fields {
			if err := p.askPlain(ctx, lines, out, f); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p Page) askPlain(ctx context.Context, lines *bufio.Reader, out io.Writer, f Field) error {
	fmt.Fprintln(out, f.Title)
	if f.Help != "" {
		fmt.Fprintln(out, f.Help)
	}
	for i, o := range f.Options {
		fmt.Fprintf(out, "%d: %s\n", i+1, o.Label)
	}
	for {
		if proposed := f.shown(); proposed != "" {
			fmt.Fprintf(out, "[%s] ", proposed)
		}
		line, err := lines.ReadString('\n')
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if errors.Is(err, io.EOF) && line == "" {
			return ErrStopped
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("read an answer: %w", err)
		}
		wrong := f.take(strings.TrimSpace(line), p)
		if wrong == nil {
			return nil
		}
		fmt.Fprintln(out, wrong)
	}
}

// shown is what is proposed, as a person would type it.
func (f Field) shown() string {
	for i, o := range f.Options {
		if o.Value == *f.Value {
			return strconv.Itoa(i + 1)
		}
	}
	return *f.Value
}

// take takes what was typed; an empty line stands for what is proposed.
func (f Field) take(typed string, p Page) error {
	if typed == "" {
		typed = f.shown()
	}
	if len(f.Options) > 0 {
		n, err := strconv.Atoi(typed)
		if err != nil || n < 1 || n > len(f.Options) {
			return errors.New(p.Say.T("ask-number", "Most", len(f.Options)))
		}
		*f.Value = f.Options[n-1].Value
		return nil
	}
	if f.Check != nil {
		if err := f.Check(typed); err != nil {
			return err
		}
	}
	*f.Value = typed
	return nil
}
