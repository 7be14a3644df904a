package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"lotse/assessment"
	"lotse/templates/locale"
)

// An Action is a recommendation of the plan as a line of the list that people work
// through: the consultant's words where she has some, the pack's otherwise.
type Action struct {
	ID        string
	Number    int // as the report prints it
	Title     string
	Area      string
	Wave      int    // 1 to 4
	Stage     string // in words
	Owner     string
	Start     time.Time // zero: nobody said
	Days      float64   // person-days
	KPI       string
	Status    assessment.FollowUp
	Note      string // about the status
	Needs     []int  // numbers of what must be done first
	Why       string
	Reasons   []string // what it was fired by: label, value, limit
	Steps     []string
	Accepted  bool // the consultant has said so
	Own       bool // hers, not the method's
	Immediate bool
}

// Actions lists the plan by stage and, within a stage, by number. What the consultant
// holds back is not in it.
func Actions(pub *assessment.Published, plan *assessment.Plan, lang string) ([]Action, error) {
	say, err := locale.New(lang)
	if err != nil {
		return nil, fmt.Errorf("list the actions: %w", err)
	}
	a := newAuthor(newWriter(pub, plan, say), Options{Lang: lang}, time.Time{}, nil)
	list := make([]Action, 0, len(plan.Recommendations))
	for i := range plan.Recommendations {
		if r := &plan.Recommendations[i]; r.Rule != nil {
			list = append(list, a.action(r))
		}
	}
	slices.SortStableFunc(list, func(x, y Action) int { return cmp.Or(cmp.Compare(x.Wave, y.Wave), cmp.Compare(x.Number, y.Number)) })
	return list, nil
}

func (a *author) action(r *assessment.Recommendation) Action {
	lang := a.say.Lang()
	act := Action{
		ID: r.ID, Number: r.Number, Title: r.Rule.Title.In(lang), Area: a.area(r.Rule.Area),
		Wave: r.Wave, Stage: a.wave(r.Wave), Owner: r.Rule.Owner.In(lang), Days: r.EffortPD, KPI: r.Rule.KPI.In(lang),
		Status: r.Decision.Status, Note: r.Decision.Note.In(lang),
		Why: a.why(r), Steps: r.Rule.StepsIn(lang),
		Accepted: r.Decision.Verdict == assessment.Accept, Own: r.Own, Immediate: r.Immediate,
	}
	if day, err := time.Parse(time.DateOnly, r.Decision.Start); err == nil {
		act.Start = day
	}
	for _, id := range r.After {
		if needed := a.plan.Recommendation(id); needed != nil {
			act.Needs = append(act.Needs, needed.Number)
		}
	}
	for _, d := range a.drivers(r) {
		act.Reasons = append(act.Reasons, strings.Join([]string{d.Label + ":", d.Value, "(" + d.Limit + ")"}, " "))
	}
	return act
}

// area names what a recommendation is about: a dimension, or another word of the pack.
func (a *author) area(id string) string {
	if name := a.label(id); name != "" {
		return capital(name)
	}
	if key := "report-area-" + id; a.say.Has(key) {
		return a.say.T(key)
	}
	return id
}
