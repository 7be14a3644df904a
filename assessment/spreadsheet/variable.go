package spreadsheet

import (
	"slices"
	"strconv"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A variable is one cell's worth of an answer: a question; one of the options of a
// question that takes several; a column in a row of a grid or in an entry of a table.
type variable struct {
	question *questionnaires.Question
	row      *questionnaires.Row
	entry    int // counted from 1, or anyEntry; 0 where the question is no table
	column   *questionnaires.Column
	option   *questionnaires.ControlOption
}

// anyEntry stands for every entry of a table, in the codebook.
const anyEntry = -1

// name is what the variable is called: ids joined by dots, as in the codebook.
func (v variable) name() string {
	parts := []string{v.question.ID}
	if v.row != nil {
		parts = append(parts, v.row.ID)
	}
	switch {
	case v.entry == anyEntry:
		parts = append(parts, "N")
	case v.entry > 0:
		parts = append(parts, strconv.Itoa(v.entry))
	}
	if v.column != nil {
		parts = append(parts, v.column.ID)
	}
	if v.option != nil {
		parts = append(parts, v.option.ID)
	}
	return strings.Join(parts, ".")
}

// kind is the kind of the variable's values.
func (v variable) kind() questionnaires.Kind {
	if v.column != nil {
		return v.column.Kind
	}
	return v.question.Kind
}

// words is what the variable asks.
func (v variable) words(lang string) string {
	parts := []string{v.question.Ask.In(lang)}
	if v.row != nil {
		parts = append(parts, v.row.Label.In(lang))
	}
	if v.column != nil {
		parts = append(parts, v.column.Ask.In(lang))
	}
	if v.option != nil {
		parts = append(parts, v.option.Label)
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " – ")
}

// variables lists what a question yields, entries counting up to the longest table.
func variables(q *questionnaires.Question, entries int, lang string) []variable {
	c := q.Kind.Control(lang)
	switch c.Form {
	case questionnaires.FormTable:
		var list []variable
		for n := 1; n <= entries; n++ {
			for i := range c.Columns {
				list = append(list, variable{question: q, entry: n, column: &c.Columns[i]})
			}
		}
		return list
	case questionnaires.FormGrid:
		var list []variable
		for r := range c.Rows {
			for i := range c.Columns {
				list = append(list, variable{question: q, row: &c.Rows[r], column: &c.Columns[i]})
			}
		}
		return list
	}
	return []variable{{question: q}}
}

// spreadAll makes variables of options out of variables that take several.
func spreadAll(list []variable, lang string) []variable {
	var all []variable
	for _, v := range list {
		all = append(all, v.spread(lang)...)
	}
	return all
}

// spread makes one variable per option of what takes several options, so that
// statistics programs can count them. Open lists stay one variable.
func (v variable) spread(lang string) []variable {
	c := v.kind().Control(lang)
	if c.Form != questionnaires.FormPickMany || c.RefersTo != "" {
		return []variable{v}
	}
	list := make([]variable, len(c.Options))
	for i := range c.Options {
		list[i] = v
		list[i].option = &c.Options[i]
	}
	return list
}

// entriesIn is the largest number of entries in any of the answers to a question.
func entriesIn(answers []map[string]assessment.Answer, question string) int {
	most := 0
	for _, a := range answers {
		if entries, ok := a[question].Value.(questionnaires.Entries); ok {
			most = max(most, len(entries))
		}
	}
	return most
}

// value is the variable's part of an answer; nil for none.
func (v variable) value(a assessment.Answer) questionnaires.Value {
	switch {
	case v.row != nil:
		cells, _ := a.Value.(questionnaires.Cells)
		return cells[v.row.ID][v.column.ID]
	case v.entry > 0:
		entries, _ := a.Value.(questionnaires.Entries)
		if v.entry > len(entries) {
			return nil
		}
		return entries[v.entry-1].Fields[v.column.ID]
	}
	return a.Value
}

// cell is what the variable shows of an answer: a number, an id, words, or the
// words dk and na as in engagement documents. An option is 1 where it was chosen
// and 0 where others were.
func (v variable) cell(a assessment.Answer, lang string) any {
	switch a.State {
	case assessment.DontKnow, assessment.NotApplicable:
		return stateWord(a.State)
	case assessment.Missing:
		return nil
	}
	value := v.value(a)
	if v.option != nil {
		picks, ok := value.(questionnaires.Picks)
		switch {
		case !ok:
			return nil
		case slices.Contains(picks, v.option.ID):
			return 1
		}
		return 0
	}
	return code(v.kind(), value, lang)
}

// The words for answers that are none, as engagement documents write them.
const (
	wordDontKnow      = "dk"
	wordNotApplicable = "na"
)

func stateWord(s assessment.State) string {
	switch s {
	case assessment.DontKnow:
		return wordDontKnow
	case assessment.NotApplicable:
		return wordNotApplicable
	}
	return ""
}

// recorded stands for an answer that was given but whose wording was not recorded.
const recorded = "✓"

// code is a value as a program reads it.
func code(k questionnaires.Kind, v questionnaires.Value, lang string) any {
	switch v := v.(type) {
	case questionnaires.Number:
		return float64(v)
	case questionnaires.Pick:
		return string(v)
	case questionnaires.Picks:
		return strings.Join(v, ", ")
	case questionnaires.Date:
		return string(v)
	case questionnaires.Text:
		return v.In(lang)
	case questionnaires.Flag:
		if score, ok := k.Score(v); ok {
			return score
		}
		if v {
			return recorded
		}
	}
	return nil
}

// label is a value as a person reads it.
func label(k questionnaires.Kind, v questionnaires.Value, lang string) string {
	if v == nil {
		return ""
	}
	switch d := k.Show(v, lang).(type) {
	case questionnaires.Words:
		return string(d)
	case questionnaires.Meter:
		return d.Label
	case questionnaires.Chips:
		return strings.Join(d, ", ")
	}
	return ""
}
