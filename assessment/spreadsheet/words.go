package spreadsheet

import (
	"encoding/json"
	"strings"
	"time"

	"lotse/assessment"
	"lotse/questionnaires"
)

// references knows what the entries of tables are called, so that people read and
// write names where answers hold ids: question → entries in order.
type references map[string][]reference

// A reference is an entry: its id and the words of its main column.
type reference struct{ id, name string }

// factReferences are the entries of the tables that were answered once.
func factReferences(p *questionnaires.Pack, facts assessment.Facts, lang string) references {
	refs := references{}
	for _, q := range questions(p, false) {
		entries, ok := facts[q.ID].Value.(questionnaires.Entries)
		if !ok {
			continue
		}
		main := mainColumn(q.Kind.Control(lang).Columns)
		for _, e := range entries {
			r := reference{id: e.ID}
			if main != nil {
				r.name = strings.TrimSpace(clean(e.Text(main.ID).In(lang)))
			}
			refs[q.ID] = append(refs[q.ID], r)
		}
	}
	return refs
}

func mainColumn(columns []questionnaires.Column) *questionnaires.Column {
	for i := range columns {
		if columns[i].Main {
			return &columns[i]
		}
	}
	return nil
}

// name is what an entry is called: by its words where they are its alone and are
// no entry's id, else by its id.
func (r references) name(question, id string) string {
	for _, e := range r[question] {
		if e.id == id && e.name != "" && r.id(question, e.name) == id {
			return e.name
		}
	}
	return id
}

// id finds an entry by its id or its name; a word that is neither stays as it is.
func (r references) id(question, word string) string {
	word = strings.TrimSpace(word)
	found, n := word, 0
	for _, e := range r[question] {
		if e.id == word {
			return word
		}
		if e.name != "" && strings.EqualFold(e.name, word) {
			found = e.id
			n++
		}
	}
	if n == 1 {
		return found
	}
	return word
}

// A date1900 is the day before day 1 of a workbook's calendar, which takes 1900 for
// a leap year (ECMA-376 18.17.4.1); right from March 1900 on.
var date1900 = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// firstDay is the first day both calendars agree on.
var firstDay = time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)

// shown is a value as a person reads and writes it in a cell: string, float64 or
// bool; nil for none. date says that a number is a day.
func shown(k questionnaires.Kind, v questionnaires.Value, lang string, refs references) (cell any, date bool) {
	c := k.Control(lang)
	switch v := v.(type) {
	case questionnaires.Number:
		return float64(v), false
	case questionnaires.Text:
		return v.In(lang), false
	case questionnaires.Date:
		day, err := time.Parse(time.DateOnly, string(v))
		if err != nil || day.Before(firstDay) {
			return string(v), false
		}
		return day.Sub(date1900).Hours() / 24, true
	case questionnaires.Flag:
		for _, o := range c.Options {
			if parsed, faults := k.Parse(o.Label); faults == nil && parsed == v {
				return o.Label, false
			}
		}
		return bool(v), false // given, wording not recorded
	case questionnaires.Pick:
		return optionName(k, c, string(v), refs), false
	case questionnaires.Picks:
		return picksName(k, c, v), false
	}
	return nil, false
}

// optionName is an option's label where it reads back as the option, else its id.
func optionName(k questionnaires.Kind, c questionnaires.Control, id string, refs references) string {
	for _, o := range c.Options {
		if o.ID != id {
			continue
		}
		var in any = o.Label
		if c.Form == questionnaires.FormPickMany {
			in = []any{o.Label}
		}
		switch v, _ := k.Parse(in); v := v.(type) {
		case questionnaires.Pick:
			if string(v) == id {
				return o.Label
			}
		case questionnaires.Picks:
			if len(v) == 1 && v[0] == id {
				return o.Label
			}
		}
		return id
	}
	return refs.name(c.RefersTo, id)
}

// between stands between the options of a cell that takes several.
const between = "; "

// picksName writes several options into one cell: letters together, names with
// semicolons between them, and a JSON list where a name would be misread.
func picksName(k questionnaires.Kind, c questionnaires.Control, picks questionnaires.Picks) string {
	if lettersOnly(c) {
		return strings.Join(picks, "")
	}
	names := make([]string, len(picks))
	plain := true
	for i, id := range picks {
		names[i] = optionName(k, c, id, nil) // an open list holds words as they were written
		if strings.ContainsAny(names[i], ";\n[") || c.RefersTo != "" && strings.Contains(names[i], ",") {
			plain = false
		}
	}
	if plain && len(names) > 0 {
		return strings.Join(names, between)
	}
	list, err := json.Marshal([]string(picks))
	if err != nil {
		return strings.Join(picks, between) // texts are always JSON
	}
	return string(list)
}

// lettersOnly reports whether every option is a single letter, as in the matrix of
// responsibilities.
func lettersOnly(c questionnaires.Control) bool {
	if len(c.Options) == 0 || c.RefersTo != "" {
		return false
	}
	for _, o := range c.Options {
		if len(o.ID) != 1 {
			return false
		}
	}
	return true
}

// picked takes the words of a cell apart: a JSON list, or names between semicolons
// or line ends; where there are none, between commas, unless the whole is a name.
func picked(k questionnaires.Kind, c questionnaires.Control, words string) any {
	words = strings.TrimSpace(words)
	var list []string
	if strings.HasPrefix(words, "[") && json.Unmarshal([]byte(words), &list) == nil {
		return list
	}
	if lettersOnly(c) {
		return letters(c, words)
	}
	separated := strings.ContainsAny(words, ";\n")
	split := func(r rune) bool { return r == ';' || r == '\n' }
	if !separated {
		if _, faults := k.Parse([]any{words}); faults == nil && c.RefersTo == "" {
			return []any{words}
		}
		split = func(r rune) bool { return r == ',' }
	}
	for _, word := range strings.FieldsFunc(words, split) {
		if word = strings.TrimSpace(word); word != "" {
			list = append(list, word)
		}
	}
	return list
}

// letters reads letters as people write them: AR, a/r, A, R.
func letters(c questionnaires.Control, words string) string {
	var b strings.Builder
	for _, r := range words {
		if strings.ContainsRune(" ,;/+&\n", r) {
			continue
		}
		letter := string(r)
		for _, o := range c.Options {
			if strings.EqualFold(o.ID, letter) {
				letter = o.ID
				break
			}
		}
		b.WriteString(letter)
	}
	return b.String()
}
