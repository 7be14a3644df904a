package assessment

import (
	"slices"

	"lotse/questionnaires"
)

func (pub *Published) audiencesThat(present bool, meets func(Audience) bool) DerivedValue {
	return filtered(present && pub.Audiences.Present, pub.Audiences.Profiles, meets, func(a Audience) Named { return Named{a.ID, a.Name} })
}

// withoutChannel: the profile does not say where the group can be reached. A profile
// that is kept elsewhere says only how many of its fields are known: it does not count.
func withoutChannel(a Audience) bool { return len(a.Channels) == 0 && a.Filled <= len(a.Fields) }

func forApplicants(a Audience) bool { return a.Type == typeApplicant }
func idealAssumed(a Audience) bool  { return a.Ideal && a.Evidence == assumedEvidence }

// idealWithoutGoal: the group the company wants more of, and no goal aims at it.
func (pub *Published) idealWithoutGoal(a Audience) bool {
	return a.Ideal && !slices.ContainsFunc(pub.Goals.Goals, func(g Goal) bool { return g.Audience == a.ID })
}

// offChannel: the group can be reached, but nowhere where the company is.
func (pub *Published) offChannel(a Audience) bool {
	return len(a.Channels) > 0 && !slices.ContainsFunc(pub.Company.Channels, func(c Channel) bool { return running(c) && uses(a, c) })
}

// onIdleChannels: the company is where the group is, but not regularly.
func (pub *Published) onIdleChannels(a Audience) bool {
	active := func(c Channel) bool { return c.Status == channelIsActive && uses(a, c) }
	return len(a.Channels) > 0 && !pub.offChannel(a) && !slices.ContainsFunc(pub.Company.Channels, active)
}

func (pub *Published) hasChannels() bool { return len(pub.Company.Channels) > 0 }

func (pub *Published) channelsThat(present bool, meets func(Channel) bool) DerivedValue {
	return filtered(present && pub.hasChannels(), pub.Company.Channels, meets, func(c Channel) Named {
		return Named{c.ID, questionnaires.Plain(c.Name)}
	})
}

func abandoned(c Channel) bool       { return c.Status == channelIsAbandoned }
func running(c Channel) bool         { return !abandoned(c) }
func withoutOwner(c Channel) bool    { return running(c) && !c.HasOwner }
func withoutPurpose(c Channel) bool  { return running(c) && !c.HasPurpose }
func withoutAudience(c Channel) bool { return running(c) && len(c.Audiences) == 0 }
