package questionnaires

import "lotse/questionnaires/source"

// kindTypes is the table of kinds. To add one: write its file, name it here.
var kindTypes = []kindType{
	kindOf(levelsShape),
	kindOf(choiceShape),
	kindOf(choicesShape),
	kindOf(textShape),
	kindOf(linesShape),
	kindOf(numberShape),
	kindOf(ratingShape),
	kindOf(dateShape),
	kindOf(yesnoShape),
	kindOf(referenceShape),
	kindOf(tableShape),
	kindOf(gridShape),
}

// KindNames returns the words a pack may use for a question's kind.
func KindNames() []string { return kindNames(kindTypes) }

func kindNames(kinds []kindType) []string {
	list := make([]string, len(kinds))
	for i, k := range kinds {
		list[i] = k.name
	}
	return list
}

// A kindType reads the questions of one kind.
type kindType struct {
	name   string
	keys   []string
	read   func(*reader, *source.Node) Kind
	schema func(*definitions, schema) (must []string)
}

// kindOf makes a line of the table from the shape of a kind's own keys.
func kindOf[K any, P interface {
	*K
	Kind
}](s *shape[K]) kindType {
	return kindType{
		name: P(new(K)).Name(),
		keys: s.keys(),
		read: func(r *reader, n *source.Node) Kind {
			k := new(K)
			s.fill(r, n, k)
			if s.finish != nil {
				s.finish(r, n, k)
			}
			return P(k)
		},
		schema: func(d *definitions, properties schema) (must []string) {
			for _, f := range s.fields {
				f.property(d, properties)
				if f.must {
					must = append(must, f.key)
				}
			}
			return must
		},
	}
}

// kindField is the key that names a kind; the kind itself is read with its object.
func kindField[T any]() field[T] {
	return required(field[T]{key: "kind", doc: "what type of question it is",
		schema: func(d *definitions) schema { return schema{"enum": kindNames(d.kinds)} },
		read:   func(*reader, *source.Node, *source.Node, *T) {},
	})
}

// kindOf reads the kind an object names and returns the keys that kind allows.
func (r *reader) kindOf(n *source.Node, name string) (k Kind, keys []string, ok bool) {
	word := n.Get("kind")
	if word == nil || word.Kind == source.Null {
		return nil, nil, false // already noted: kind is required
	}
	for i := range r.kinds {
		if r.kinds[i].name == word.Text && word.Kind == source.Scalar {
			return r.kinds[i].read(r, n), r.kinds[i].keys, true
		}
	}
	r.add(word.Problemf("unknown kind %q of a %s%s", word.Text, name, suggest(word.Text, kindNames(r.kinds))))
	return nil, nil, false
}
