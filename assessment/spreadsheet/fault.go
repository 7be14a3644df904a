package spreadsheet

import (
	"fmt"
	"strings"

	"lotse/templates/locale"
)

// A Fault is what is wrong with a form, at its place: the file as a whole, or a
// cell. Key names a message: one of a questionnaire's faults, or one of this
// package's. Args fill it.
type Fault struct {
	Sheet, Cell string // "" for the file as a whole
	Question    string // id; "" where none is concerned
	Key         string
	Args        map[string]any
}

// Faults are all faults of a form. A form with faults is not taken at all.
type Faults []Fault

// The faults of a file or a form, by message key.
const (
	faultDamaged     = "spreadsheet-fault-damaged"
	faultOldFormat   = "spreadsheet-fault-old-format" // a file of before 2007, or one with a password
	faultTooBig      = "spreadsheet-fault-too-big"    // What, Most
	faultMacros      = "spreadsheet-fault-macros"
	faultLinks       = "spreadsheet-fault-links"
	faultForeignPart = "spreadsheet-fault-foreign-part" // Part
	faultNoForm      = "spreadsheet-fault-no-form"
	faultFormVersion = "spreadsheet-fault-form-version"
	faultManifest    = "spreadsheet-fault-manifest"
	faultOtherPack   = "spreadsheet-fault-other-pack"   // Pack, Version, Want
	faultUnknownKey  = "spreadsheet-fault-unknown-key"  // Given
	faultMissingLine = "spreadsheet-fault-missing-line" // Given
	faultTwice       = "spreadsheet-fault-twice"        // Given
	faultHead        = "spreadsheet-fault-head"
	faultFormula     = "spreadsheet-fault-formula"
	faultErrorCell   = "spreadsheet-fault-error-cell"
	faultTooLong     = "spreadsheet-fault-too-long" // Max
	faultStray       = "spreadsheet-fault-stray"
	faultMark        = "spreadsheet-fault-mark"
	faultBoth        = "spreadsheet-fault-both"
	faultNoEntry     = "spreadsheet-fault-no-entry" // Given
	faultMany        = "spreadsheet-fault-many"     // Most
)

// FaultKeys returns the keys of this package's faults: there is a message for each.
func FaultKeys() []string {
	return []string{
		faultDamaged, faultOldFormat, faultTooBig, faultMacros, faultLinks, faultForeignPart, faultNoForm, faultFormVersion,
		faultManifest, faultOtherPack, faultUnknownKey, faultMissingLine, faultTwice, faultHead, faultFormula, faultErrorCell,
		faultTooLong, faultStray, faultMark, faultBoth, faultNoEntry, faultMany,
	}
}

// maxFaults is how many faults are told; who has more needs a new form.
const maxFaults = 100

// fileFault makes the faults of a file as a whole. Args alternate names and values.
func fileFault(key string, args ...any) Faults {
	return Faults{Fault{Key: key, Args: arguments(args)}}
}

func arguments(args []any) map[string]any {
	m := map[string]any{}
	for i := 0; i+1 < len(args); i += 2 {
		m[fmt.Sprint(args[i])] = args[i+1]
	}
	return m
}

// Error returns the faults for a log; people read what [Fault.Say] returns.
func (fs Faults) Error() string {
	parts := make([]string, len(fs))
	for i, f := range fs {
		parts[i] = f.place() + f.Key
	}
	return "the form was not taken: " + strings.Join(parts, "; ")
}

func (f Fault) place() string {
	if f.Cell == "" {
		return ""
	}
	return f.Sheet + "!" + f.Cell + ": "
}

// Say returns the fault in a person's language: sheet, cell and what is wrong.
func (f Fault) Say(say *locale.Printer) string {
	args := make([]any, 0, 2*len(f.Args))
	for name, value := range f.Args {
		args = append(args, name, printed(value, say))
	}
	return f.place() + say.T(f.Key, args...)
}

// printed is an argument of a message: a number as the language writes it, a text
// that cannot drive a terminal or fill it.
func printed(v any, say *locale.Printer) any {
	switch v := v.(type) {
	case float64:
		return field(v, say.Lang())
	case string:
		return cutTo(strings.Join(strings.Fields(clean(v)), " "), 80)
	case int:
		return v
	}
	return cutTo(clean(fmt.Sprint(v)), 80)
}
