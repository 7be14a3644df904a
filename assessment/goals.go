package assessment

import (
	"slices"

	"lotse/questionnaires"
)

// Questions and columns of the module "goals", and the labels of its criteria.
const (
	askCompanyGoals   = "company-goals"
	colCompanyGoal    = "company-goal-text"
	askGoals          = "communication-goals"
	askPastEfforts    = "past-efforts"
	colGoalStatement  = "goal-statement"
	colGoalAudience   = "goal-audience"
	colGoalCompany    = "goal-company-link"
	colGoalMetric     = "goal-metric"
	colGoalBaseline   = "goal-baseline"
	colGoalTarget     = "goal-target"
	colGoalDeadline   = "goal-deadline"
	colGoalOwner      = "goal-owner"
	colGoalRealism    = "goal-realism"
	labelSpecific     = "smart-specific"
	labelMeasurable   = "smart-measurable"
	labelAssignable   = "smart-assignable"
	labelRealistic    = "smart-realistic"
	labelTimed        = "smart-timed"
	weakestCriteria   = 2 // how many are named
	realismFull       = 3 // "achievable"
	realismHalf       = 2 // "hardly achievable"
	pointsPerCriteria = 20.0
)

// GoalsDiagnosis is the instrument "goals" (SMART after Doran 1981: specific,
// measurable, assignable, realistic, time-related).
type GoalsDiagnosis struct {
	Present      bool
	CompanyGoals []Named
	Goals        []Goal
	Smart        Number             // mean over the goals, 0..100; 0 without goals
	Alignment    Number             // share of goals with a company goal, 0..100
	Criteria     map[string]float64 // mean per SMART criterion, 0..1
	Missing      []string           // label ids of the two weakest criteria
	PastEfforts  questionnaires.Text
}

// A Goal of communication.
type Goal struct {
	ID                    string
	Statement             questionnaires.Text
	Audience, CompanyGoal string // ids; "" if there is none or it no longer exists
	Metric, Owner         questionnaires.Text
	HasMetric, HasOwner   bool // given, even where the wording was not recorded
	Baseline, Target      Number
	Realism               Number // how achievable it is, 1..5
	Deadline              string // 2006-01-02; "" if none or only known to exist
	HasDeadline           bool
	Aligned               bool // serves a company goal
	S, M, A, R, T         float64
	Smart                 float64 // 0..100
}

// goals reads the module "goals":
//
//	smart = 100·(S+M+A+R+T)/5; goals.smart = mean over goals, 0 if none
//	goals.alignment = 100·goals with a link to a company goal/goals, 0 if none
func goals(p *questionnaires.Pack, f Facts) GoalsDiagnosis {
	d := GoalsDiagnosis{Present: f.answered(p, "goals")}
	if !d.Present {
		return d
	}
	d.CompanyGoals = named(f.entries(askCompanyGoals), colCompanyGoal)
	d.PastEfforts = f.text(askPastEfforts)
	d.Smart, d.Alignment = Known(0), Known(0)
	for _, e := range f.entries(askGoals) {
		d.Goals = append(d.Goals, goal(p, f, e))
	}
	n := float64(len(d.Goals))
	if n == 0 {
		return d
	}
	d.Criteria = map[string]float64{}
	for _, g := range d.Goals {
		d.Smart.Value += g.Smart / n
		if g.Aligned {
			d.Alignment.Value += 100 / n
		}
		for _, c := range g.criteria() {
			d.Criteria[c.label] += c.value / n
		}
	}
	d.Missing = weakest(d.Criteria)
	return d
}

// goal reads one goal and rates it:
// S 1 with target group, 0.5 without; M 1 with metric, value today and target,
// 0.5 with metric only; A 1 with owner; R 1 from realism 3, 0.5 at 2; T 1 with date.
func goal(p *questionnaires.Pack, f Facts, e questionnaires.Entry) Goal {
	g := Goal{
		ID:          e.ID,
		Statement:   e.Text(colGoalStatement),
		Metric:      e.Text(colGoalMetric),
		HasMetric:   e.Given(colGoalMetric),
		Owner:       words(p, e.Fields[colGoalOwner]),
		HasOwner:    e.Given(colGoalOwner),
		Baseline:    number(e, colGoalBaseline),
		Target:      number(e, colGoalTarget),
		Realism:     number(e, colGoalRealism),
		HasDeadline: e.Given(colGoalDeadline),
		S:           0.5,
	}
	if date, ok := e.Fields[colGoalDeadline].(questionnaires.Date); ok {
		g.Deadline = string(date)
	}
	if f.refers(e, colGoalAudience, askAudiences) {
		g.Audience, g.S = e.Pick(colGoalAudience), 1
	}
	if f.refers(e, colGoalCompany, askCompanyGoals) {
		g.CompanyGoal, g.Aligned = e.Pick(colGoalCompany), true
	}
	switch {
	case g.HasMetric && g.Baseline.Known && g.Target.Known:
		g.M = 1
	case g.HasMetric:
		g.M = 0.5
	}
	if g.HasOwner {
		g.A = 1
	}
	switch realism := g.Realism.Value; {
	case realism >= realismFull:
		g.R = 1
	case realism >= realismHalf:
		g.R = 0.5
	}
	if g.HasDeadline {
		g.T = 1
	}
	g.Smart = pointsPerCriteria * (g.S + g.M + g.A + g.R + g.T)
	return g
}

// A criterion is one of the five and how far a goal meets it.
type criterion struct {
	label string
	value float64
}

// criteria returns the five in the order of the word SMART.
func (g Goal) criteria() []criterion {
	return []criterion{
		{labelSpecific, g.S}, {labelMeasurable, g.M}, {labelAssignable, g.A}, {labelRealistic, g.R}, {labelTimed, g.T},
	}
}

// weakest returns the two criteria with the lowest mean, the lowest first; those
// fully met are not missing.
func weakest(means map[string]float64) []string {
	list := Goal{}.criteria()
	list = slices.DeleteFunc(list, func(c criterion) bool { return means[c.label] >= 1-tolerance })
	slices.SortStableFunc(list, func(a, b criterion) int { return compareTolerant(means[a.label], means[b.label]) })
	var out []string
	for _, c := range list[:min(weakestCriteria, len(list))] {
		out = append(out, c.label)
	}
	return out
}

// goalMeasures are the metrics of the instrument "goals".
var goalMeasures = []measure{
	{"goals.smart", func(p *Published) Number { return p.Goals.Smart },
		"mean over goals of 100·(S + M + A + R + T)/5",
		func(p *Published) []Input {
			out := []Input{{"goals", count(p.Goals.Present, p.Goals.Goals)}}
			for _, c := range (Goal{}).criteria() {
				mean, ok := p.Goals.Criteria[c.label]
				out = append(out, Input{c.label, Number{mean, ok}})
			}
			return out
		}},
	{"goals.alignment", func(p *Published) Number { return p.Goals.Alignment },
		"100·goals with a company goal/goals",
		func(p *Published) []Input {
			aligned := 0
			for _, g := range p.Goals.Goals {
				if g.Aligned {
					aligned++
				}
			}
			return []Input{{"goals-with-company-goal", Known(float64(aligned))}, {"goals", count(true, p.Goals.Goals)}}
		}},
}
