package questionnaires

import (
	"cmp"
	"slices"
	"strings"

	"lotse/questionnaires/source"
)

// An Option is one answer of a choice.
type Option struct {
	ID        string
	Label     Text
	Value     float64 // what the option counts, where it counts
	HasValue  bool
	Level     int // a rank that documents may use instead of the id, where HasLevel
	HasLevel  bool
	Class     string // label id of the class it belongs to
	Exclusive bool   // cannot be combined with others
	Note      string
}

var optionShape = &shape[Option]{
	name:  "option",
	label: func(o *Option, t Text) { o.Label = t },
	fields: []field[Option]{
		idField(anOption, func(o *Option, id string) { o.ID = id }),
		nullable(numberField("value", "what the option counts", anyNumber, func(o *Option, v float64) { o.Value, o.HasValue = v, true })),
		numberField("level", "a rank that documents may use instead of the id", countFrom0, func(o *Option, v float64) { o.Level, o.HasLevel = int(v), true }),
		nullable(refField("class", "the label of the class it belongs to", aLabel, func(o *Option, id string) { o.Class = id })),
		flagField("exclusive", "cannot be combined with other options", func(o *Option, yes bool) { o.Exclusive = yes }),
		wordsField("note", "a note for the consultant", func(o *Option, s string) { o.Note = s }),
	},
}

// An offer is what can be chosen: options of its own, or what another part of the
// pack declares. The entries of a table are known only to an engagement, so an
// offer of entries is open: whatever word is given is taken.
type offer struct {
	options []Option
	from    string // question id of a table, <grid>/rows, <grid>/columns, or groups
	open    bool
}

// choose returns the id of the option that is meant: by its id, its words in any
// language, or its level.
func (o *offer) choose(in any) (string, Faults) {
	word, ok := wordsIn(in)
	if !ok {
		return "", fault(FaultNoScalar)
	}
	word = strings.TrimSpace(word)
	if i := slices.IndexFunc(o.options, func(op Option) bool { return op.ID == word }); i >= 0 {
		return word, nil
	}
	for _, op := range o.options {
		for _, label := range op.Label {
			if strings.EqualFold(label, word) {
				return op.ID, nil
			}
		}
	}
	if level, ok := numberIn(in); ok {
		for _, op := range o.options {
			if op.HasLevel && float64(op.Level) == level {
				return op.ID, nil
			}
		}
	}
	if o.open && word != "" {
		return word, nil
	}
	return "", fault(FaultOption, "Given", word)
}

// find returns the option with an id.
func (o *offer) find(id string) (Option, bool) {
	for _, op := range o.options {
		if op.ID == id {
			return op, true
		}
	}
	return Option{}, false
}

// show returns an option's words; a word that is no option shows as itself.
func (o *offer) show(id, lang string) string {
	if op, ok := o.find(id); ok {
		return op.Label.In(lang)
	}
	return id
}

func (o *offer) control(lang string) []ControlOption {
	list := make([]ControlOption, len(o.options))
	for i, op := range o.options {
		list[i] = ControlOption{ID: op.ID, Label: op.Label.In(lang), Exclusive: op.Exclusive}
	}
	return list
}

// refersTo returns the question whose entries are offered, or "".
func (o *offer) refersTo() string {
	if o.open {
		return o.from
	}
	return ""
}

// scale returns the smallest and the largest value of the options that count.
func (o *offer) scale() (lo, hi float64, ok bool) {
	for _, op := range o.options {
		if !op.HasValue {
			continue
		}
		if !ok {
			lo, hi, ok = op.Value, op.Value, true
		}
		lo, hi = min(lo, op.Value), max(hi, op.Value)
	}
	return lo, hi, ok
}

// resolve fills an offer from another part of the pack; the message says why that
// cannot be done.
func (o *offer) resolve(p *Pack) string {
	switch {
	case o.from == "":
		return ""
	case o.from == "groups":
		for _, g := range p.Groups {
			o.options = append(o.options, Option{ID: g.ID, Label: g.Name})
		}
		return ""
	}
	id, side, sided := strings.Cut(o.from, "/")
	q := p.Question(id)
	if q == nil {
		return "unknown question " + quote(id) + suggest(id, p.questionIDs())
	}
	switch kind := q.Kind.(type) {
	case *table:
		if sided {
			return "the table " + quote(id) + " offers its entries: write " + quote(id)
		}
		o.open = true
	case *grid:
		return o.fromGrid(kind, id, side)
	default:
		return "the question " + quote(id) + " is neither a table nor a grid"
	}
	return ""
}

func (o *offer) fromGrid(g *grid, id, side string) string {
	switch side {
	case "rows":
		for _, row := range g.rows {
			o.options = append(o.options, Option{ID: row.ID, Label: row.Label})
		}
	case "columns":
		for _, c := range g.columns {
			o.options = append(o.options, Option{ID: c.ID, Label: c.Ask})
		}
	default:
		return "a grid offers " + quote(id+"/rows") + " or " + quote(id+"/columns")
	}
	return ""
}

// offerFields are the keys of a kind that takes options.
func offerFields[T any](of func(*T) *offer) []field[T] {
	return []field[T]{
		listField("options", "the answers to choose from", optionShape, func(t *T, list []Option) { of(t).options = list }),
		fromField("options-from", "or: groups, the id of a table, or <grid>/rows or <grid>/columns", of),
	}
}

func fromField[T any](key, doc string, of func(*T) *offer) field[T] {
	return field[T]{key: key, doc: doc,
		schema: func(*definitions) schema { return schema{"type": "string"} },
		read: func(r *reader, _, n *source.Node, t *T) {
			o := of(t)
			o.from = r.words(n, key)
			r.offers = append(r.offers, pendingOffer{offer: o, node: n})
		},
	}
}

// A pendingOffer is resolved when all parts are read.
type pendingOffer struct {
	offer *offer
	node  *source.Node
}

// checkOffer notes a choice with nothing, or nothing clear, to choose from.
func (r *reader) checkOffer(n *source.Node, o *offer) {
	own := n.Get("options")
	switch {
	case own == nil && o.from == "":
		r.add(n.Problemf("%s needs %q or %q", cmp.Or(textOf(n.Get("kind")), "a choice"), "options", "options-from"))
	case own != nil && o.from != "":
		r.add(n.KeyProblemf("options-from", "%q and %q exclude each other", "options", "options-from"))
	case own != nil && own.Kind == source.List && len(own.Items) == 0:
		r.add(own.Problemf("options is empty"))
	}
}

func textOf(n *source.Node) string {
	if n == nil {
		return ""
	}
	return n.Text
}

func quote(s string) string { return `"` + s + `"` }
