package assessment_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"lotse/assessment"
)

// A group of which everybody answered the lowest level is at the limit in what the
// client gets, and its exact value cannot be computed from a difference.
func TestClientDocument(t *testing.T) {
	pub, plan := sampleCase(t, func(*assessment.Engagement) {})
	limited := false
	doc := assessment.ClientDocument(pub, plan)
	for _, d := range pub.Dimensions {
		for id, v := range d.Profiles {
			got := doc.Groups[id].Dims[d.ID]
			want, limit := pub.PrintedMean(v.Value)
			limited = limited || limit != ""
			if got.Known != v.Known || v.Known && got.Value != want {
				t.Errorf("%s of %s is %v, want %v", d.ID, id, got, want)
			}
		}
	}
	if !limited {
		t.Error("no group of the sample is near the end: the test says nothing")
	}
	for _, g := range doc.Gaps {
		if math.Abs(g.Delta*10-math.Round(g.Delta*10)) > 1e-9 {
			t.Errorf("the difference in %s is exact: %v", g.Dim, g.Delta)
		}
	}
	exact, client := assessment.Document(pub, plan), doc
	if client.Metrics["gap.max"] == exact.Metrics["gap.max"] {
		t.Errorf("gap.max is exact: %v", client.Metrics["gap.max"])
	}
	if client.Metrics["org.index"] != exact.Metrics["org.index"] {
		t.Error("what is not of a group is changed")
	}
	data, err := json.Marshal(client)
	if err != nil {
		t.Error(err)
	}
	if strings.Contains(string(data), "contradictions") || len(exact.Contradictions) == 0 {
		t.Error("the client gets the contradictions, which are for the consultant")
	}
}
