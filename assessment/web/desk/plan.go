package desk

import (
	"fmt"
	"net/http"
	"strings"

	"lotse/assessment"
	"lotse/assessment/planwords"
	"lotse/assessment/web/page"
)

func (d *Desk) planRoutes(at atRoute) {
	at("GET", "/plan", d.plan)
	at("POST", "/plan/_seen", d.seePlan)
	at("GET", "/plan/_own", d.ownForm)
	at("POST", "/plan/_own", d.addOwn)
	at("GET", "/plan/_frame", d.planFrame)
	at("POST", "/plan/_frame", d.setPlanFrame)
	at("GET", "/plan/{id}", d.recommendation)
	at("POST", "/plan/{id}", d.decide)
	at("POST", "/plan/{id}/accept", d.accept)
	at("POST", "/plan/{id}/move", d.move)
	at("GET", "/plan/{id}/drop", d.askDrop)
	at("POST", "/plan/{id}/drop", d.dropOwn)
}

// A planPage is the plan as the consultant curates it.
type planPage struct {
	Lead       string
	Changes    []string
	Warnings   []string
	Stages     []planStage
	Held       []planLine
	Dormant    []planLine
	Overridden []string
}

// A planStage is what is to be done within a time, and the room there is.
type planStage struct {
	No, Room      string
	Name          string
	Width, Over   string // of the bar and of what is too much, in per cent
	Days          string
	TooMuch, Free string
	Lines         []planLine
	Bar           bool
}

// A planLine is one recommendation.
type planLine struct {
	ID, URL, Title, Why string
	Number              int
	Facts               []string
	Marks               []string
	Reason              string
	Accepted, Own       bool
	First, Last         bool // in its stage
	Focus               bool // it was just moved
}

// A planner reads a curated plan for a page.
type planner struct {
	*scene
	pub   *assessment.Published
	plan  *assessment.Plan
	words planwords.Words
}

func (s *scene) planner() (*planner, error) {
	read, err := s.read()
	if err != nil {
		return nil, err
	}
	return &planner{s, read.Published, read.Plan, planwords.New(s.pack, read.Plan, s.Say)}, nil
}

func (d *Desk) plan(s *scene) error {
	p, err := s.planner()
	if err != nil {
		return err
	}
	view := planPage{}
	for _, c := range p.plan.Changes {
		view.Changes = append(view.Changes, p.words.Subject(c)+": "+p.words.Change(c))
	}
	for _, w := range p.plan.Warnings {
		view.Warnings = append(view.Warnings, p.words.Warning(w))
	}
	accepted := 0
	for _, r := range p.plan.Recommendations {
		if r.Decision.Verdict == assessment.Accept {
			accepted++
		}
	}
	view.Lead = s.Say.T("web-desk-plan-lead", "All", len(p.plan.Recommendations)+len(p.plan.Held), "Accepted", accepted, "Held", len(p.plan.Held))
	for wave := 1; wave <= lastWave; wave++ {
		if stage := p.stage(wave); len(stage.Lines) > 0 || stage.Bar {
			view.Stages = append(view.Stages, stage)
		}
	}
	for i := range p.plan.Held {
		view.Held = append(view.Held, p.line(&p.plan.Held[i]))
	}
	for _, dormant := range p.plan.Dormant {
		view.Dormant = append(view.Dormant, planLine{ID: dormant.ID, Title: p.words.Title(dormant.ID), URL: s.url("plan/" + dormant.ID)})
	}
	view.Overridden = p.overridden()
	return s.show(http.StatusOK, "plan", "plan", s.Say.T("web-desk-tab-plan"), view)
}

// lastWave is the stage for what has no date yet.
const lastWave = 4

// stage is one stage with its recommendations in printing order.
func (p *planner) stage(wave int) planStage {
	stage := planStage{No: fmt.Sprint(wave), Name: p.words.Stage(wave)}
	for _, id := range p.plan.Print {
		if r := p.plan.Recommendation(id); r != nil && r.Wave == wave {
			line := p.line(r)
			line.First = len(stage.Lines) == 0
			stage.Lines = append(stage.Lines, line)
		}
	}
	if n := len(stage.Lines); n > 0 {
		stage.Lines[n-1].Last = true
	}
	if wave > len(p.plan.Capacity) {
		return stage
	}
	days, room := p.plan.DaysByWave[wave], p.plan.Capacity[wave-1]
	stage.Bar, stage.Days = true, p.Say.T("plan-room", "Days", p.Say.Number(days, 0), "Capacity", p.Say.PersonDays(room))
	whole := max(days, room)
	if whole > 0 {
		stage.Width = fmt.Sprintf("%.1f%%", 100*min(days, room)/whole)
	}
	if days > room {
		stage.Over = fmt.Sprintf("%.1f%%", 100*(days-room)/whole)
		stage.TooMuch = p.Say.T("web-desk-plan-too-much", "Days", p.Say.PersonDays(days-room))
	} else {
		stage.Free = p.Say.T("web-desk-plan-free", "Days", p.Say.PersonDays(room-days))
	}
	return stage
}

