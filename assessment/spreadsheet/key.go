package spreadsheet

import "strings"

// A key names a line of a form, in its first column, which is hidden. Its steps
// are ids of the pack:
//
//	q/<question>            the question: its answer, or "don't know"; its remark
//	o/<question>/<option>   an option to be marked
//	h/<question>            the columns of a table or grid, by their ids
//	e/<question>/<number>   an entry of a table
//	r/<question>/<row>      a row of a grid
type key string

// The sorts of lines.
const (
	lineQuestion = "q"
	lineOption   = "o"
	lineHead     = "h"
	lineEntry    = "e"
	lineRow      = "r"
)

func keyOf(sort, question string, rest ...string) key {
	return key(strings.Join(append([]string{sort, question}, rest...), "/"))
}

// parse takes a key apart; !ok: it is none.
func (k key) parse() (sort, question, rest string, ok bool) {
	steps := strings.Split(string(k), "/")
	if len(steps) < 2 || len(steps) > 3 || steps[1] == "" {
		return "", "", "", false
	}
	switch steps[0] {
	case lineQuestion, lineHead:
		return steps[0], steps[1], "", len(steps) == 2
	case lineOption, lineEntry, lineRow:
		if len(steps) == 3 && steps[2] != "" {
			return steps[0], steps[1], steps[2], true
		}
	}
	return "", "", "", false
}

// The columns of a form, counted from 1.
const (
	columnKey    = 1 // hidden
	columnWords  = 2 // what is asked; the short name of an entry
	columnAnswer = 3 // the answer; from here on the columns of tables and grids
	columnRemark = 4
)
