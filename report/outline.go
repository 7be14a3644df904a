package report

import (
	"fmt"
	"strings"
)

// An OutlineEntry is a line of the table of contents: a chapter or a heading in it.
type OutlineEntry struct {
	Number, Title, Anchor string
	Chapter               bool
}

// Outline lists the chapters and their headings of level 2, in reading order; without
// the chapter that holds the list itself.
func (d *Document) Outline() []OutlineEntry {
	var all []OutlineEntry
	for i := range d.Chapters {
		c := &d.Chapters[i]
		if c.listsContents() {
			continue
		}
		all = append(all, OutlineEntry{c.Number, c.Title, Anchor(c.ID, i, -1), true})
		for j, b := range c.Blocks {
			if h, ok := b.(Heading); ok && h.Level <= 2 && strings.TrimSpace(h.Text) != "" {
				all = append(all, OutlineEntry{"", h.Text, Anchor(h.ID, i, j), false})
			}
		}
	}
	return all
}

func (c *Chapter) listsContents() bool {
	for _, b := range c.Blocks {
		if _, ok := b.(Contents); ok {
			return true
		}
	}
	return false
}

// Anchor is the id of a chapter (block -1) or block; those without an id of their own
// get one by their place, because the contents lead to them as well.
func Anchor(id string, chapter, block int) string {
	if id != "" {
		return id
	}
	return fmt.Sprintf("at-%d-%d", chapter+1, block+1)
}

// Titles are the titles of what links may lead to, by anchor.
func (d *Document) Titles() map[string]string {
	named := map[string]string{}
	put := func(id string, parts ...string) {
		title := strings.TrimSpace(strings.Join(parts, " "))
		if _, ok := named[id]; id != "" && title != "" && !ok {
			named[id] = title
		}
	}
	for i := range d.Chapters {
		c := &d.Chapters[i]
		put(c.ID, c.Title)
		for _, b := range c.Blocks {
			switch b := b.(type) {
			case Heading:
				put(b.ID, b.Text)
			case Table:
				put(b.ID, b.Number, b.Caption)
			case Figure:
				put(b.ID, b.Number, b.Caption)
			case Card:
				put(b.ID, b.Title)
			case Profile:
				put(b.ID, b.Title)
			}
		}
	}
	return named
}
