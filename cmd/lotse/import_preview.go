package main

import (
	"fmt"

	"lotse/assessment"
	"lotse/assessment/spreadsheet"
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
	before, after := c.Say(j.say)
	switch c.Sort {
	case spreadsheet.ChangeNew:
		return after
	case spreadsheet.ChangeTaken:
		return before
	}
	return before + " → " + after
}
