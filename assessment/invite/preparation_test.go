package invite_test

import (
	"testing"
	"time"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/invite"
)

func TestPreparationOf(t *testing.T) {
	pack := assesstest.Builtin(t)
	until := noon.Add(48 * time.Hour)
	link := func(change func(*invite.Link), sections ...string) invite.Link {
		l := invite.NewPreparation(sections, "de", until)
		change(&l)
		return l
	}
	asked, begun := func(*invite.Link) {}, func(l *invite.Link) { l.Begun = true }
	handed := func(l *invite.Link) { l.Begun, l.Handed = true, noon.Add(-time.Hour) }
	revoked := func(l *invite.Link) { l.Begun, l.Revoked = true, true }
	expired := func(l *invite.Link) { l.Expires = noon.Add(-time.Hour) }
	for name, c := range map[string]struct {
		links         []invite.Link
		state         assessment.PreparationState
		asked, handed int
		sections      int
		until         bool
	}{
		"nobody":                  {nil, assessment.PreparationNone, 0, 0, 0, false},
		"a respondent":            {[]invite.Link{invite.NewLink("experts", invite.Personal, "de", 0, until)}, assessment.PreparationNone, 0, 0, 0, false},
		"taken back":              {[]invite.Link{link(revoked, "company")}, assessment.PreparationNone, 0, 0, 0, false},
		"asked":                   {[]invite.Link{link(asked, "company", "swot")}, assessment.PreparationAsked, 1, 0, 2, true},
		"asked, and too late":     {[]invite.Link{link(expired, "company")}, assessment.PreparationAsked, 1, 0, 1, false},
		"under way":               {[]invite.Link{link(begun, "company"), link(asked, "swot")}, assessment.PreparationBegun, 2, 0, 2, true},
		"one of two handed over":  {[]invite.Link{link(handed, "company"), link(asked, "swot")}, assessment.PreparationBegun, 2, 1, 2, true},
		"both handed over":        {[]invite.Link{link(handed, "company"), link(handed, "swot")}, assessment.PreparationHanded, 2, 2, 2, false},
		"taken over by another":   {[]invite.Link{link(begun, "company"), link(handed, "company")}, assessment.PreparationHanded, 2, 1, 1, false},
		"a section that is gone":  {[]invite.Link{link(asked, "company", "of-an-older-pack")}, assessment.PreparationAsked, 1, 0, 1, true},
		"a section of the survey": {[]invite.Link{link(asked, "maturity", "company")}, assessment.PreparationAsked, 1, 0, 1, true},
	} {
		p := invite.PreparationOf(c.links, pack, noon)
		if p.State != c.state || p.Asked != c.asked || p.Handed != c.handed || len(p.Sections) != c.sections || p.LastDay.IsZero() == c.until {
			t.Errorf("%s: %+v", name, p)
		}
		if p.Handed > 0 != p.Latest.Equal(noon.Add(-time.Hour)) {
			t.Errorf("%s: handed over at %v", name, p.Latest)
		}
	}
}
