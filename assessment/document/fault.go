package document

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"lotse/questionnaires"
)

// messages are the words for faults in a document: English, as a compiler speaks
// to the author of a file. Faces that speak to respondents have their own words, in
// their languages, for the same keys.
var messages = map[string]string{
	"not-a-number": "{value} is not a number",
}

// explain returns the words for a fault. A key without words still says what it is.
func explain(f questionnaires.Fault) string {
	words, ok := messages[f.Key]
	if !ok {
		words = strings.ReplaceAll(f.Key, "-", " ")
		for _, name := range slices.Sorted(maps.Keys(f.Args)) {
			words += fmt.Sprintf(", %s {%s}", name, name)
		}
	}
	var pairs []string
	for name, arg := range f.Args {
		pairs = append(pairs, "{"+name+"}", printed(arg))
	}
	return strings.NewReplacer(pairs...).Replace(words)
}

// printed writes an argument of a fault: lists with commas, texts in quotes only
// where they are empty or hold spaces.
func printed(arg any) string {
	switch v := arg.(type) {
	case []string:
		return strings.Join(v, ", ")
	case string:
		if v == "" || strings.ContainsAny(v, " \t\n") {
			return fmt.Sprintf("%q", v)
		}
		return v
	}
	return fmt.Sprint(arg)
}
