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
	round.Workshop = workshop(t, pack)
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

// workshop draws shows of hands, small ones among them, and levels agreed on after them.
func workshop(t *rapid.T, pack *questionnaires.Pack) assessment.Workshop {
	var w assessment.Workshop
	scored := pack.Scored()
	for i := range rapid.IntRange(0, 12).Draw(t, "votes") {
		q := scored[rapid.IntRange(0, len(scored)-1).Draw(t, "question")].ID
		counts := rapid.SliceOfN(rapid.SampledFrom([]int{0, 0, 1, 2, 3, 7}), 5, 5).Draw(t, "hands")
		w.AddVote(assessment.Vote{Question: q, At: fmt.Sprintf("2026-11-05 10:%02d:00", i), Source: assessment.VoteHands,
			DontKnow: rapid.IntRange(0, 4).Draw(t, "don't know"), Counts: counts})
		if rapid.Bool().Draw(t, "agreed") {
			w.Agree(assessment.AgreedLevel{Question: q, Level: rapid.IntRange(1, 5).Draw(t, "level"), Date: "2026-11-05",
				Reason: rapid.SampledFrom(append(names, "")).Draw(t, "reason")})
		}
	}
	return w
}

// curation draws what a consultant holds back, moves and adds.
func curation(t *rapid.T, plan *assessment.Plan) assessment.Curation {
	var c assessment.Curation
	for i := range rapid.IntRange(0, 2).Draw(t, "own") {
		words := questionnaires.Text{"": fmt.Sprintf("Eigenes Vorhaben %d: %s", i, rapid.SampledFrom(names).Draw(t, "title"))}
		c.Own = append(c.Own, assessment.OwnRecommendation{ID: fmt.Sprint("own-", i), Decision: assessment.Decision{
			Title: words, Why: words, Wave: rapid.IntRange(1, 3).Draw(t, "stage"), Effort: float64(rapid.IntRange(1, 9).Draw(t, "effort")) / 2}})
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "decisions") {
		if len(plan.Print) == 0 {
			break
		}
		id := rapid.SampledFrom(plan.Print).Draw(t, "decided")
		reason := questionnaires.Text{"": fmt.Sprintf("Grund %d, den nur dieser hat.", i)}
		switch rapid.IntRange(0, 2).Draw(t, "decision") {
		case 0:
			c = c.Decide(id, assessment.Decision{Verdict: assessment.HoldBack, Reason: reason, Print: rapid.Bool().Draw(t, "printed")})
		case 1:
			c = c.Decide(id, assessment.Decision{Wave: rapid.IntRange(1, 3).Draw(t, "moved"), Reason: reason})
		default:
			c = c.Decide(id, assessment.Decision{Effort: float64(rapid.IntRange(1, 20).Draw(t, "days")), Reason: reason})
		}
	}
	return c
}
