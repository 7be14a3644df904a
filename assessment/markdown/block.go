package markdown

// A Block is a part of a text. The set is closed.
type Block interface{ block() }

type (
	// Heading opens a part. Levels count from 1 below whatever the text stands in.
	Heading struct {
		Level int // 1 or 2
		Text  string
	}
	// Paragraph is running text; a line break in it is "\n".
	Paragraph struct{ Text []Span }
	// Quote is a quotation.
	Quote struct{ Text []Span }
	// List is a list, perhaps within another one.
	List struct {
		Ordered bool
		Items   []Item
	}
	// Table has a head over every column.
	Table struct {
		Columns []Column
		Rows    [][][]Span // as many cells in each as there are columns
	}
	// Picture is a picture of the engagement.
	Picture struct{ Name, Alt, Caption string }
)

// An Item of a list, with the lists below it.
type Item struct {
	Text  []Span
	Lists []List
}

// A Column of a table.
type Column struct {
	Head  string
	Align Align
}

// An Align places the words of a column.
type Align int

// The alignments.
const (
	Left Align = iota
	Center
	Right
)

// A Span is a stretch of words with the same looks.
type Span struct {
	Text             string
	Strong, Emphasis bool
	URL              string // a link to the outside: http, https or mailto
	Chapter          string // a link to a chapter of the report
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (Quote) block()     {}
func (List) block()      {}
func (Table) block()     {}
func (Picture) block()   {}
