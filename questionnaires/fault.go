package questionnaires

import "slices"

// A Fault is what a respondent did wrong. Key names a message in the face's own
// words; Args fill it. Path leads to the part of the answer: [] for the whole,
// ["g2", "goal-target"] for a cell of a table, with the keys as they were given.
type Fault struct {
	Key  string
	Args map[string]any
	Path []string
}

// Faults are all faults of one answer.
type Faults []Fault

// The keys of faults, with the arguments their messages may use.
const (
	FaultWords    = "fault-words"     // not words
	FaultTooLong  = "fault-too-long"  // Max: characters
	FaultNumber   = "fault-number"    // Given: not a number
	FaultWhole    = "fault-whole"     // Given: not a whole number
	FaultBelow    = "fault-below"     // Given, Min
	FaultAbove    = "fault-above"     // Given, Max
	FaultDate     = "fault-date"      // Given: not a day like 2006-01-02
	FaultYesNo    = "fault-yesno"     // Given: neither yes nor no
	FaultOption   = "fault-option"    // Given: none of the options
	FaultTwice    = "fault-twice"     // Given: chosen or named twice
	FaultTooMany  = "fault-too-many"  // Max
	FaultAlone    = "fault-alone"     // Given: cannot be chosen together with others
	FaultList     = "fault-list"      // not a list
	FaultMap      = "fault-map"       // not a map of fields
	FaultField    = "fault-field"     // Given: no such field
	FaultRow      = "fault-row"       // Given: no such row
	FaultEntryID  = "fault-entry-id"  // Given: not usable as the id of an entry
	FaultLanguage = "fault-language"  // Given: no language
	FaultNoScalar = "fault-no-scalar" // a list or map where one value is expected
)

// FaultKeys returns the keys of all faults: every face has a message for each.
func FaultKeys() []string {
	return []string{
		FaultWords, FaultTooLong, FaultNumber, FaultWhole, FaultBelow, FaultAbove, FaultDate, FaultYesNo, FaultOption,
		FaultTwice, FaultTooMany, FaultAlone, FaultList, FaultMap, FaultField, FaultRow, FaultEntryID, FaultLanguage, FaultNoScalar,
	}
}

// fault makes the faults of an answer that is wrong as a whole. Args alternate
// between names and values.
func fault(key string, args ...any) Faults {
	f := Fault{Key: key}
	for i := 0; i+1 < len(args); i += 2 {
		if f.Args == nil {
			f.Args = map[string]any{}
		}
		f.Args[args[i].(string)] = args[i+1]
	}
	return Faults{f}
}

// under puts the faults below a step of a path.
func (fs Faults) under(steps ...string) Faults {
	for i := range fs {
		fs[i].Path = append(slices.Clone(steps), fs[i].Path...)
	}
	return fs
}
