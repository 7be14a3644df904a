package pdf

import (
	"strings"

	"lotse/report"
	"lotse/report/typeset"
)

// titles are the titles of what a document's links may lead to, by anchor.
func titles(source *report.Document) map[string]string {
	named := source.Titles()
	for anchor, title := range named {
		named[anchor] = typeset.Clean(title)
	}
	return named
}

// target says where a link leads, for people who do not see the page: its words and,
// where they do not say it, the title of the place.
func (d *document) target(l *link) string {
	title := d.titles[l.anchor]
	switch {
	case l.uri != "" || title == "" || strings.Contains(l.words, title):
		return l.words
	case l.words == "" || strings.Contains(title, l.words):
		return title
	}
	return strings.TrimRight(l.words, " .:") + ": " + title
}
