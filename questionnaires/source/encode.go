package source

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"
)

// flowWidth is how many characters a map may have to stand on one line.
const flowWidth = 100

// Encode writes a tree as YAML: block style, and short maps and lists of scalars
// on one line. Parse(Encode(n)) equals n. Bytes that are not UTF-8 become U+FFFD.
func Encode(n *Node) []byte {
	var b bytes.Buffer
	encodeParts(&b, n, "", "", mostNodes)
	return b.Bytes()
}

func toYAML(n *Node) *yaml.Node {
	if n == nil {
		n = &Node{Kind: Null}
	}
	switch n.Kind {
	case Scalar:
		return scalarToYAML(n)
	case List:
		y := &yaml.Node{Kind: yaml.SequenceNode}
		for _, item := range n.Items {
			y.Content = append(y.Content, toYAML(item))
		}
		y.Style = flow(n)
		return y
	case Map:
		y := &yaml.Node{Kind: yaml.MappingNode}
		for _, p := range n.Pairs {
			key := ScalarNode(p.Key)
			y.Content = append(y.Content, scalarToYAML(key), toYAML(p.Value))
		}
		y.Style = flow(n)
		return y
	case Null:
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Value: "null"}
}

func scalarToYAML(n *Node) *yaml.Node {
	y := &yaml.Node{Kind: yaml.ScalarNode, Value: strings.ToValidUTF8(n.Text, "\uFFFD")}
	switch {
	case n.Style == Plain && (plainText(n.Text) || n.Plain() != n.Text):
	case n.Style == Block && blockText(n.Text):
		y.Style = yaml.LiteralStyle
	default:
		y.Style = yaml.DoubleQuotedStyle
	}
	return y
}

// flow says whether a map or list fits on one line.
func flow(n *Node) yaml.Style {
	width := 0
	for _, item := range n.Items {
		width += scalarWidth(item)
	}
	for _, p := range n.Pairs {
		width += len(p.Key) + scalarWidth(p.Value)
	}
	if width <= flowWidth {
		return yaml.FlowStyle
	}
	return 0
}

// scalarWidth returns the characters of a scalar, or too many if n is none.
func scalarWidth(n *Node) int {
	switch {
	case n == nil || n.Kind == Null:
		return len("null") + 2
	case n.Kind == Scalar && n.Style != Block:
		return len(n.Text) + 2
	case n.Kind != Scalar && len(n.Items)+len(n.Pairs) == 0:
		return 4
	}
	return flowWidth + 1
}

var words = regexp.MustCompile(`^\pL[\pL\pN_./-]*( [\pL\pN_(./][\pL\pN_./()-]*)*$`)

// plainText reports whether a text can stand without quotes: words that no reader
// of YAML, whatever its version, takes for anything else.
func plainText(s string) bool {
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "on", "off", "y", "n", "null":
		return false
	}
	return words.MatchString(s)
}

// blockText reports whether a text can be written as a literal block.
func blockText(s string) bool {
	if !strings.Contains(s, "\n") || strings.TrimLeft(s, " \n") != s {
		return false
	}
	for _, r := range s {
		if r != '\n' && !unicode.IsPrint(r) {
			return false
		}
	}
	return true
}
