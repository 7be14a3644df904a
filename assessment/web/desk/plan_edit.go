package desk

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"lotse/assessment"
	"lotse/assessment/planwords"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
)

// A decisionForm is the form of one recommendation: a rule's, where what she leaves empty
// is the method's, or one of her own.
type decisionForm struct {
	ID, Title, Why string
	Own, New       bool
	Action         string
	Facts          []string
	Values         map[string]string
	Method         map[string]string // what the method says, by field
	Langs          []string
	Verdicts       []choice
	Waves          []choice
	Status         []choice
	Faults         []fault
	Sources        []source
	Dormant        bool
}

// Value is what a field holds.
func (f decisionForm) Value(field string) string { return f.Values[field] }

// Fault is what is wrong with a field.
func (f decisionForm) Fault(field string) string { return wordsOf(f.Faults, field) }

// Base is the method's value of a field.
func (f decisionForm) Base(field string) string { return f.Method[field] }

// texts are the fields that have words in each language.
var texts = []string{"title", "why", "owner", "kpi", "note", "reason"}

// decisionValues are a decision as a form holds it.
func (s *scene) decisionValues(d assessment.Decision) map[string]string {
	v := map[string]string{"verdict": string(d.Verdict), "start": d.Start, "status": string(d.Status)}
	if d.Wave > 0 {
		v["wave"] = strconv.Itoa(d.Wave)
	}
	if d.Effort > 0 {
		v["effort"] = s.typed(d.Effort)
	}
	if d.Print {
		v["print"] = "yes"
	}
	for _, lang := range s.pack.Languages {
		for name, t := range map[string]questionnaires.Text{"title": d.Title, "why": d.Why, "owner": d.Owner, "kpi": d.KPI, "note": d.Note, "reason": d.Reason} {
			v[name+"-"+lang] = own(t, lang)
		}
		v["steps-"+lang] = strings.Join(d.Steps[lang], "\n")
	}
	return v
}

// own are the words of one language, or those for every language.
func own(t questionnaires.Text, lang string) string {
	if w, ok := t[lang]; ok {
		return w
	}
	return t[""]
}

// typed writes a number as people type it.
func (s *scene) typed(v float64) string {
	w := strconv.FormatFloat(v, 'f', -1, 64)
	if s.Say.Lang() == "de" {
		w = strings.Replace(w, ".", ",", 1)
	}
	return w
}

// number reads a number as people type it; 0 for none.
func number(typed string) (float64, bool) {
	if typed = strings.TrimSpace(typed); typed == "" {
		return 0, true
	}
	v, err := strconv.ParseFloat(strings.Replace(typed, ",", ".", 1), 64)
	return v, err == nil && v-v == 0
}

// decisionOf reads a decision from a form. What a page does not ask for stays as it was.
func (s *scene) decisionOf(was assessment.Decision) (assessment.Decision, []fault) {
	d := was
	d.Verdict, d.Print, d.Start = assessment.Verdict(s.Field("verdict")), s.Field("print") != "", s.Field("start")
	d.Status = assessment.FollowUp(s.Field("status"))
	var faults []fault
	var ok bool
	if d.Effort, ok = number(s.Field("effort")); !ok {
		faults = append(faults, fault{"effort", s.Say.T("web-desk-plan-effort-fault")})
	}
	wave, ok := number(s.Field("wave"))
	if d.Wave = int(wave); !ok {
		faults = append(faults, fault{"wave", s.Say.T("plan-fault-wave", "Given", s.Field("wave"))})
	}
	for name, t := range map[string]*questionnaires.Text{"title": &d.Title, "why": &d.Why, "owner": &d.Owner, "kpi": &d.KPI, "note": &d.Note, "reason": &d.Reason} {
		*t = s.textOf(name, *t)
	}
	steps := map[string][]string{}
	for _, lang := range s.pack.Languages {
		for line := range strings.Lines(s.Field("steps-" + lang)) {
			if line = strings.TrimSpace(line); line != "" {
				steps[lang] = append(steps[lang], line)
			}
		}
	}
	if d.Steps = steps; len(steps) == 0 {
		d.Steps = nil
	}
	return d, faults
}

// textOf reads the words of every language. Words for every language stay so where the
// form was not touched.
func (s *scene) textOf(name string, was questionnaires.Text) questionnaires.Text {
	t, untouched := questionnaires.Text{}, true
	for _, lang := range s.pack.Languages {
		words := strings.TrimSpace(strings.ReplaceAll(s.Field(name+"-"+lang), "\r\n", "\n"))
		untouched = untouched && words == own(was, lang)
		if words != "" {
			t[lang] = words
		}
	}
	if untouched {
		return was
	}
	if len(t) == 0 {
		return nil
	}
	return t
}

// decisionForm draws the form of a recommendation.
func (p *planner) form(id string, values map[string]string, faults []fault) decisionForm {
	f := decisionForm{ID: id, Title: p.words.Title(id), Action: p.url("plan/" + id), Values: values, Faults: faults, Langs: p.pack.Languages, Method: map[string]string{}}
	own := p.e.Plan.OwnOne(id)
	f.Own = own != nil
	r := p.plan.Recommendation(id)
	if r == nil {
		if i := slices.IndexFunc(p.plan.Held, func(r assessment.Recommendation) bool { return r.ID == id }); i >= 0 {
			r = &p.plan.Held[i]
		}
	}
	if r != nil {
		f.Facts, f.Why = p.line(r).Facts, p.why(r)
		rd := &reader{p.scene, p.pub, p.plan}
		for _, driver := range r.Drivers {
			f.Sources = append(f.Sources, rd.source(driver.Metric, p.in(p.pack.MetricLabel(driver.Metric))))
		}
	} else if !f.Own {
		f.Dormant = true
	}
	f.method(p, id)
	f.choices(p, values)
	return f
}

