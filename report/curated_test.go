package report_test

import (
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
	"lotse/report"
)

// curation is what a consultant may say about the sample's plan.
func curation() assessment.Curation {
	two := func(de, en string) questionnaires.Text { return questionnaires.Text{"de": de, "en": en} }
	c := assessment.Curation{
		Own: []assessment.OwnRecommendation{{ID: "own-press", Decision: assessment.Decision{
			Title: two("Presseverteiler prüfen", "Check the press list"), Why: two("Der Verteiler ist drei Jahre alt.", "The list is three years old."),
			Steps: map[string][]string{"de": {"Liste sichten."}, "en": {"Go through the list."}}, Wave: 1, Effort: 1, Owner: two("PR", "PR")}}},
		Capacity: []float64{26},
		Overrides: assessment.Overrides{
			Level:      &assessment.Override{Value: 3, Reason: two("Die Regeln sind in Kraft.", "The rules are in force.")},
			Dimensions: map[string]assessment.Override{"leadership": {Value: 3.25, Reason: two("Der Auftrag liegt vor.", "The mandate is there.")}},
		},
	}
	return c.Decide("bundle-expert-requests", assessment.Decision{Verdict: assessment.HoldBack, Reason: two("Läuft schon.", "Under way already."), Print: true}).
		Decide("connect-orphan-departments", assessment.Decision{Verdict: assessment.HoldBack, Reason: two("Geheim.", "Secret.")}).
		Decide("clarify-roles", assessment.Decision{Wave: 2, Reason: two("Nach dem Sommer.", "After the summer.")}).
		Decide("adjust-time-budget", assessment.Decision{Owner: questionnaires.Plain("Jana Adler"), Start: "2026-12-01", Status: assessment.FollowUpStarted, Effort: 3,
			Title: two("Zeit geben", "Give time")})
}

// The report is the consultant's: her words and order in it, what is computed beside
// what she set, her reasons in the annex, and what she keeps to herself nowhere.
func TestBuild_curated(t *testing.T) {
	pub, _ := assessed(assesstest.Nordhang(t))
	pub, plan := pub.Curate(curation())
	for lang, want := range map[string][]string{
		"de": {"Presseverteiler prüfen", "Der Verteiler ist drei Jahre alt.", "Liste sichten.", "Empfehlung der Beratung", "Zeit geben", "Jana Adler", "1. Dezember 2026",
			"begonnen", "verschoben, berechnet: 30 Tage", "Aufwand berechnet: 2 Personentage", "Was die Beratung angepasst hat",
			"Die Regeln sind in Kraft.", "Der Auftrag liegt vor.", "Läuft schon.", "zurückgestellt", "Nach dem Sommer.", "Den Reifegrad 3 hat die Beratung festgesetzt; berechnet ist 2."},
		"en": {"Check the press list", "The list is three years old.", "Go through the list.", "the consultant’s recommendation", "Give time", "1 December 2026",
			"started", "moved, computed: 30 days", "What the consultant has adjusted", "The rules are in force.", "Under way already.", "held back", "After the summer.",
			"The consultant has set the maturity level 3; computed is 2."},
	} {
		doc, err := report.Build(pub, plan, report.Options{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		text := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(doc.Plain())
		for _, words := range want {
			if !strings.Contains(text, words) {
				t.Errorf("%s: %q is missing", lang, words)
			}
		}
		for _, words := range []string{"Geheim", "Secret"} {
			if strings.Contains(text, words) {
				t.Errorf("%s: what is held back without printing it is printed: %q", lang, words)
			}
		}
	}
}

// Without a decision of hers the report is the one it was.
func TestBuild_uncurated(t *testing.T) {
	pub, plan := assessed(assesstest.Nordhang(t))
	computed, err := report.Build(pub, plan, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	curated, err := report.Build(pub, assessment.Apply(plan, assessment.Curation{}.See(pub, plan, "2026-11-02")), report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if computed.Plain() != curated.Plain() {
		t.Error("looking at the plan changes the report")
	}
}
