package document

import (
	"slices"

	"lotse/questionnaires"
)

// An index is what reading and writing need to know about a pack, worked out once.
type index struct {
	pack     *questionnaires.Pack
	workshop names // questions answered once for the client
	survey   names // questions every respondent answers
	sections map[*questionnaires.Section]names
	asked    map[string]map[*questionnaires.Question]bool // by group
	controls map[*questionnaires.Question]questionnaires.Control
	shapes   map[*questionnaires.Question]*shape
	points   map[*questionnaires.Question]bool // refers to entries of a table
}

func newIndex(p *questionnaires.Pack) *index {
	x := &index{
		pack:     p,
		sections: map[*questionnaires.Section]names{},
		asked:    map[string]map[*questionnaires.Question]bool{},
		controls: map[*questionnaires.Question]questionnaires.Control{},
		shapes:   map[*questionnaires.Question]*shape{},
		points:   map[*questionnaires.Question]bool{},
	}
	x.workshop, x.survey = namesOf(x.questions(false)), namesOf(x.questions(true))
	language := ""
	if len(p.Languages) > 0 {
		language = p.Languages[0] // the labels of a control are not looked at here
	}
	for _, s := range p.Sections {
		x.sections[s] = namesOf(s.Questions)
		for _, q := range s.Questions {
			x.controls[q], x.shapes[q] = q.Kind.Control(language), shapeOf(q.Kind, language)
			x.points[q] = pointsAway(x.controls[q])
		}
	}
	for _, g := range p.Groups {
		x.asked[g.ID] = map[*questionnaires.Question]bool{}
		for _, q := range p.QuestionsFor(g.ID) {
			x.asked[g.ID][q] = true
		}
	}
	return x
}

// inSurvey reports whether every respondent answers a section, not the client once.
func inSurvey(s *questionnaires.Section) bool { return s.Mode == questionnaires.ModeSurvey }

// questions returns those of the survey or those of the workshop, in the pack's order.
func (x *index) questions(survey bool) []*questionnaires.Question {
	var list []*questionnaires.Question
	for _, s := range x.pack.Sections {
		if inSurvey(s) == survey {
			list = append(list, s.Questions...)
		}
	}
	return list
}

// section finds a section of the survey or of the workshop by its key or id.
func (x *index) section(name string, survey bool) *questionnaires.Section {
	for _, s := range x.pack.Sections {
		if inSurvey(s) == survey && (name == sectionKey(s) || name == s.ID) {
			return s
		}
	}
	return nil
}

// sectionKeys returns how documents call the sections of the survey or of the workshop.
func (x *index) sectionKeys(survey bool) []string {
	var list []string
	for _, s := range x.pack.Sections {
		if inSurvey(s) == survey {
			list = append(list, sectionKey(s))
		}
	}
	return list
}

// gridWith finds the grid in which a name is a row or a column.
func (x *index) gridWith(questions []*questionnaires.Question, name string) *questionnaires.Question {
	for _, q := range questions {
		if slices.Contains(x.gridNames(q), name) {
			return q
		}
	}
	return nil
}

// gridNames are the rows and columns of a question that is a grid.
func (x *index) gridNames(q *questionnaires.Question) []string {
	c := x.controls[q]
	if c.Form != questionnaires.FormGrid {
		return nil
	}
	list := make([]string, 0, len(c.Rows)+2*len(c.Columns))
	for _, r := range c.Rows {
		list = append(list, r.ID)
	}
	for _, column := range c.Columns {
		list = append(list, column.ID, column.Key)
	}
	return list
}

// groups returns the ids of the pack's groups.
func (x *index) groups() []string {
	ids := make([]string, len(x.pack.Groups))
	for i, g := range x.pack.Groups {
		ids[i] = g.ID
	}
	return ids
}
