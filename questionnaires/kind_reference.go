package questionnaires

import "lotse/questionnaires/source"

// reference is one of the entries of another question's table, or one of the rows
// or columns of a grid.
type reference struct{ offer }

var referenceShape = &shape[reference]{
	name: "reference",
	fields: []field[reference]{
		required(fromField("to", "the id of a table, or <grid>/rows or <grid>/columns", func(k *reference) *offer { return &k.offer })),
		alsoField(),
	},
}

// alsoField adds options that are no entries: new ones, or ids of options declared elsewhere.
func alsoField() field[reference] {
	return field[reference]{key: "also", doc: "further options",
		schema: func(d *definitions) schema {
			return schema{"type": "array", "items": schema{"anyOf": []schema{{"type": "string"}, optionShape.ref(d)}}}
		},
		read: func(r *reader, _, n *source.Node, k *reference) {
			if !r.is(n, source.List, "also") {
				return
			}
			k.options = make([]Option, len(n.Items))
			for i, item := range n.Items {
				if item.Kind == source.Scalar {
					k.options[i].ID = r.refer(anOption, item)
				} else {
					optionShape.read(r, item, &k.options[i])
				}
			}
		},
	}
}

// Name returns reference.
func (k *reference) Name() string { return "reference" }

// Control offers the entries.
func (k *reference) Control(lang string) Control {
	return Control{Form: FormPickOne, Options: k.control(lang), RefersTo: k.refersTo()}
}

// Parse takes the id of an entry. Whether a table has it only an engagement knows.
func (k *reference) Parse(in any) (Value, Faults) { return k.pick(in) }

// Plain returns the entry's id.
func (k *reference) Plain(v Value) any { return plainPick(v) }

// Score is of no meaning for a reference.
func (k *reference) Score(Value) (float64, bool) { return 0, false }

// Show returns the words of what is referred to, as far as the pack knows them.
func (k *reference) Show(v Value, lang string) Display {
	p, _ := v.(Pick)
	return Words(k.show(string(p), lang))
}
