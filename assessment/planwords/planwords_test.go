package planwords_test

import (
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/planwords"
	"lotse/questionnaires"
)

func words(t *testing.T, lang string, c assessment.Curation) (planwords.Words, *assessment.Plan) {
	t.Helper()
	e, p := assesstest.Nordhang(t)
	say := assesstest.Printer(t, lang)
	_, plan := assessment.Assess(p, e, e.Latest()).Publish().Curate(c)
	return planwords.New(p, plan, say), plan
}

// plainly replaces spaces that do not break by those that do.
func plainly(s string) string { return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s) }

func TestChange(t *testing.T) {
	known := assessment.Known
	for _, test := range []struct {
		change assessment.Change
		de, en string
	}{
		{assessment.Change{Kind: assessment.ChangeFired, After: known(8.4)}, "neu ausgelöst, Priorität 8,4", "fired anew, priority 8.4"},
		{assessment.Change{Kind: assessment.ChangeGone, Before: known(12)}, "nicht mehr ausgelöst", "no longer fires"},
		{assessment.Change{Kind: assessment.ChangePriority, Before: known(12), After: known(8.4)}, "Priorität 12,0 → 8,4", "priority 12.0 → 8.4"},
		{assessment.Change{Kind: assessment.ChangeWave, Before: known(1), After: known(4)}, "Abschnitt 30 Tage → später", "stage 30 days → later"},
		{assessment.Change{Kind: assessment.ChangeDrivers, Joined: []string{"gap.max"}}, "neuer Grund: Größter Unterschied zwischen zwei Gruppen", "new reason: largest difference between two groups"},
		{assessment.Change{Kind: assessment.ChangeDrivers, Joined: []string{"gap.max"}, Left: []string{"q.lead-mandate", "always"}}, "neuer Grund: ", "new reason: "},
		{assessment.Change{Kind: assessment.ChangeLevel, Before: known(2), After: known(3)}, "berechneter Reifegrad 2 → 3", "computed level 2 → 3"},
		{assessment.Change{Kind: assessment.ChangeScore, ID: "leadership", After: known(3.25)}, "berechneter Wert nicht verfügbar → 3,3", "computed value not available → 3.3"},
	} {
		for lang, want := range map[string]string{"de": test.de, "en": test.en} {
			w, _ := words(t, lang, assessment.Curation{})
			if got := plainly(w.Change(test.change)); got != want && !(strings.HasSuffix(want, ": ") && strings.HasPrefix(got, want) && strings.Contains(got, "; ")) {
				t.Errorf("%s: %q, want %q", lang, got, want)
			}
		}
	}
}

func TestMarks(t *testing.T) {
	c := assessment.Curation{Own: []assessment.OwnRecommendation{{ID: "own-a", Decision: assessment.Decision{Wave: 1, Effort: 1, Title: questionnaires.Plain("A")}}}, Order: []string{"own-a"}}.
		Decide("train-roles", assessment.Decision{Verdict: assessment.Accept, Wave: 1, Effort: 3, Owner: questionnaires.Plain("Kim"), KPI: questionnaires.Plain("K"),
			Status: assessment.FollowUpDone, Note: questionnaires.Plain("well")}).
		Decide("prune-channels", assessment.Decision{Verdict: assessment.HoldBack, Reason: questionnaires.Plain("why")})
	w, plan := words(t, "en", c)
	for id, want := range map[string]string{
		"train-roles": "accepted · moved, computed: 180 days · effort computed: 8 person-days · priority computed: 4.9 · reworded · instead of Human resources · done – well",
		"own-a":       "the consultant’s own · in your order",
	} {
		if got := plainly(strings.Join(w.Marks(plan.Recommendation(id)), " · ")); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	if got := w.Marks(&plan.Held[0]); len(got) != 1 || got[0] != "held back" {
		t.Errorf("held back: %v", got)
	}
}

// Whatever can be wrong has words in both languages.
func TestFault(t *testing.T) {
	p := assesstest.Builtin(t)
	bad := assessment.Curation{
		Decisions: map[string]assessment.Decision{"train-rolls": {Verdict: "perhaps", Wave: 9, Effort: -1, Start: "soon", Status: "almost", Why: questionnaires.Plain("{nothing}")}, "x": {Verdict: assessment.HoldBack}},
		Own:       []assessment.OwnRecommendation{{ID: "train-roles"}, {ID: "A b", Priority: 99, Area: "nowhere", After: []string{"nothing"}}},
		Order:     []string{"a", "a"}, Capacity: []float64{-1},
		Overrides: assessment.Overrides{Level: &assessment.Override{Value: 9}, Dimensions: map[string]assessment.Override{"leadership": {Value: 9}, "nowhere": {}}},
	}
	for _, lang := range []string{"de", "en"} {
		w, _ := words(t, lang, assessment.Curation{})
		for _, f := range append(bad.Faults(p), bad.Unknown(p)...) {
			if got := w.Fault(f); got == f.Key || strings.Contains(got, "<no value>") || strings.TrimSpace(got) == "" {
				t.Errorf("%s: %s has no words: %q", lang, f.Key, got)
			}
		}
	}
}
