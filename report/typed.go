package report

import (
	"slices"
	"strings"

	"lotse/questionnaires"
	"lotse/templates/locale"
)

// typed is what somebody wrote, in the report's language where it is known in it.
// Words of another language say which one they are in; words whose language nobody
// recorded are taken to be in the client's.
func (w *writer) typed(t questionnaires.Text) Span {
	lang := w.say.Lang()
	if s, ok := t[lang]; ok {
		return Span{Text: inOneLine(s)}
	}
	own := w.pub.Engagement.Language
	if _, ok := t[""]; !ok && len(t) > 0 {
		keys := make([]string, 0, len(t))
		for k := range t {
			keys = append(keys, k)
		}
		own = slices.Min(keys)
	}
	if own == lang {
		own = ""
	}
	return Span{Text: inOneLine(t.In(lang)), Lang: own}
}

// words are what somebody wrote, without the language.
func (w *writer) words(t questionnaires.Text) string { return w.typed(t).Text }

// quoted are words that somebody wrote as they stand inside a sentence: without the
// full stop that may end them.
func (w *writer) quoted(t questionnaires.Text) string {
	return strings.TrimRight(w.words(t), " .;")
}

// typedCell is a cell of somebody's words, a dash for none.
func (w *writer) typedCell(t questionnaires.Text) Cell {
	s := w.typed(t)
	if s.Text == "" {
		return Cell{Text: plain(dash), Muted: true}
	}
	return Cell{Text: Rich{s}}
}

// wordsCell is a cell of plain words, a dash for none.
func wordsCell(s string) Cell {
	if s == "" {
		return Cell{Text: plain(dash), Muted: true}
	}
	return Cell{Text: plain(s)}
}

// inOneLine joins the lines of a longer answer.
func inOneLine(s string) string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\r' || r == '\t' })
	return strings.Join(parts, " ")
}

// asGiven writes a number with the decimals it was given with, two at most.
func (w *writer) asGiven(v float64) string {
	for decimals := range 2 {
		if locale.Round(v, decimals) == locale.Round(v, 2) {
			return w.say.Number(v, decimals)
		}
	}
	return w.say.Number(v, 2)
}