// method is what stands where she leaves a field empty.
func (f *decisionForm) method(p *planner, id string) {
	rule := p.pack.Rule(id)
	if rule == nil {
		return
	}
	for _, lang := range p.pack.Languages {
		f.Method["title-"+lang], f.Method["why-"+lang], f.Method["owner-"+lang] = rule.Title.In(lang), rule.Why.In(lang), rule.Owner.In(lang)
	}
	if r := p.plan.Computed.Recommendation(id); r != nil {
		f.Method["effort"], f.Method["wave"] = p.Say.PersonDays(r.EffortPD), p.words.Stage(r.Wave)
	}
}

func (f *decisionForm) choices(p *planner, values map[string]string) {
	for _, v := range append([]string{""}, assessment.Verdicts()...) {
		f.Verdicts = append(f.Verdicts, choice{v, p.Say.T("web-desk-verdict-" + pick(v == "", "open", v)), v == values["verdict"]})
	}
	words := p.Say.T("web-desk-plan-as-computed")
	if base := f.Method["wave"]; base != "" {
		words += ": " + base
	}
	if !f.Own && !f.New {
		f.Waves = append(f.Waves, choice{"", words, values["wave"] == ""})
	}
	for wave := 1; wave <= lastWave; wave++ {
		no := strconv.Itoa(wave)
		f.Waves = append(f.Waves, choice{no, p.words.Stage(wave), no == values["wave"]})
	}
	f.Status = append(f.Status, choice{"", p.Say.T("web-desk-plan-no-status"), values["status"] == ""})
	for _, st := range assessment.FollowUps() {
		f.Status = append(f.Status, choice{st, p.Say.T("plan-status-" + st), st == values["status"]})
	}
}

func (d *Desk) recommendation(s *scene) error {
	id := s.R.PathValue("id")
	if !s.known(id) {
		return page.ErrNotFound
	}
	values := s.decisionValues(s.e.Plan.Decision(id))
	if own := s.e.Plan.OwnOne(id); own != nil {
		s.ownValues(values, own)
	}
	p, err := s.planner()
	if err != nil {
		return err
	}
	return s.showDecision(http.StatusOK, p.form(id, values, nil))
}

// ownValues adds what only one of her own recommendations has.
func (s *scene) ownValues(values map[string]string, o *assessment.OwnRecommendation) {
	for _, lang := range s.pack.Languages {
		values["effect-"+lang] = own(o.Effect, lang)
	}
	if o.Priority > 0 {
		values["priority"] = s.typed(o.Priority)
	}
}

func (s *scene) showDecision(status int, f decisionForm) error {
	title := f.Title
	if f.New {
		title = s.Say.T("web-desk-own-new")
	}
	frame := s.frame("plan", title)
	frame.Back = &page.Link{To: s.url("plan"), Words: s.Say.T("web-desk-tab-plan")}
	frame.Failed = len(f.Faults) > 0
	return s.Show(status, "desk-recommendation", frame, s.view(f))
}

// formValues are all fields of the form as they were typed.
func (s *scene) formValues() (map[string]string, error) {
	form, err := s.Form()
	if err != nil {
		return nil, err
	}
	values := map[string]string{}
	for name := range form {
		values[name] = s.Field(name)
	}
	return values, nil
}

// decide saves what she says about a recommendation.
func (d *Desk) decide(s *scene) error {
	id := s.R.PathValue("id")
	if !s.known(id) {
		return page.ErrNotFound
	}
	values, err := s.formValues()
	if err != nil {
		return err
	}
	p, err := s.planner()
	if err != nil {
		return err
	}
	if values["go"] == "reset" && s.e.Plan.OwnOne(id) == nil {
		return d.savePlan(s, s.e.Plan.Decide(id, assessment.Decision{}), "reset", id)
	}
	decision, faults := s.decisionOf(s.e.Plan.Decision(id))
	c := s.e.Plan.Decide(id, decision)
	wrong := decision.Faults()
	if own := s.e.Plan.OwnOne(id); own != nil {
		changed, more := s.ownOf(*own, decision)
		faults = append(faults, more...)
		c, wrong = s.e.Plan.SetOwn(changed), changed.Faults(s.pack)
	}
	faults = append(faults, planFaults(p.words, wrong, s.pack.Languages[0])...)
	if len(faults) > 0 {
		return s.showDecision(http.StatusUnprocessableEntity, p.form(id, values, faults))
	}
	return d.savePlan(s, c.SeeOne(p.plan.Computed, id), "decided", id)
}

// planFaults puts faults of a decision into words, at the fields of its form.
func planFaults(words planwords.Words, list questionnaires.Faults, lang string) []fault {
	var faults []fault
	for _, f := range list {
		field := "title"
		if len(f.Path) > 0 {
			field = f.Path[0]
		}
		if slices.Contains(texts, field) {
			field += "-" + lang
		}
		faults = append(faults, fault{field, words.Fault(f)})
	}
	return faults
}
