package report

import (
	"strconv"

	"lotse/assessment"
)

// recommends reports whether there is anything to recommend.
func (a *author) recommends() bool { return len(a.plan.Main) > 0 }

// recommendations are the most urgent ones as cards.
func (a *author) recommendations() []Block {
	blocks := []Block{key(a.recommendationsKey())}
	blocks = append(blocks, paras(a.recommendationsIntro())...)
	for _, id := range a.plan.Main {
		if r := a.plan.Recommendation(id); r != nil && r.Rule != nil {
			blocks = append(blocks, a.card(r))
		}
	}
	blocks = append(blocks, small(a.say.T("report-drivers-source")))
	return blocks
}

// recommendationsKey says what the first recommendations cost together.
func (a *author) recommendationsKey() string {
	days := 0.0
	for _, id := range a.plan.Summary {
		if r := a.plan.Recommendation(id); r != nil {
			days += r.EffortPD
		}
	}
	n := len(a.plan.Summary)
	if n == 0 {
		return bind(a.say.N("report-recommendations-none-now", len(a.plan.Main)))
	}
	return bind(a.say.N("report-recommendations-key", n, "Count", a.spell(n), "Days", a.say.PersonDays(days)))
}

func (a *author) recommendationsIntro() string {
	here, more := len(a.plan.Main), len(a.plan.Print)-len(a.plan.Main)
	intro := bind(a.say.N("report-recommendations-here", here, "Count", capital(a.spell(here))))
	if more > 0 {
		intro = bind(a.say.N("report-recommendations-more", more, "Count", capital(a.spell(here)), "More", a.spell(more)))
	}
	if here+more == 1 {
		return intro
	}
	return intro + " " + a.say.T("report-recommendations-order")
}

// card is one recommendation: what, why, how, who, what it changes, and how to tell.
func (a *author) card(r *assessment.Recommendation) Card {
	lang := a.say.Lang()
	return Card{
		ID:           "rec-" + r.ID,
		Number:       strconv.Itoa(r.Number),
		Title:        r.Rule.Title.In(lang),
		Why:          plain(a.why(r)),
		StepsLabel:   a.say.T("report-card-steps"),
		Steps:        r.Rule.StepsIn(lang),
		EffectLabel:  a.say.T("report-card-effect"),
		Effect:       r.Rule.Effect.In(lang),
		DriversLabel: a.say.T("report-card-drivers"),
		Drivers:      a.drivers(r),
		Facts:        a.cardFacts(r),
	}
}

// why is a rule's reason, or the one that stands in where what it speaks of is
// not available or may not be shown.
func (a *author) why(r *assessment.Recommendation) string {
	lang, rule := a.say.Lang(), r.Rule
	if rule.WhyNeeds != "" && a.value(rule.WhyNeeds, nil) == nil {
		return a.fill(rule.WhyAlt.In(lang), nil)
	}
	if why := a.fill(rule.Why.In(lang), nil); why != "" {
		return why
	}
	return a.fill(rule.WhyAlt.In(lang), nil)
}

// stage says when: 30 Tage, Grundlage.
func (a *author) stage(r *assessment.Recommendation) string {
	s := a.wave(r.Wave)
	if r.Rule.Foundation {
		s += ", " + a.say.T("report-foundation")
	}
	if r.Immediate {
		s += ", " + a.say.T("report-immediate")
	}
	return s
}

// wave names a stage of the roadmap: 30 Tage.
func (a *author) wave(n int) string {
	return bind(a.say.T("report-wave-" + strconv.Itoa(min(max(n, 1), 4))))
}

// priority is what a recommendation inherits from those that need it, with its
// own where that is lower.
func (a *author) priority(r *assessment.Recommendation) string {
	if r.Own && r.Inherited == 0 {
		return "" // she did not say
	}
	all, own := a.say.Number(r.Inherited, 1), a.say.Number(r.Priority, 1)
	if all == own {
		return bind(a.say.T("report-priority", "Value", all))
	}
	return bind(a.say.T("report-priority-inherited", "Value", all, "Own", own))
}

// recommendationChapter is where a fired rule's recommendation is printed.
func (a *author) recommendationChapter(rule string) string {
	for _, id := range a.plan.Main {
		if id == rule {
			return "rep-recommendations"
		}
	}
	return "rep-annex"
}

// recommendationAnchor leads to a recommendation's card, or to the annex.
func (a *author) recommendationAnchor(rule string) (string, bool) {
	r := a.plan.Recommendation(rule)
	chapter := a.recommendationChapter(rule)
	switch {
	case r == nil || r.Rule == nil || !a.has(chapter):
		return "", false
	case chapter == "rep-annex":
		return "further", len(a.further()) > 0
	}
	return "rec-" + rule, true
}

// further are the recommendations that have no card.
func (a *author) further() []string { return a.plan.Print[len(a.plan.Main):] }

// spell writes a small number in letters, as text does up to twelve.
func (a *author) spell(n int) string {
	if n < 1 || n > 12 {
		return a.say.Number(float64(n), 0)
	}
	return a.say.T("report-spell-" + strconv.Itoa(n))
}
