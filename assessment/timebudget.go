package assessment

import (
	"math"
	"strings"

	"lotse/questionnaires"
)

// Questions and columns of the module "time-budget".
const (
	askTime            = "time-budget"
	colTimeRole        = "tb-role"
	colContract        = "tb-contract-hours"
	colAllocated       = "tb-allocated-hours"
	colLoadBefore      = "tb-load-before"
	colAllocatedBefore = "tb-allocated-before"
	taskPrefix         = "task-"
	taskObtain         = "task-obtain"
	taskDialogue       = "task-dialogue"
	askExpertTime      = "expert-time"
	colRequests        = "te-requests"
	colMinutes         = "te-minutes"
)

// The bands of utilisation.
const (
	BandSustainable = "sustainable"
	BandStretched   = "stretched"
	BandOverloaded  = "overloaded"
	BandCritical    = "critical"
)

// TimeDiagnosis is the instrument "time-budget". Hours are per week.
type TimeDiagnosis struct {
	Present        bool
	Roles          []RoleTime
	UtilMax        Number // ratio, may be +Inf
	UtilTeam       Number // ratio, may be +Inf
	UtilRole       string // id of the role with the highest utilisation
	Overload       Number // hours beyond the allocated ones, per cent of these
	NeedHours      Number // hours missing for sustainable work
	FTE            Number // the same in full-time posts
	ChaseRatio     Number // share of time spent obtaining information, 0..1
	DialogueShare  Number // share of time for conversations, 0..1
	Growth         Number // tasks now/before
	BudgetGrowth   Number // allocated time now/before
	AdaptationGap  Number // difference of both
	Experts        int    // who said how often they are asked
	ExpertRequests Number // requests per expert and week
	ExpertMinutes  Number // minutes of expert time per post
}

// RoleTime is one role's week.
type RoleTime struct {
	ID          string
	Role        questionnaires.Text
	Load        float64
	Allocated   Number // not available when no time is allocated
	Contract    Number
	Utilisation Number // may be +Inf
	Band        string // sustainable, stretched, overloaded, critical; "" if not known
	Need        float64
	Tasks       map[string]float64 // column id → hours

	stated                      bool // the allocated hours were answered, even with 0
	loadBefore, allocatedBefore Number
}

// timeBudget reads the module "time-budget":
//
//	U    = sum of task hours/allocated hours; infinite where none are allocated
//	need = max(0, task hours/0.85 - allocated hours)
//	time.util.max = max U;   time.util.team = sum of task hours/sum of allocated hours
//	time.overload = 100·sum max(0, task hours - allocated)/sum of allocated hours
//	time.chase-ratio, time.dialogue-share = hours of the task/all task hours
//	time.adaptation-gap = growth of tasks - growth of allocated time, over roles with both
//	                      values from before
//
// Why 85 per cent: in a queue with random arrivals the mean wait grows with
// ρ/(1 - ρ); at 0.85 that is 5.7, at 0.95 it is 19. The other limits are our own.
func timeBudget(p *questionnaires.Pack, f Facts, posts Number) TimeDiagnosis {
	d := TimeDiagnosis{Present: f.answered(p, "time-budget")}
	if !d.Present {
		return d
	}
	for _, e := range f.entries(askTime) {
		d.Roles = append(d.Roles, roleTime(p.Params, e))
	}
	if len(d.Roles) > 0 {
		d.team(p.Params)
		d.growth()
	}
	d.experts(f.entries(askExpertTime), posts)
	return d
}

// roleTime reads one role's week. Negative hours count as none.
func roleTime(params questionnaires.Params, e questionnaires.Entry) RoleTime {
	r := RoleTime{
		ID: e.ID, Role: e.Text(colTimeRole), Contract: number(e, colContract), Tasks: map[string]float64{},
		loadBefore: number(e, colLoadBefore), allocatedBefore: number(e, colAllocatedBefore),
	}
	for column := range e.Fields {
		if hours, ok := e.Number(column); ok && strings.HasPrefix(column, taskPrefix) {
			r.Tasks[column] = max(0, hours)
		}
	}
	r.Load = sumOf(r.Tasks)
	allocated, stated := e.Number(colAllocated)
	r.stated = stated
	if allocated > 0 {
		r.Allocated = Known(allocated)
	}
	switch {
	case r.Allocated.Known:
		r.Utilisation = Known(r.Load / allocated)
	case stated && r.Load > 0:
		r.Utilisation = Known(math.Inf(1))
	}
	r.Band = band(params, r.Utilisation)
	if stated && params.UtilisationSustainable > 0 {
		r.Need = max(0, r.Load/params.UtilisationSustainable-r.Allocated.Value)
	}
	return r
}

// band names a utilisation: up to 0.85 sustainable, up to 1.00 stretched, up to
// 1.20 overloaded, beyond critical.
func band(params questionnaires.Params, u Number) string {
	switch {
	case !u.Known:
		return ""
	case u.Value <= params.UtilisationSustainable+tolerance:
		return BandSustainable
	case u.Value <= params.UtilisationFull+tolerance:
		return BandStretched
	case u.Value <= params.UtilisationCritical+tolerance:
		return BandOverloaded
	}
	return BandCritical
}

