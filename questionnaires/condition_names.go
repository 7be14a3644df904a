package questionnaires

import (
	"maps"
	"slices"
)

// A nameType says what a name in a condition stands for.
type nameType struct {
	sort  nameSort
	words []string // for a choice of words: all of them
}

// A nameSort is what a name can be compared with.
type nameSort int

const (
	sortNumber nameSort = iota
	sortFlag
	sortWord
)

// String returns the sort in an author's words.
func (s nameSort) String() string {
	return [...]string{"a number", "yes or no", "a word"}[s]
}

// names are what a condition may speak of in its place: a question's when knows
// the answers above it, a report text knows the results.
type names struct {
	values    map[string]nameType
	functions map[string]function
	later     map[string]bool // names that exist, but are answered too late to be used here
}

// A function takes one name and is of one type.
type function struct {
	of   nameType
	args map[string]bool // the names it takes
	noun string          // what they are, for messages
}

func (n *names) known() []string {
	return slices.Sorted(maps.Keys(n.values))
}
