package terminal

import (
	"maps"
	"regexp"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"lotse/questionnaires"
)

// A line is a text field, of one line or of several, drawn by huh. Enter never gets
// there: whether an answer is taken, and what comes next, is the runner's business.
type line struct {
	*room
	field
	value  questionnaires.Value // what was answered
	drawn  huh.Field
	words  string // what stands in the field
	first  string // what stood there at first
	many   bool   // lines
	wraps  bool   // one line that may be longer than the screen is wide
	fault  string
	warned bool // Enter on a number that can be read in two ways was explained
}

// ambiguous is a number with a sign that sets thousands apart in one language and
// decimals in the other.
var ambiguous = regexp.MustCompile(`^\s*[1-9][0-9]{0,2}[.,][0-9]{3}\s*$`)

// mostBreaks is how many lines huh's text field keeps; what has more is only shown.
const mostBreaks = 98

func (r *room) newLine(f field, v questionnaires.Value, raw *string) *line {
	l := &line{room: r, field: f, value: v, many: f.control.Form == questionnaires.FormLines}
	l.wraps = f.control.Form == questionnaires.FormLine
	l.words = l.given()
	if !l.many {
		l.words = strings.ReplaceAll(l.words, "\n", " ")
	}
	if l.many || l.wraps {
		l.drawn = huh.NewText().Value(&l.words).Lines(3).ExternalEditor(false)
	} else {
		l.drawn = huh.NewInput().Prompt("").Value(&l.words)
	}
	l.first = l.words
	if raw != nil {
		l.words = *raw
		switch drawn := l.drawn.(type) {
		case *huh.Text:
			drawn.Value(&l.words)
		case *huh.Input:
			drawn.Value(&l.words)
		}
	}
	l.drawn = l.drawn.WithTheme(huh.ThemeFunc(huh.ThemeBase16)).WithKeyMap(textKeys())
	return l
}

// textKeys are huh's keys for text: a line ends with shift, alt or ctrl+j, whatever
// of it the terminal can tell from Enter alone.
func textKeys() *huh.KeyMap {
	k := huh.NewDefaultKeyMap()
	k.Text.NewLine.SetKeys("shift+enter", "alt+enter", "ctrl+j")
	k.Text.Editor.SetEnabled(false)
	k.Input.AcceptSuggestion.SetEnabled(false)
	return k
}

// given is what was answered, as a person would type it.
func (l *line) given() string {
	switch v := l.value.(type) {
	case nil:
		return ""
	case questionnaires.Text:
		return v.In(l.lang)
	case questionnaires.Date: // as it is read, if it can be typed like that
		words := l.shown(l.field, v)
		if same, _ := l.kind.Parse(words); same == l.value {
			return words
		}
		return string(v)
	}
	return l.shown(l.field, l.value)
}

func (l *line) focus() tea.Cmd { return l.drawn.Focus() }

func (l *line) update(msg tea.Msg) (tea.Cmd, bool) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		warned := l.warned
		l.fault, l.warned = "", false
		switch k.String() {
		case "enter":
			return nil, l.enter(warned)
		case "tab", "shift+tab", "ctrl+g": // ctrl+g would select everything for the next letter to replace
			return nil, false
		case "shift+enter", "alt+enter", "ctrl+j":
			if !l.many {
				return nil, false
			}
		}
	}
	if paste, ok := msg.(tea.PasteMsg); ok && !l.many {
		paste.Content = strings.Join(strings.FieldsFunc(paste.Content, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
		msg = paste
	}
	if l.many && strings.Count(l.first, "\n") > mostBreaks {
		l.fault = l.say.T("runner-too-many-lines")
		return nil, false
	}
	m, cmd := l.drawn.Update(msg)
	l.drawn = m.(huh.Field)
	return cmd, false
}

// enter takes what stands there; of a number like 1.200 it says first how it is read.
func (l *line) enter(warned bool) bool {
	if l.control.Form != questionnaires.FormNumber || !l.changed() || warned || !ambiguous.MatchString(l.words) {
		return true
	}
	v, faults := l.kind.Parse(l.words)
	if len(faults) > 0 {
		return true // the runner says why
	}
	l.warned = true
	l.fault = l.say.T("runner-ambiguous", "Given", strings.TrimSpace(l.words), "Read", l.shown(l.field, v))
	return false
}

func (l *line) raw() string   { return l.words }
func (l *line) changed() bool { return l.words != l.first }
func (l *line) inside() bool  { return false }
func (l *line) wrong() string { return l.fault }

// input is what was entered as plain data. What nobody touched stays as it is: a
// text in two languages, an answer whose wording is not known.
func (l *line) input() any {
	switch text, _ := l.value.(questionnaires.Text); {
	case !l.changed():
		return l.kind.Plain(l.value)
	case strings.TrimSpace(l.words) == "":
		return nil
	case text[l.lang] != "":
		words := maps.Clone(text)
		words[l.lang] = l.words
		return l.kind.Plain(words)
	}
	return l.words
}

const mostLines = 8 // of a text field; a longer text scrolls

func (l *line) want(w int) int {
	switch {
	case l.control.Form == questionnaires.FormDate, l.note() != "":
		return 2
	case l.many:
		return mostLines
	case l.wraps:
		return l.high(w)
	}
	return 1
}

// high is how many lines a long line takes.
func (l *line) high(w int) int {
	return max(1, min(mostLines, len(wrap(l.words+" _", max(1, w-4)))))
}

// note says what a field takes where that is not plain to see.
func (l *line) note() string {
	c := l.control
	switch {
	case c.Form == questionnaires.FormDate:
		return l.say.T("runner-note-date")
	case c.Form == questionnaires.FormNumber && c.Unit != "":
		return l.unit(c.Unit)
	case l.many && c.Bounded:
		return l.say.T("runner-note-length", "Max", int(c.Max))
	}
	return ""
}

// unit is a unit in words, or as the pack calls it.
func (r *room) unit(unit string) string {
	key := "runner-unit-" + strings.NewReplacer("/", "-").Replace(unit)
	if r.say.Has(key) {
		return r.say.T(key)
	}
	return unit
}

func (l *line) lines(w, h int) []string {
	var note []string
	if n := l.note(); n != "" && h > 1 {
		note = styled(faintStyle, indented("  ", short(wrap(n, w-2), 1, w-2)))
	}
	high := 1
	if l.many {
		high = max(1, min(h-len(note), mostLines))
	} else if l.wraps {
		high = max(1, min(h-len(note), l.high(w)))
	}
	l.drawn = l.drawn.WithWidth(w).WithHeight(high)
	lines := strings.Split(strings.TrimRight(l.drawn.View(), "\n"), "\n")
	return append(lines[:min(len(lines), high)], note...)
}

func (l *line) hints() []hint {
	if l.many {
		return []hint{l.hint("next"), l.hint("newline")}
	}
	return []hint{l.hint("next")}
}
