package desk

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"lotse/assessment"
	"lotse/assessment/origin"
	"lotse/assessment/web/page"
	"lotse/report"
)

// Everything on these pages comes from what may be published.

func (d *Desk) resultRoutes(at atRoute) {
	at("GET", "/results", d.results)
	at("GET", "/results/why/{metric}", d.why)
}

// A resultsPage is what a consultant reads first.
type resultsPage struct {
	Eyebrow, Head, Lead string
	Nobody              bool
	Figures             []keyFigure
	Profile             profile
	Heat                heat
	Agenda              agenda
	Findings            []keyFigure
	Remarks             []report.Remark
	Recommendations     int
}

// A keyFigure is a number with its meaning and its source.
type keyFigure struct {
	Title, Value, Of, Text string
	Source                 source
}

// A source answers "Where does this number come from?".
type source struct {
	origin.Origin
	About string // what the number is, for those who do not see its place
	Note  string
	URL   func(metric string) string
}

func (d *Desk) results(s *scene) error {
	read, err := s.read()
	if err != nil {
		return err
	}
	pub, plan := read.Published, read.Plan
	r := &reader{s, pub, plan}
	p := resultsPage{
		Eyebrow: s.Say.T("web-desk-results-eyebrow", "Round", s.roundName(s.round.ID), "Answered", pub.Participation.Answered, "Invited", pub.Participation.Invited),
		Nobody:  pub.Participation.Answered == 0, Recommendations: len(plan.Recommendations),
	}
	p.Head, p.Lead = r.headline()
	p.Figures, p.Findings = r.figures(), r.findings()
	p.Profile, p.Heat = r.profile(), r.heat()
	if p.Agenda, err = r.agenda(); err != nil {
		return err
	}
	if p.Remarks, err = report.Remarks(pub, plan, s.Say.Lang()); err != nil {
		return err
	}
	return s.show(http.StatusOK, "results", "results", s.Say.T("web-desk-tab-results"), p)
}

// A reader reads published results for a page.
type reader struct {
	*scene
	pub  *assessment.Published
	plan *assessment.Plan
}

func (r *reader) label(id string) string { return r.in(r.pub.Pack.Label(id)) }

// number writes a value, or a dash where it is not available.
func (r *reader) number(n assessment.Number, decimals int) string {
	switch {
	case !n.Known:
		return "–"
	case n.Value > 1e300:
		return "∞"
	}
	return r.Say.Number(n.Value, decimals)
}

// source is where a metric comes from.
func (r *reader) source(metric, about string) source {
	o, _ := origin.Of(r.pub, metric, r.Say) // without one there is nothing to open
	return source{Origin: o, About: about, URL: func(m string) string { return r.url("results/why/" + m) }}
}

func (r *reader) headline() (head, lead string) {
	o := r.pub.Overall
	if o.Level == 0 {
		return r.Say.T("web-desk-results-no-level"), r.Say.T("web-desk-results-no-level-why")
	}
	for _, l := range r.pub.Pack.Scale {
		if l.Level == o.Level {
			head = r.Say.T("web-desk-results-level", "Client", r.e.Client, "Level", o.Level, "Of", len(r.pub.Pack.Scale), "Name", r.Say.Quote(r.in(l.Name)))
			lead = r.in(l.Meaning)
		}
	}
	if o.Base > o.Cap {
		lead = strings.TrimSpace(lead + " " + r.Say.T("results-cap", "Base", o.Base, "Worst", r.label(o.Worst)))
	}
	return head, lead
}

// figures are level, the two indices and participation.
func (r *reader) figures() []keyFigure {
	o, p := r.pub.Overall, r.pub.Participation
	level := "–"
	if o.Level > 0 {
		level = strconv.Itoa(o.Level)
	}
	hundred := r.Say.T("web-desk-of", "Of", 100)
	list := []keyFigure{
		{r.Say.T("web-desk-figure-level"), level, r.Say.T("web-desk-figure-level-of", "Of", len(r.pub.Pack.Scale), "Score", r.number(o.Score, 1)),
			r.Say.T("web-desk-figure-level-text"), r.source("overall", r.Say.T("web-desk-figure-level"))},
		{r.Say.T("web-desk-figure-foundation"), r.number(o.FoundationIndex, 0), hundred, r.Say.T("web-desk-figure-foundation-text"),
			r.source("foundation.index", r.Say.T("web-desk-figure-foundation"))},
		{r.Say.T("web-desk-figure-org"), r.number(o.OrgIndex, 0), hundred, r.Say.T("web-desk-figure-org-text"),
			r.source("org.index", r.Say.T("web-desk-figure-org"))},
	}
	people := keyFigure{Title: r.Say.T("web-desk-figure-people"), Value: r.Say.Number(float64(p.Answered), 0),
		Of: r.Say.T("web-desk-figure-people-of", "Of", r.Say.Number(float64(p.Invited), 0)), Text: r.Say.T("web-desk-figure-people-text")}
	people.Source = source{About: people.Title, Note: r.Say.T("web-desk-figure-people-note")}
	for _, g := range r.pub.Groups {
		if g.Shown && g.N.Known {
			people.Source.Inputs = append(people.Source.Inputs, origin.Input{Name: r.groupName(g.ID), Value: r.number(g.N, 0)})
		}
	}
	return append(list, people)
}

