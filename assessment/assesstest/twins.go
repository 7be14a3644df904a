package assesstest

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/assessment/sample"
	"lotse/questionnaires"
)

// Canary is in every text that a person of [Twin] wrote: no output may hold it.
const Canary = "CANARY"

// Twin makes one of two clients whose published figures are the same: the sample
// engagement with people of its own, eight of management and of marketing, who are
// shown, and four experts and four editors, who are not. In the swapped one the people of
// the two small groups have changed places in every question both were asked, everybody
// wrote something else, and other hands were raised in the workshop.
func Twin(seed uint64, swapped bool) (*assessment.Engagement, *questionnaires.Pack, error) {
	var pack *questionnaires.Pack
	e, err := document.Decode("nordhang.yaml", sample.Nordhang(), func(id, _ string) (p *questionnaires.Pack, err error) {
		pack, err = questionnaires.LoadBuiltin(id)
		return pack, err
	})
	if err != nil {
		return nil, nil, err
	}
	e.Mode, e.KMin = assessment.ModeSurvey, 5
	round := &e.Rounds[0]
	round.State, round.Date, round.Invited = assessment.RoundClosed, "2026-11-02", nil
	// Sums of these are exact: what does not differ must not differ in the last digit.
	members := map[string]int{"management": 8, "marketing-pr": 8, "experts": 4, "editors": 4}
	random := rand.New(rand.NewPCG(seed, 1))
	round.Respondents = nil
	for _, group := range slices.Sorted(maps.Keys(members)) {
		for i := range members[group] {
			round.Respondents = append(round.Respondents, twinPerson(pack, random, group, i, swapped))
		}
	}
	round.Workshop = twinWorkshop(swapped)
	if swapped {
		swapTwins(pack, round)
	}
	return e, pack, nil
}

// twinPerson makes a person who answers every scored question, with a note, and writes
// something; swapped changes the words.
func twinPerson(pack *questionnaires.Pack, random *rand.Rand, group string, i int, swapped bool) assessment.Respondent {
	who := assessment.Respondent{ID: fmt.Sprintf("%s-%d", group, i), Group: group, Answers: map[string]assessment.Answer{}}
	words := Canary + " words of " + who.ID
	if swapped {
		words = Canary + " other words of " + who.ID
	}
	for _, q := range pack.QuestionsFor(group) {
		if lo, hi, ok := q.Range(); ok {
			value := lo + float64(random.IntN(int(hi-lo)+1))
			who.Answers[q.ID] = assessment.Answer{State: assessment.Given, Value: questionnaires.Number(value), Note: words}
		}
	}
	who.Answers["open"] = assessment.GivenAnswer(questionnaires.Plain(words))
	return who
}

// twinWorkshop is a workshop of two votes whose distribution may not be shown: what hands
// people raised there differs.
func twinWorkshop(swapped bool) assessment.Workshop {
	few, alike := []int{1, 2, 0, 0, 1}, []int{0, 8, 0, 0, 0}
	if swapped {
		few, alike = []int{0, 0, 9, 0, 0}, []int{0, 0, 1, 1, 0}
	}
	w := assessment.Workshop{Agreed: []assessment.AgreedLevel{{Question: "lead-mandate", Level: 2, Reason: "as agreed", Date: "2026-11-05"}}}
	w.AddVote(assessment.Vote{Question: "lead-mandate", At: "2026-11-05 09:40:00", Counts: few})
	w.AddVote(assessment.Vote{Question: "rule-acceptance", At: "2026-11-05 09:50:00", Counts: alike})
	return w
}

// swapTwins lets experts and editors change places in every question both were asked.
func swapTwins(pack *questionnaires.Pack, round *assessment.Round) {
	people := map[string][]*assessment.Respondent{}
	for i := range round.Respondents {
		who := &round.Respondents[i]
		people[who.Group] = append(people[who.Group], who)
	}
	for i, expert := range people["experts"] {
		editor := people["editors"][i]
		for _, q := range pack.QuestionsFor("experts") {
			a, both := expert.Answers[q.ID], q.Asks("editors")
			b, answered := editor.Answers[q.ID]
			if both && answered && q.Dimension != "" {
				expert.Answers[q.ID], editor.Answers[q.ID] = b, a
			}
		}
	}
}
