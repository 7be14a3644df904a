package assessment

import "lotse/questionnaires"

// Questions and columns of the module "company".
const (
	askCompanyName     = "company-name"
	askIndustry        = "company-industry"
	askHeadcount       = "company-headcount"
	askTrigger         = "company-trigger"
	askWorksCouncil    = "company-works-council"
	askPosts           = "contributions-per-week"
	askDepartments     = "departments"
	colDepartmentName  = "department-name"
	askChannels        = "channels"
	colChannelName     = "channel-name"
	colChannelStatus   = "channel-status"
	colChannelPurpose  = "channel-purpose"
	colChannelOwner    = "channel-owner"
	channelIsAbandoned = "ch-abandoned"
)

// CompanyFacts are what the client said about itself.
type CompanyFacts struct {
	Name         string
	Industry     questionnaires.Text
	Headcount    Number
	SizeFactor   float64  // what person-days are multiplied by
	Triggers     []string // option ids
	WorksCouncil bool
	Posts        Number // posts per week
	Departments  []Named
	Channels     []Channel
}

// Named is an entry with an id and a name.
type Named struct {
	ID   string
	Name questionnaires.Text
}

// A Channel the company uses.
type Channel struct {
	ID                   string
	Name                 string
	Status               string // option id
	Purpose              questionnaires.Text
	Owner                questionnaires.Text
	HasPurpose, HasOwner bool     // given, even where the wording was not recorded
	Audiences            []string // audience ids
	Orphaned             bool     // abandoned, or used by no audience profile
}

// company reads the module "company". Who uses which channel is known only
// together with the audiences; see [channelUse].
func company(p *questionnaires.Pack, f Facts) CompanyFacts {
	c := CompanyFacts{
		Name:      f.text(askCompanyName).In(""),
		Industry:  f.text(askIndustry),
		Headcount: f.number(askHeadcount),
		Posts:     f.number(askPosts),
	}
	c.SizeFactor = sizeFactor(p.Params, c.Headcount)
	if picks, ok := f.value(askTrigger).(questionnaires.Picks); ok {
		c.Triggers = picks
	}
	c.WorksCouncil, _ = f.flag(askWorksCouncil)
	c.Departments = named(f.entries(askDepartments), colDepartmentName)
	for _, e := range f.entries(askChannels) {
		c.Channels = append(c.Channels, Channel{
			ID:         e.ID,
			Name:       e.Text(colChannelName).In(""),
			Status:     e.Pick(colChannelStatus),
			Purpose:    e.Text(colChannelPurpose),
			Owner:      words(p, e.Fields[colChannelOwner]),
			HasPurpose: e.Given(colChannelPurpose), HasOwner: e.Given(colChannelOwner),
		})
	}
	return c
}

// sizeFactor is what person-days are multiplied by: the pack's numbers hold for
// 50 to 500 people. Without a headcount they are taken as they stand.
func sizeFactor(params questionnaires.Params, headcount Number) float64 {
	factor := params.SizeFrom50To500
	switch {
	case headcount.Known && headcount.Value < 50:
		factor = params.SizeBelow50
	case headcount.Known && headcount.Value > 500:
		factor = params.SizeAbove500
	}
	if factor <= 0 {
		return 1
	}
	return factor
}

// named reads a table's ids and names.
func named(entries questionnaires.Entries, column string) []Named {
	var out []Named
	for _, e := range entries {
		name := e.Text(column)
		if name.Empty() {
			name = questionnaires.Plain(e.ID)
		}
		out = append(out, Named{ID: e.ID, Name: name})
	}
	return out
}

// channelUse notes at each channel which audiences use it, and returns the
// number of orphaned channels: abandoned, or used by no audience profile. Where
// the audiences were not recorded only the abandoned ones count. Unit: count;
// not available where no channels were recorded.
func channelUse(f Facts, channels []Channel, audiences AudiencesDiagnosis) Number {
	if f.value(askChannels) == nil {
		return Number{}
	}
	orphans := 0
	for i := range channels {
		c := &channels[i]
		for _, a := range audiences.Profiles {
			if uses(a, *c) {
				c.Audiences = append(c.Audiences, a.ID)
			}
		}
		c.Orphaned = c.Status == channelIsAbandoned || audiences.Present && len(c.Audiences) == 0
		if c.Orphaned {
			orphans++
		}
	}
	return Known(float64(orphans))
}

// uses reports whether an audience names a channel, by its id or by its name.
func uses(a Audience, c Channel) bool {
	for _, name := range a.Channels {
		if name == c.ID || c.Name != "" && normal(name) == normal(c.Name) {
			return true
		}
	}
	return false
}
