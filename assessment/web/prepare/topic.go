package prepare

import (
	"slices"

	"lotse/assessment"
	"lotse/assessment/web/form"
	"lotse/questionnaires"
)

// How long it takes to prepare an answer, in seconds: a fact is known or looked up in a
// minute, a table is collected in ten; a row of a grid is read in fifteen seconds, and each
// of its cells decided in five. It is an estimate that is told as one. What packs say of a
// question's seconds is about answering from one's head.
const (
	aFact = 60
	aList = 600
	aRow  = 15
	aCell = 5
)

// A topic is one section that is prepared.
type topic struct {
	Title     string
	Questions int
	Open      int      // of them, without an answer
	Needs     []string // the figures, dates and lists that are open: what to have at hand
	section   *questionnaires.Section
	seconds   int // that the questions without an answer take
}

// add counts one question.
func (t *topic) add(paper *form.Paper, q *questionnaires.Question) {
	t.Questions++
	lang := paper.Say.Lang()
	if paper.Flow.Answer(q.ID).State != assessment.Missing {
		return // nothing is left to look up
	}
	t.Open++
	switch c := q.Kind.Control(lang); c.Form {
	case questionnaires.FormTable:
		t.seconds += aList
		t.need(q, lang)
	case questionnaires.FormGrid:
		t.seconds += len(c.Rows) * (aRow + aCell*len(c.Columns))
		t.need(q, lang)
	case questionnaires.FormNumber, questionnaires.FormDate:
		t.seconds += aFact
		t.need(q, lang)
	default:
		t.seconds += aFact
	}
}

func (t *topic) need(q *questionnaires.Question, lang string) {
	words := q.Short.In(lang)
	if q.Short.Empty() {
		words = q.Ask.In(lang)
	}
	t.Needs = append(t.Needs, words)
}

// minutes is how long what is open in some topics takes, in steps of five from ten on:
// more would pretend to know.
func minutes(topics []topic) int {
	seconds := 0
	for _, t := range topics {
		seconds += t.seconds
	}
	n := (seconds + 59) / 60
	if n > 10 {
		n = (n + 4) / 5 * 5
	}
	return n
}

// topicsOf are the sections of a paper, in the pack's order, with their visible questions.
func topicsOf(paper *form.Paper) []topic {
	var list []topic
	for s, q := range paper.Flow.Questions() {
		if !paper.Holds(s) {
			continue
		}
		at := slices.IndexFunc(list, func(t topic) bool { return t.section == s })
		if at < 0 {
			list, at = append(list, topic{section: s, Title: s.Title.In(paper.Say.Lang())}), len(list)
		}
		list[at].add(paper, q)
	}
	return list
}
