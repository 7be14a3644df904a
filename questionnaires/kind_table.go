package questionnaires

import (
	"fmt"
	"regexp"
	"strings"

	"lotse/questionnaires/source"
)

// table holds any number of entries with the same columns.
type table struct {
	key      string // the question's, for the ids of entries that have none
	min, max int    // how many entries; 0 for no limit. Fewer than min is unfinished, not wrong
	columns  []Column
}

var tableShape = &shape[table]{
	name: "table",
	fields: []field[table]{
		numberField("min", "how many entries there should be at least", countFrom0, func(k *table, f float64) { k.min = int(f) }),
		numberField("max", "how many entries there may be", countFrom1, func(k *table, f float64) { k.max = int(f) }),
		required(listField("columns", "the fields of an entry", columnShape, func(k *table, list []Column) { k.columns = list })),
	},
	finish: func(r *reader, n *source.Node, k *table) {
		r.checkColumns(n.Get("columns"), k.columns)
		if k.max > 0 && k.min > k.max {
			r.add(n.Get("max").Problemf("max must not be below min"))
		}
		if list := n.Get("columns"); list != nil && list.Kind == source.List && len(list.Items) == 0 {
			r.add(list.Problemf("columns is empty"))
		}
		if k.key = textOf(n.Get("key")); k.key == "" {
			k.key = textOf(n.Get("id"))
		}
	},
}

// Name returns table.
func (k *table) Name() string { return "table" }

// Control asks for entries.
func (k *table) Control(string) Control {
	return Control{Form: FormTable, Min: float64(k.min), Max: float64(k.max), Bounded: k.max > 0, Columns: k.columns}
}

// Parse takes a list of entries: maps of fields, or bare values. A bare value is
// an entry with that id and, if the main column takes words, those words.
func (k *table) Parse(in any) (Value, Faults) {
	if empty(in) {
		return nil, nil
	}
	items, ok := listIn(in)
	if !ok {
		return nil, fault(FaultList)
	}
	if k.max > 0 && len(items) > k.max {
		return nil, fault(FaultTooMany, "Max", k.max)
	}
	entries := make(Entries, 0, len(items))
	taken := k.givenIDs(items)
	seen := map[string]bool{}
	var faults Faults
	for i, item := range items {
		entry, wrong := k.entry(item, fmt.Sprint(i))
		switch {
		case wrong != nil:
		case entry.ID == "":
			entry.ID = k.freshID(taken, i+1)
		case seen[entry.ID]:
			wrong = fault(FaultTwice, "Given", entry.ID).under(entry.ID)
		}
		seen[entry.ID] = true
		faults = append(faults, wrong...)
		entries = append(entries, entry)
	}
	if faults != nil {
		return nil, faults
	}
	return entries, nil
}

// entryID is what can name an entry: a short word.
var entryID = regexp.MustCompile(`^[\pL\pN][\pL\pN._-]*$`)

func (k *table) givenIDs(items []any) map[string]bool {
	taken := map[string]bool{}
	for _, item := range items {
		id := item
		if fields, ok := item.(map[string]any); ok {
			id = fields["id"]
		}
		if word, ok := wordsIn(id); ok {
			taken[word] = true
		}
	}
	return taken
}

// freshID names the n-th entry, counted from 1, without taking a name that is given.
func (k *table) freshID(taken map[string]bool, n int) string {
	for ; ; n++ {
		id := fmt.Sprintf("%s-%d", k.key, n)
		if !taken[id] {
			taken[id] = true
			return id
		}
	}
}

// entry reads one entry; place names it in faults if it has no id.
func (k *table) entry(in any, place string) (Entry, Faults) {
	e := Entry{Fields: map[string]Value{}}
	fields, ok := in.(map[string]any)
	if !ok {
		return k.bareEntry(in, place)
	}
	if id, given := fields["id"]; given && id != nil {
		word, _ := wordsIn(id)
		if !entryID.MatchString(word) {
			return e, fault(FaultEntryID, "Given", id).under(place, "id")
		}
		e.ID, place = word, word
	}
	faults := readFields(k.columns, fields, e.Fields)
	return e, faults.under(place)
}

