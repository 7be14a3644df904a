package pdfcheck

import (
	"fmt"
	"maps"
	"slices"

	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/questionnaires"
)

// names are what people call themselves and their departments: short, long, in
// other scripts, and what no form should have taken.
var names = []string{
	"IT", "Vertrieb", "Kundendienst und Auftragsabwicklung", "Rechts- und Vertragsangelegenheiten Ausland",
	"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
	"Öffentlichkeitsarbeit/Presse", "„Task Force“ Ümlaut & Co.", "R&D <Europe>", "Отдел сбыта", "Team \u202eRTL\u202c 🙂",
	"Marketing, PR und Veranstaltungen (einschließlich Messen, Sponsoring und interner Ereignisse)",
}

// stress draws an engagement: the sample with answers, departments, flows, roles and
// entries of any kind and number, modules missing, in both modes.
func stress(t *rapid.T, pack *questionnaires.Pack, sample *assessment.Engagement) *assessment.Engagement {
	e := *sample
	e.Mode = rapid.SampledFrom([]assessment.DisclosureMode{assessment.ModePanel, assessment.ModeSurvey}).Draw(t, "mode")
	e.KMin = rapid.IntRange(3, 5).Draw(t, "k")
	e.Merge = rapid.Bool().Draw(t, "merge")
	e.Client = rapid.SampledFrom(append(names, sample.Client)).Draw(t, "client")
	if rapid.IntRange(0, 3).Draw(t, "undated") == 0 {
		e.Date, e.Consultant, e.Contact, e.Retention = "", "", "", ""
	}
	round := *sample.Latest()
	round.Facts = assessment.Facts{}
	for _, id := range slices.Sorted(maps.Keys(sample.Latest().Facts)) {
		if rapid.IntRange(0, 5).Draw(t, id) > 0 {
			round.Facts[id] = sample.Latest().Facts[id]
		}
	}
	stressFacts(t, round.Facts)
	round.Respondents, round.Invited = nil, map[string]int{}
	bias := rapid.IntRange(0, 4).Draw(t, "bias")
	for _, g := range pack.Groups {
		n := rapid.SampledFrom([]int{0, 1, 2, 3, 4, 5, 8}).Draw(t, g.ID)
		round.Invited[g.ID] = n + rapid.IntRange(0, 3).Draw(t, "silent")
		for i := range n {
			round.Respondents = append(round.Respondents, respondent(t, pack, g.ID, i, bias))
		}
	}
	e.Rounds = []assessment.Round{round}
	return &e
}

// respondent answers what a group is asked. With a high bias most answers are high.
func respondent(t *rapid.T, pack *questionnaires.Pack, group string, i, bias int) assessment.Respondent {
	r := assessment.Respondent{ID: fmt.Sprint(group, "-", i), Group: group, Answers: map[string]assessment.Answer{}}
	seed := rapid.Uint64().Draw(t, "answers")
	for _, q := range pack.QuestionsFor(group) {
		if q.Dimension == "" {
			continue
		}
		seed = seed*6364136223846793005 + 1442695040888963407 // Knuth's constants: one draw a person is enough
		switch n := int(seed >> 40 % 10); n {
		case 7:
			r.Answers[q.ID] = assessment.Answer{}
		case 8:
			r.Answers[q.ID] = assessment.Answer{State: assessment.DontKnow}
		case 9:
			r.Answers[q.ID] = assessment.Answer{State: assessment.NotApplicable}
		default:
			r.Answers[q.ID] = assessment.GivenAnswer(questionnaires.Number(min(1+n%5+bias/2, 5)))
		}
	}
	return r
}

// stressFacts fills the modules that are lists with any number of entries.
func stressFacts(t *rapid.T, f assessment.Facts) {
	fill := func(module string, most int, entry func(i int) map[string]questionnaires.Value) int {
		if rapid.IntRange(0, 2).Draw(t, module+" as in the sample") == 0 {
			return 0
		}
		var list questionnaires.Entries
		for i := range rapid.IntRange(0, most).Draw(t, module) {
			list = append(list, questionnaires.Entry{ID: fmt.Sprint(module, "-", i), Fields: entry(i)})
		}
		f[module] = assessment.GivenAnswer(list)
		return len(list)
	}
	text := func(i int) questionnaires.Text {
		words := rapid.SampledFrom(names).Draw(t, "name")
		return questionnaires.Text{"": fmt.Sprint(words, " ", i)}
	}
	number := func(least, most int) questionnaires.Number {
		return questionnaires.Number(rapid.IntRange(least, most).Draw(t, "number"))
	}
	departments := fill("departments", 16, func(i int) map[string]questionnaires.Value {
		return map[string]questionnaires.Value{"department-name": text(i)}
	})
	if departments > 0 {
		fill("flows", 40, func(int) map[string]questionnaires.Value { return flow(t, departments) })
	}
	fill("time-budget", 16, func(i int) map[string]questionnaires.Value {
		return map[string]questionnaires.Value{"tb-role": text(i), "tb-contract-hours": number(0, 40), "tb-allocated-hours": number(0, 40),
			"task-content": number(0, 20), "task-other": number(0, 20)}
	})
	fill("swot-entries", 24, func(i int) map[string]questionnaires.Value {
		return map[string]questionnaires.Value{"swot-code": questionnaires.Pick(rapid.SampledFrom([]string{"S", "W", "O", "T"}).Draw(t, "code")),
			"swot-text": text(i), "swot-importance": number(1, 5), "swot-magnitude": number(1, 5)}
	})
	fill("company-goals", 6, func(i int) map[string]questionnaires.Value {
		return map[string]questionnaires.Value{"company-goal-text": text(i)}
	})
}

// flow leads from a department to another or to the social media team.
func flow(t *rapid.T, departments int) map[string]questionnaires.Value {
	end := func() questionnaires.Pick {
		n := rapid.IntRange(0, departments).Draw(t, "end")
		if n == departments {
			return "social-team"
		}
		return questionnaires.Pick(fmt.Sprint("departments-", n))
	}
	return map[string]questionnaires.Value{
		"flow-from": end(), "flow-to": end(),
		"flow-content": questionnaires.Text{"": rapid.SampledFrom(names).Draw(t, "content")},
		"flow-works":   questionnaires.Pick(rapid.SampledFrom([]string{"wk-yes", "wk-partly", "wk-no"}).Draw(t, "works")),
	}
}
