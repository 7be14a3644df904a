package desk

import (
	"fmt"
	"net/http"
	"strings"

	"lotse/assessment"
)

// ownOf reads what only one of her own recommendations has.
func (s *scene) ownOf(was assessment.OwnRecommendation, d assessment.Decision) (assessment.OwnRecommendation, []fault) {
	o := was
	o.Decision, o.Effect = d, s.textOf("effect", was.Effect)
	var ok bool
	if o.Priority, ok = number(s.Field("priority")); !ok {
		return o, []fault{{"priority", s.Say.T("plan-fault-priority", "Given", s.Field("priority"))}}
	}
	return o, nil
}

func (p *planner) newOwn(values map[string]string, faults []fault) decisionForm {
	f := decisionForm{New: true, Own: true, Action: p.url("plan/_own"), Values: values, Faults: faults, Langs: p.pack.Languages, Method: map[string]string{}}
	f.choices(p, values)
	return f
}

func (d *Desk) ownForm(s *scene) error {
	p, err := s.planner()
	if err != nil {
		return err
	}
	return s.showDecision(http.StatusOK, p.newOwn(map[string]string{"verdict": string(assessment.Accept), "wave": "1"}, nil))
}

// addOwn adds a recommendation of her own; its id is made of its title.
func (d *Desk) addOwn(s *scene) error {
	values, err := s.formValues()
	if err != nil {
		return err
	}
	p, err := s.planner()
	if err != nil {
		return err
	}
	decision, faults := s.decisionOf(assessment.Decision{})
	o, more := s.ownOf(assessment.OwnRecommendation{}, decision)
	faults = append(faults, more...)
	o.ID = s.freshOwn(o.Title.In(s.e.Language))
	faults = append(faults, planFaults(p.words, o.Faults(s.pack), s.pack.Languages[0])...)
	if len(faults) > 0 {
		return s.showDecision(http.StatusUnprocessableEntity, p.newOwn(values, faults))
	}
	return d.savePlan(s, s.e.Plan.SetOwn(o), "own", o.ID)
}

// longestID is as long as an id made of a title gets.
const longestID = 40

// freshOwn makes an id that nothing has.
func (s *scene) freshOwn(title string) string {
	base := assessment.Slug(title)
	if len(base) > longestID {
		base = strings.Trim(base[:longestID], "-")
	}
	if base == "" {
		base = "own"
	}
	id := base
	for n := 2; s.known(id); n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	return id
}
