package spreadsheet

import (
	"slices"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// An Export is a round of an engagement on its way into tables.
type Export struct {
	Engagement *assessment.Engagement
	Round      *assessment.Round
	Published  *assessment.Published // of this round
	Plan       *assessment.Plan
	Say        *locale.Printer // in the reader's language

	out *release
}

// A recipe makes one table.
type recipe struct {
	key  string
	make func(*Export) Table
}

// What can be exported, in the order of the sheets.
var (
	answerTables = []recipe{{"long", (*Export).long}, {"wide", (*Export).wide}, {"facts", (*Export).facts}, {"codebook", (*Export).codebook}}
	resultTables = []recipe{{"overview", (*Export).overview}, {"dimensions", (*Export).dimensions}, {"questions", (*Export).questions},
		{"groups", (*Export).groups}, {"gaps", (*Export).gaps}, {"recommendations", (*Export).recommendations}, {"metrics", (*Export).metrics}}
)

// AnswerTables names the tables of answers: long has a line per answer, wide a line
// per person, facts what was answered once, and codebook explains them.
func AnswerTables() []string { return keys(answerTables) }

// ResultTables names the tables of results.
func ResultTables() []string { return keys(resultTables) }

func keys(list []recipe) []string {
	names := make([]string, len(list))
	for i, r := range list {
		names[i] = r.key
	}
	return names
}

// Answers makes the tables of answers with these names; all of them for none.
func (x *Export) Answers(names ...string) []Table {
	if x.out == nil {
		out := newRelease(x.Engagement, x.Round, x.Published)
		x.out = &out
	}
	return x.tables(answerTables, names)
}

// Results makes the tables of results with these names; all of them for none. They
// hold published values only.
func (x *Export) Results(names ...string) []Table { return x.tables(resultTables, names) }

func (x *Export) tables(from []recipe, names []string) []Table {
	var list []Table
	for _, r := range from {
		if len(names) == 0 || slices.Contains(names, r.key) {
			t := r.make(x)
			t.Key, t.Name = r.key, x.Say.T("spreadsheet-sheet-"+r.key)
			list = append(list, t)
		}
	}
	return list
}

// Withheld counts the respondents whose answers do not leave, to protect them.
func (x *Export) Withheld() int {
	n := len(x.Round.Respondents)
	for _, u := range x.out.units {
		n -= len(u.people)
	}
	return n
}

// head names columns in the reader's language.
func (x *Export) head(names ...string) []string {
	head := make([]string, len(names))
	for i, name := range names {
		head[i] = x.Say.T("spreadsheet-head-" + name)
	}
	return head
}

func (x *Export) lang() string { return x.Say.Lang() }

// in is a text of the pack in the reader's language.
func (x *Export) in(t questionnaires.Text) string { return t.In(x.lang()) }
