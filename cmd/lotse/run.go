package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"lotse/assessment/store"
	"lotse/assessment/terminal"
	"lotse/questionnaires/source"
	"lotse/templates/locale"
)

// Streams are where a command reads and writes. Out is data, Err is talk.
type Streams struct {
	In  io.Reader
	Out io.Writer
	Err io.Writer
}

// Exit codes.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2 // the command was called wrongly
	exitOpen        = 3 // something is open or faulty
	exitInterrupted = 130
)

// app is one run of the program.
type app struct {
	Streams
	env   func(string) string
	say   *locale.Printer // the language of talk
	store string          // --store
	lang  string          // --lang as given; "" if not
	calm  bool            // an interrupt is how the command ends, and no failure
}

// run is the whole program: arguments and environment in, exit code out.
func run(ctx context.Context, args []string, env func(string) string, streams Streams) int {
	a := &app{Streams: streams, env: env}
	say, err := locale.New(talkLanguage(args, env))
	if err != nil {
		fmt.Fprintf(streams.Err, "lotse: %v\n", err)
		return exitUsage
	}
	a.say = say
	root := a.root()
	root.SetArgs(args)
	err = root.ExecuteContext(ctx)
	if ctx.Err() != nil && (err != nil || !a.calm) {
		fmt.Fprintln(streams.Err, "lotse: "+say.T("command-interrupted"))
		return exitInterrupted
	}
	return a.report(err)
}

// talkLanguage picks the language of help and errors before flags are parsed,
// because a flag's error is talk already: --lang, LOTSE_LANG, the locale.
func talkLanguage(args []string, env func(string) string) string {
	for i, arg := range args {
		if v, ok := strings.CutPrefix(arg, "--lang="); ok {
			return v
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
		if arg == "--" {
			break
		}
	}
	if v := env("LOTSE_LANG"); v != "" {
		return v
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := env(name); v != "" {
			if strings.HasPrefix(v, "de") {
				return "de"
			}
			break
		}
	}
	return "en"
}

// A usageError is a command called wrongly: exit code 2.
type usageError struct{ msg string }

func (e *usageError) Error() string { return e.msg }

// A openError is something open or faulty that was said on stdout or stderr
// already, or is said by its message: exit code 3.
type openError struct{ msg string }

func (e *openError) Error() string { return e.msg }

// usage makes a usageError from a message key.
func (a *app) usage(key string, args ...any) error {
	return &usageError{a.say.T(key, args...)}
}

// report says an error in one line and gives the exit code.
func (a *app) report(err error) int {
	if err == nil {
		return exitDone
	}
	var usage *usageError
	var open *openError
	var problems source.Problems
	switch {
	case errors.As(err, &problems):
		a.printProblems(a.Err, problems)
		fmt.Fprintln(a.Err, "lotse: "+a.say.N("command-problems", len(problems)))
		return exitOpen
	case errors.As(err, &open):
		if open.msg != "" {
			fmt.Fprintln(a.Err, "lotse: "+open.msg)
		}
		return exitOpen
	case errors.As(err, &usage):
		fmt.Fprintln(a.Err, "lotse: "+usage.msg)
		return exitUsage
	case errors.Is(err, terminal.ErrStopped):
		fmt.Fprintln(a.Err, "lotse: "+a.say.T("command-interrupted"))
		return exitInterrupted
	}
	fmt.Fprintln(a.Err, "lotse: "+a.failure(err))
	return exitFailed
}

// failure says what failed: in the language of talk where the user can do
// something about it, else as the machine put it.
func (a *app) failure(err error) string {
	var newer *store.Newer
	switch {
	case errors.As(err, &newer):
		return a.say.T("command-store-newer", "Path", newer.Where, "Needs", newer.Needs)
	case errors.Is(err, store.ErrNotStore):
		return a.say.T("command-store-other", "Detail", err)
	case errors.Is(err, store.ErrBusy):
		return a.say.T("command-store-busy")
	case errors.Is(err, store.ErrFrozen):
		return a.say.T("round-refused-frozen")
	case errors.Is(err, store.ErrClosed):
		return a.say.T("round-refused-closed")
	case errors.Is(err, store.ErrArchived):
		return a.say.T("archive-refused")
	}
	return a.storeFailure(err)
}

// printProblems lists problems as file:line:col: message. On a terminal each is
// followed by its line.
func (a *app) printProblems(w io.Writer, problems source.Problems) {
	for _, p := range problems {
		if isTerminal(w) {
			fmt.Fprintln(w, p.Snippet())
		} else {
			fmt.Fprintln(w, p.Error())
		}
	}
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// interactive reports whether somebody sits there who can be asked.
func (a *app) interactive() bool { return isTerminal(a.In) && isTerminal(a.Out) }

// width is the width of the terminal behind w, 80 where there is none.
func width(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil && columns > 0 {
			return columns
		}
	}
	return 80
}
