package pdf

import (
	"strings"

	"lotse/report"
	"lotse/report/typeset"
)

// titles are the titles of what a document's links may lead to, by anchor.
func titles(source *report.Document) map[string]string {
	named := map[string]string{}
	put := func(id string, parts ...string) {
		title := typeset.Clean(strings.TrimSpace(strings.Join(parts, " ")))
		if _, ok := named[id]; id != "" && title != "" && !ok {
			named[id] = title
		}
	}
	for i := range source.Chapters {
		c := &source.Chapters[i]
		put(c.ID, c.Title)
		for _, b := range c.Blocks {
			switch b := b.(type) {
			case report.Heading:
				put(b.ID, b.Text)
			case report.Table:
				put(b.ID, b.Number, b.Caption)
			case report.Figure:
				put(b.ID, b.Number, b.Caption)
			case report.Card:
				put(b.ID, b.Title)
			case report.Profile:
				put(b.ID, b.Title)
			}
		}
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
