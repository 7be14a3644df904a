package terminal

import "io"

// An Outline is a page of headed parts with items, such as an agenda.
type Outline struct {
	Title string
	Lead  string // "" for none
	Parts []Part
}

// A Part of an outline.
type Part struct {
	Head  string
	Note  string // faint, beside the head's line; "" for none
	Items []Item
}

// An Item of a part: a word or two in front, a sentence, and one below it.
type Item struct {
	Label string
	Text  string
	Below string // "" for none
}

// itemIndent is where an item's sentences begin.
const itemIndent = 4

// Outline writes an outline.
func (p Page) Outline(w io.Writer, o Outline) error {
	t := p.begin(w)
	if o.Title != "" {
		t.wrapped(0, t.bold(o.Title))
	}
	if o.Lead != "" {
		t.wrapped(0, o.Lead)
	}
	for _, part := range o.Parts {
		t.part(part)
	}
	return t.err
}

func (t *text) part(part Part) {
	t.line("")
	t.wrapped(0, t.bold(part.Head))
	if part.Note != "" {
		t.wrapped(2, t.faint(part.Note))
	}
	for _, item := range part.Items {
		words := item.Text
		if item.Label != "" {
			words = item.Label + "  " + words
		}
		t.hanging(2, itemIndent, words)
		if item.Below != "" {
			t.wrapped(itemIndent, t.faint(item.Below))
		}
	}
}
