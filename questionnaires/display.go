package questionnaires

import "strings"

// A Display is one of the few ways to read an answer back. The set is closed:
// [Words], [Meter], [Chips] and [Sheet].
type Display interface{ display() }

type (
	// Words are read as they stand.
	Words string
	// Meter is a value on a scale.
	Meter struct {
		At, Of float64
		Label  string
	}
	// Chips are the chosen ones of some options.
	Chips []string
	// Sheet is a small table.
	Sheet struct {
		Head []string
		Rows [][]string
	}
)

func (Words) display() {}
func (Meter) display() {}
func (Chips) display() {}
func (Sheet) display() {}

// cellWords returns a display as the words of a cell.
func cellWords(d Display) string {
	switch d := d.(type) {
	case Words:
		return string(d)
	case Meter:
		return d.Label
	case Chips:
		return strings.Join(d, ", ")
	}
	return ""
}
