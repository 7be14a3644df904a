package pdf

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"lotse/report"
	"lotse/report/figure"
	"lotse/report/theme"
	"lotse/report/typeset"
)

// Losses are the texts of a file with characters that its typefaces do not have, each
// once, where it stands first.
type Losses []Lost

// Note adds a text, if it is not there yet.
func (l *Losses) Note(lost Lost) {
	if !slices.ContainsFunc(*l, func(have Lost) bool { return have.Text == lost.Text }) {
		*l = append(*l, lost)
	}
}

// Runes are the characters that were lost, each once.
func (l Losses) Runes() []rune {
	var runes []rune
	for _, lost := range l {
		for _, r := range lost.Runes {
			if !slices.Contains(runes, r) {
				runes = append(runes, r)
			}
		}
	}
	return runes
}

// MostNamed is how many characters, and how many texts, are named: who has lost more has
// pasted something in another script, and sees that.
const MostNamed = 5

// Named are the first characters that were lost, with their numbers: 😀 (U+1F600).
func (l Losses) Named() string {
	var names []string
	runes := l.Runes()
	for _, r := range runes[:min(len(runes), MostNamed)] {
		names = append(names, fmt.Sprintf("%s (%U)", string(r), r))
	}
	if len(runes) > MostNamed {
		names = append(names, "…")
	}
	return strings.Join(names, ", ")
}

// Around is the part of the text on one line in which its first lost character stands.
func (l Lost) Around() string {
	const before, most = 25, 60 // characters
	text := []rune(strings.Join(strings.Fields(l.Text), " "))
	from := max(slices.Index(text, l.Runes[0])-before, 0)
	if from < before/2 {
		from = 0
	}
	to := min(from+most, len(text))
	part := strings.TrimSpace(string(text[from:to]))
	if from > 0 {
		part = "…" + part
	}
	if to < len(text) {
		part += "…"
	}
	return part
}

// meters are five dots as [report.Document.Plain] writes them; pages draw them.
var meters = regexp.MustCompile(`[●○]{5}`)

// LossesOf are the characters that a file of a document would lose. As long as its words
// hold none that any of its typefaces lacks, which is nearly always, no page is laid out
// to find that out.
func LossesOf(doc *report.Document) (Losses, error) {
	faces, err := Faces(doc.Theme)
	if err != nil {
		return nil, err
	}
	measure, err := Measure(doc.Theme)
	if err != nil {
		return nil, err
	}
	words := &spoken{measure: measure}
	words.WriteString(strings.Join([]string{doc.Plain(), doc.Title, doc.Subtitle, doc.Client, doc.Author, doc.Secrecy}, "\n"))
	if t := doc.Theme; t != nil {
		words.WriteString(strings.Join(append(slices.Clone(theme.In(t.Contact, doc.Lang)), theme.In(t.Legal, doc.Lang), theme.In(t.Confidentiality, doc.Lang)), "\n"))
	}
	for _, f := range doc.Figures() {
		f.Draw(words, f.DrawnWidth())
	}
	for line := range strings.SplitSeq(meters.ReplaceAllString(words.String(), ""), "\n") { // most lines need no second look
		if len(typeset.Lost(line, faces...)) > 0 {
			var losses Losses
			err = Write(io.Discard, doc, Options{Lost: losses.Note})
			return losses, err
		}
	}
	return nil, nil
}

// spoken is a canvas that only takes words down.
type spoken struct {
	strings.Builder
	measure func(string, figure.TextStyle) float64
}

var _ figure.Canvas = (*spoken)(nil)

// Rect draws nothing.
func (*spoken) Rect(_, _, _, _ float64, _ figure.Style) {}

// Circle draws nothing.
func (*spoken) Circle(_, _, _ float64, _ figure.Style) {}

// Path draws nothing.
func (*spoken) Path([]figure.Segment, figure.Style) {}

// Text takes one line down.
func (s *spoken) Text(_, _ float64, words string, t figure.TextStyle) float64 {
	s.WriteString("\n" + words)
	return s.measure(words, t)
}

// Measure tells how wide words are.
func (s *spoken) Measure(words string, t figure.TextStyle) float64 { return s.measure(words, t) }
