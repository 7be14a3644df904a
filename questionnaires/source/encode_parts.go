package source

import (
	"bytes"

	"gopkg.in/yaml.v3"
)

// mostNodes is how many nodes are written in one go: yaml.v3 keeps every event of a
// document until its end, some hundred bytes for each.
const mostNodes = 10_000

// longKey is how many bytes a key may have on one line with its value; from 128 on
// YAML asks for a mark before it.
const longKey = 100

// encodeParts writes a tree part by part, each line after an indent, the first one
// after head instead. The bytes are the same as if it were written in one go.
func encodeParts(b *bytes.Buffer, n *Node, head, indent string, most int) {
	if n == nil || n.Kind == Scalar || n.Kind == Null || !more(n, most) || flow(n) != 0 {
		indented(b, encodeYAML(toYAML(n)), head, indent)
		return
	}
	for _, item := range n.Items {
		encodeParts(b, item, head+"- ", indent+"  ", most)
		head = indent
	}
	for _, p := range n.Pairs {
		key := scalarToYAML(ScalarNode(p.Key))
		// YAML writes long keys in another way.
		if len(p.Key) < longKey && p.Value != nil && p.Value.Kind != Scalar && flow(p.Value) == 0 && more(p.Value, most) {
			b.WriteString(head)
			b.Write(bytes.TrimSuffix(encodeYAML(key), []byte("\n")))
			b.WriteString(":\n")
			encodeParts(b, p.Value, indent+"  ", indent+"  ", most)
		} else {
			pair := &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{key, toYAML(p.Value)}}
			indented(b, encodeYAML(pair), head, indent)
		}
		head = indent
	}
}

// more reports whether a tree has more than so many nodes.
func more(n *Node, most int) bool { return left(n, most) < 0 }

// left is how many of so many nodes remain; it stops counting below 0.
func left(n *Node, most int) int {
	if most--; n == nil || most < 0 {
		return most
	}
	for _, item := range n.Items {
		if most = left(item, most); most < 0 {
			return most
		}
	}
	for _, p := range n.Pairs {
		if most = left(p.Value, most); most < 0 {
			return most
		}
	}
	return most
}

// indented writes lines with an indent. Empty ones stay empty.
func indented(b *bytes.Buffer, data []byte, head, indent string) {
	for line := range bytes.Lines(data) {
		if len(line) > 1 {
			b.WriteString(head)
		}
		b.Write(line)
		head = indent
	}
}

func encodeYAML(y *yaml.Node) []byte {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(y); err != nil {
		panic("source: encode: " + err.Error()) // the tree is ours: a mistake in this file
	}
	if err := e.Close(); err != nil {
		panic("source: encode: " + err.Error())
	}
	return b.Bytes()
}
