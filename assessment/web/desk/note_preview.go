package desk

import (
	"strings"

	"lotse/assessment/markdown"
)

// A noteBlock is a block of a note as a template draws it: Kind says which of the others
// it has.
type noteBlock struct {
	Kind    string // heading, subheading, paragraph, quote, list, table, picture
	Text    []noteSpan
	List    noteList
	Columns []markdown.Column
	Rows    [][]noteCell
	Picture notePicture
}

// A noteSpan is words of one look, on one line; Break is before them.
type noteSpan struct {
	Break            bool
	Text, URL        string
	Strong, Emphasis bool
}

// A noteList is a list and those in it.
type noteList struct {
	Ordered bool
	Items   []noteItem
}

// A noteItem is an item with the lists below it.
type noteItem struct {
	Text  []noteSpan
	Lists []noteList
}

// A noteCell is a cell of a table; its column aligns it.
type noteCell struct {
	Text []noteSpan
	Head string
	End  bool // numbers, as a rule
	Mid  bool
}

// A notePicture is a picture among words.
type notePicture struct{ URL, Alt, Caption string }

// noteBlocks are a note's blocks for the preview.
func (s *scene) noteBlocks(blocks []markdown.Block) []noteBlock {
	var list []noteBlock
	for _, b := range blocks {
		switch b := b.(type) {
		case markdown.Heading:
			kind := "heading"
			if b.Level > 1 {
				kind = "subheading"
			}
			list = append(list, noteBlock{Kind: kind, Text: []noteSpan{{Text: b.Text}}})
		case markdown.Paragraph:
			list = append(list, noteBlock{Kind: "paragraph", Text: s.noteSpans(b.Text)})
		case markdown.Quote:
			list = append(list, noteBlock{Kind: "quote", Text: s.noteSpans(b.Text)})
		case markdown.List:
			list = append(list, noteBlock{Kind: "list", List: s.noteList(b)})
		case markdown.Table:
			list = append(list, s.noteTable(b))
		case markdown.Picture:
			list = append(list, noteBlock{Kind: "picture", Picture: notePicture{s.pictureURL(b.Name, "/file"), b.Alt, b.Caption}})
		}
	}
	return list
}

func (s *scene) noteList(l markdown.List) noteList {
	list := noteList{Ordered: l.Ordered}
	for _, item := range l.Items {
		i := noteItem{Text: s.noteSpans(item.Text)}
		for _, below := range item.Lists {
			i.Lists = append(i.Lists, s.noteList(below))
		}
		list.Items = append(list.Items, i)
	}
	return list
}

func (s *scene) noteTable(t markdown.Table) noteBlock {
	b := noteBlock{Kind: "table", Columns: t.Columns}
	for _, row := range t.Rows {
		var cells []noteCell
		for i, cell := range row {
			c := t.Columns[i]
			cells = append(cells, noteCell{s.noteSpans(cell), c.Head, c.Align == markdown.Right, c.Align == markdown.Center})
		}
		b.Rows = append(b.Rows, cells)
	}
	return b
}

// noteSpans parts words at their line breaks. A link to a chapter leads to where her
// words for it are.
func (s *scene) noteSpans(spans []markdown.Span) []noteSpan {
	var list []noteSpan
	for _, span := range spans {
		to := span.URL
		if span.Chapter != "" {
			to = s.url("notes") + "#c-" + span.Chapter
		}
		for i, line := range strings.Split(span.Text, "\n") {
			list = append(list, noteSpan{i > 0, line, to, span.Strong, span.Emphasis})
		}
	}
	return list
}
