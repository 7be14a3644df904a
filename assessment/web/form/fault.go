package form

import (
	"errors"
	"reflect"

	"lotse/assessment"
	"lotse/questionnaires"
)

// refused are the faults of an answer that the flow did not take; none if the question
// is not put any more.
func (p *Paper) refused(q *questionnaires.Question, err error) []Fault {
	var refusal *assessment.Refusal
	if !errors.As(err, &refusal) {
		return []Fault{{Question: q.ID, Field: q.ID, Words: err.Error(), Line: err.Error()}}
	}
	if len(refusal.Faults) == 1 && refusal.Faults[0].Key == assessment.FaultNotAsked {
		return nil // an answer above has just hidden the question
	}
	return p.faults(q, refusal.Faults)
}

// faults puts faults into words, each at the control it is about.
func (p *Paper) faults(q *questionnaires.Question, list questionnaires.Faults) []Fault {
	var all []Fault
	for _, f := range list {
		words := p.fault(f)
		field, name := q.ID, p.short(q)
		if c := p.columnAt(q, f.Path); c != nil {
			field, name = c.ID, c.Label(p.Say.Lang())
		}
		all = append(all, Fault{Question: q.ID, Field: field, Words: words, Line: name + ": " + words})
	}
	return all
}

// fault is one fault in words. Options go by their labels, numbers as people write them.
func (p *Paper) fault(f questionnaires.Fault) string {
	var args []any
	for name, v := range f.Args {
		if n, ok := v.(float64); ok {
			v = p.decimal(n)
		}
		args = append(args, name, v)
	}
	return p.Say.T(f.Key, args...)
}

// columnAt finds the column that the path of a fault leads to, or nil.
func (p *Paper) columnAt(q *questionnaires.Question, path []string) *questionnaires.Column {
	columns := p.control(q.Kind).Columns
	for i := len(path) - 1; i > 0; i-- {
		for j := range columns {
			if columns[j].Key == path[i] || columns[j].ID == path[i] {
				return &columns[j]
			}
		}
	}
	for j := range columns {
		if columns[j].Main {
			return &columns[j]
		}
	}
	return nil
}

// same reports whether two answers say the same.
func same(a, b assessment.Answer) bool {
	return a.State == b.State && a.Note == b.Note && reflect.DeepEqual(a.Value, b.Value)
}
