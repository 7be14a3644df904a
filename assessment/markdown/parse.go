package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"lotse/questionnaires/source"
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

// Parse reads a text. The problems have lines and columns of the text, and the file
// they are given. With problems there are no blocks.
func Parse(file, words string, known Known) ([]Block, source.Problems) {
	r := &reader{file: file, src: []byte(words), known: known}
	if len(words) > MaxSize {
		r.addf(0, "the text is longer than %d KiB", MaxSize>>10)
		return nil, r.problems
	}
	if !utf8.ValidString(words) || strings.ContainsRune(words, 0) {
		r.addf(0, "the text is not UTF-8")
		return nil, r.problems
	}
	root := grammar().Parse(text.NewReader(r.src))
	r.headingLevels(root)
	blocks := r.blocks(root)
	if len(r.problems) > 0 {
		return nil, r.problems.Sorted()
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

// A reader turns goldmark's tree into blocks and collects problems.
type reader struct {
	file     string
	src      []byte
	known    Known
	levels   []int // of the headings, the highest first
	problems source.Problems
}

// addf adds a problem at a byte offset.
func (r *reader) addf(offset int, format string, args ...any) {
	offset = min(max(offset, 0), len(r.src))
	before := r.src[:offset]
	start := bytes.LastIndexByte(before, '\n') + 1
	line, _, _ := bytes.Cut(r.src[start:], []byte("\n"))
	r.problems = append(r.problems, source.Problem{
		File: r.file, Line: bytes.Count(before, []byte("\n")) + 1, Col: utf8.RuneCount(before[start:]) + 1,
		Msg: fmt.Sprintf(format, args...), Source: string(bytes.TrimSuffix(line, []byte("\r"))),
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
	switch n := n.(type) {
	case *ast.HTMLBlock:
		r.addf(place(n), "HTML is not printed; write it as Markdown, or < as \\<")
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		r.addf(place(n), "code is not printed; four spaces at the start of a line make code, so leave them out")
	case *ast.ThematicBreak:
		r.addf(place(n), "a rule is not printed; a heading (## …) parts a chapter")
	default:
		r.addf(place(n), "%s cannot stand here", strings.ToLower(n.Kind().String()))
	}
}

// heading reads a heading. The highest level of the text is the first below the
// chapter's, whether it is written as # or ##.
func (r *reader) heading(n *ast.Heading) Block {
	level := slices.Index(r.levels, n.Level) + 1
	if level > 2 {
		r.addf(place(n), "a third level of headings; a chapter has two below its own")
		level = 2
	}
	words := plain(r.inline(n))
	if words == "" {
		r.addf(place(n), "a heading without words")
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
			r.addf(place(c), "a quotation holds paragraphs only")
		}
	}
	return blocks
}

// list reads a list that stands in depth-1 others.
func (r *reader) list(n *ast.List, depth int) List {
	list := List{Ordered: n.IsOrdered()}
	if depth > maxLists {
		r.addf(place(n), "more than %d lists within each other", maxLists)
		return list
	}
	if list.Ordered && n.Start != 1 {
		r.addf(place(n), "a numbered list begins with 1, not with %d", n.Start)
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		list.Items = append(list.Items, r.item(item, depth))
	}
	return list
}

// item reads an item: its paragraphs become lines, and its lists stand below them.
func (r *reader) item(n ast.Node, depth int) Item {
	var item Item
	known := len(r.problems)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.List:
			item.Lists = append(item.Lists, r.list(c, depth+1))
		case *ast.Paragraph, *ast.TextBlock:
			if len(item.Lists) > 0 {
				r.addf(place(c), "words after the list below an item; put them before it")
			}
			if len(item.Text) > 0 {
				item.Text = append(item.Text, Span{Text: "\n"})
			}
			item.Text = append(item.Text, r.inline(c)...)
		case *ast.HTMLBlock, *ast.CodeBlock, *ast.FencedCodeBlock, *ast.ThematicBreak:
			r.refuse(c)
		default:
			r.addf(place(c), "an item of a list holds words and lists only")
		}
	}
	item.Text = joined(item.Text)
	if plain(item.Text) == "" && len(r.problems) == known {
		r.addf(place(n), "an item of a list without words")
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
				r.addf(place(n), "column %d of the table has no head", i+1)
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
		r.addf(place(n), "a table without rows")
	}
	return t
}