func (k *table) bareEntry(in any, place string) (Entry, Faults) {
	e := Entry{Fields: map[string]Value{}}
	word, ok := wordsIn(in)
	if !ok || empty(in) {
		return e, fault(FaultMap).under(place)
	}
	if word = strings.TrimSpace(word); entryID.MatchString(word) {
		e.ID = word
	}
	main := mainColumn(k.columns)
	if main == nil {
		if e.ID == "" {
			return e, fault(FaultEntryID, "Given", word).under(place)
		}
		return e, nil
	}
	v, faults := main.Kind.Parse(word)
	switch {
	case v != nil:
		e.Fields[main.ID] = v
	case faults != nil && e.ID != "":
		return e, nil // an id need not be an answer to the main column
	}
	return e, faults.under(place)
}

// readFields reads the fields of an entry or a row. Bare de and en are the main column.
func readFields(columns []Column, in map[string]any, into map[string]Value) Faults {
	var faults Faults
	bare := map[string]any{}
	for _, key := range sortedKeys(in) {
		c := columnNamed(columns, key)
		inner := columnsUnder(columns, key)
		nested, isMap := in[key].(map[string]any)
		switch {
		case key == "id":
		case c != nil:
			v, wrong := c.Kind.Parse(in[key])
			if v != nil {
				into[c.ID] = v
			}
			faults = append(faults, wrong.under(key)...)
		case len(inner) > 0 && isMap:
			faults = append(faults, readFields(inner, nested, into).under(key)...)
		case len(inner) > 0 && in[key] == nil:
		case len(inner) > 0:
			faults = append(faults, fault(FaultMap).under(key)...)
		case languageCode.MatchString(key) && mainColumn(columns) != nil:
			bare[key] = in[key]
		default:
			faults = append(faults, fault(FaultField, "Given", key).under(key)...)
		}
	}
	if len(bare) > 0 {
		main := mainColumn(columns)
		v, wrong := main.Kind.Parse(bare)
		if v != nil {
			into[main.ID] = v
		}
		faults = append(faults, wrong...)
	}
	return faults
}

// plainFields turns fields back into plain data.
func plainFields(columns []Column, fields map[string]Value, into map[string]any) {
	for i := range columns {
		c := &columns[i]
		v, ok := fields[c.ID]
		if !ok {
			continue
		}
		target := into
		if c.Under != "" {
			inner, _ := into[c.Under].(map[string]any)
			if inner == nil {
				inner = map[string]any{}
				into[c.Under] = inner
			}
			target = inner
		}
		target[c.Key] = c.Kind.Plain(v)
	}
}

// Plain returns the entries as a list of maps.
func (k *table) Plain(v Value) any {
	entries, ok := v.(Entries)
	if !ok {
		return nil
	}
	list := make([]any, len(entries))
	for i, e := range entries {
		m := map[string]any{"id": e.ID}
		plainFields(k.columns, e.Fields, m)
		list[i] = m
	}
	return list
}

// Score is of no meaning for entries.
func (k *table) Score(Value) (float64, bool) { return 0, false }

// Show returns the entries as a sheet.
func (k *table) Show(v Value, lang string) Display {
	entries, _ := v.(Entries)
	sheet := Sheet{Head: columnLabels(k.columns, lang)}
	for _, e := range entries {
		sheet.Rows = append(sheet.Rows, showFields(k.columns, e.Fields, lang))
	}
	return sheet
}

func showFields(columns []Column, fields map[string]Value, lang string) []string {
	row := make([]string, len(columns))
	for i := range columns {
		row[i] = cellWords(columns[i].Kind.Show(fields[columns[i].ID], lang))
	}
	return row
}
