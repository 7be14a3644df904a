package main

import (
	"fmt"
	"strings"

	"lotse/assessment"
	"lotse/assessment/spreadsheet"
	"lotse/questionnaires"
)

// preview lists what a form changes, a line per answer, and counts the rest. What
// somebody answered before is not shown unless answers are given in one's own name.
func (j *formImport) preview() {
	counts := map[spreadsheet.ChangeSort]int{}
	for _, c := range j.Changes {
		counts[c.Sort]++
		if !c.Saves() || !j.flags.dry {
			continue
		}
		line := fmt.Sprintf("%-10s  %s", j.say.T("spreadsheet-change-"+string(c.Sort)), c.Question.ID)
		if j.Who == "" || j.target.Engagement.Disclosure == assessment.DisclosureNamed {
			line += "  " + j.values(c)
		}
		fmt.Fprintln(j.Out, line)
	}
	for _, sort := range []spreadsheet.ChangeSort{spreadsheet.ChangeNew, spreadsheet.ChangeOther, spreadsheet.ChangeTaken,
		spreadsheet.ChangeSame, spreadsheet.ChangeKept} {
		if counts[sort] > 0 {
			fmt.Fprintln(j.Err, j.say.N("spreadsheet-count-"+string(sort), counts[sort]))
		}
	}
	if j.Blank > 0 {
		fmt.Fprintln(j.Err, j.say.N("spreadsheet-count-blank", j.Blank))
	}
}

// whose names the person, or the client.
func (j *formImport) whose() string {
	if j.Who == "" {
		return j.target.Engagement.Client
	}
	return j.Who
}

// values are an answer before and after, in short.
func (j *formImport) values(c spreadsheet.Change) string {
	switch c.Sort {
	case spreadsheet.ChangeNew:
		return j.short(c.Question, c.New)
	case spreadsheet.ChangeTaken:
		return j.short(c.Question, c.Old)
	}
	return j.short(c.Question, c.Old) + " → " + j.short(c.Question, c.New)
}

// maxShort is how many characters of an answer a preview shows.
const maxShort = 48

func (j *formImport) short(q *questionnaires.Question, a assessment.Answer) string {
	words := ""
	switch a.State {
	case assessment.Missing:
		return "–"
	case assessment.DontKnow:
		return j.say.T("spreadsheet-dk")
	case assessment.NotApplicable:
		return j.say.T("spreadsheet-na")
	}
	switch d := q.Kind.Show(a.Value, j.say.Lang()).(type) {
	case questionnaires.Words:
		words = string(d)
	case questionnaires.Meter:
		words = d.Label
	case questionnaires.Chips:
		words = strings.Join(d, ", ")
	case questionnaires.Sheet:
		return j.say.N("spreadsheet-lines", len(d.Rows))
	}
	words = strings.Join(strings.Fields(words), " ")
	if r := []rune(words); len(r) > maxShort {
		words = string(r[:maxShort-1]) + "…"
	}
	return words
}
