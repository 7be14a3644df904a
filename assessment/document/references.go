package document

import (
	"slices"
	"strconv"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// A pointer is an answer that names entries of tables. Whether they are there can
// only be said when the whole round is read.
type pointer struct {
	question *questionnaires.Question
	value    questionnaires.Value
	at       *source.Node
}

// pointsAway reports whether a question, or a column of it, refers to a table's entries.
func pointsAway(c questionnaires.Control) bool {
	return c.RefersTo != "" || slices.ContainsFunc(c.Columns, func(column questionnaires.Column) bool {
		return column.Kind.Control("").RefersTo != ""
	})
}

// references reports names of entries that a round's tables do not have. A table
// that was not filled in yet is not held against the answers that refer to it.
func (d *decoder) references(r *assessment.Round) {
	for _, p := range d.pointers {
		d.follow(r, p, d.controls[p.question], p.value, p.at)
	}
	d.pointers = nil
}

func (d *decoder) follow(r *assessment.Round, p pointer, c questionnaires.Control, v questionnaires.Value, at *source.Node) {
	switch v := v.(type) {
	case questionnaires.Pick:
		d.target(r, p, c, string(v), at)
	case questionnaires.Entries:
		for i, e := range v {
			d.followFields(r, p, c, e.Fields, at.At([]string{strconv.Itoa(i)}))
		}
	case questionnaires.Cells:
		for _, row := range c.Rows {
			d.followFields(r, p, c, v[row.ID], at.At([]string{row.ID}))
		}
	}
}

func (d *decoder) followFields(r *assessment.Round, p pointer, c questionnaires.Control, fields map[string]questionnaires.Value, at *source.Node) {
	for _, column := range c.Columns {
		if v := fields[column.ID]; v != nil {
			place := at
			for _, key := range []string{column.Under, column.Key} {
				if n := place.Get(key); n != nil {
					place = n
				}
			}
			d.follow(r, p, column.Kind.Control(""), v, place)
		}
	}
}

func (d *decoder) target(r *assessment.Round, p pointer, c questionnaires.Control, id string, at *source.Node) {
	entries, filled := r.Facts[c.RefersTo].Value.(questionnaires.Entries)
	if c.RefersTo == "" || !filled {
		return
	}
	var known []string
	for _, e := range entries {
		known = append(known, e.ID)
	}
	for _, option := range c.Options {
		known = append(known, option.ID)
	}
	if slices.Contains(known, id) {
		return
	}
	if d.dangling != nil {
		d.dangling(p.question, id)
	} else {
		d.add(at.Problemf("%s: there is no %q in %s%s", p.question.ID, id, c.RefersTo, instead(id, known)))
	}
}
