package assessment

import (
	"time"

	"lotse/questionnaires"
)

// The module "rules-checklist".
const (
	askChecklist     = "rules-checklist"
	colRuleStatus    = "chk-status"
	colCommunicated  = "chk-communicated"
	colReviewed      = "chk-reviewed"
	ruleInForce      = "chk-in-force"
	staleAfterMonths = 24
)

// RulesDiagnosis is the instrument "rules-checklist".
type RulesDiagnosis struct {
	Present           bool
	Items             []RuleItem
	WeightSum         float64
	Coverage          Number   // 0..100
	InForceShare      Number   // 0..1, weighted
	CommunicatedShare Number   // 0..1, weighted
	Stale             []string // in force, last reviewed more than 24 months ago
}

// A RuleItem is one line of the checklist.
type RuleItem struct {
	ID           string
	Weight       float64
	Status       string // option id, "" if not answered
	Communicated bool
	Reviewed     string // 2006-01-02
}

// ruleset reads the module "rules-checklist":
//
//	rules.coverage           = 100·sum(weight·s)/sum(weight)    s: in force 1, draft 0.5, missing 0
//	rules.in-force-share     = sum(weight of those in force)/sum(weight)
//	rules.communicated-share = sum(weight of those communicated)/sum(weight)
//
// Lines that are not needed or were not answered leave all sums.
func ruleset(p *questionnaires.Pack, f Facts) RulesDiagnosis {
	d := RulesDiagnosis{Present: f.answered(p, "rules-checklist")}
	if !d.Present {
		return d
	}
	cells := f.cells(askChecklist)
	var covered, inForce, communicated float64
	for _, row := range rowsOf(p, askChecklist) {
		item := ruleItem(row, cells[row.ID])
		d.Items = append(d.Items, item)
		s, counts := worth(p, item.Status)
		if !counts {
			continue
		}
		d.WeightSum += item.Weight
		covered += item.Weight * s
		if item.Status == ruleInForce {
			inForce += item.Weight
		}
		if item.Communicated {
			communicated += item.Weight
		}
	}
	d.Coverage = ratio(100*covered, d.WeightSum)
	d.InForceShare = ratio(inForce, d.WeightSum)
	d.CommunicatedShare = ratio(communicated, d.WeightSum)
	return d
}

// ruleItem reads one line.
func ruleItem(row questionnaires.Row, cells map[string]questionnaires.Value) RuleItem {
	status, _ := cells[colRuleStatus].(questionnaires.Pick)
	communicated, _ := cells[colCommunicated].(questionnaires.Flag)
	reviewed, _ := cells[colReviewed].(questionnaires.Date)
	return RuleItem{
		ID: row.ID, Weight: row.Weight, Status: string(status),
		Communicated: bool(communicated), Reviewed: string(reviewed),
	}
}

// stale returns the rules in force that were last reviewed more than 24 months
// before a day. They are listed and have no score.
func (d RulesDiagnosis) stale(day string) []string {
	now, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return nil
	}
	var out []string
	for _, item := range d.Items {
		reviewed, err := time.Parse(time.DateOnly, item.Reviewed)
		if err == nil && item.Status == ruleInForce && reviewed.AddDate(0, staleAfterMonths, 0).Before(now) {
			out = append(out, item.ID)
		}
	}
	return out
}

// ruleMeasures are the metrics of the instrument "rules-checklist".
var ruleMeasures = []measure{
	{"rules.coverage", func(p *Published) Number { return p.Rules.Coverage },
		"100·sum(weight·s)/sum(weight), s: in force 1, draft 0.5, missing 0; not needed left out", weightSum},
	{"rules.in-force-share", func(p *Published) Number { return p.Rules.InForceShare },
		"weight of the rules in force/weight", weightSum},
	{"rules.communicated-share", func(p *Published) Number { return p.Rules.CommunicatedShare },
		"weight of the rules made known/weight", weightSum},
}

// weightSum names the weight of the rules that count.
func weightSum(p *Published) []Input {
	return []Input{{"rules", count(true, p.Rules.Items)}, {"weight", Known(p.Rules.WeightSum)}}
}
