package assessment_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/questionnaires"
)

func TestAdjust(t *testing.T) {
	t.Parallel()
	pub, plan := sampleCase(t, nil)
	if pub.Adjust(assessment.Overrides{}) != pub {
		t.Error("no override makes another result")
	}
	set := assessment.Overrides{Dimensions: map[string]assessment.Override{
		"leadership": {Value: 4.5, Reason: plain("The works council agreement of last week is not in the answers.")},
		"nowhere":    {Value: 3, Reason: plain("x")},
		"roles":      {Value: 9, Reason: plain("out of range")},
	}}
	adjusted := pub.Adjust(set)
	near(t, "dim.leadership", adjusted.Metrics["dim.leadership"], 4.5)
	before := pub.Metrics["overall"].Value
	near(t, "overall", adjusted.Metrics["overall"], before+(4.5-pub.Metrics["dim.leadership"].Value)*weightOf(pub, "leadership"))
	if adjusted.Overall.Best != "leadership" || pub.Overall.Best == "leadership" {
		t.Errorf("best = %s, was %s", adjusted.Overall.Best, pub.Overall.Best)
	}
	want := []assessment.Overridden{{Dimension: "leadership", Computed: pub.Metrics["dim.leadership"], Value: 4.5, Reason: set.Dimensions["leadership"].Reason}}
	if diff := cmp.Diff(want, adjusted.Overridden); diff != "" {
		t.Errorf("overridden:\n%s", diff)
	}
	if adjusted.Computed() != pub || pub.Metrics["dim.leadership"].Value == 4.5 {
		t.Error("the computed results are not kept")
	}
	if diff := cmp.Diff(pub.Sensitivity(), adjusted.Sensitivity()); diff != "" {
		t.Errorf("the method's sensitivity moved:\n%s", diff)
	}
	if s, _ := adjusted.Explain("dim.leadership"); s.Key != "source-overridden" || len(s.Inputs) != 1 || s.Inputs[0].Value != pub.Metrics["dim.leadership"] {
		t.Errorf("source = %+v", s)
	}
	if again := adjusted.Adjust(assessment.Overrides{}); again != pub {
		t.Error("taking the overrides back does not give the computed results")
	}
	if got := assessment.Recommend(pub); len(got.Recommendations) != len(plan.Recommendations) {
		t.Error("the computed plan moved")
	}
}

// weightOf is a dimension's share in the overall score.
func weightOf(pub *assessment.Published, id string) float64 {
	var own, all float64
	for _, d := range pub.Pack.Dimensions {
		all += d.Weight
		if d.ID == id {
			own = d.Weight
		}
	}
	return own / all
}

func TestAdjust_level(t *testing.T) {
	t.Parallel()
	pub, _ := sampleCase(t, nil)
	adjusted := pub.Adjust(assessment.Overrides{Level: &assessment.Override{Value: 3, Reason: plain("because")}})
	if adjusted.Overall.Level != 3 || adjusted.Overall.Score != pub.Overall.Score || len(adjusted.Overridden) != 1 || adjusted.Overridden[0].Computed.Value != 2 {
		t.Errorf("level %d, overridden %+v", adjusted.Overall.Level, adjusted.Overridden)
	}
	for _, bad := range []float64{0, 6, 2.5} {
		if got := pub.Adjust(assessment.Overrides{Level: &assessment.Override{Value: bad, Reason: plain("x")}}); got.Overall.Level != 2 {
			t.Errorf("level %v gives %d", bad, got.Overall.Level)
		}
	}
}

// What the method says under an override is put before her again when it moves.
func TestChanges_underOverrides(t *testing.T) {
	t.Parallel()
	pub, plan := sampleCase(t, nil)
	c := assessment.Curation{Overrides: assessment.Overrides{
		Level:      &assessment.Override{Value: 3, Reason: plain("x")},
		Dimensions: map[string]assessment.Override{"leadership": {Value: 3, Reason: plain("x")}},
	}}.See(pub, plan, "2026-11-02")
	if got := assessment.Changes(pub.Adjust(c.Overrides), plan, c); got != nil {
		t.Errorf("nothing moved: %v", got)
	}
	after, _ := sampleCase(t, func(e *assessment.Engagement) {
		for _, who := range e.Latest().Respondents {
			for id := range who.Answers {
				if id == "lead-mandate" {
					who.Answers[id] = assessment.GivenAnswer(questionnaires.Number(5))
				}
			}
		}
	})
	got := assessment.Changes(after, plan, c)
	if len(got) != 1 || got[0].Kind != assessment.ChangeScore || got[0].ID != "leadership" || got[0].Before.Value >= got[0].After.Value {
		t.Errorf("changes = %+v", got)
	}
}
