package assessment

import "lotse/questionnaires"

// Questions and columns of the module "audiences".
const (
	askAudiences     = "audience-profiles"
	colAudName       = "aud-name"
	colAudType       = "aud-type"
	colAudIdeal      = "aud-ideal"
	colAudPriority   = "aud-priority"
	colAudEvidence   = "aud-evidence"
	colAudChannels   = "aud-channels"
	colAudFilled     = "aud-filled"
	idealFrom        = 60.0 // completeness from which an ideal customer counts as described
	audiencesAtMost  = 6
	lowestPriority   = 1.0
	lowestImportance = 1.0
)

// AudiencesDiagnosis is the instrument "audiences".
type AudiencesDiagnosis struct {
	Present      bool
	Profiles     []Audience
	Completeness Number // 0..100, weighted by priority
	Evidence     Number // 0..1, weighted by priority
	IdealCount   Number // ideal customers whose profile is at least 60 per cent complete
	TooMany      bool   // more than six profiles
	Orphaned     Number // channels that are abandoned or used by no profile
}

// An Audience profile.
type Audience struct {
	ID           string
	Name         questionnaires.Text
	Type         string // option id
	Ideal        bool
	Priority     float64 // 1..5
	Evidence     string  // option id
	Filled       int
	Of           int
	Completeness float64                         // 0..100
	Fields       map[string]questionnaires.Value // the columns that count, as answered
	Channels     []string                        // ids or names of channels
}

// audiences reads the module "audiences":
//
//	completeness of a profile = filled fields/counting fields·100
//	audience.completeness, audience.evidence = means weighted by priority
//
// Both means are not available without profiles.
func audiences(p *questionnaires.Pack, f Facts) AudiencesDiagnosis {
	d := AudiencesDiagnosis{Present: f.answered(p, "audiences")}
	if !d.Present {
		return d
	}
	columns := columnsOf(p, askAudiences)
	var complete, evidence, weights, evidenced, ideal float64
	for _, e := range f.entries(askAudiences) {
		a := audience(columns, e)
		d.Profiles = append(d.Profiles, a)
		complete += a.Priority * a.Completeness
		weights += a.Priority
		if factor, ok := worth(p, a.Evidence); ok {
			evidence += a.Priority * factor
			evidenced += a.Priority
		}
		if a.Ideal && a.Completeness >= idealFrom-tolerance {
			ideal++
		}
	}
	d.Completeness = ratio(complete, weights)
	d.Evidence = ratio(evidence, evidenced)
	d.IdealCount = Known(ideal)
	d.TooMany = len(d.Profiles) > audiencesAtMost
	return d
}

// audience reads one profile. Where the answers are kept elsewhere, the profile
// says how many of the fields are known, and that number takes the place of
// counting; a profile without a priority carries the lowest.
func audience(columns []questionnaires.Column, e questionnaires.Entry) Audience {
	a := Audience{
		ID:       e.ID,
		Name:     e.Text(colAudName),
		Type:     e.Pick(colAudType),
		Evidence: e.Pick(colAudEvidence),
		Priority: lowestPriority,
		Fields:   map[string]questionnaires.Value{},
		Channels: channelNames(e.Fields[colAudChannels]),
	}
	ideal, _ := e.Fields[colAudIdeal].(questionnaires.Flag)
	a.Ideal = bool(ideal)
	if n, ok := e.Number(colAudPriority); ok {
		a.Priority = max(n, lowestPriority)
	}
	for _, c := range columns {
		if !c.Counts {
			continue
		}
		a.Of++
		if e.Given(c.ID) {
			a.Filled++
			a.Fields[c.ID] = e.Fields[c.ID]
		}
	}
	if n, ok := e.Number(colAudFilled); ok {
		a.Filled = min(max(int(n), 0), a.Of)
	}
	if a.Of > 0 {
		a.Completeness = 100 * float64(a.Filled) / float64(a.Of)
	}
	return a
}

// channelNames returns the channels somebody named, however they were asked for.
func channelNames(v questionnaires.Value) []string {
	switch v := v.(type) {
	case questionnaires.Picks:
		return v
	case questionnaires.Pick:
		return []string{string(v)}
	case questionnaires.Text:
		return []string{v.In("")}
	}
	return nil
}

// audienceMeasures are the metrics of the instrument "audiences" and of the channels.
var audienceMeasures = []measure{
	{"audience.completeness", func(p *Published) Number { return p.Audiences.Completeness },
		"sum(priority·completeness)/sum(priority)",
		func(p *Published) []Input {
			var out []Input
			for _, a := range p.Audiences.Profiles {
				out = append(out, Input{a.ID, Known(a.Completeness)})
			}
			return out
		}},
	{"audience.evidence", func(p *Published) Number { return p.Audiences.Evidence },
		"sum(priority·evidence factor)/sum(priority)",
		func(p *Published) []Input {
			var out []Input
			for _, a := range p.Audiences.Profiles {
				factor, ok := worth(p.Pack, a.Evidence)
				out = append(out, Input{a.ID, Number{factor, ok}})
			}
			return out
		}},
	{"audience.ideal-count", func(p *Published) Number { return p.Audiences.IdealCount },
		"profiles of ideal customers with completeness >= 60",
		func(p *Published) []Input { return []Input{{"profiles", count(true, p.Audiences.Profiles)}} }},
	{"channels.orphaned", func(p *Published) Number { return p.Audiences.Orphaned },
		"channels that are abandoned or used by no profile",
		func(p *Published) []Input {
			return []Input{{"channels", count(true, p.Company.Channels)}, {"profiles", count(p.Audiences.Present, p.Audiences.Profiles)}}
		}},
}
