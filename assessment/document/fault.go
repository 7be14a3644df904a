package document

import (
	"fmt"
	"strings"

	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// messages are the words for faults in a document: English, as a compiler speaks
// to the author of a file. Faces that speak to respondents have their own words, in
// their languages, for the same keys.
var messages = map[string]string{
	questionnaires.FaultWords:    "must be words",
	questionnaires.FaultTooLong:  "is longer than {Max} characters",
	questionnaires.FaultNumber:   "{Given} is not a number",
	questionnaires.FaultWhole:    "{Given} is not a whole number",
	questionnaires.FaultBelow:    "{Given} is below {Min}, the smallest number allowed",
	questionnaires.FaultAbove:    "{Given} is above {Max}, the largest number allowed",
	questionnaires.FaultDate:     "{Given} is not a date like 2026-11-02",
	questionnaires.FaultYesNo:    "{Given} is neither true nor false",
	questionnaires.FaultOption:   "{Given} is none of the options",
	questionnaires.FaultTwice:    "{Given} is here twice",
	questionnaires.FaultTooMany:  "more than {Max} of them",
	questionnaires.FaultAlone:    "{Given} cannot be chosen together with others",
	questionnaires.FaultList:     "must be a list",
	questionnaires.FaultMap:      "must be a map",
	questionnaires.FaultField:    "unknown key {Given}",
	questionnaires.FaultRow:      "unknown row {Given}",
	questionnaires.FaultEntryID:  "{Given} cannot be the id of an entry",
	questionnaires.FaultLanguage: "{Given} is no language",
	questionnaires.FaultNoScalar: "must be a single value",
}

// explain returns the words for a fault, and what would have been right where that
// is a matter of names.
func explain(f questionnaires.Fault, asked questionnaires.Control) string {
	words, ok := messages[f.Key]
	if !ok {
		words = f.Key // a key this version has no words for still says what it is
	}
	for name, arg := range f.Args {
		words = strings.ReplaceAll(words, "{"+name+"}", printed(arg))
	}
	if names := allowed(f, asked); len(names) > 0 {
		words += instead(fmt.Sprint(f.Args["Given"]), names)
	}
	return words
}

// instead names the right one that is nearest, or all of them if they are few.
func instead(name string, names []string) string {
	if near := source.Nearest(name, names); near != "" {
		return "; did you mean " + near + "?"
	}
	if len(names) <= few {
		return "; allowed are " + strings.Join(names, ", ")
	}
	return ""
}

// few is how many names are listed in a message; more would bury it.
const few = 12

// allowed returns the names of which a fault's one is none: options, fields or rows.
func allowed(f questionnaires.Fault, c questionnaires.Control) []string {
	for _, step := range f.Path {
		for _, column := range c.Columns {
			if step == column.ID || step == column.Key {
				c = column.Kind.Control("")
				break
			}
		}
	}
	if f.Key == questionnaires.FaultOption {
		for _, column := range c.Columns {
			if column.Main { // a bare value
				c = column.Kind.Control("")
				break
			}
		}
	}
	var names []string
	switch f.Key {
	case questionnaires.FaultOption:
		for _, option := range c.Options {
			names = append(names, option.ID)
		}
	case questionnaires.FaultField:
		for _, column := range c.Columns {
			names = append(names, column.Key)
		}
	case questionnaires.FaultRow:
		for _, row := range c.Rows {
			names = append(names, row.ID)
		}
	}
	return names
}

// printed writes an argument of a fault; a text that could be taken for part of the
// sentence is quoted.
func printed(arg any) string {
	switch v := arg.(type) {
	case string:
		if v == "" || strings.ContainsAny(v, " \t\n,;") {
			return fmt.Sprintf("%q", v)
		}
	case []any:
		return "a list"
	case map[string]any:
		return "a map"
	}
	return fmt.Sprint(arg)
}

// problem puts a fault at its place: a wrong key at the key, a word in a list at
// the word, and what is there twice at the second one.
func problem(n *source.Node, f questionnaires.Fault, msg string) source.Problem {
	given, _ := f.Args["Given"].(string)
	parent, last := n, given
	if len(f.Path) > 0 {
		parent, last = n.At(f.Path[:len(f.Path)-1]), f.Path[len(f.Path)-1]
	}
	unknown := f.Key == questionnaires.FaultField || f.Key == questionnaires.FaultRow || f.Key == questionnaires.FaultLanguage
	if unknown && parent.Get(last) != nil {
		return parent.KeyProblemf(last, "%s", msg)
	}
	at := n.At(f.Path)
	if f.Key == questionnaires.FaultTwice {
		at = parent
	}
	for i := len(at.Items) - 1; i >= 0; i-- {
		if item := at.Items[i]; item.Text == given || item.Get("id") != nil && item.Get("id").Text == given {
			return item.Problemf("%s", msg)
		}
	}
	return at.Problemf("%s", msg)
}
