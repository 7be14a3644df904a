package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Limits of a text: far above what a chapter holds.
const (
	MaxSize  = 32 << 10 // bytes
	maxLists = 3        // lists within each other: more cannot be told apart on paper
)

// Known says what a text may refer to.
type Known struct {
	Pictures []string // names
	Chapters []string // ids
}

// Read reads a text. With faults there are no blocks.
func Read(words string, known Known) ([]Block, Faults) {
	r := &reader{src: []byte(words), known: known}
	if len(words) > MaxSize {
		r.add(0, FaultTooLong, "Max", MaxSize>>10)
		return nil, r.faults
	}
	if !utf8.ValidString(words) || strings.ContainsRune(words, 0) {
		r.add(0, FaultNoText)
		return nil, r.faults
	}
	root := grammar().Parse(text.NewReader(r.src))
	r.headingLevels(root)
	blocks := r.blocks(root)
	if len(r.faults) > 0 {
		return nil, r.faults.sorted()
	}
	return blocks, nil
}

// grammar is CommonMark, with tables and bare addresses as links. It is made anew for
// each text: goldmark's parsers are not safe to share while they are set up.
func grammar() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
			util.Prioritized(extension.NewLinkifyParser(), 999))...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// A reader turns goldmark's tree into blocks and collects faults.
type reader struct {
	src    []byte
	known  Known
	levels []int // of the headings, the highest first
	faults Faults
}

// add adds a fault at a byte offset; args alternate names and values.
func (r *reader) add(offset int, key string, args ...any) {
	offset = min(max(offset, 0), len(r.src))
	before := r.src[:offset]
	start := bytes.LastIndexByte(before, '\n') + 1
	line, _, _ := bytes.Cut(r.src[start:], []byte("\n"))
	r.faults = append(r.faults, Fault{
		Line: bytes.Count(before, []byte("\n")) + 1, Col: utf8.RuneCount(before[start:]) + 1,
		Key: key, Args: args, Source: string(bytes.TrimSuffix(line, []byte("\r"))),
	})
}

// place is where a node begins, or the nearest place that is known.
func place(n ast.Node) int {
	for at := n; at != nil; at = at.FirstChild() {
		if p := at.Pos(); p >= 0 {
			return p
		}
		if at.Type() != ast.TypeInline && at.Lines() != nil && at.Lines().Len() > 0 {
			return at.Lines().At(0).Start
		}
	}
	if n.PreviousSibling() != nil {
		return place(n.PreviousSibling())
	}
	if n.Parent() != nil && n.Parent().Pos() >= 0 {
		return n.Parent().Pos()
	}
	return 0
}

// headingLevels finds which levels the text's headings have.
func (r *reader) headingLevels(root ast.Node) {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && !slices.Contains(r.levels, h.Level) {
			r.levels = append(r.levels, h.Level)
		}
	}
	slices.Sort(r.levels)
}

func (r *reader) blocks(parent ast.Node) []Block {
	var blocks []Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			blocks = append(blocks, r.heading(n))
		case *ast.Paragraph, *ast.TextBlock:
			blocks = append(blocks, r.paragraph(n))
		case *ast.Blockquote:
			blocks = append(blocks, r.quotes(n)...)
		case *ast.List:
			blocks = append(blocks, r.list(n, 1))
		case *extast.Table:
			blocks = append(blocks, r.table(n))
		case *ast.LinkReferenceDefinition:
			// says nothing by itself
		default:
			r.refuse(n)
		}
	}
	return blocks
}

// refuse says why a block cannot be printed.
func (r *reader) refuse(n ast.Node) {
	switch n.(type) {
	case *ast.HTMLBlock:
		r.add(place(n), FaultHTML)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		r.add(place(n), FaultCode)
	case *ast.ThematicBreak:
		r.add(place(n), FaultRule)
	default:
		r.add(place(n), FaultOther)
	}
}

// heading reads a heading. The highest level of the text is the first below the
// chapter's, whether it is written as # or ##.
func (r *reader) heading(n *ast.Heading) Block {
	level := slices.Index(r.levels, n.Level) + 1
	if level > 2 {
		r.add(place(n), FaultThirdLevel)
		level = 2
	}
	words := plain(r.inline(n))
	if words == "" {
		r.add(place(n), FaultEmptyHeading)
	}
	return Heading{Level: level, Text: words}
}

// paragraph reads a paragraph; one that is only a picture is that picture.
func (r *reader) paragraph(n ast.Node) Block {
	if image, ok := n.FirstChild().(*ast.Image); ok && n.ChildCount() == 1 {
		return r.picture(image)
	}
	return Paragraph{Text: r.inline(n)}
}

// quotes reads a quotation, paragraph by paragraph.
func (r *reader) quotes(n ast.Node) []Block {
	var blocks []Block
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindParagraph || c.Kind() == ast.KindTextBlock {
			blocks = append(blocks, Quote{Text: r.inline(c)})
		} else {
			r.add(place(c), FaultQuotation)
		}
	}
	return blocks
}

// list reads a list that stands in depth-1 others.
func (r *reader) list(n *ast.List, depth int) List {
	list := List{Ordered: n.IsOrdered()}
	if depth > maxLists {
		r.add(place(n), FaultDeepList, "Max", maxLists)
		return list
	}
	if list.Ordered && n.Start != 1 {
		r.add(place(n), FaultListStart, "Given", n.Start)
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		list.Items = append(list.Items, r.item(item, depth))
	}
	return list
}

// item reads an item: its paragraphs become lines, and its lists stand below them.
func (r *reader) item(n ast.Node, depth int) Item {
	var item Item
	known := len(r.faults)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.List:
			item.Lists = append(item.Lists, r.list(c, depth+1))
		case *ast.Paragraph, *ast.TextBlock:
			if len(item.Lists) > 0 {
				r.add(place(c), FaultWordsAfter)
			}
			if len(item.Text) > 0 {
				item.Text = append(item.Text, Span{Text: "\n"})
			}
			item.Text = append(item.Text, r.inline(c)...)
		case *ast.HTMLBlock, *ast.CodeBlock, *ast.FencedCodeBlock, *ast.ThematicBreak:
			r.refuse(c)
		default:
			r.add(place(c), FaultInItem)
		}
	}
	item.Text = joined(item.Text)
	if plain(item.Text) == "" && len(r.faults) == known {
		r.add(place(n), FaultEmptyItem)
	}
	return item
}

func (r *reader) table(n *extast.Table) Block {
	var t Table
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells [][]Span
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, r.inline(c))
		}
		if row.Kind() != extast.KindTableHeader {
			for len(cells) < len(t.Columns) {
				cells = append(cells, nil)
			}
			t.Rows = append(t.Rows, cells[:len(t.Columns)])
			continue
		}
		for i, cell := range cells {
			c := Column{Head: plain(cell)}
			if c.Head == "" {
				r.add(place(n), FaultColumn, "N", i+1)
			}
			switch n.Alignments[i] {
			case extast.AlignRight:
				c.Align = Right
			case extast.AlignCenter:
				c.Align = Center
			}
			t.Columns = append(t.Columns, c)
		}
	}
	if len(t.Rows) == 0 {
		r.add(place(n), FaultNoRows)
	}
	return t
}
