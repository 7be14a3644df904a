// Package planwords puts the consultant's curation of a plan into words: what changed,
// what is not as the method has it, what does not go together, what is wrong. Every
// face says the same, in German and in English.
package planwords

import (
	"fmt"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// Words say things about a plan in one language.
type Words struct {
	pack *questionnaires.Pack
	plan *assessment.Plan
	say  *locale.Printer
}

// New makes the words for a curated plan.
func New(pack *questionnaires.Pack, plan *assessment.Plan, say *locale.Printer) Words {
	return Words{pack, plan, say}
}

// Title is a recommendation's title: hers, the pack's, or the id of one that is in
// neither.
func (w Words) Title(id string) string {
	if r := w.plan.Recommendation(id); r != nil {
		return r.Rule.Title.In(w.say.Lang())
	}
	for i := range w.plan.Held {
		if w.plan.Held[i].ID == id {
			return w.plan.Held[i].Rule.Title.In(w.say.Lang())
		}
	}
	if rule := w.pack.Rule(id); rule != nil {
		return rule.Title.In(w.say.Lang())
	}
	return id
}

// Stage names a stage of the roadmap: 30 days.
func (w Words) Stage(wave int) string {
	return w.say.T(fmt.Sprintf("plan-stage-%d", min(max(wave, 1), 4)))
}

// Change says what changed, without naming the recommendation: fired anew, priority
// 12.0 → 8.4.
func (w Words) Change(c assessment.Change) string {
	before, after := w.number(c.Before), w.number(c.After)
	switch c.Kind {
	case assessment.ChangeDrivers:
		return w.drivers(c)
	case assessment.ChangeWave:
		before, after = w.Stage(int(c.Before.Value)), w.Stage(int(c.After.Value))
	case assessment.ChangeLevel:
		before, after = w.whole(c.Before), w.whole(c.After)
	}
	return w.say.T("plan-change-"+string(c.Kind), "Before", before, "After", after)
}

// drivers says what is a reason now and what no longer is.
func (w Words) drivers(c assessment.Change) string {
	var parts []string
	if len(c.Joined) > 0 {
		parts = append(parts, w.say.N("plan-change-joined", len(c.Joined), "Names", w.metrics(c.Joined)))
	}
	if len(c.Left) > 0 {
		parts = append(parts, w.say.N("plan-change-left", len(c.Left), "Names", w.metrics(c.Left)))
	}
	return strings.Join(parts, "; ")
}

// Subject names what a change is about: a recommendation, a dimension, the level.
func (w Words) Subject(c assessment.Change) string {
	switch c.Kind {
	case assessment.ChangeLevel:
		return w.say.T("plan-level")
	case assessment.ChangeScore:
		return w.Dimension(c.ID)
	}
	return w.Title(c.ID)
}

// Dimension names a dimension, or the level for "".
func (w Words) Dimension(id string) string {
	if id == "" {
		return w.say.T("plan-level")
	}
	if d := w.pack.Dimension(id); d != nil {
		return d.Name.In(w.say.Lang())
	}
	return id
}

func (w Words) number(n assessment.Number) string {
	if !n.Known {
		return w.say.T("plan-none")
	}
	return w.say.Number(n.Value, 1)
}

func (w Words) whole(n assessment.Number) string {
	if !n.Known {
		return w.say.T("plan-none")
	}
	return w.say.Number(n.Value, 0)
}

func (w Words) metrics(names []string) string {
	labels := make([]string, len(names))
	for i, name := range names {
		labels[i] = w.pack.MetricLabel(name).In(w.say.Lang())
	}
	return w.say.List(labels)
}

// Marks say what of a recommendation is not as the method has it, in a few words each.
func (w Words) Marks(r *assessment.Recommendation) []string {
	var marks []string
	add := func(key string, args ...any) { marks = append(marks, w.say.T("plan-mark-"+key, args...)) }
	d := r.Decision
	if r.Own {
		add("own")
	}
	switch d.Verdict {
	case assessment.Accept:
		add("accepted")
	case assessment.HoldBack:
		add("held")
	}
	switch {
	case r.Wave == 0: // held back: it stands nowhere
	case r.Moved():
		add("moved", "Stage", w.Stage(r.Computed.Wave))
	case r.Shifted():
		add("shifted", "Stage", w.Stage(r.Computed.Wave))
	}
	if c := r.Computed; c != nil {
		if d.Effort > 0 && c.EffortPD != r.EffortPD {
			add("effort", "Days", w.say.PersonDays(c.EffortPD))
		}
		if before, now := w.say.Number(c.Inherited, 1), w.say.Number(r.Inherited, 1); before != now && r.Wave > 0 {
			add("priority", "Value", before)
		}
		if len(d.Title)+len(d.Why)+len(d.Steps)+len(d.KPI) > 0 {
			add("reworded")
		}
		if len(d.Owner) > 0 {
			add("owner", "Owner", c.Rule.Owner.In(w.say.Lang()))
		}
	}
	if r.Place > 0 {
		add("ordered")
	}
	if d.Status != "" {
		marks = append(marks, w.Status(d))
	}
	return marks
}

// Status says how far a recommendation is: started – first draft.
func (w Words) Status(d assessment.Decision) string {
	status := w.say.T("plan-status-" + string(d.Status))
	if note := d.Note.In(w.say.Lang()); note != "" {
		status += " – " + note
	}
	return status
}

// Warning says what does not go together.
func (w Words) Warning(p assessment.PlanWarning) string {
	if p.Kind == assessment.WarnCapacity {
		return w.say.T("plan-warn-capacity", "Stage", w.Stage(p.Wave), "Days", w.say.PersonDays(p.Days), "Capacity", w.say.PersonDays(p.Capacity))
	}
	return w.say.T("plan-warn-order", "Title", w.say.Quote(w.Title(p.ID)), "Needs", w.say.Quote(w.Title(p.Needs)))
}

// Fault says what is wrong with something that a consultant stated.
func (w Words) Fault(f questionnaires.Fault) string {
	args := make([]any, 0, 2*len(f.Args))
	for name, value := range f.Args {
		if list, ok := value.([]string); ok {
			value = strings.Join(list, ", ")
		}
		if field, ok := value.(string); ok && name == "Field" {
			value = w.say.T("plan-field-" + field)
		}
		args = append(args, name, value)
	}
	return w.say.T(f.Key, args...)
}
