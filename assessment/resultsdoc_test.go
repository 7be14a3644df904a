package assessment_test

import (
	"encoding/json"
	"testing"

	"lotse/assessment"
	"lotse/questionnaires"

	"github.com/google/go-cmp/cmp"
)

// What a contradiction rests on is said in ids where it is more than one value.
func TestDocument_evidence(t *testing.T) {
	pub, plan := sampleCase(t, nil)
	got := map[string]any{}
	for _, c := range assessment.Document(pub, plan).Contradictions {
		for _, e := range c.Evidence {
			got[e.Name] = e.Value
		}
	}
	want := map[string]any{
		"communication-goals": []string{"g1", "g2", "g3"},
		"pos-proof":           "pos-empty",
		"act-set-goals": map[string]any{"role-managing-director": questionnaires.Picks{"A"}, "role-marketing-lead": questionnaires.Picks{"R"},
			"role-social-editor": questionnaires.Picks{"C"}},
		"own-release-content": nil, // what people answered each for themselves
	}
	for name, value := range want {
		if diff := cmp.Diff(value, got[name]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// What `lotse results --json` says of contradictions and sensitivity is whole even
// where a value is infinite, and never null where a list is expected.
func TestDocument_checks(t *testing.T) {
	for what, change := range map[string]edit{
		"sample":  nil,
		"no time": fills("time-budget", "editor-1", "tb-allocated-hours", number(0)),
		"empty":   func(e *assessment.Engagement) { e.Rounds = []assessment.Round{{ID: "baseline"}} },
	} {
		t.Run(what, func(t *testing.T) {
			pub, plan := sampleCase(t, change)
			data, err := json.Marshal(assessment.Document(pub, plan))
			if err != nil {
				t.Fatal(err)
			}
			var got struct {
				Contradictions []struct {
					ID, Level string
					Evidence  []struct{ Name string }
					Counts    map[string][]string
				}
				Sensitivity struct {
					Tried      int
					First      []string
					Variations []struct {
						Kind, Of     string
						Left, Joined []string
					}
				}
			}
			if err := json.Unmarshal(data, &got); err != nil {
				t.Fatal(err)
			}
			if len(got.Contradictions) != len(pub.Contradictions()) || got.Contradictions == nil {
				t.Errorf("%d contradictions, want %d", len(got.Contradictions), len(pub.Contradictions()))
			}
			for _, c := range got.Contradictions {
				if c.Level == "" || len(c.Evidence) == 0 || c.Counts == nil {
					t.Errorf("contradiction %+v", c)
				}
			}
			if got.Sensitivity.Tried != len(pub.Sensitivity().Variations) || got.Sensitivity.Variations == nil || len(got.Sensitivity.First) == 0 {
				t.Errorf("sensitivity: %+v", got.Sensitivity)
			}
			for _, v := range got.Sensitivity.Variations {
				if v.Left == nil || v.Joined == nil {
					t.Errorf("variation %+v", v)
				}
			}
		})
	}
}
