package assessment_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
)

func TestExplain(t *testing.T) {
	t.Parallel()
	pub, _ := sampleCase(t, nil)
	for _, tt := range []struct {
		metric, key string
		inputs      []string
	}{
		{"overall", "source-overall", []string{"dim.leadership", "dim.rules", "dim.roles", "dim.processes", "dim.resources", "dim.knowledge", "dim.dialogue", "dim.learning"}},
		{"dim.leadership", "source-dimension", []string{"q.lead-mandate", "q.lead-role-model", "q.lead-change-programme", "q.lead-priority", "q.lead-goals-link"}},
		{"q.lead-role-model", "source-question", []string{"answers", "management", "experts"}},
		{"org.index", "source-org-index", []string{"overall"}},
		{"flow.index", "source-flow-index", []string{"flow.coverage", "flow.health"}},
		{"gap.max", "source-gap-max", []string{"dim.roles", "management", "editors", "common-questions"}},
		{"barrier.max-share", "source-barrier-max-share", []string{"barrier.bar-no-time.share"}},
		{"owner.own-check-facts.agreement", "source-owner", []string{"most-frequent-role", "answers", "dont-know"}},
		{"dk.rule-existence.total", "source-dont-know-total", []string{"answers"}},
	} {
		s, ok := pub.Explain(tt.metric)
		if !ok || s.Key != tt.key {
			t.Errorf("%s: key %q, want %q", tt.metric, s.Key, tt.key)
		}
		var names []string
		for _, in := range s.Inputs {
			names = append(names, in.Name)
			if !in.Value.Known {
				t.Errorf("%s: %s has no value", tt.metric, in.Name)
			}
		}
		if diff := cmp.Diff(tt.inputs, names); diff != "" {
			t.Errorf("%s: inputs (-want +got):\n%s", tt.metric, diff)
		}
	}
}

// TestExplain_hidden: with five as the smallest group only the experts are
// shown, and no source names another group's value or explains what is withheld.
func TestExplain_hidden(t *testing.T) {
	t.Parallel()
	pub, _ := sampleCase(t, func(e *assessment.Engagement) { e.Mode, e.KMin = assessment.ModeSurvey, 5 })
	if !pub.Withheld["gap.max"] {
		t.Error("gap.max exists and is not noted as withheld")
	}
	hidden := []string{"management", "editors", "marketing-pr"}
	withheld := 0
	for name := range pub.Metrics {
		s, ok := pub.Explain(name)
		if !ok {
			t.Fatalf("%s is not explained", name)
		}
		if s.Withheld {
			withheld++
			if s.Value.Known || len(s.Inputs) > 0 {
				t.Errorf("%s is withheld and explained: %+v", name, s)
			}
		}
		for _, in := range s.Inputs {
			if slices.Contains(hidden, in.Name) {
				t.Errorf("%s names the value of %s", name, in.Name)
			}
			if pub.Withheld[in.Name] && in.Value.Known {
				t.Errorf("%s gives away %s", name, in.Name)
			}
		}
	}
	if withheld == 0 {
		t.Error("nothing is withheld")
	}
}
