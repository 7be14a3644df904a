package questionnaires

import (
	"slices"

	"lotse/questionnaires/source"
)

// A Column is one field of a table or of a grid.
type Column struct {
	ID       string
	Key      string // how documents call it; the id unless stated
	Under    string // the key inside which documents write it, or ""
	Ask      Text
	Short    Text
	Required bool
	Main     bool // the field a bare value or bare de/en texts stand for
	Counts   bool // counts for completeness
	Unit     string
	Kind     Kind
}

// Label returns the short words of a column, or else all of them.
func (c *Column) Label(lang string) string {
	if !c.Short.Empty() {
		return c.Short.In(lang)
	}
	return c.Ask.In(lang)
}

var columnShape = &shape[Column]{
	name:     "column",
	label:    func(c *Column, t Text) { c.Ask = t },
	labelled: func(n *source.Node) bool { return n.Get("ask") == nil },
	kind:     func(c *Column, k Kind) { c.Kind = k },
	fields:   append(columnFields(), kindField[Column]()),
	finish:   (*reader).checkColumn,
}

// plainColumnShape is a column of a grid whose cells are all of one kind.
var plainColumnShape = &shape[Column]{
	name:     "column of a grid with cell",
	label:    func(c *Column, t Text) { c.Ask = t },
	labelled: func(n *source.Node) bool { return n.Get("ask") == nil },
	fields:   columnFields(),
	finish:   (*reader).checkColumn,
}

func columnFields() []field[Column] {
	return []field[Column]{
		idField(aColumn, func(c *Column, id string) { c.ID = id }),
		keyField("key", "how documents call the column; the id unless stated", func(c *Column, s string) { c.Key = s }),
		keyField("under", "the key inside which documents write the column", func(c *Column, s string) { c.Under = s }),
		textField("ask", "the question; de and en may also stand in the column itself", func(c *Column, t Text) { c.Ask = t }),
		textField("short", "a short heading", func(c *Column, t Text) { c.Short = t }),
		flagField("required", "needed for the diagnosis", func(c *Column, yes bool) { c.Required = yes }),
		flagField("main", "the column a bare value stands for", func(c *Column, yes bool) { c.Main = yes }),
		flagField("counts", "counts for completeness", func(c *Column, yes bool) { c.Counts = yes }),
	}
}

func (r *reader) checkColumn(n *source.Node, c *Column) {
	if c.Key == "" {
		c.Key = c.ID
	}
	if n.Get("ask") != nil && hasAny(n, r.languages...) {
		r.add(n.Problemf("column %q has both %q and texts of its own", c.ID, "ask"))
	}
	if c.Key == "id" || slices.Contains(r.languages, c.Key) {
		r.add(n.Problemf("a column cannot be called %q", c.Key))
	}
	if c.Kind == nil {
		return
	}
	c.Unit = c.Kind.Control("").Unit
	switch c.Kind.(type) {
	case *table, *grid:
		r.add(n.Get("kind").Problemf("a column cannot be a %s", c.Kind.Name()))
	}
}

// checkColumns notes columns that cannot be told apart, and more than one main column.
func (r *reader) checkColumns(list *source.Node, columns []Column) {
	if list == nil || list.Kind != source.List {
		return
	}
	main, keys := "", map[string]bool{}
	for i := range columns {
		c := &columns[i]
		at := list.Items[i]
		key := c.Under + "/" + c.Key
		if c.Key != "" && keys[key] {
			r.add(at.Problemf("two columns have the key %q", c.Key))
		}
		keys[key] = true
		if c.Main && main != "" {
			r.add(at.KeyProblemf("main", "%q is the main column already", main))
		}
		if c.Main {
			main = c.ID
		}
	}
}

// mainColumn returns the column a bare value stands for, or nil.
func mainColumn(columns []Column) *Column {
	for i := range columns {
		if columns[i].Main {
			return &columns[i]
		}
	}
	return nil
}

// columnNamed returns the column with a key, or with an id.
func columnNamed(columns []Column, name string) *Column {
	for i := range columns {
		if columns[i].Under == "" && columns[i].Key == name {
			return &columns[i]
		}
	}
	for i := range columns {
		if columns[i].ID == name {
			return &columns[i]
		}
	}
	return nil
}

// columnsUnder returns the columns that documents write inside a key.
func columnsUnder(columns []Column, key string) []Column {
	var list []Column
	for _, c := range columns {
		if c.Under == key {
			c.Under = ""
			list = append(list, c)
		}
	}
	return list
}

func columnLabels(columns []Column, lang string) []string {
	list := make([]string, len(columns))
	for i := range columns {
		list[i] = columns[i].Label(lang)
	}
	return list
}
