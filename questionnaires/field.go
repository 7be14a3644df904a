package questionnaires

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"lotse/questionnaires/source"
)

// wordsField holds plain words without languages.
func wordsField[T any](key, doc string, set func(*T, string)) field[T] {
	return field[T]{key: key, doc: doc,
		schema: func(*definitions) schema { return schema{"type": []string{"string", "number", "boolean"}} },
		read:   func(r *reader, _, n *source.Node, t *T) { set(t, r.words(n, key)) },
	}
}

// idField declares the id of an object.
func idField[T any](w what, set func(*T, string)) field[T] {
	return required(field[T]{key: "id", doc: "a kebab-case name, used once in the pack and never changed",
		schema: kebabSchema,
		read:   func(r *reader, of, n *source.Node, t *T) { set(t, r.declare(w, n, of)) },
	})
}

// keyField holds a kebab-case name that need not be unique in the pack.
func keyField[T any](key, doc string, set func(*T, string)) field[T] {
	return field[T]{key: key, doc: doc,
		schema: kebabSchema,
		read:   func(r *reader, _, n *source.Node, t *T) { set(t, r.id(n, key)) },
	}
}

// refField holds the id of something declared elsewhere in the pack.
func refField[T any](key, doc string, to what, set func(*T, string)) field[T] {
	return field[T]{key: key, doc: doc,
		schema: func(*definitions) schema { return schema{"type": "string"} },
		read:   func(r *reader, _, n *source.Node, t *T) { set(t, r.refer(to, n)) },
	}
}

// refsField holds a list of such ids.
func refsField[T any](key, doc string, to what, set func(*T, []string)) field[T] {
	return field[T]{key: key, doc: doc,
		schema: func(*definitions) schema { return schema{"type": "array", "items": schema{"type": "string"}} },
		read: func(r *reader, _, n *source.Node, t *T) {
			if !r.is(n, source.List, key) {
				return
			}
			ids := make([]string, 0, len(n.Items))
			for _, item := range n.Items {
				if slices.Contains(ids, item.Text) && item.Kind == source.Scalar {
					r.add(item.Problemf("%q is in this list twice", item.Text))
				}
				ids = append(ids, r.refer(to, item))
			}
			set(t, ids)
		},
	}
}

// choiceField holds one of a few words.
func choiceField[T any, S ~string](key, doc string, of []S, set func(*T, S)) field[T] {
	list := make([]string, len(of))
	for i, word := range of {
		list[i] = string(word)
	}
	return field[T]{key: key, doc: doc,
		schema: func(*definitions) schema { return schema{"enum": list} },
		read: func(r *reader, _, n *source.Node, t *T) {
			word := r.words(n, key)
			if word != "" && !slices.Contains(list, word) {
				r.add(n.Problemf("%s %q is none of %s%s", key, word, strings.Join(list, ", "), suggest(word, list)))
			}
			set(t, S(word))
		},
	}
}

// flagField holds true or false.
func flagField[T any](key, doc string, set func(*T, bool)) field[T] {
	return field[T]{key: key, doc: doc,
		schema: func(*definitions) schema { return schema{"type": "boolean"} },
		read: func(r *reader, _, n *source.Node, t *T) {
			yes, ok := n.Plain().(bool)
			if !ok {
				r.add(n.Problemf("%s must be true or false", key))
			}
			set(t, yes)
		},
	}
}

// A span is the range of a number.
type span struct {
	min, max float64
	above    bool // min itself is too small
	whole    bool
}

var (
	anyNumber   = span{min: math.Inf(-1), max: math.Inf(1)}
	anyWhole    = span{min: math.Inf(-1), max: math.Inf(1), whole: true}
	notNegative = span{min: 0, max: math.Inf(1)}
	positive    = span{min: 0, max: math.Inf(1), above: true}
	countFrom0  = span{min: 0, max: math.Inf(1), whole: true}
	countFrom1  = span{min: 1, max: math.Inf(1), whole: true}
	share       = span{min: 0, max: 1}
)

// fault says what is wrong with a number, or "".
func (s span) fault(f float64) string {
	switch {
	case s.whole && f != math.Trunc(f):
		return "must be a whole number"
	case s.above && f <= s.min:
		return "must be above " + figure(s.min)
	case f < s.min:
		return "must be at least " + figure(s.min)
	case f > s.max:
		return "must be at most " + figure(s.max)
	}
	return ""
}

