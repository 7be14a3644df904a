package assessment_test

import (
	"encoding/json"
	"math"
	"testing"

	"lotse/assessment"
)

func TestNumber_MarshalJSON(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   assessment.Number
		want string
	}{
		{"not available", assessment.Number{Value: 3}, "null"},
		{"zero", assessment.Known(0), "0"},
		{"unrounded", assessment.Known(2.4375), "2.4375"},
		{"infinite", assessment.Known(math.Inf(1)), `"infinity"`},
	} {
		got, err := json.Marshal(tt.in)
		if err != nil || string(got) != tt.want {
			t.Errorf("%s: %s, %v; want %s", tt.name, got, err, tt.want)
		}
	}
}

func TestEngagement_Round(t *testing.T) {
	var e assessment.Engagement
	if e.Latest() != nil || e.Round("baseline") != nil {
		t.Errorf("an engagement without rounds has one")
	}
	e.Rounds = []assessment.Round{{ID: "baseline"}, {ID: "follow-up"}}
	if r := e.Latest(); r == nil || r.ID != "follow-up" {
		t.Errorf("latest = %v", r)
	}
	if r := e.Round("baseline"); r != &e.Rounds[0] {
		t.Errorf("baseline = %v", r)
	}
}
