package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Limits of a file. They are far above what people write and far below what hurts.
const (
	MaxSize  = 1 << 20 // bytes
	MaxDepth = 32      // maps and lists inside each other
)

// Parse reads one YAML document. Where something is refused, the rest is still
// read, so that all problems show at once; the tree is nil only if the file
// cannot be read as YAML at all. An empty file is a [Null] node.
func Parse(file string, data []byte) (*Node, Problems) { return ParseUpTo(MaxSize, file, data) }

// ParseUpTo is [Parse] with another limit for the size: a document with the
// answers of thousands is larger than anything a person writes.
func ParseUpTo(size int, file string, data []byte) (*Node, Problems) {
	p := &parser{file: file, text: &text{data: data}}
	if len(data) > size {
		p.addf(1, 1, "the file is larger than %d KiB", size>>10)
		return nil, p.problems
	}
	if at := invalidUTF8(data); at >= 0 {
		line, col := p.text.place(at)
		p.addf(line, col, "the file is not UTF-8 text")
		return nil, p.problems
	}
	if root := readQuickly(file, p.text); root != nil {
		return root, nil
	}
	return p.parse(data)
}

// parse reads whatever is YAML, and says what is wrong with it.
func (p *parser) parse(data []byte) (*Node, Problems) {
	first, second, err := decode(data)
	if err != nil {
		p.syntax(err)
		return nil, p.problems.Sorted()
	}
	if second != nil {
		p.addf(second.Line, second.Column, "a second document in the same file")
	}
	root := &Node{Kind: Null, Line: 1, Col: 1, File: p.file, text: p.text}
	if first != nil {
		root = p.node(first, 0)
	}
	return root, p.problems.Sorted()
}

// decode reads the first document and looks whether there is a second one.
// yaml.v3 can panic on hostile input; that is a syntax error like any other.
func decode(data []byte) (first, second *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: cannot be read: %v", r)
		}
	}()
	d := yaml.NewDecoder(bytes.NewReader(data))
	var one, two yaml.Node
	switch err := d.Decode(&one); {
	case errors.Is(err, io.EOF):
		return nil, nil, nil
	case err != nil:
		return nil, nil, err
	}
	switch err := d.Decode(&two); {
	case errors.Is(err, io.EOF):
		return one.Content[0], nil, nil
	case err != nil:
		return nil, nil, err
	}
	return one.Content[0], &two, nil
}

func invalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// A parser turns yaml.v3's nodes into ours and collects problems.
type parser struct {
	file     string
	text     *text
	problems Problems
}

func (p *parser) addf(line, col int, format string, args ...any) {
	p.problems = append(p.problems, Problem{
		File: p.file, Line: max(line, 1), Col: max(col, 1), Msg: fmt.Sprintf(format, args...), Source: p.text.line(max(line, 1)),
	})
}

func (p *parser) node(y *yaml.Node, depth int) *Node {
	n := &Node{Line: max(y.Line, 1), Col: max(y.Column, 1), File: p.file, text: p.text}
	p.refuse(y)
	switch y.Kind {
	case yaml.AliasNode:
		n.Kind, n.Text = Scalar, "*"+y.Value // what is written there
	case yaml.ScalarNode:
		p.scalar(n, y)
	case yaml.MappingNode, yaml.SequenceNode:
		if depth == MaxDepth {
			p.addf(y.Line, y.Column, "more than %d levels of nesting", MaxDepth)
		} else if y.Kind == yaml.MappingNode {
			p.mapping(n, y, depth)
		} else {
			p.list(n, y, depth)
		}
	}
	return n
}

// refuse reports what this package does not read; the node itself stays.
func (p *parser) refuse(y *yaml.Node) {
	if y.Kind == yaml.AliasNode {
		p.addf(y.Line, y.Column, "aliases (*%s) are not allowed: write the value out", y.Value)
		return
	}
	if y.Anchor != "" {
		p.addf(y.Line, y.Column, "anchors (&%s) are not allowed", y.Anchor)
	}
	if y.Style&yaml.TaggedStyle != 0 {
		p.addf(y.Line, y.Column, "tags (%s) are not allowed", y.Tag)
	}
}

func (p *parser) scalar(n *Node, y *yaml.Node) {
	n.Kind, n.Text = Scalar, y.Value
	switch {
	case y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		n.Style = Quoted
	case y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		n.Style = Block
	case isNull(y.Value):
		n.Kind, n.Text = Null, ""
	}
}

func (p *parser) list(n *Node, y *yaml.Node, depth int) {
	n.Kind = List
	n.Items = make([]*Node, len(y.Content))
	for i, item := range y.Content {
		n.Items[i] = p.node(item, depth+1)
	}
}

func (p *parser) mapping(n *Node, y *yaml.Node, depth int) {
	n.Kind = Map
	n.Pairs = make([]Pair, 0, len(y.Content)/2)
	lines := make(map[string]int, len(y.Content)/2)
	for i := 0; i+1 < len(y.Content); i += 2 {
		key := y.Content[i]
		if !p.key(key) {
			continue
		}
		value := p.node(y.Content[i+1], depth+1)
		if line, twice := lines[key.Value]; twice {
			p.addf(key.Line, key.Column, "key %q is here twice; the first is in line %d", key.Value, line)
			continue
		}
		lines[key.Value] = key.Line
		n.Pairs = append(n.Pairs, Pair{Key: key.Value, KeyLine: key.Line, KeyCol: key.Column, Value: value})
	}
}

// key reports whether a key can be used.
func (p *parser) key(y *yaml.Node) bool {
	p.refuse(y)
	switch {
	case y.Kind == yaml.AliasNode:
		return false
	case y.Kind != yaml.ScalarNode:
		p.addf(y.Line, y.Column, "a key must be a word")
		return false
	case y.Value == "<<" && y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) == 0:
		p.addf(y.Line, y.Column, "merge keys (<<) are not allowed")
		return false
	}
	return true
}
