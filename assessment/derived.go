package assessment

import (
	"slices"
	"strings"
)

// What the derived values take for granted; all are working values of our own but
// the share, which is where the method begins to call a responsibility unclear.
const (
	agreementFrom     = 0.60 // of the answers in the owner check
	outOfReach        = 2.0  // realism up to which a goal is hardly achievable
	weightyImportance = 4.0  // of an entry in the SWOT analysis
	weightyRule       = 3.0  // weight of a line in the checklist
	assumedEvidence   = "ev-assumption"
	typeApplicant     = "aud-applicant"
	channelIsActive   = "ch-active"
	ruleIsMissing     = "chk-missing"
	raciAccountable   = "A"
)

// A DerivedValue is a number no metric gives, and what it counts.
type DerivedValue struct {
	Value Number
	Of    []Named
}

// Derived computes a derived value from what is published; the zero value is not
// available, as where its module was not filled in.
func (pub *Published) Derived(name string) DerivedValue {
	if compute, ok := derivations()[name]; ok {
		return compute(pub)
	}
	return DerivedValue{}
}

// derivations are the derived values of package questionnaires.
func derivations() map[string]func(*Published) DerivedValue {
	return map[string]func(*Published) DerivedValue{
		"audiences-without-channel":    func(p *Published) DerivedValue { return p.audiencesThat(true, withoutChannel) },
		"audiences-off-channel":        func(p *Published) DerivedValue { return p.audiencesThat(p.hasChannels(), p.offChannel) },
		"audiences-on-idle-channels":   func(p *Published) DerivedValue { return p.audiencesThat(p.hasChannels(), p.onIdleChannels) },
		"applicant-audiences":          func(p *Published) DerivedValue { return p.audiencesThat(true, forApplicants) },
		"ideal-audiences-assumed":      func(p *Published) DerivedValue { return p.audiencesThat(true, idealAssumed) },
		"ideal-audiences-without-goal": func(p *Published) DerivedValue { return p.audiencesThat(p.Goals.Present, p.idealWithoutGoal) },
		"channels-without-owner":       func(p *Published) DerivedValue { return p.channelsThat(true, withoutOwner) },
		"channels-without-purpose":     func(p *Published) DerivedValue { return p.channelsThat(true, withoutPurpose) },
		"channels-without-audience":    func(p *Published) DerivedValue { return p.channelsThat(p.Audiences.Present, withoutAudience) },
		"channels-abandoned":           func(p *Published) DerivedValue { return p.channelsThat(true, abandoned) },
		"goals-without-metric":         func(p *Published) DerivedValue { return p.goalsThat(func(g Goal) bool { return !g.HasMetric }) },
		"goals-without-owner":          func(p *Published) DerivedValue { return p.goalsThat(func(g Goal) bool { return !g.HasOwner }) },
		"goals-out-of-reach":           func(p *Published) DerivedValue { return p.goalsThat(hardlyAchievable) },
		"goals-past-deadline":          func(p *Published) DerivedValue { return p.goalsThat(p.overdue) },
		"company-goals-unserved":       (*Published).unservedGoals,
		"strengths-without-facts":      (*Published).strengthsWithoutFacts,
		"owners-other-than-matrix":     func(p *Published) DerivedValue { return p.ownersThat(otherThanMatrix) },
		"owners-scattered":             func(p *Published) DerivedValue { return p.ownersThat(scattered) },
		"settled-flows-failing":        (*Published).settledFlowsFailing,
		"roles-without-time":           func(p *Published) DerivedValue { return p.rolesThat(withoutTime) },
		"roles-over-contract":          func(p *Published) DerivedValue { return p.rolesThat(overContract) },
		"allocated-hours-per-post":     (*Published).allocatedHoursPerPost,
		"rules-unannounced":            func(p *Published) DerivedValue { return p.rulesThat(unannounced) },
		"rules-outdated":               func(p *Published) DerivedValue { return p.rulesThat(p.outdated) },
		"weighty-rules-missing":        func(p *Published) DerivedValue { return p.rulesThat(weightyMissing) },
	}
}

// counting makes a derived value of the things that were counted.
func counting(things []Named) DerivedValue {
	return DerivedValue{Value: Known(float64(len(things))), Of: things}
}

// filtered counts the things of a list that meet a condition; not available where
// the list was not recorded.
func filtered[T any](present bool, list []T, meets func(T) bool, name func(T) Named) DerivedValue {
	if !present {
		return DerivedValue{}
	}
	var out []Named
	for _, x := range list {
		if meets(x) {
			out = append(out, name(x))
		}
	}
	return counting(out)
}

func (pub *Published) goalsThat(meets func(Goal) bool) DerivedValue {
	return filtered(pub.Goals.Present, pub.Goals.Goals, meets, func(g Goal) Named { return Named{g.ID, g.Statement} })
}

