package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
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

// asking is a form on the screen. huh draws one sheet; order, back and end are here,
// because a form of several groups loses its way between them.
type asking struct {
	page   Page
	sheets []Sheet
	at     int
	form   *huh.Form
	fields []huh.Field
	size   tea.WindowSizeMsg
	done   bool
}

func (p Page) asking(sheets []Sheet) *asking {
	a := &asking{page: p, sheets: sheets, size: tea.WindowSizeMsg{Width: 80, Height: 24}}
	a.load()
	return a
}

// What stands around the sheet: its title and a blank line, a blank line and two
// lines for what is wrong and for the keys.
const around = 5

// load builds the form of the current sheet.
func (a *asking) load() tea.Cmd {
	a.fields = nil
	for _, f := range a.sheets[a.at].Fields {
		a.fields = append(a.fields, f.drawn())
	}
	a.form = huh.NewForm(huh.NewGroup(a.fields...)).WithShowHelp(false).WithShowErrors(false).
		WithKeyMap(a.page.keys()).WithTheme(huh.ThemeFunc(huh.ThemeBase16)).
		WithWidth(min(a.size.Width, maxWidth)).WithHeight(max(1, a.size.Height-around))
	return a.form.Init()
}

// drawn makes huh's field of ours.
func (f Field) drawn() huh.Field {
	if len(f.Options) > 0 {
		options := make([]huh.Option[string], len(f.Options))
		for i, o := range f.Options {
			options[i] = huh.NewOption(o.Label, o.Value)
		}
		// The value before the options: else huh takes the first one.
		return huh.NewSelect[string]().Title(f.Title).Description(f.Help).Value(f.Value).Options(options...)
	}
	input := huh.NewInput().Title(f.Title).Description(f.Help).Value(f.Value)
	if f.Check != nil {
		input = input.Validate(f.Check)
	}
	return input
}

// Init starts the first sheet.
func (a *asking) Init() tea.Cmd { return a.form.Init() }

// Update handles what the sheet itself does not: the size, breaking off, going back.
func (a *asking) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.size = msg
		a.form = a.form.WithWidth(min(msg.Width, maxWidth)).WithHeight(max(1, msg.Height-around))
		return a, nil
	case tea.KeyPressMsg:
		switch {
		case msg.String() == "ctrl+c":
			return a, tea.Quit
		case msg.String() == "shift+tab" && a.form.GetFocusedField() == a.fields[0]:
			return a, a.back() // huh would stay at a field that is not valid yet
		}
	}
	m, cmd := a.form.Update(msg)
	a.form = m.(*huh.Form)
	if a.form.State == huh.StateCompleted {
		return a, a.next()
	}
	return a, cmd
}

func (a *asking) back() tea.Cmd {
	if a.at == 0 {
		return nil
	}
	a.at--
	return a.load()
}

func (a *asking) next() tea.Cmd {
	if a.at == len(a.sheets)-1 {
		a.done = true
		return tea.Quit
	}
	a.at++
	return a.load()
}
