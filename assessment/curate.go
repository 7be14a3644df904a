package assessment

import (
	"maps"
	"math"
	"slices"

	"lotse/questionnaires"
)

// Curate puts her curation on published results: overrides first, then what the
// method recommends on them, then her decisions; and it notes what changed since she
// last looked. It is what every face shows.
func (pub *Published) Curate(c Curation) (*Published, *Plan) {
	adjusted := pub.Adjust(c.Overrides)
	plan := Apply(Recommend(adjusted), c)
	plan.Changes = Changes(adjusted, plan.Computed, c)
	return adjusted, plan
}

// Apply puts the consultant's curation on a computed plan. It is pure, and nothing
// gets lost: every recommendation of the plan and every one of her own is either
// recommended or held back, and what she said about others is in Dormant. Each
// curated recommendation keeps the computed one beside it.
//
// What she holds back makes room and counts as done for what depends on it. What
// she puts into a stage stands there, whatever the capacity; the method places the
// rest in the room that is left. Her person-days change the class of effort, and
// with it the priority.
func Apply(computed *Plan, c Curation) *Plan {
	plan := &Plan{Curated: true, Computed: computed, Capacity: c.capacity(computed.Capacity)}
	made := make([]Recommendation, 0, len(computed.Recommendations)+len(c.Own))
	add := func(r Recommendation) {
		if r.Decision.Verdict == HoldBack {
			plan.Held = append(plan.Held, r)
			return
		}
		made = append(made, r)
	}
	taken := map[string]bool{}
	for i := range computed.Recommendations {
		r := curated(&computed.Recommendations[i], c.Decisions[computed.Recommendations[i].ID])
		taken[r.ID] = true
		add(r)
	}
	for _, o := range c.Own {
		r := o.recommendation()
		for taken[r.ID] { // a newer pack has a rule of this name
			r.ID += "-own"
			r.Rule.ID = r.ID
		}
		taken[r.ID] = true
		add(r)
	}
	plan.Dormant = c.dormant(taken)
	link(made)
	inherit(made)
	plan.Recommendations = order(made)
	for i, id := range c.Order {
		if r := plan.Recommendation(id); r != nil && r.Place == 0 {
			r.Place = i + 1
		}
	}
	plan.schedule()
	plan.summarise()
	plan.warn()
	return plan
}

// curated is a computed recommendation with her decision on it.
func curated(computed *Recommendation, d Decision) Recommendation {
	r := *computed
	r.Computed, r.Decision, r.After = computed, d.sane(), nil
	r.Wave, r.Position, r.Number, r.Immediate = 0, 0, 0, false
	r.Rule = r.Decision.reword(computed.Rule)
	if r.Decision.Effort > 0 {
		r.EffortPD = r.Decision.Effort
		r.Effort = effortClass(r.EffortPD)
		r.Priority = r.Priority * computed.Effort / r.Effort
	}
	r.Inherited = r.Priority
	return r
}

// sane leaves out numbers that cannot be: a curation may come from anywhere.
func (d Decision) sane() Decision {
	if d.Wave < 1 || d.Wave > waveLater {
		d.Wave = 0
	}
	if !(d.Effort > 0) || math.IsInf(d.Effort, 0) {
		d.Effort = 0
	}
	return d
}

// reword is a rule with her words in place of the pack's, language by language.
func (d Decision) reword(rule *questionnaires.Rule) *questionnaires.Rule {
	if rule == nil || len(d.Title)+len(d.Why)+len(d.Steps)+len(d.Owner)+len(d.KPI) == 0 {
		return rule
	}
	own := *rule
	own.Title = over(rule.Title, d.Title)
	own.Why = over(rule.Why, d.Why)
	if !rule.WhyAlt.Empty() { // hers stands in both cases
		own.WhyAlt = over(rule.WhyAlt, d.Why)
	}
	own.Owner = over(rule.Owner, d.Owner)
	own.KPI = over(rule.KPI, d.KPI)
	own.Steps = d.overSteps(rule.Steps)
	return &own
}

// over is a text with other words in the languages that have some. Words without a
// language stand for all.
func over(text, words questionnaires.Text) questionnaires.Text {
	if words.Empty() {
		return text
	}
	if all, ok := words[""]; ok && all != "" {
		return questionnaires.Plain(all)
	}
	own := questionnaires.Text{}
	maps.Copy(own, text)
	for lang, s := range words {
		if s != "" {
			own[lang] = s
		}
	}
	return own
}

// overSteps are steps with hers in the languages that have some.
func (d Decision) overSteps(steps map[string][]string) map[string][]string {
	if all := d.Steps[""]; len(all) > 0 {
		return map[string][]string{"": all}
	}
	own := map[string][]string{}
	maps.Copy(own, steps)
	for lang, list := range d.Steps {
		if len(list) > 0 {
			own[lang] = list
		}
	}
	return own
}

// recommendation makes a recommendation of the consultant's own. It has no drivers,
// and no urgency of its own: she says how urgent it is by its stage and priority.
func (o OwnRecommendation) recommendation() Recommendation {
	d := o.Decision.sane()
	priority := o.Priority
	if !(priority > 0) || math.IsInf(priority, 0) {
		priority = 0
	}
	if d.Wave == 0 {
		d.Wave = waveLater
	}
	rule := &questionnaires.Rule{
		ID: o.ID, Area: o.Area, EffortPD: d.Effort, Depends: slices.Clone(o.After), Owner: o.Owner, Title: o.Title, Why: o.Why,
		Steps: o.Steps, Effect: o.Effect, KPI: o.KPI,
	}
	return Recommendation{ID: o.ID, Rule: rule, Own: true, Decision: d, EffortPD: d.Effort, Effort: effortClass(d.Effort),
		Priority: priority, Inherited: priority}
}

// capacity are her person-days per stage, and the method's for the others.
func (c Curation) capacity(computed []float64) []float64 {
	own := slices.Clone(computed)
	for i, days := range c.Capacity {
		switch usable := days >= 0 && !math.IsInf(days, 0) && i < wavesOfWork; {
		case usable && i < len(own):
			own[i] = days
		case usable && i == len(own):
			own = append(own, days)
		}
	}
	return own
}

// dormant are her decisions on what is not in the plan, by id.
func (c Curation) dormant(there map[string]bool) []Dormant {
	var list []Dormant
	for _, id := range slices.Sorted(maps.Keys(c.Decisions)) {
		if !there[id] {
			list = append(list, Dormant{id, c.Decisions[id]})
		}
	}
	return list
}

// warn notes what the consultant should know of her own plan.
func (p *Plan) warn() {
	for wave := 1; wave <= len(p.Capacity); wave++ {
		if days := p.DaysByWave[wave]; days > p.Capacity[wave-1]+tolerance {
			p.Warnings = append(p.Warnings, PlanWarning{Kind: WarnCapacity, Wave: wave, Days: days, Capacity: p.Capacity[wave-1]})
		}
	}
	for i := range p.Recommendations {
		r := &p.Recommendations[i]
		for _, id := range r.After {
			if first := p.Recommendation(id); first.Wave > r.Wave {
				p.Warnings = append(p.Warnings, PlanWarning{Kind: WarnOrder, ID: r.ID, Needs: id, Wave: r.Wave})
			}
		}
	}
}
