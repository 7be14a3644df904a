package upgrade

import (
	"reflect"
	"slices"

	"lotse/questionnaires"
)

// Changes are what a new version of a pack asks differently, in the pack's order.
type Changes struct {
	Added, Removed []*questionnaires.Question
	Changed        []Change
}

// A Change is a question that both versions have.
type Change struct {
	Question *questionnaires.Question // of the new version
	Aspects  []Aspect
}

// An Aspect is what is different about a question.
type Aspect string

// The aspects.
const (
	AspectKind      Aspect = "kind"      // another type of question
	AspectWording   Aspect = "wording"   // the question's own words
	AspectAnswers   Aspect = "answers"   // what can be answered, or its words
	AspectAudience  Aspect = "audience"  // who is asked
	AspectCondition Aspect = "condition" // when it is asked
	AspectScoring   Aspect = "scoring"   // what it counts for
	AspectRequired  Aspect = "required"
)

// Compare says what a new version of a pack asks differently.
func Compare(old, new *questionnaires.Pack) Changes {
	var c Changes
	for _, s := range new.Sections {
		for _, q := range s.Questions {
			was := old.Question(q.ID)
			if was == nil {
				c.Added = append(c.Added, q)
			} else if aspects := differences(was, q); len(aspects) > 0 {
				c.Changed = append(c.Changed, Change{q, aspects})
			}
		}
	}
	for _, s := range old.Sections {
		for _, q := range s.Questions {
			if new.Question(q.ID) == nil {
				c.Removed = append(c.Removed, q)
			}
		}
	}
	return c
}

func differences(was, is *questionnaires.Question) []Aspect {
	var list []Aspect
	add := func(differs bool, a Aspect) {
		if differs {
			list = append(list, a)
		}
	}
	kind := was.Kind.Name() != is.Kind.Name()
	add(kind, AspectKind)
	add(!reflect.DeepEqual(was.Ask, is.Ask), AspectWording)
	add(!kind && !reflect.DeepEqual(was.Kind, is.Kind), AspectAnswers)
	add(!slices.Equal(was.Groups, is.Groups) || survey(was) != survey(is), AspectAudience)
	add(was.When.String() != is.When.String() || was.Section.When.String() != is.Section.When.String(), AspectCondition)
	add(was.Dimension != is.Dimension || was.Weight != is.Weight, AspectScoring)
	add(was.Required != is.Required, AspectRequired)
	return list
}

// survey reports whether respondents answer a question, not the workshop.
func survey(q *questionnaires.Question) bool {
	return q.Section.Mode == questionnaires.ModeSurvey
}