func (s span) schema(*definitions) schema {
	out := schema{"type": "number"}
	if s.whole {
		out["type"] = "integer"
	}
	switch {
	case s.above:
		out["exclusiveMinimum"] = s.min
	case !math.IsInf(s.min, 0):
		out["minimum"] = s.min
	}
	if !math.IsInf(s.max, 0) {
		out["maximum"] = s.max
	}
	return out
}

// figure writes a number for a message.
func figure(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// numberField holds a number inside a span.
func numberField[T any](key, doc string, in span, set func(*T, float64)) field[T] {
	return field[T]{key: key, doc: doc,
		schema: in.schema,
		read: func(r *reader, _, n *source.Node, t *T) {
			if f, ok := r.number(n, key, in); ok {
				set(t, f)
			}
		},
	}
}

// numbersField holds a list of them.
func numbersField[T any](key, doc string, in span, set func(*T, []float64)) field[T] {
	return field[T]{key: key, doc: doc,
		schema: func(d *definitions) schema { return schema{"type": "array", "items": in.schema(d)} },
		read: func(r *reader, _, n *source.Node, t *T) {
			if !r.is(n, source.List, key) {
				return
			}
			list := make([]float64, 0, len(n.Items))
			for _, item := range n.Items {
				f, _ := r.number(item, key, in)
				list = append(list, f)
			}
			set(t, list)
		},
	}
}

func (r *reader) number(n *source.Node, name string, in span) (float64, bool) {
	f, ok := n.Plain().(float64)
	if !ok {
		r.add(n.Problemf("%s must be a number", name))
		return 0, false
	}
	if fault := in.fault(f); fault != "" {
		r.add(n.Problemf("%s %s", name, fault))
		return 0, false
	}
	return f, true
}

// textField holds words in every language of the pack.
func textField[T any](key, doc string, set func(*T, Text)) field[T] {
	return field[T]{key: key, doc: doc,
		schema: func(d *definitions) schema { return d.text() },
		read:   func(r *reader, _, n *source.Node, t *T) { set(t, r.text(n, key)) },
	}
}

// conditionField holds an expression. It is compiled when all names are known.
func conditionField[T any](key, doc string, set func(*T, *Condition)) field[T] {
	return field[T]{key: key, doc: doc,
		schema: func(*definitions) schema { return schema{"type": "string"} },
		read: func(r *reader, _, n *source.Node, t *T) {
			text := r.words(n, key)
			if n.Kind == source.Scalar && strings.TrimSpace(text) != always {
				c := &Condition{text: text}
				r.conditions[c] = n
				set(t, c)
			}
		},
	}
}

// listField holds a list of objects.
func listField[T, E any](key, doc string, of *shape[E], set func(*T, []E)) field[T] {
	return field[T]{key: key, doc: doc,
		schema: func(d *definitions) schema { return schema{"type": "array", "items": of.ref(d)} },
		read:   func(r *reader, _, n *source.Node, t *T) { set(t, of.readList(r, n, key)) },
	}
}

// partField holds a map whose keys belong to the same object.
func partField[T any](key, doc string, of *shape[T]) field[T] {
	return field[T]{key: key, doc: doc,
		schema: func(d *definitions) schema { return of.ref(d) },
		read:   func(r *reader, _, n *source.Node, t *T) { of.read(r, n, t) },
	}
}

// mapField holds a map with numbers under the ids of something declared elsewhere.
func mapField[T any](key, doc string, to what, in span, set func(*T, map[string]float64)) field[T] {
	return field[T]{key: key, doc: doc,
		schema: func(d *definitions) schema {
			return schema{"type": "object", "additionalProperties": in.schema(d)}
		},
		read: func(r *reader, _, n *source.Node, t *T) {
			if !r.is(n, source.Map, key) {
				return
			}
			m := make(map[string]float64, len(n.Pairs))
			for _, p := range n.Pairs {
				r.mentions = append(r.mentions, mention{to: to, node: n.KeyNode(p.Key)})
				f, _ := r.number(p.Value, p.Key, in)
				m[p.Key] = f
			}
			set(t, m)
		},
	}
}
