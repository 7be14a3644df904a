package invite

import (
	"slices"
	"time"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// PreparationOf says how far what the links of a round hand over is.
func PreparationOf(links []Link, pack *questionnaires.Pack, now time.Time) assessment.Preparation {
	var p assessment.Preparation
	sections := map[string]assessment.PreparationState{}
	for _, l := range links {
		if l.Kind != Preparation || l.Revoked {
			continue
		}
		state := assessment.PreparationAsked
		switch {
		case !l.Handed.IsZero():
			state = assessment.PreparationHanded
			p.Handed++
			if l.Handed.After(p.Latest) {
				p.Latest = l.Handed
			}
		case l.Begun:
			state = assessment.PreparationBegun
		}
		if l.Begun {
			p.Begun++
		}
		p.Asked++
		if l.Awaited(now) && LastDay(l.Expires).After(p.LastDay) {
			p.LastDay = LastDay(l.Expires)
		}
		for _, id := range l.Sections {
			sections[id] = max(sections[id], state)
		}
	}
	if p.Asked == 0 {
		return p
	}
	p.State = assessment.PreparationHanded
	for _, s := range assessment.Preparable(pack) {
		if state := sections[s.ID]; state > assessment.PreparationNone {
			p.Sections = append(p.Sections, assessment.PreparedSection{Section: s, State: state})
			if state != assessment.PreparationHanded {
				p.State = assessment.PreparationBegun
			}
		}
	}
	asked := func(s assessment.PreparedSection) bool { return s.State == assessment.PreparationAsked }
	if !slices.ContainsFunc(p.Sections, func(s assessment.PreparedSection) bool { return !asked(s) }) {
		p.State = assessment.PreparationAsked
	}
	if p.State == assessment.PreparationHanded {
		p.LastDay = time.Time{}
	}
	return p
}

// PreparationWords say in a sentence how far the preparation is, "" where nobody was
// asked. They name nobody.
func PreparationWords(p assessment.Preparation, say *locale.Printer) string {
	switch {
	case p.State == assessment.PreparationNone:
		return ""
	case p.State == assessment.PreparationHanded:
		return say.T("invite-preparation-handed-over", "Day", say.Date(p.Latest.Local()))
	case p.LastDay.IsZero():
		return say.T("invite-preparation-late", "Handed", p.Handed, "Asked", p.Asked)
	case p.State == assessment.PreparationAsked:
		return say.T("invite-preparation-not-begun", "Day", say.Date(p.LastDay.Local()))
	}
	return say.T("invite-preparation-under-way", "Day", say.Date(p.LastDay.Local()), "Handed", p.Handed, "Asked", p.Asked)
}
