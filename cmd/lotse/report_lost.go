package main

import (
	"fmt"
	"slices"
	"strings"

	"lotse/report/pdf"
)

// A lostWords collects the texts of a file with characters that its typefaces do not
// have, each once, where it stands first.
type lostWords []pdf.Lost

func (l *lostWords) note(lost pdf.Lost) {
	if !slices.ContainsFunc(*l, func(have pdf.Lost) bool { return have.Text == lost.Text }) {
		*l = append(*l, lost)
	}
}

// runes are the characters that were lost, each once.
func (l lostWords) runes() []rune {
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

// sayLost names the first characters that could not be printed, and the first texts
// they are missing from.
func (a *app) sayLost(lost lostWords) {
	const most = 5
	if len(lost) == 0 {
		return
	}
	var names []string
	runes := lost.runes()
	for _, r := range runes[:min(len(runes), most)] {
		names = append(names, fmt.Sprintf("%s (%U)", string(r), r))
	}
	if len(runes) > most {
		names = append(names, "…")
	}
	fmt.Fprintln(a.Err, a.say.N("report-lost-runes", len(runes), "Runes", strings.Join(names, ", ")))
	for _, l := range lost[:min(len(lost), most)] {
		chapter := l.Chapter
		if chapter == "" {
			chapter = a.say.T("report-lost-cover")
		}
		fmt.Fprintf(a.Err, "  %s: %s\n", chapter, a.say.Quote(around(l.Text, l.Runes[0])))
	}
	if more := len(lost) - most; more > 0 {
		fmt.Fprintln(a.Err, "  "+a.say.N("report-lost-more", more))
	}
}

// around is the part of a text on one line in which a character stands.
func around(words string, r rune) string {
	const before, most = 25, 60 // characters
	text := []rune(strings.Join(strings.Fields(words), " "))
	from := max(slices.Index(text, r)-before, 0)
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
