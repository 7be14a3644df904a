package assessment

import (
	"slices"

	"lotse/questionnaires"
)

// diagnoses are what the instruments read out of one round, before anything is
// withheld.
type diagnoses struct {
	company      CompanyFacts
	goals        GoalsDiagnosis
	positioning  PositioningDiagnosis
	audiences    AudiencesDiagnosis
	swot         SWOTDiagnosis
	raci         RACIDiagnosis
	owners       []OwnerItem
	flows        FlowsDiagnosis
	time         TimeDiagnosis
	rules        RulesDiagnosis
	workingGroup WorkingGroupDiagnosis
	barriers     BarriersDiagnosis
}

// diagnose lets every instrument read its module. people are the respondents
// who count. An instrument whose module the pack does not have, or that nobody
// filled in, is not present and yields no value.
func diagnose(p *questionnaires.Pack, facts Facts, people []Respondent) diagnoses {
	d := diagnoses{
		company:      company(p, facts),
		goals:        goals(p, facts),
		positioning:  positioning(p, facts),
		audiences:    audiences(p, facts),
		swot:         swot(p, facts),
		raci:         raci(p, facts),
		owners:       owners(p, people),
		rules:        ruleset(p, facts),
		workingGroup: workingGroup(p, facts),
		barriers:     barriers(p, people),
	}
	d.audiences.Orphaned = channelUse(facts, d.company.Channels, d.audiences)
	d.flows = flows(p, facts, d.company.Departments)
	d.time = timeBudget(p, facts, d.company.Posts)
	return d
}

// publish hands the diagnoses over to what may leave the assessment. Barrier and
// owner checks come from respondents: they are withheld where the group asked is
// hidden, or fewer people answered than may be shown.
func (d diagnoses) publish(pub *Published) {
	pub.Company = d.company
	pub.Goals = d.goals
	pub.Positioning = d.positioning
	pub.Audiences = d.audiences
	pub.SWOT = d.swot
	pub.RACI = d.raci
	pub.Owners = protectOwners(d.owners, pub.K)
	pub.Flows = d.flows
	pub.Time = d.time
	pub.Rules = d.rules
	pub.Rules.Stale = d.rules.stale(pub.Engagement.Date)
	pub.WorkingGroup = d.workingGroup
	pub.Barriers = d.barriers
	if pub.hides(d.barriers) {
		pub.Barriers = d.barriers.hidden()
	}
}

// hides reports whether a check may not be shown: one of the groups asked is
// hidden, or too few of them answered.
func (pub *Published) hides(d BarriersDiagnosis) bool {
	if !d.Present {
		return false
	}
	for _, g := range pub.Groups {
		asked := slices.ContainsFunc(append(g.Of, g.ID), d.asks)
		if asked && !g.Shown && !g.Empty {
			return true
		}
	}
	return d.Answered < pub.K
}
