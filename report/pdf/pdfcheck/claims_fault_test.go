package pdfcheck

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
	"lotse/report"
	"lotse/report/pdf"
)

// A notebook is a reporter that notes what a test would fail with.
type notebook []string

func (n *notebook) Helper()                      {}
func (n *notebook) Errorf(f string, args ...any) { *n = append(*n, fmt.Sprintf(f, args...)) }
func (n *notebook) Fatal(args ...any)            { *n = append(*n, fmt.Sprint(args...)) }

// altered is the sample after a workshop, with a plan that the consultant has changed.
func altered(t *testing.T) (*assessment.Published, *assessment.Plan) {
	t.Helper()
	e, pack := assesstest.Nordhang(t)
	w := &e.Latest().Workshop
	w.AddVote(assessment.Vote{Question: "lead-mandate", At: "2026-11-05 09:40:00", Source: assessment.VoteHands, DontKnow: 1, Counts: []int{4, 3, 1, 2, 0}})
	w.AddVote(assessment.Vote{Question: "flow-approval", At: "2026-11-05 09:50:00", Source: assessment.VoteHands, DontKnow: 9, Counts: []int{1, 0, 1, 0, 0}})
	w.Agree(assessment.AgreedLevel{Question: "lead-mandate", Level: 2, Reason: "Nur mündlich.", Date: "2026-11-05"})
	reason := func(s string) questionnaires.Text { return questionnaires.Text{"": s} }
	c := assessment.Curation{Own: []assessment.OwnRecommendation{{ID: "own-press", Decision: assessment.Decision{
		Title: reason("Presseverteiler prüfen"), Why: reason("Er ist drei Jahre alt."), Wave: 1, Effort: 1.5}}}}
	c = c.Decide("bundle-expert-requests", assessment.Decision{Verdict: assessment.HoldBack, Reason: reason("Läuft schon."), Print: true}).
		Decide("connect-orphan-departments", assessment.Decision{Verdict: assessment.HoldBack, Reason: reason("Das bleibt unter uns.")}).
		Decide("clarify-roles", assessment.Decision{Wave: 2, Reason: reason("Nach dem Sommer.")})
	return assessment.Assess(pack, e, e.Latest()).Publish().Curate(c)
}

// Each check of plan, curation and workshop finds the fault it is for, and nothing in a
// report without one.
func TestClaims_faults(t *testing.T) {
	pub, plan := altered(t)
	doc, err := report.Build(pub, plan, report.Options{Lang: "de"})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := pdf.Write(&b, doc, pdf.Options{}); err != nil {
		t.Fatal(err)
	}
	texts, err := Placed(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	// The results are made wrong, the report stays: as if the report were.
	main := func(r *assessment.ResultsDocument) *assessment.RecommendationResult {
		for i := range r.Recommendations {
			if r.Recommendations[i].ID == r.Plan.Main[0] {
				return &r.Recommendations[i]
			}
		}
		t.Fatal("no recommendation has a card")
		return nil
	}
	tests := []struct {
		name string
		seed func(c *claims)
		want string // in one of the errors; "": there is none
	}{
		{"none", func(*claims) {}, ""},
		{"value of a driver", func(c *claims) { main(&c.results).Drivers[0].Value.Value += 0.3 }, "drivers"},
		{"limit of a driver", func(c *claims) { main(&c.results).Drivers[0].Threshold += 1 }, "drivers"},
		{"a driver too few", func(c *claims) { main(&c.results).Drivers = main(&c.results).Drivers[1:] }, "drivers"},
		{"person-days", func(c *claims) { main(&c.results).PersonDays += 0.5 }, "person-days, printed"},
		{"sum of a stage", func(c *claims) { main(&c.results).PersonDays += 3 }, "stage 1"},
		{"stage", func(c *claims) { main(&c.results).Wave = 3 }, "stage 3"},
		{"capacity", func(c *claims) {
			c.results.Plan.Capacity = slices.Clone(c.results.Plan.Capacity)
			c.results.Plan.Capacity[1]++
		}, "stage 2: capacity"},
		{"mean of a vote", func(c *claims) { c.results.Workshop.Levels[0].Votes[0].Mean.Value += 0.4 }, "mean of the votes"},
		{"middle half", func(c *claims) { c.results.Workshop.Levels[0].Votes[0].Middle[1] = 5 }, "middle half"},
		{"a vote that may not be shown", func(c *claims) { c.results.Workshop.Levels[0].Votes[0].Counts = nil }, "may not be shown"},
		{"level agreed on", func(c *claims) { c.results.Workshop.Levels[0].Agreed[0].Level = 4 }, "agreed on"},
		{"printed, though held back", func(c *claims) {
			c.plan.Held = append(slices.Clone(c.plan.Held), *c.plan.Recommendation(c.plan.Main[0]))
		}, "held back, but"},
		{"reason that stays with her", func(c *claims) {
			c.plan.Held = slices.Clone(c.plan.Held)
			for i := range c.plan.Held {
				c.plan.Held[i].Decision.Print = false
			}
		}, "its reason to be printed"},
		{"her own is missing", func(c *claims) {
			own := assessment.RecommendationResult{ID: "own-lost"}
			own.Own = true
			c.results.Recommendations = append(c.results.Recommendations, own)
		}, "her own recommendation"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var errs notebook
			own := *plan
			c := newClaims(&errs, pub, &own, doc, texts)
			tt.seed(c)
			c.checkPlan()
			c.checkAgreed()
			c.checkCurated()
			switch all := strings.Join(errs, "\n"); {
			case tt.want == "" && all != "":
				t.Errorf("found what is not wrong: %s", all)
			case !strings.Contains(all, tt.want):
				t.Errorf("not found; errors: %q", all)
			}
		})
	}
}
