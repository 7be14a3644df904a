package spreadsheet

import (
	"strconv"

	"lotse/assessment"
	"lotse/questionnaires"
)

// long has a line per answer, the form that filters and pivots need.
func (x *Export) long() Table {
	t := Table{Head: x.head("group", "section", "question", "row", "column", "value", "meaning")}
	if x.out.named {
		t.Head = append(x.head("respondent"), append(t.Head, x.head("remark")...)...)
	}
	for _, q := range survey(x.Published.Pack) {
		for _, u := range x.out.units {
			from := len(t.Rows)
			for _, p := range u.people {
				a := p.Answers[q.ID]
				for _, line := range x.lines(q, a, u.id) {
					line = append([]any{u.id}, line...)
					if x.out.named {
						line = append([]any{p.ID}, append(line, words(a.Note))...)
					}
					t.Rows = append(t.Rows, line)
				}
			}
			x.out.order(t.Rows[from:], x.salt("long"))
		}
	}
	return t
}

// salt makes the order of lines differ between exports of different data.
func (x *Export) salt(table string) string {
	return x.Engagement.ID + "/" + x.Round.ID + "/" + table
}

// words is a cell with words, empty without.
func words(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// lines are the lines of one answer: section, question, row, column, value and
// meaning. What takes several options has a line for each that was chosen.
func (x *Export) lines(q *questionnaires.Question, a assessment.Answer, unit string) [][]any {
	where := []any{q.Section.ID, q.ID}
	entries, _ := a.Value.(questionnaires.Entries)
	var list [][]any
	for _, v := range variables(q, len(entries), x.lang()) {
		if a.State == assessment.Missing || unit != "" && !x.out.leaves(v, unit) {
			continue
		}
		if a.State != assessment.Given {
			return [][]any{append(where, nil, nil, stateWord(a.State), x.stateWords(a.State))}
		}
		place := x.place(v, entries, unit)
		for _, value := range single(v, v.value(a)) {
			coded, meaning := code(v.kind(), value, x.lang()), any(label(v.kind(), value, x.lang()))
			if meaning == coded || meaning == "" {
				meaning = nil // words need no explanation
			}
			list = append(list, append(append(where[:2:2], place...), coded, meaning))
		}
	}
	return list
}

// single takes several options apart.
func single(v variable, value questionnaires.Value) []questionnaires.Value {
	picks, ok := value.(questionnaires.Picks)
	switch {
	case value == nil:
		return nil
	case !ok || v.kind().Control("").RefersTo != "":
		return []questionnaires.Value{value}
	}
	list := make([]questionnaires.Value, len(picks))
	for i, id := range picks {
		list[i] = questionnaires.Picks{id}
	}
	return list
}

// place names row and column of a variable. The names of entries are a person's
// own words, so they are counted where nobody is named.
func (x *Export) place(v variable, entries questionnaires.Entries, unit string) []any {
	place := []any{nil, nil}
	switch {
	case v.row != nil:
		place[0] = v.row.ID
	case v.entry > 0 && (unit == "" || x.out.named):
		place[0] = entries[v.entry-1].ID
	case v.entry > 0:
		place[0] = strconv.Itoa(v.entry)
	}
	if v.column != nil {
		place[1] = v.column.ID
	}
	return place
}

func (x *Export) stateWords(s assessment.State) string {
	return x.Say.T("spreadsheet-" + stateWord(s))
}

// wide has a line per person and a column per variable, the form that statistics
// programs need.
func (x *Export) wide() Table {
	var all []map[string]assessment.Answer
	for _, u := range x.out.units {
		for _, p := range u.people {
			all = append(all, p.Answers)
		}
	}
	t := Table{Head: x.head("group")}
	if x.out.named {
		t.Head = x.head("respondent", "group")
	}
	var list []variable
	for _, q := range survey(x.Published.Pack) {
		list = append(list, spreadAll(variables(q, entriesIn(all, q.ID), x.lang()), x.lang())...)
	}
	for _, v := range list {
		t.Head = append(t.Head, v.name())
	}
	for _, u := range x.out.units {
		from := len(t.Rows)
		open := make([]bool, len(list))
		for i, v := range list {
			open[i] = x.out.leaves(v, u.id)
		}
		for _, p := range u.people {
			line := make([]any, 0, len(t.Head))
			if x.out.named {
				line = append(line, p.ID)
			}
			line = append(line, u.id)
			for i, v := range list {
				var cell any
				if open[i] {
					cell = v.cell(p.Answers[v.question.ID], x.lang())
				}
				line = append(line, cell)
			}
			t.Rows = append(t.Rows, line)
		}
		x.out.order(t.Rows[from:], x.salt("wide"))
	}
	return t
}

// facts has a line per answer that was given once for the client.
func (x *Export) facts() Table {
	t := Table{Head: x.head("section", "question", "row", "column", "value", "meaning", "remark")}
	for _, q := range questions(x.Published.Pack, false) {
		a := x.Round.Facts[q.ID]
		for _, line := range x.lines(q, a, "") {
			t.Rows = append(t.Rows, append(line, words(a.Note)))
		}
	}
	return t
}
