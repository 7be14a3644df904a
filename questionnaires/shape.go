package questionnaires

import (
	"slices"

	"lotse/questionnaires/source"
)

// A shape is the table of the keys an object of a pack may have. It drives both
// the reader and the JSON Schema for editors, so the two cannot drift apart.
type shape[T any] struct {
	name   string // "a question": what messages call it
	fields []field[T]

	label    func(*T, Text) // set: de and en stand directly in the object
	labelled func(n *source.Node) bool
	kind     func(*T, Kind) // set: the object has a kind and that kind's own keys
	finish   func(*reader, *source.Node, *T)
}

// A field is one key of a shape.
type field[T any] struct {
	key    string
	doc    string
	must   bool // cannot be left out
	null   bool // may be written with null for "none"
	schema func(*definitions) schema
	// read reads the key's value n of the object of.
	read func(r *reader, of, n *source.Node, into *T)
}

// required marks a field that cannot be left out.
func required[T any](f field[T]) field[T] {
	f.must = true
	return f
}

// nullable marks a field in which null says "none".
func nullable[T any](f field[T]) field[T] {
	f.null = true
	return f
}

// read fills an object from a map and notes everything that does not fit.
func (s *shape[T]) read(r *reader, n *source.Node, into *T) {
	if !r.is(n, source.Map, s.name) {
		return
	}
	known := s.keys()
	s.fill(r, n, into)
	if s.label != nil {
		known = append(known, r.languages...)
		if s.labelled == nil || s.labelled(n) {
			s.label(into, r.languagesOf(n, s.name))
		}
	}
	ok := true
	if s.kind != nil {
		var k Kind
		var keys []string
		if k, keys, ok = r.kindOf(n, s.name); ok {
			s.kind(into, k)
			known = append(known, keys...)
		}
	}
	if ok { // what an unknown kind allows is not known either
		r.unknown(n, s.name, known)
	}
	if s.finish != nil {
		s.finish(r, n, into)
	}
}

// fill reads the shape's own keys, in the order they are written, and leaves
// others alone.
func (s *shape[T]) fill(r *reader, n *source.Node, into *T) {
	for _, p := range n.Pairs {
		f := s.field(p.Key)
		switch {
		case f == nil:
		case p.Value.Kind == source.Null:
			if !f.null {
				r.add(n.KeyProblemf(f.key, "%q has no value", f.key))
			}
		default:
			f.read(r, n, p.Value, into)
		}
	}
	for i := range s.fields {
		if f := &s.fields[i]; f.must && n.Get(f.key) == nil {
			r.add(n.Problemf("%s needs %q", s.name, f.key))
		}
	}
}

func (s *shape[T]) field(key string) *field[T] {
	for i := range s.fields {
		if s.fields[i].key == key {
			return &s.fields[i]
		}
	}
	return nil
}

func (s *shape[T]) keys() []string {
	keys := make([]string, len(s.fields), len(s.fields)+8)
	for i, f := range s.fields {
		keys[i] = f.key
	}
	return keys
}

// readList reads a list of objects.
func (s *shape[T]) readList(r *reader, n *source.Node, key string) []T {
	if !r.is(n, source.List, key) {
		return nil
	}
	items := make([]T, len(n.Items))
	for i, item := range n.Items {
		s.read(r, item, &items[i])
	}
	return items
}

// pointers returns a pointer to each element.
func pointers[T any](items []T) []*T {
	list := make([]*T, len(items))
	for i := range items {
		list[i] = &items[i]
	}
	return list
}

// hasAny reports whether a map has one of the keys.
func hasAny(n *source.Node, keys ...string) bool {
	return slices.ContainsFunc(keys, func(key string) bool { return n.Get(key) != nil })
}
