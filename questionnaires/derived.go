package questionnaires

import "strings"

// A Derived value is a count or a ratio that no metric gives. Conditions of texts
// and contradictions may ask for it by name, texts print it as {derived.x}, and
// {names.x} lists what it counts. Rules do not know derived values: whatever makes
// a recommendation fire is a metric, with a range and a worst value.
type Derived struct {
	Name  string   // without its prefix
	Needs []string // the questions it is made of: without one of them a pack does not have it
	Names bool     // it counts things that have names
}

// Prefixes of names in conditions and placeholders.
const (
	PrefixDerived     = "derived."
	PrefixNames       = "names."       // what a derived value counts, as a list of words
	PrefixView        = "view."        // view.<question>.<group>: the mean of a shown group
	PrefixAccountable = "accountable." // accountable.<activity>: how many roles hold the A in the matrix
	PrefixDoing       = "doing."       // doing.<activity>: how many roles hold the R
)

func things(name string, needs ...string) Derived {
	return Derived{Name: name, Needs: needs, Names: true}
}

// deriveds are all derived values, by what they are about.
var deriveds = []Derived{
	things("audiences-without-channel", "audience-profiles"),
	things("audiences-off-channel", "audience-profiles", "channels"),      // none of their channels is used
	things("audiences-on-idle-channels", "audience-profiles", "channels"), // only channels that are used irregularly
	things("applicant-audiences", "audience-profiles"),
	things("ideal-audiences-assumed", "audience-profiles"), // profiles of ideal customers that rest on assumptions
	things("ideal-audiences-without-goal", "audience-profiles", "communication-goals"),
	things("channels-without-owner", "channels"), // abandoned ones left out
	things("channels-without-purpose", "channels"),
	things("channels-without-audience", "channels", "audience-profiles"),
	things("channels-abandoned", "channels"),
	things("goals-without-metric", "communication-goals"),
	things("goals-without-owner", "communication-goals"),
	things("goals-out-of-reach", "communication-goals"), // with a target or a date, yet hardly achievable
	things("goals-past-deadline", "communication-goals"),
	things("company-goals-unserved", "company-goals", "communication-goals"),
	things("strengths-without-facts", "swot-entries"), // important ones that rest on opinion
	things("owners-other-than-matrix", "raci"),        // the owner check agrees on another role than the matrix
	things("owners-scattered", "raci"),                // one A in the matrix, no agreement in the owner check
	things("settled-flows-failing", "flows"),          // with an owner and a rhythm, yet not working
	things("roles-without-time", "time-budget"),
	things("roles-over-contract", "time-budget"),
	{Name: "allocated-hours-per-post", Needs: []string{"time-budget", "contributions-per-week"}},
	things("rules-unannounced", "rules-checklist"), // in force, not made known
	things("rules-outdated", "rules-checklist"),    // in force, last reviewed more than 24 months ago
	things("weighty-rules-missing", "rules-checklist"),
}

// Deriveds returns the derived values an assessment with this pack yields.
func (p *Pack) Deriveds() []Derived {
	var list []Derived
	for _, d := range deriveds {
		if p.asksAll(d.Needs) {
			list = append(list, d)
		}
	}
	return list
}

func (p *Pack) asksAll(questions []string) bool {
	for _, id := range questions {
		if p.Question(id) == nil {
			return false
		}
	}
	return true
}

// View splits view.<question>.<group>; !ok if the group is not asked the question
// or it does not score.
func (p *Pack) View(name string) (q *Question, group string, ok bool) {
	rest, isView := strings.CutPrefix(name, PrefixView)
	if !isView {
		return nil, "", false
	}
	id, group, _ := strings.Cut(rest, ".")
	q = p.Question(id)
	if q == nil || q.Dimension == "" || !q.Asks(group) {
		return nil, "", false
	}
	return q, group, true
}

// addDerived adds to the names of results what no metric gives: derived values,
// the views of groups, the letters of the matrix, and the rows of checklists.
func (p *Pack) addDerived(known *names) {
	number := nameType{sort: sortNumber}
	for _, d := range p.Deriveds() {
		known.values[PrefixDerived+d.Name] = number
	}
	for _, q := range p.Scored() {
		for _, group := range q.Groups {
			known.values[PrefixView+q.ID+"."+group] = number
		}
	}
	for _, s := range p.Sections {
		if s.Mode == ModeSurvey {
			continue
		}
		for _, q := range s.Questions {
			p.addRows(known, q)
		}
	}
}

// addRows adds a matrix's letters, and a checklist's rows: a row stands for the
// word in its main column.
func (p *Pack) addRows(known *names, q *Question) {
	g, ok := q.Kind.(*grid)
	if !ok {
		return
	}
	for _, row := range g.rows {
		if q.Section.Instrument == "raci" {
			known.values[PrefixAccountable+row.ID] = nameType{sort: sortNumber}
			known.values[PrefixDoing+row.ID] = nameType{sort: sortNumber}
		}
		for _, c := range g.columns {
			if k, ok := c.Kind.(*choice); ok && c.Main {
				if of, ok := k.nameType(); ok {
					known.values[row.ID] = of
				}
			}
		}
	}
}

// MainColumn returns the column that a bare value of a grid's row stands for.
func (p *Pack) MainColumn(row string) (question, column string, ok bool) {
	for _, s := range p.Sections {
		for _, q := range s.Questions {
			g, isGrid := q.Kind.(*grid)
			if !isGrid {
				continue
			}
			for _, r := range g.rows {
				if r.ID != row {
					continue
				}
				for _, c := range g.columns {
					if c.Main {
						return q.ID, c.ID, true
					}
				}
			}
		}
	}
	return "", "", false
}

// checkNames are the names a contradiction may ask for: those of results, but not
// which rules fired. A contradiction is there before anything is recommended.
func (p *Pack) checkNames(results *names) *names {
	known := &names{values: results.values, functions: map[string]function{}}
	for name, f := range results.functions {
		if name != "fired" {
			known.functions[name] = f
		}
	}
	return known
}
