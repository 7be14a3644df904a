package source

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
)

// Plain returns the tree as plain data: nil, bool, float64, string, []any and
// map[string]any. Quoted and block scalars are always strings.
func (n *Node) Plain() any {
	if n == nil {
		return nil
	}
	switch n.Kind {
	case Null:
	case Scalar:
		return n.scalar()
	case List:
		list := make([]any, len(n.Items))
		for i, item := range n.Items {
			list[i] = item.Plain()
		}
		return list
	case Map:
		m := make(map[string]any, len(n.Pairs))
		for _, p := range n.Pairs {
			m[p.Key] = p.Value.Plain()
		}
		return m
	}
	return nil
}

func (n *Node) scalar() any {
	if n.Style != Plain {
		return n.Text
	}
	switch n.Text {
	case "true":
		return true
	case "false":
		return false
	}
	if f, ok := number(n.Text); ok {
		return f
	}
	return n.Text
}

func isNull(text string) bool { return text == "" || text == "~" || text == "null" }

// notation is JSON's for numbers, the only one that all readers of YAML read alike.
var notation = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)

func number(s string) (float64, bool) {
	if s == "" || s[0] != '-' && (s[0] < '0' || s[0] > '9') || !notation.MatchString(s) {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil // out of range: stays a text
}

// FromPlain makes a tree of plain data, with the keys of maps in alphabetical
// order. Besides what [Node.Plain] returns it takes every integer type's values as
// int, and the lists and maps of strings that are common in Go.
func FromPlain(v any) *Node {
	switch v := v.(type) {
	case nil:
		return &Node{Kind: Null}
	case *Node:
		return v
	case bool:
		return &Node{Kind: Scalar, Text: strconv.FormatBool(v)}
	case int:
		return &Node{Kind: Scalar, Text: strconv.Itoa(v)}
	case float64:
		return numberNode(v)
	case string:
		return ScalarNode(v)
	case []string:
		list := ListNode()
		for _, s := range v {
			list.Items = append(list.Items, ScalarNode(s))
		}
		return list
	case []any:
		list := ListNode()
		for _, item := range v {
			list.Items = append(list.Items, FromPlain(item))
		}
		return list
	case map[string]string:
		m := MapNode()
		for _, key := range slices.Sorted(maps.Keys(v)) {
			m.Pairs = append(m.Pairs, Pair{Key: key, Value: ScalarNode(v[key])})
		}
		return m
	case map[string]any:
		m := MapNode()
		for _, key := range slices.Sorted(maps.Keys(v)) {
			m.Pairs = append(m.Pairs, Pair{Key: key, Value: FromPlain(v[key])})
		}
		return m
	}
	return ScalarNode(fmt.Sprint(v))
}

func numberNode(f float64) *Node {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return ScalarNode(strconv.FormatFloat(f, 'g', -1, 64))
	}
	text := strconv.FormatFloat(f, 'f', -1, 64)
	if len(text) > 21 {
		text = strconv.FormatFloat(f, 'g', -1, 64)
	}
	return &Node{Kind: Scalar, Text: text}
}

// ScalarNode makes a text; one that would read as something else is quoted.
func ScalarNode(text string) *Node {
	n := &Node{Kind: Scalar, Text: text}
	if !plainText(text) {
		n.Style = Quoted
	}
	return n
}

// ListNode makes a list.
func ListNode(items ...*Node) *Node { return &Node{Kind: List, Items: items} }

// MapNode makes a map.
func MapNode(pairs ...Pair) *Node { return &Node{Kind: Map, Pairs: pairs} }

// P makes a pair for [MapNode]; the value may be a node or plain data.
func P(key string, value any) Pair { return Pair{Key: key, Value: FromPlain(value)} }
