package questionnaires

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Answers arrive as plain data. These functions read the few shapes it can have.

// wordsIn returns a single value as words. Numbers are words to a text field.
func wordsIn(in any) (string, bool) {
	switch in := in.(type) {
	case string:
		return in, true
	case float64:
		return figure(in), true
	case int:
		return strconv.Itoa(in), true
	case bool:
		return strconv.FormatBool(in), true
	}
	return "", false
}

// numberNotation is a decimal number with a point or, as people type it in
// German, a comma. Thousands are not separated.
var numberNotation = regexp.MustCompile(`^-?[0-9]{1,15}([.,][0-9]{1,15})?$`)

func numberIn(in any) (float64, bool) {
	switch in := in.(type) {
	case float64:
		return in, in-in == 0 // neither infinite nor NaN
	case int:
		return float64(in), true
	case string:
		in = strings.Replace(strings.TrimSpace(in), "−", "-", 1)
		if !numberNotation.MatchString(in) {
			return 0, false
		}
		f, err := strconv.ParseFloat(strings.Replace(in, ",", ".", 1), 64)
		return f, err == nil
	}
	return 0, false
}

// empty reports whether there is no answer at all.
func empty(in any) bool {
	switch in := in.(type) {
	case nil:
		return true
	case string:
		return strings.TrimSpace(in) == ""
	}
	return false
}

// listIn returns a list's items.
func listIn(in any) ([]any, bool) {
	switch in := in.(type) {
	case []any:
		return in, true
	case []string:
		list := make([]any, len(in))
		for i, s := range in {
			list[i] = s
		}
		return list, true
	}
	return nil, false
}

// sortedKeys returns a map's keys in alphabetical order, so that the same answer
// gives the same faults in the same order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// numberWords writes a number the way the language does.
func numberWords(f float64, lang string) string {
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if lang == "de" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}
