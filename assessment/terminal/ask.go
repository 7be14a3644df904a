package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"

	tea "charm.land/bubbletea/v2"

	"lotse/assessment"
	"lotse/questionnaires"
)

// ErrStopped says that the person at the terminal broke off.
var ErrStopped = errors.New("broken off")

// A Field is one thing a form asks for: words, or one of a few options. Its Value
// holds what is proposed, and afterwards what was entered.
type Field struct {
	Title, Help string
	Options     []Choice
	Value       *string
	// Check says in the reader's language what is wrong with a value; nil: anything goes.
	Check func(string) error
}

// A Choice is an option of a [Field].
type Choice struct{ Value, Label string }

// A Sheet is what a form asks for on one screen.
type Sheet struct {
	Title  string
	Fields []Field
}

// Ask puts sheets on a terminal, one after the other and back, until the last is
// done; [ErrStopped] if the person broke off. It needs a terminal on both sides;
// see [Page.AskPlain] for anything less.
func (p Page) Ask(ctx context.Context, in io.Reader, out io.Writer, sheets []Sheet) error {
	if len(sheets) == 0 {
		return nil
	}
	program := tea.NewProgram(p.asking(sheets), tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithoutSignalHandler())
	last, err := program.Run()
	switch a, _ := last.(*asking); {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return fmt.Errorf("ask on the terminal: %w", err)
	case a == nil || !a.done:
		return ErrStopped
	}
	return nil
}

// asking is a form on the screen: sheets of fields, of which one is open in an editor,
// with the keys that an interview has.
type asking struct {
	*room
	sheets []Sheet
	sheet  int
	at     int // in the sheet
	ed     editor
	size   tea.WindowSizeMsg
	fault  string
	done   bool
}

func (p Page) asking(sheets []Sheet) *asking {
	a := &asking{sheets: sheets, size: tea.WindowSizeMsg{Width: 80, Height: 24}}
	a.room = &room{say: p.Say, lang: p.Say.Lang(), accent: accent(true), pack: &questionnaires.Pack{}}
	a.load(0, 0)
	return a
}

// load opens a field of a sheet, with what it holds.
func (a *asking) load(sheet, at int) tea.Cmd {
	a.sheet, a.at, a.fault = sheet, at, ""
	f := a.sheets[sheet].Fields[at]
	if len(f.Options) == 0 {
		a.ed = a.newLine(field{kind: words{}, control: questionnaires.Control{Form: questionnaires.FormLine}}, questionnaires.Plain(*f.Value), nil)
		return a.ed.focus()
	}
	c := questionnaires.Control{Form: questionnaires.FormPickOne}
	for _, o := range f.Options {
		c.Options = append(c.Options, questionnaires.ControlOption{ID: o.Value, Label: o.Label})
	}
	a.ed = a.newPick(field{kind: words{}, control: c}, assessment.GivenAnswer(questionnaires.Pick(*f.Value)), nil)
	return nil
}

// Init starts the first field, and asks whether the terminal is dark or light.
func (a *asking) Init() tea.Cmd { return tea.Batch(tea.RequestBackgroundColor, a.ed.focus()) }

// Update handles what the open field itself does not: the size, breaking off, going
// back.
func (a *asking) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.size = msg
		return a, nil
	case tea.BackgroundColorMsg:
		a.accent = accent(msg.IsDark())
	case tea.KeyPressMsg:
		switch a.fault = ""; msg.String() {
		case "ctrl+c":
			return a, tea.Quit
		case "shift+tab", "pgup":
			*a.sheets[a.sheet].Fields[a.at].Value = a.entered() // checked when it is confirmed
			return a, a.back()
		case "tab", "pgdown":
			return a, a.confirm()
		}
	}
	cmd, done := a.ed.update(msg)
	if done {
		cmd = tea.Batch(cmd, a.confirm())
	}
	return a, cmd
}

// entered is what the open field holds.
func (a *asking) entered() string {
	switch ed := a.ed.(type) {
	case *line:
		return ed.words
	case *pick:
		if len(ed.chosen) > 0 {
			return ed.chosen[0]
		}
	}
	return ""
}

// confirm takes what the open field holds, if nothing is wrong with it, and goes on.
func (a *asking) confirm() tea.Cmd {
	f := a.sheets[a.sheet].Fields[a.at]
	value := a.entered()
	if f.Check != nil {
		if err := f.Check(value); err != nil {
			a.fault = err.Error()
			return nil
		}
	}
	*f.Value = value
	switch {
	case a.at+1 < len(a.sheets[a.sheet].Fields):
		return a.load(a.sheet, a.at+1)
	case a.sheet+1 < len(a.sheets):
		return a.load(a.sheet+1, 0)
	}
	a.done = true
	return tea.Quit
}

func (a *asking) back() tea.Cmd {
	switch {
	case a.at > 0:
		return a.load(a.sheet, a.at-1)
	case a.sheet > 0:
		return a.load(a.sheet-1, len(a.sheets[a.sheet-1].Fields)-1)
	}
	return nil
}
