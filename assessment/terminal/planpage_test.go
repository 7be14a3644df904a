package terminal_test

import (
	"bytes"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/terminal"
	"lotse/questionnaires"
	"lotse/templates/goldentest"
)

// The plan as a page of text, in both languages and at two widths.
func TestPlan_page(t *testing.T) {
	pub, computed := results(t, nil)
	because := questionnaires.Text{"de": "Weil es so ist.", "en": "Because it is so."}
	c := assessment.Curation{
		Own:       []assessment.OwnRecommendation{{ID: "own-press", Decision: assessment.Decision{Title: questionnaires.Text{"de": "Verteiler prüfen", "en": "Check the list"}, Wave: 1, Effort: 1.5}}},
		Capacity:  []float64{4},
		Overrides: assessment.Overrides{Level: &assessment.Override{Value: 3, Reason: because}, Dimensions: map[string]assessment.Override{"leadership": {Value: 3, Reason: because}}},
	}.See(pub, computed, "2026-11-02").Decide("train-roles", assessment.Decision{Verdict: assessment.HoldBack, Reason: because}).
		Decide("adopt-guidelines", assessment.Decision{Wave: 1, Reason: because, Start: "2026-12-01"}).
		Decide("not-in-the-pack", assessment.Decision{Wave: 1})
	delete(c.Seen.Recommendations, "clarify-roles") // it fires anew
	c.Seen.Recommendations["gone"] = assessment.SeenRecommendation{Priority: 4, Wave: 1}
	pub, plan := pub.Curate(c)
	for _, lang := range []string{"de", "en"} {
		for name, width := range map[string]int{"plan-": 80, "plan-60-": 60} {
			var b bytes.Buffer
			if err := (terminal.Page{Width: width, Say: assesstest.Printer(t, lang)}).Plan(&b, pub, plan); err != nil {
				t.Fatal(err)
			}
			goldentest.Compare(t, "testdata/"+name+lang+".golden", b.String())
			for line := range strings.Lines(b.String()) {
				if lipgloss.Width(strings.TrimRight(line, "\n")) > width {
					t.Errorf("wider than %d: %q", width, line)
				}
			}
		}
	}
}