// findings are one figure for each instrument that has something to say.
func (r *reader) findings() []keyFigure {
	p, m := r.pub, r.pub.Metrics
	var list []keyFigure
	add := func(word string, present bool, metric, value string, args ...any) {
		if !present || !m[metric].Known {
			return
		}
		title := r.Say.T("web-desk-finding-" + word)
		list = append(list, keyFigure{Title: title, Value: value, Of: r.Say.T("web-desk-finding-"+word+"-of", args...),
			Text: r.Say.T("web-desk-finding-"+word+"-text", args...), Source: r.source(metric, title)})
	}
	whole := func(metric string) string { return r.number(m[metric], 0) }
	share := func(metric string) string {
		n := m[metric]
		return r.number(assessment.Number{Value: 100 * n.Value, Known: n.Known}, 0)
	}
	add("raci", p.RACI.Present, "raci.clarity", strconv.Itoa(p.RACI.OK), "Of", len(p.RACI.Activities), "NoA", len(p.RACI.NoA))
	add("owners", len(p.Owners) > 0, "owner.min-agreement", share("owner.min-agreement"))
	add("flows", p.Flows.Present, "flow.index", whole("flow.index"), "Coverage", whole("flow.coverage"), "Orphans", r.orphans())
	add("time", p.Time.Present, "time.util.max", share("time.util.max"), "Role", r.busiest())
	add("rules", p.Rules.Present, "rules.in-force-share", share("rules.in-force-share"))
	add("goals", p.Goals.Present, "goals.smart", whole("goals.smart"))
	add("positioning", p.Positioning.Present, "positioning.completeness", whole("positioning.completeness"))
	add("audiences", p.Audiences.Present, "audience.completeness", whole("audience.completeness"))
	add("barriers", p.Barriers.Shown, "barrier.max-share", share("barrier.max-share"), "Barrier", r.label(p.Barriers.Top))
	return list
}

func (r *reader) orphans() string {
	names := r.pub.Flows.OrphanNames()
	if len(names) == 0 {
		return r.Say.T("web-desk-finding-flows-none")
	}
	list := make([]string, len(names))
	for i, n := range names {
		list[i] = r.in(n)
	}
	return r.Say.List(list)
}

// busiest is the role with the highest utilisation.
func (r *reader) busiest() string {
	if role := r.pub.Time.Role(r.pub.Time.UtilRole); role != nil {
		return r.in(role.Role)
	}
	return ""
}

// A whyPage is the source of one metric on a page of its own, with the way onwards to
// what it is computed from.
type whyPage struct {
	Source source
	Used   []string // the recommendations it makes fire
}

func (d *Desk) why(s *scene) error {
	read, err := s.read()
	if err != nil {
		return err
	}
	pub, plan := read.Published, read.Plan
	r := &reader{s, pub, plan}
	metric := s.R.PathValue("metric")
	if _, ok := pub.Metrics[metric]; !ok {
		return page.ErrNotFound
	}
	p := whyPage{Source: r.source(metric, "")}
	for _, rec := range plan.Recommendations {
		if slices.ContainsFunc(rec.Drivers, func(f assessment.FiredDriver) bool { return f.Metric == metric }) {
			p.Used = append(p.Used, s.in(rec.Rule.Title))
		}
	}
	f := s.frame("results", p.Source.Name)
	f.Back = &page.Link{To: s.url("results"), Words: s.Say.T("web-desk-tab-results")}
	return s.Show(http.StatusOK, "desk-why", f, s.view(p))
}

// An agenda is the workshop the results lead to.
type agenda struct {
	Intro       string
	First, Rest []agendaPoint
	Left        []report.WorkshopPoint
	URL         string // the whole of it
}

// An agendaPoint is one discussion and when it takes place.
type agendaPoint struct {
	report.WorkshopPoint
	Slot string
}

// mostPoints of the agenda are shown at once.
const mostPoints = 5

func (r *reader) agenda() (agenda, error) {
	if len(r.pack.Workshop) == 0 {
		return agenda{}, nil
	}
	w, err := report.PrepareWorkshop(r.pub, r.plan, report.WorkshopOptions{Lang: r.Say.Lang()})
	if err != nil {
		return agenda{}, err
	}
	a := agenda{Intro: w.Intro(), Left: w.Left, URL: r.url("agenda")}
	for _, slot := range w.Slots {
		for _, p := range slot.Points {
			point := agendaPoint{p, slot.From + " " + slot.Title}
			if len(a.First) < mostPoints {
				a.First = append(a.First, point)
			} else {
				a.Rest = append(a.Rest, point)
			}
		}
	}
	return a, nil
}