// hardlyAchievable: somebody fixed a target or a date, and those who are to reach
// it doubt that they can.
func hardlyAchievable(g Goal) bool {
	return g.Realism.Known && g.Realism.Value <= outOfReach && (g.Target.Known || g.HasDeadline)
}

// overdue: the date had passed on the day of the engagement.
func (pub *Published) overdue(g Goal) bool {
	return g.Deadline != "" && pub.Engagement.Date != "" && g.Deadline < pub.Engagement.Date
}

// unservedGoals are the company goals that no goal of communication serves.
func (pub *Published) unservedGoals() DerivedValue {
	return filtered(len(pub.Goals.Goals) > 0, pub.Goals.CompanyGoals, func(n Named) bool {
		return !slices.ContainsFunc(pub.Goals.Goals, func(g Goal) bool { return g.CompanyGoal == n.ID })
	}, func(n Named) Named { return n })
}

// strengthsWithoutFacts are important strengths that nothing but opinion backs.
func (pub *Published) strengthsWithoutFacts() DerivedValue {
	return filtered(pub.SWOT.Present, pub.SWOT.Entries, func(e SWOTEntry) bool {
		return e.Code == "S" && e.Importance >= weightyImportance && e.Evidence < substantiated
	}, func(e SWOTEntry) Named { return Named{e.ID, e.Text} })
}

// settledFlowsFailing are flows with an owner and a rhythm that do not work.
func (pub *Published) settledFlowsFailing() DerivedValue {
	return filtered(pub.Flows.Present, pub.Flows.Flows, func(f InformationFlow) bool {
		regular, _ := worth(pub.Pack, f.Frequency)
		return f.HasOwner && regular == 1 && f.rated && f.works == 0
	}, func(f InformationFlow) Named { return Named{f.ID, f.Content} })
}

// ownersThat counts the activities of the owner check that have exactly one A in
// the matrix and meet a condition on what people answered. Lines that may not be
// shown do not count.
func (pub *Published) ownersThat(meets func(o OwnerItem, accountable string) bool) DerivedValue {
	if !pub.RACI.Present || len(pub.Owners) == 0 {
		return DerivedValue{}
	}
	var out []Named
	for _, o := range pub.Owners {
		role, ok := pub.accountable(o.Activity)
		if ok && !o.Withheld && o.Agreement.Known && meets(o, role) {
			out = append(out, Named{o.Activity, pub.Pack.Label(o.Activity)})
		}
	}
	return counting(out)
}

// accountable is the role with the only A of an activity.
func (pub *Published) accountable(activity string) (role string, ok bool) {
	for _, a := range pub.RACI.Activities {
		if a.ID != activity || a.count(raciAccountable) != 1 {
			continue
		}
		for _, r := range pub.RACI.Roles {
			if strings.Contains(a.Letters[r], raciAccountable) {
				return r, true
			}
		}
	}
	return "", false
}

// otherThanMatrix: people agree, but on another role.
func otherThanMatrix(o OwnerItem, accountable string) bool {
	return atLeast(o.Agreement.Value, agreementFrom) && len(o.Counts) > 0 && o.Counts[0].Role != accountable
}

// scattered: the matrix names one role, people name several or do not know.
func scattered(o OwnerItem, _ string) bool { return below(o.Agreement.Value, agreementFrom) }

func (pub *Published) rolesThat(meets func(RoleTime) bool) DerivedValue {
	return filtered(pub.Time.Present, pub.Time.Roles, meets, func(r RoleTime) Named { return Named{r.ID, r.Role} })
}

func withoutTime(r RoleTime) bool  { return r.Load > 0 && r.stated && !r.Allocated.Known }
func overContract(r RoleTime) bool { return r.Contract.Known && r.Load > r.Contract.Value+tolerance }

// allocatedHoursPerPost is the time allocated to communication, by posts: hours.
func (pub *Published) allocatedHoursPerPost() DerivedValue {
	var hours float64
	stated := false
	for _, r := range pub.Time.Roles {
		hours += r.Allocated.Value
		stated = stated || r.stated
	}
	if !stated || !pub.Company.Posts.Known {
		return DerivedValue{}
	}
	return DerivedValue{Value: ratio(hours, pub.Company.Posts.Value)}
}

func (pub *Published) rulesThat(meets func(RuleItem) bool) DerivedValue {
	return filtered(pub.Rules.Present, pub.Rules.Items, meets, func(r RuleItem) Named { return Named{r.ID, pub.Pack.Label(r.ID)} })
}

func unannounced(r RuleItem) bool               { return r.Status == ruleInForce && !r.Communicated }
func weightyMissing(r RuleItem) bool            { return r.Status == ruleIsMissing && r.Weight >= weightyRule }
func (pub *Published) outdated(r RuleItem) bool { return slices.Contains(pub.Rules.Stale, r.ID) }
