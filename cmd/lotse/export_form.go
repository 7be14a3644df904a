package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/assessment/spreadsheet"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// form writes the questionnaire as a workbook to be filled in offline: the survey of
// a group, or what is answered once with the answers there are.
func (x *exporting) form() error {
	round, err := x.round(x.e, x.flags.round)
	if err != nil {
		return err
	}
	say, err := locale.New(x.language())
	if err != nil {
		return fmt.Errorf("speak %s: %w", x.language(), err)
	}
	form := spreadsheet.Form{Pack: x.pack, Engagement: x.e, Round: round, Group: x.flags.group, Sections: x.flags.sections, Answers: round.Facts, Say: say}
	people := 0
	if form.Group != "" || x.flags.as != "" {
		if form.Answers, form.Group, err = x.person(round); err != nil {
			return err
		}
		people = min(1, len(form.Answers))
	}
	if err := x.checkSections(form.Group); err != nil {
		return err
	}
	if err := x.secret(people, func(w io.Writer) error { return form.Write(w) }); err != nil {
		return err
	}
	x.done()
	return nil
}

// person are the answers a person has given so far, and the person's group. They
// are handed out only where answers are given in one's own name.
func (x *exporting) person(round *assessment.Round) (map[string]assessment.Answer, string, error) {
	if x.flags.as == "" {
		if x.pack.Group(x.flags.group) == nil {
			return nil, "", x.usage("command-new-unknown-group", "Group", x.flags.group)
		}
		return nil, x.flags.group, nil
	}
	if x.e.Disclosure != assessment.DisclosureNamed {
		return nil, "", x.usage("spreadsheet-export-not-named", "Engagement", x.e.ID)
	}
	for i := range round.Respondents {
		who := &round.Respondents[i]
		if who.ID != x.flags.as {
			continue
		}
		if x.flags.group != "" && x.flags.group != who.Group {
			return nil, "", x.usage("answer-other-group", "Person", who.ID, "Group", who.Group)
		}
		return who.Answers, who.Group, nil
	}
	return nil, "", x.usage("spreadsheet-export-unknown-person", "Person", x.flags.as, "Round", round.ID)
}

// checkSections refuses names that are no sections of this form.
func (x *exporting) checkSections(group string) error {
	var known []string
	for _, s := range x.pack.Sections {
		if (s.Mode == questionnaires.ModeSurvey) == (group != "") {
			known = append(known, s.ID)
		}
	}
	for _, id := range x.flags.sections {
		if !slices.Contains(known, id) {
			return x.usage("spreadsheet-export-unknown-section", "Section", id, "Sections", strings.Join(known, ", "))
		}
	}
	return nil
}
