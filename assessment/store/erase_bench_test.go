package store_test

import (
	"fmt"
	"testing"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
	"lotse/questionnaires"
)

// BenchmarkErase erases 2,000 people with 60 answers each, and proves it. Their ids
// begin alike, as they do in documents written by hand.
func BenchmarkErase(b *testing.B) {
	storetest.EachBenchmark(b, func(b *testing.B, where string) {
		e := &assessment.Engagement{ID: "large", Client: "L", Language: "de", Pack: "kommunikation", Mode: assessment.ModeSurvey, KMin: 5,
			Date: "2026-11-02", Rounds: []assessment.Round{{ID: "baseline"}}}
		for i := range 2000 {
			who := assessment.Respondent{ID: fmt.Sprintf("respondent-%05d", i), Group: "experts", Answers: map[string]assessment.Answer{}}
			for q := range 60 {
				who.Answers[fmt.Sprintf("question-%d", q)] = assessment.GivenAnswer(questionnaires.Number(3))
			}
			who.Answers["open"] = assessment.GivenAnswer(questionnaires.Plain(fmt.Sprintf("what number %d wrote", i)))
			e.Rounds[0].Respondents = append(e.Rounds[0].Respondents, who)
		}
		for b.Loop() {
			b.StopTimer()
			db := openAt(b, where)
			save(b, db, e)
			b.StartTimer()
			erased, err := db.Erase(b.Context(), store.Access{Command: "erase"}, store.Target{Engagement: "large"})
			if err != nil {
				b.Fatal(err)
			}
			if err := db.Close(); err != nil {
				b.Fatal(err)
			}
			proof, err := store.Prove(b.Context(), where, erased)
			if err != nil || !proof.Clean() {
				b.Fatal(err, proof)
			}
		}
	})
}
