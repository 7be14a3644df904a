package assessment

import (
	"slices"

	"lotse/questionnaires"
)

// A Result is everything computed from a round, hidden groups included. It has
// no exported field: [Result.Publish] is the only way out.
type Result struct {
	scheme        *scheme
	engagement    Engagement
	round         string
	invited       map[string]int
	tally         *tally
	participation Participation
	questions     []questionScore
	up, upPooled  rolling
	dimensions    []dimensionScore
	overall       overallScore
	diagnoses     diagnoses
	facts         Facts
	workshop      Workshop
	voices        map[string]voices // question of the owner check → who answered
}

// Assess computes a round. Only respondents who answered at least half of the
// scored questions put to them enter it.
func Assess(p *questionnaires.Pack, e *Engagement, round *Round) *Result {
	s := newScheme(p)
	r := &Result{scheme: s, engagement: *e, round: round.ID, invited: round.Invited, tally: newTally(s), facts: round.Facts, workshop: round.Workshop}
	r.engagement.Rounds = nil
	included := r.attend(round)
	for i := range s.items {
		r.questions = append(r.questions, r.score(i))
	}
	r.scoreDimensions()
	r.scoreOverall()
	r.diagnoses = diagnose(p, round.Facts, included)
	r.listen(included)
	return r
}

// listen notes which groups answered the owner check.
func (r *Result) listen(people []Respondent) {
	r.voices = map[string]voices{}
	for _, o := range r.diagnoses.owners {
		who := voices{}
		for _, person := range people {
			if a := person.Answers[o.ID]; a.State == Given || a.State == DontKnow {
				who[slices.Index(r.scheme.groups, person.Group)] = true
			}
		}
		r.voices[o.ID] = who
	}
}
