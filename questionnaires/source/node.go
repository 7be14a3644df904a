package source

import (
	"fmt"
	"slices"
	"strconv"
)

// A Kind says what a node holds.
type Kind int

// The kinds of node.
const (
	Null   Kind = iota // nothing, null or ~
	Scalar             // a text, a number, true or false
	Map
	List
)

// String returns the kind in an author's words.
func (k Kind) String() string {
	switch k {
	case Null:
		return "nothing"
	case Scalar:
		return "a value"
	case Map:
		return "a map"
	case List:
		return "a list"
	}
	return "Kind(" + strconv.Itoa(int(k)) + ")"
}

// A Style says how a scalar was written: only a plain one can be a number, true or false.
type Style int

// The styles of scalars.
const (
	Plain  Style = iota
	Quoted       // in single or double quotes
	Block        // literal or folded, over several lines
)

// A Node is one value of a document and its place.
type Node struct {
	Kind      Kind
	Text      string // of a scalar
	Style     Style  // of a scalar
	Line, Col int    // from 1; 0 in a tree that was not read from a file
	Pairs     []Pair // of a map, in the order written
	Items     []*Node
	File      string

	text *text
}

// A Pair is one key of a map with its value.
type Pair struct {
	Key             string
	KeyLine, KeyCol int
	Value           *Node
}

// Get returns the value of a map's key, or nil. A nil node has no keys.
func (n *Node) Get(key string) *Node {
	if n == nil {
		return nil
	}
	for i := range n.Pairs {
		if n.Pairs[i].Key == key {
			return n.Pairs[i].Value
		}
	}
	return nil
}

// List returns a list's items. A nil node, or one of another kind, has none.
func (n *Node) List() []*Node {
	if n == nil {
		return nil
	}
	return n.Items
}

// KeyNode returns one of a map's keys as a node of its own, or nil.
func (n *Node) KeyNode(key string) *Node {
	for _, p := range n.Pairs {
		if p.Key == key {
			return &Node{Kind: Scalar, Text: key, Line: p.KeyLine, Col: p.KeyCol, File: n.File, text: n.text}
		}
	}
	return nil
}

// At walks along a path of map keys, list indices and ids of list entries, and
// returns the last node it can reach: the nearest place of a fault. An entry's id
// is its id key, or the scalar itself.
func (n *Node) At(path []string) *Node {
	at := n
	for _, step := range path {
		next := at.step(step)
		if next == nil {
			break
		}
		at = next
	}
	return at
}

func (n *Node) step(name string) *Node {
	if n == nil || n.Kind != List {
		return n.Get(name)
	}
	entry := slices.IndexFunc(n.Items, func(item *Node) bool {
		if item.Kind == Scalar {
			return item.Text == name
		}
		id := item.Get("id")
		return id != nil && id.Text == name
	})
	if entry >= 0 {
		return n.Items[entry]
	}
	if i, err := strconv.Atoi(name); err == nil && i >= 0 && i < len(n.Items) {
		return n.Items[i]
	}
	return nil
}

// Problemf returns a problem at the node's place.
func (n *Node) Problemf(format string, args ...any) Problem {
	return n.problem(n.Line, n.Col, format, args...)
}

// KeyProblemf returns a problem at the place of one of the node's keys, or at the
// node's own place if it has no such key.
func (n *Node) KeyProblemf(key, format string, args ...any) Problem {
	for _, p := range n.Pairs {
		if p.Key == key {
			return n.problem(p.KeyLine, p.KeyCol, format, args...)
		}
	}
	return n.Problemf(format, args...)
}

// ProblemAfter returns a problem some characters into a plain scalar's text:
// expressions report the exact column. Quoted text counts its opening quote. In
// block text the columns say nothing, so the problem stands at its beginning.
func (n *Node) ProblemAfter(chars int, format string, args ...any) Problem {
	switch n.Style {
	case Plain:
	case Quoted:
		chars++
	case Block:
		chars = 0
	}
	return n.problem(n.Line, n.Col+chars, format, args...)
}

func (n *Node) problem(line, col int, format string, args ...any) Problem {
	p := Problem{File: n.File, Line: max(line, 1), Col: max(col, 1), Msg: fmt.Sprintf(format, args...)}
	if n.text != nil {
		p.Source = n.text.line(p.Line)
	}
	return p
}

// Equal reports whether two trees hold the same, wherever and however it is written.
// Maps are equal whatever the order of their keys.
func (n *Node) Equal(other *Node) bool {
	if n == nil || other == nil {
		return n == other
	}
	if n.Kind != other.Kind || len(n.Pairs) != len(other.Pairs) || len(n.Items) != len(other.Items) {
		return false
	}
	if n.Kind == Scalar && (n.Text != other.Text || n.Plain() != other.Plain()) {
		return false
	}
	for i := range n.Items {
		if !n.Items[i].Equal(other.Items[i]) {
			return false
		}
	}
	for _, p := range n.Pairs {
		if !p.Value.Equal(other.Get(p.Key)) {
			return false
		}
	}
	return true
}
