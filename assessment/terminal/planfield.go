package terminal

import (
	"maps"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"lotse/questionnaires"
)

// The kinds of fields of a plan.
type fieldKind int

const (
	fieldLine fieldKind = iota
	fieldLines
	fieldChoice
)

// A planChoice is an option of a choice: its value, and what it says.
type planChoice struct{ value, label string }

// A planField is one field that is edited, drawn by huh. take gets what was entered and
// says what is wrong with it, or "".
type planField struct {
	c     *curator
	head  string
	kind  fieldKind
	value string
	form  *huh.Form
	take  func(string) string
	wrong string
}

// edit opens a field in front of everything.
func (c *curator) edit(head string, kind fieldKind, value string, choices []planChoice, take func(string) string) tea.Cmd {
	f := &planField{c: c, head: head, kind: kind, value: value, take: take}
	c.field = f
	return f.open(choices)
}

func (f *planField) open(choices []planChoice) tea.Cmd {
	var drawn huh.Field
	switch f.kind {
	case fieldLines:
		drawn = huh.NewText().Value(&f.value).Lines(4).ExternalEditor(false)
	case fieldChoice:
		options := make([]huh.Option[string], len(choices))
		for i, o := range choices {
			options[i] = huh.NewOption(o.label, o.value)
		}
		drawn = huh.NewSelect[string]().Options(options...).Value(&f.value)
	case fieldLine:
		drawn = huh.NewInput().Prompt("› ").Value(&f.value)
	}
	f.form = huh.NewForm(huh.NewGroup(drawn)).WithShowHelp(false).WithShowErrors(false).
		WithTheme(huh.ThemeFunc(huh.ThemeBase16)).WithKeyMap(textKeys()).WithWidth(f.width())
	return f.form.Init()
}

func (f *planField) width() int { return min(f.c.size.Width-2, maxWidth) }

// update hands a message to the field. Escape leaves it as it was; Enter takes it over
// if nothing is wrong with it.
func (f *planField) update(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		f.wrong = ""
		switch k.String() {
		case "esc":
			f.c.field = nil
			return nil
		case "tab", "shift+tab":
			return nil
		case "enter":
			if f.kind != fieldChoice {
				return f.confirm()
			}
		}
	}
	model, cmd := f.form.Update(msg)
	f.form = model.(*huh.Form)
	if f.form.State == huh.StateCompleted { // a choice is made
		return f.confirm()
	}
	return cmd
}

// confirm takes the value over and closes the field, unless take opened another one.
func (f *planField) confirm() tea.Cmd {
	if f.wrong = f.take(f.value); f.wrong != "" {
		f.c.wrong = ""
		return nil
	}
	if f.c.field == f {
		f.c.field = nil
		return nil
	}
	return f.c.field.form.Init()
}

func (f *planField) lines(w, h int) []string {
	head := styled(boldStyle, short(wrap(f.head, w), max(2, h/3), w))
	high := max(3, min(h-len(head)-1, 10))
	f.form = f.form.WithWidth(w).WithHeight(high)
	return append(append(head, ""), strings.Split(strings.TrimRight(f.form.View(), "\n"), "\n")...)
}

func (f *planField) hints() []hint {
	list := []hint{f.c.hint("take")}
	if f.kind == fieldLines {
		list = append(list, f.c.hint("newline"))
	}
	return append(list, f.c.hint("leave"))
}

// withWords is a text with other words in one language. A text for all languages
// stays one if the words are for all; without words the language has none.
func withWords(t questionnaires.Text, lang, words string) questionnaires.Text {
	own := maps.Clone(t)
	if own == nil {
		own = questionnaires.Text{}
	}
	if all, ok := own[""]; ok && len(own) == 1 {
		if strings.TrimSpace(words) == "" {
			return nil
		}
		if words == all {
			return own
		}
	}
	words = strings.TrimSpace(words)
	if words == "" {
		delete(own, lang)
	} else {
		own[lang] = words
	}
	if len(own) == 0 {
		return nil
	}
	return own
}