// team computes the figures over all roles. A role whose allocated hours were
// not answered counts only for what the time is used for.
func (d *TimeDiagnosis) team(params questionnaires.Params) {
	var load, stated, allocated, beyond, need, obtain, dialogue float64
	for _, r := range d.Roles {
		load += r.Load
		obtain += r.Tasks[taskObtain]
		dialogue += r.Tasks[taskDialogue]
		if !r.stated {
			continue
		}
		stated += r.Load
		allocated += r.Allocated.Value
		beyond += max(0, r.Load-r.Allocated.Value)
		need += r.Need
		d.NeedHours = Known(need)
		if r.Utilisation.Known && (!d.UtilMax.Known || r.Utilisation.Value > d.UtilMax.Value) {
			d.UtilMax, d.UtilRole = r.Utilisation, r.ID
		}
	}
	d.UtilTeam = ratio(stated, allocated)
	if allocated == 0 && stated > 0 {
		d.UtilTeam = Known(math.Inf(1))
	}
	d.Overload = ratio(100*beyond, allocated)
	if d.NeedHours.Known {
		d.FTE = ratio(need, params.FullTimeHours)
	}
	d.ChaseRatio = ratio(obtain, load)
	d.DialogueShare = ratio(dialogue, load)
}

// growth compares tasks and allocated time with the time before the networks,
// over the same roles.
func (d *TimeDiagnosis) growth() {
	var load, loadBefore, allocated, allocatedBefore float64
	for _, r := range d.Roles {
		if !r.stated || !r.loadBefore.Known || !r.allocatedBefore.Known {
			continue
		}
		load += r.Load
		loadBefore += max(0, r.loadBefore.Value)
		allocated += r.Allocated.Value
		allocatedBefore += max(0, r.allocatedBefore.Value)
	}
	d.Growth = ratio(load, loadBefore)
	d.BudgetGrowth = ratio(allocated, allocatedBefore)
	if d.Growth.Known && d.BudgetGrowth.Known {
		d.AdaptationGap = Known(d.Growth.Value - d.BudgetGrowth.Value)
	}
}

// experts computes what requests cost the experts:
//
//	time.expert-requests = mean of requests per expert and week
//	time.expert-minutes  = sum(requests·minutes)/posts per week, minutes per post
func (d *TimeDiagnosis) experts(entries questionnaires.Entries, posts Number) {
	var people, requests, minutes float64
	for _, e := range entries {
		n, ok := e.Number(colRequests)
		if !ok {
			continue
		}
		m, _ := e.Number(colMinutes)
		people++
		requests += max(0, n)
		minutes += max(0, n) * max(0, m)
	}
	d.Experts = int(people)
	d.ExpertRequests = ratio(requests, people)
	if people > 0 && posts.Known && posts.Value > 0 {
		d.ExpertMinutes = Known(minutes / posts.Value)
	}
}

// Role returns the role with an id, or nil.
func (d TimeDiagnosis) Role(id string) *RoleTime {
	for i := range d.Roles {
		if d.Roles[i].ID == id {
			return &d.Roles[i]
		}
	}
	return nil
}

// timeMeasures are the metrics of the instrument "time-budget".
var timeMeasures = []measure{
	{"time.util.max", func(p *Published) Number { return p.Time.UtilMax },
		"largest task hours/allocated hours of a role",
		func(p *Published) []Input {
			r := p.Time.Role(p.Time.UtilRole)
			if r == nil {
				return nil
			}
			return []Input{{"task-hours", Known(r.Load)}, {"allocated-hours", r.Allocated}}
		}},
	{"time.util.team", func(p *Published) Number { return p.Time.UtilTeam },
		"sum of task hours/sum of allocated hours", hours},
	{"time.overload", func(p *Published) Number { return p.Time.Overload },
		"100·sum max(0, task hours - allocated hours)/sum of allocated hours", hours},
	{"time.need-hours", func(p *Published) Number { return p.Time.NeedHours },
		"sum max(0, task hours/0.85 - allocated hours)", hours},
	{"time.chase-ratio", func(p *Published) Number { return p.Time.ChaseRatio },
		"hours spent obtaining information/task hours", taskShare(taskObtain)},
	{"time.dialogue-share", func(p *Published) Number { return p.Time.DialogueShare },
		"hours spent on conversations/task hours", taskShare(taskDialogue)},
	{"time.adaptation-gap", func(p *Published) Number { return p.Time.AdaptationGap },
		"growth of task hours - growth of allocated hours",
		func(p *Published) []Input {
			return []Input{{"growth", p.Time.Growth}, {"budget-growth", p.Time.BudgetGrowth}}
		}},
	{"time.expert-requests", func(p *Published) Number { return p.Time.ExpertRequests },
		"mean of requests per expert and week",
		func(p *Published) []Input { return []Input{{"experts-recorded", Known(float64(p.Time.Experts))}} }},
	{"time.expert-minutes", func(p *Published) Number { return p.Time.ExpertMinutes },
		"sum(requests·minutes)/posts per week",
		func(p *Published) []Input {
			return []Input{{"experts-recorded", Known(float64(p.Time.Experts))}, {"time.expert-requests", p.Time.ExpertRequests}, {"posts-per-week", p.Company.Posts}}
		}},
}

// hours names the hours of all roles.
func hours(p *Published) []Input {
	var load, allocated float64
	for _, r := range p.Time.Roles {
		load += r.Load
		allocated += r.Allocated.Value
	}
	return []Input{{"roles", count(true, p.Time.Roles)}, {"task-hours", Known(load)}, {"allocated-hours", Known(allocated)}}
}

// taskShare names the hours of one task and of all.
func taskShare(task string) func(*Published) []Input {
	return func(p *Published) []Input {
		var part, load float64
		for _, r := range p.Time.Roles {
			part += r.Tasks[task]
			load += r.Load
		}
		return []Input{{task, Known(part)}, {"task-hours", Known(load)}}
	}
}