// line is one recommendation in the list.
func (p *planner) line(r *assessment.Recommendation) planLine {
	line := planLine{ID: r.ID, URL: p.url("plan/" + r.ID), Title: p.in(r.Rule.Title), Why: p.why(r), Number: r.Number,
		Accepted: r.Decision.Verdict == assessment.Accept, Own: r.Own, Reason: p.in(r.Decision.Reason), Focus: p.R.URL.Query().Get("moved") == r.ID}
	line.Facts = []string{p.Say.PersonDays(r.EffortPD), p.in(r.Rule.Owner)}
	if r.Decision.Start != "" {
		line.Facts = append(line.Facts, p.Say.T("plan-from", "Date", p.day(r.Decision.Start)))
	}
	for _, d := range r.Drivers {
		if words := p.driver(d); words != "" {
			line.Facts = append(line.Facts, words)
		}
	}
	line.Marks = p.words.Marks(r)
	if r.Immediate {
		line.Marks = append(line.Marks, p.Say.T("web-desk-plan-immediate"))
	}
	if r.Decision.Status != "" {
		line.Marks = append(line.Marks, p.words.Status(r.Decision))
	}
	return line
}

// why is the reason printed under a title, if it has no placeholders to be filled in by
// the report.
func (p *planner) why(r *assessment.Recommendation) string {
	why := p.in(p.pub.Why(r.Rule))
	if strings.Contains(why, "{") {
		return ""
	}
	return why
}

// driver is why a recommendation fired: a metric with its value and limit.
func (p *planner) driver(d assessment.FiredDriver) string {
	m, ok := p.pack.Metric(d.Metric)
	if !ok || m.Boolean {
		return ""
	}
	return fmt.Sprintf("%s %s (%s)", p.in(p.pack.MetricLabel(d.Metric)), p.Say.Metric(d.Value.Value, m.Unit), p.Say.Limit(d.Op, d.Threshold, m.Unit))
}

// save saves a curation and leads back to the plan; at names what was changed.
func (d *Desk) savePlan(s *scene, c assessment.Curation, word, at string) error {
	if err := d.db.SaveCuration(s.ctx(), s.e.ID, s.e.Plan, c); err != nil {
		return err
	}
	to := s.url("plan")
	sign := "?"
	if s.named {
		sign = "&"
	}
	to += sign + "done=" + word
	if at != "" {
		to += "&moved=" + at + "#r-" + at
	}
	return s.Go(to)
}

// seePlan notes that she has seen what changed.
func (d *Desk) seePlan(s *scene) error {
	p, err := s.planner()
	if err != nil {
		return err
	}
	return d.savePlan(s, s.e.Plan.See(p.pub, p.plan.Computed, d.Now().Format("2006-01-02")), "seen", "")
}

// known reports whether there is anything to say about a recommendation: a rule of the
// pack, or one of her own.
func (s *scene) known(id string) bool { return s.pack.Rule(id) != nil || s.e.Plan.OwnOne(id) != nil }

func (d *Desk) accept(s *scene) error {
	id := s.R.PathValue("id")
	if !s.known(id) {
		return page.ErrNotFound
	}
	decision := s.e.Plan.Decision(id)
	decision.Verdict = assessment.Accept
	if s.Field("accepted") == "no" {
		decision.Verdict = assessment.Undecided
	}
	return d.savePlan(s, s.e.Plan.Decide(id, decision), "decided", id)
}

// move puts a recommendation one place earlier or later within its stage.
func (d *Desk) move(s *scene) error {
	id, step := s.R.PathValue("id"), 1
	if s.Field("to") == "up" {
		step = -1
	}
	if !s.known(id) {
		return page.ErrNotFound
	}
	p, err := s.planner()
	if err != nil {
		return err
	}
	return d.savePlan(s, s.e.Plan.Move(p.plan, id, step), "moved", id)
}

// askDrop asks before one of her own recommendations goes.
func (d *Desk) askDrop(s *scene) error {
	own := s.e.Plan.OwnOne(s.R.PathValue("id"))
	if own == nil {
		return page.ErrNotFound
	}
	return s.confirm(confirmation{Title: s.Say.T("web-desk-own-drop-title", "Title", s.Say.Quote(s.in(own.Title))), Text: s.Say.T("web-desk-own-drop-text"),
		Action: "plan/" + own.ID + "/drop", Submit: s.Say.T("web-desk-own-drop"), Back: "plan"})
}

func (d *Desk) dropOwn(s *scene) error {
	id := s.R.PathValue("id")
	if s.e.Plan.OwnOne(id) == nil {
		return page.ErrNotFound
	}
	return d.savePlan(s, s.e.Plan.DropOwn(id), "dropped", "")
}
