package assessment

import "lotse/questionnaires"

// Questions of the module "working-group".
const (
	askGroupExists   = "wg-exists"
	askGroupMembers  = "wg-members"
	askGroupCriteria = "wg-criteria"
)

// WorkingGroupDiagnosis is the instrument "working-group".
type WorkingGroupDiagnosis struct {
	Present bool // it was answered whether there is one
	Exists  bool
	Met     []string // option ids of the criteria met
	Of      int      // criteria there are
	Score   Number   // 0..100
	Members []questionnaires.Entry
}

// workingGroup reads the module "working-group":
//
//	wg.score = 100·criteria met/criteria; 0 where there is no group
func workingGroup(p *questionnaires.Pack, f Facts) WorkingGroupDiagnosis {
	exists, answered := f.flag(askGroupExists)
	d := WorkingGroupDiagnosis{Present: answered && f.answered(p, "working-group")}
	if !d.Present {
		return d
	}
	d.Exists = exists
	d.Members = f.entries(askGroupMembers)
	met, _ := f.value(askGroupCriteria).(questionnaires.Picks)
	if q := p.Question(askGroupCriteria); q != nil && q.Kind != nil {
		for _, o := range q.Kind.Control("").Options {
			d.Of++
			for _, id := range met {
				if id == o.ID {
					d.Met = append(d.Met, id)
					break
				}
			}
		}
	}
	if !exists {
		d.Score = Known(0)
		return d
	}
	d.Score = ratio(100*float64(len(d.Met)), float64(d.Of))
	return d
}

// groupMeasures are the metrics of the instrument "working-group".
var groupMeasures = []measure{
	{"wg.exists", func(p *Published) Number { return truth(p.WorkingGroup.Present, p.WorkingGroup.Exists) },
		"as answered", func(*Published) []Input { return nil }},
	{"wg.score", func(p *Published) Number { return p.WorkingGroup.Score },
		"100·criteria met/criteria, 0 without a group",
		func(p *Published) []Input {
			return []Input{{"wg.exists", truth(p.WorkingGroup.Present, p.WorkingGroup.Exists)},
				{"criteria-met", count(true, p.WorkingGroup.Met)}, {"criteria", Known(float64(p.WorkingGroup.Of))}}
		}},
}
