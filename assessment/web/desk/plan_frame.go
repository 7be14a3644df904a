package desk

import (
	"net/http"
	"strconv"
	"strings"

	"lotse/assessment"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
)

// A framePage is what holds for the whole plan: the room in each stage, and values that
// she sets against the method.
type framePage struct {
	Stages []frameField
	Level  frameField
	Scores []frameField
	Faults []fault
}

// A frameField is a value with what the method says.
type frameField struct {
	ID, Name         string
	Value, Reason    string
	Computed         string
	Fault, FaultText string
}

// overridden are the values she has set, in words.
func (p *planner) overridden() []string {
	var list []string
	add := func(id string, o assessment.Override) {
		computed := p.Say.T("plan-none")
		if o.Computed != nil {
			computed = p.Say.Number(*o.Computed, 1)
		}
		list = append(list, p.Say.T("plan-override", "Of", p.words.Dimension(id), "Value", p.Say.Number(o.Value, 1), "Computed", computed))
	}
	if o := p.e.Plan.Overrides.Level; o != nil {
		add("", *o)
	}
	for _, dim := range p.pack.Dimensions {
		if o, ok := p.e.Plan.Overrides.Dimensions[dim.ID]; ok {
			add(dim.ID, o)
		}
	}
	return list
}

// framePage draws the form; typed is what was refused, nil for what is saved.
func (p *planner) framePage(typed map[string]string, faults []fault) framePage {
	computed := p.pub.Computed()
	f := framePage{Faults: faults}
	value := func(field, saved string) string {
		if typed != nil {
			return typed[field]
		}
		return saved
	}
	for wave := 1; wave <= len(p.plan.Computed.Capacity); wave++ {
		no, saved := strconv.Itoa(wave), ""
		if wave <= len(p.e.Plan.Capacity) {
			saved = p.typed(p.e.Plan.Capacity[wave-1])
		}
		f.Stages = append(f.Stages, frameField{ID: no, Name: p.words.Stage(wave), Value: value("capacity-"+no, saved),
			Computed: p.Say.PersonDays(p.plan.Computed.Capacity[wave-1]), Fault: wordsOf(faults, "capacity-"+no)})
	}
	field := func(id, name, method string, o *assessment.Override) frameField {
		was, reason := "", ""
		if o != nil {
			was, reason = p.typed(o.Value), own(o.Reason, p.e.Language)
		}
		return frameField{ID: id, Name: name, Value: value("value-"+id, was), Reason: value("reason-"+id, reason), Computed: method,
			Fault: wordsOf(faults, "value-"+id), FaultText: wordsOf(faults, "reason-"+id)}
	}
	level := "–"
	if computed.Overall.Level > 0 {
		level = strconv.Itoa(computed.Overall.Level)
	}
	f.Level = field(levelField, p.words.Dimension(""), level, p.e.Plan.Overrides.Level)
	for _, d := range computed.Dimensions {
		score := "–"
		if d.Score.Known {
			score = p.Say.Number(d.Score.Value, 1)
		}
		var o *assessment.Override
		if set, ok := p.e.Plan.Overrides.Dimensions[d.ID]; ok {
			o = &set
		}
		f.Scores = append(f.Scores, field(d.ID, p.words.Dimension(d.ID), score, o))
	}
	return f
}

// levelField is what the level is called among the fields; no dimension has a dot.
const levelField = ".level"

func (s *scene) showFrame(status int, f framePage) error {
	frame := s.frame("plan", s.Say.T("web-desk-plan-frame"))
	frame.Back = &page.Link{To: s.url("plan"), Words: s.Say.T("web-desk-tab-plan")}
	frame.Failed = len(f.Faults) > 0
	return s.Show(status, "desk-plan-frame", frame, s.view(f))
}

func (d *Desk) planFrame(s *scene) error {
	p, err := s.planner()
	if err != nil {
		return err
	}
	return s.showFrame(http.StatusOK, p.framePage(nil, nil))
}

// setPlanFrame saves the room of each stage and the values set against the method.
func (d *Desk) setPlanFrame(s *scene) error {
	typed, err := s.formValues()
	if err != nil {
		return err
	}
	p, err := s.planner()
	if err != nil {
		return err
	}
	c := s.e.Plan
	var faults []fault
	c.Capacity, faults = s.capacityOf(typed, p.plan.Computed.Capacity)
	c.Overrides = assessment.Overrides{}
	level, wrong := p.overrideOf(typed, levelField, s.e.Plan.Overrides.Level)
	c.Overrides.Level, faults = level, append(faults, wrong...)
	for _, dim := range s.pack.Dimensions {
		var was *assessment.Override
		if set, ok := s.e.Plan.Overrides.Dimensions[dim.ID]; ok {
			was = &set
		}
		o, wrong := p.overrideOf(typed, dim.ID, was)
		faults = append(faults, wrong...)
		if o != nil {
			if c.Overrides.Dimensions == nil {
				c.Overrides.Dimensions = map[string]assessment.Override{}
			}
			c.Overrides.Dimensions[dim.ID] = *o
		}
	}
	if len(faults) > 0 {
		return s.showFrame(http.StatusUnprocessableEntity, p.framePage(typed, faults))
	}
	return d.savePlan(s, c.NoteComputed(p.pub), "frame", "")
}

// capacityOf reads the room of each stage; all empty: the pack's. A stage left empty
// beside others has the pack's.
func (s *scene) capacityOf(typed map[string]string, computed []float64) ([]float64, []fault) {
	var list []float64
	var faults []fault
	said := false
	for i, base := range computed {
		field := "capacity-" + strconv.Itoa(i+1)
		words := strings.TrimSpace(typed[field])
		v, ok := number(words)
		if !ok || v < 0 {
			faults = append(faults, fault{field, s.Say.T("plan-fault-capacity", "Given", words)})
		}
		if words == "" {
			v = base
		} else {
			said = true
		}
		list = append(list, v)
	}
	if !said {
		list = nil
	}
	return list, faults
}

// overrideOf reads one value set against the method, nil for none.
func (p *planner) overrideOf(typed map[string]string, id string, was *assessment.Override) (*assessment.Override, []fault) {
	words := strings.TrimSpace(typed["value-"+id])
	if words == "" {
		return nil, nil
	}
	v, ok := number(words)
	if !ok {
		return nil, []fault{{"value-" + id, p.Say.T("web-desk-fault-bad-value", "Value", words)}}
	}
	o := &assessment.Override{Value: v}
	if was != nil {
		*o = *was
		o.Value = v
	}
	if reason := strings.TrimSpace(typed["reason-"+id]); was == nil || reason != own(was.Reason, p.e.Language) {
		o.Reason = questionnaires.Text{}
		if reason != "" {
			o.Reason[p.e.Language] = reason
		}
	}
	var faults []fault
	for _, f := range o.Faults(id == levelField, p.pack.Params) {
		faults = append(faults, fault{f.Path[0] + "-" + id, p.words.Fault(f)})
	}
	return o, faults
}
