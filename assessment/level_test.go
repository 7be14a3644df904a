package assessment_test

import (
	"slices"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
)

// eight makes a pack of eight dimensions of one question each, and answers to them.
func eight(values ...any) (pub *assessment.Published) {
	ids := []string{"leadership", "rules", "roles", "processes", "resources", "knowledge", "dialogue", "learning"}
	var dims []assesstest.Dimension
	round := answers{}
	for i, id := range ids {
		dims = append(dims, assesstest.Dimension{ID: id, Questions: []assesstest.Question{{ID: "q-" + id}}})
		v := values[min(i, len(values)-1)]
		if list, ok := v.(assesstest.Answers); ok {
			round["q-"+id] = map[string]assesstest.Answers{"experts": list}
			continue
		}
		round["q-"+id] = map[string]assesstest.Answers{"experts": {v, v, v, v, v}}
	}
	return assesstest.Publish(assesstest.Pack(dims...), assesstest.Panel(assesstest.Round(round)))
}

func TestLevel(t *testing.T) {
	for _, tt := range []struct {
		name             string
		values           []any
		overall          float64
		base, cap, level int
		gate             []string
	}{
		{"E05 the weakest holds the level back",
			[]any{assesstest.Answers{1, 2, 2, 2, 2}, 4, 4, 4, 4, 4, 3, assesstest.Answers{2, 2, 2, 3, 3}},
			3.4, 3, 2, 2, []string{"rules", "roles", "processes", "resources", "knowledge", "dialogue"}},
		{"a level counts when it is reached", []any{3}, 3, 3, 4, 3, nil},
		{"the lowest level", []any{1}, 1, 1, 2, 1, nil},
		{"the highest level", []any{5}, 5, 5, 6, 5, nil},
		{"exactly one level ahead of leadership", []any{2, 3, 2}, 2.125, 2, 3, 2, []string{"rules"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			pub := eight(tt.values...)
			o := pub.Overall
			about(t, "overall", o.Score, tt.overall)
			about(t, "org index", o.OrgIndex, (tt.overall-1)/4*100)
			if o.Base != tt.base || o.Cap != tt.cap || o.Level != tt.level {
				t.Errorf("base, cap, level = %d, %d, %d; want %d, %d, %d", o.Base, o.Cap, o.Level, tt.base, tt.cap, tt.level)
			}
			if !slices.Equal(pub.Gate, tt.gate) {
				t.Errorf("gate = %v, want %v", pub.Gate, tt.gate)
			}
		})
	}
}

func TestLevel_tooFewDimensions(t *testing.T) {
	pub := eight("na", "na", "na", 3)
	if notAvailable(t, "overall", pub.Overall.Score); pub.Overall.Level != 0 || pub.Overall.Quadrant != "" {
		t.Errorf("level = %d, quadrant = %q; want none with five of eight dimensions", pub.Overall.Level, pub.Overall.Quadrant)
	}
	if pub := eight("na", "na", 3); !pub.Overall.Score.Known {
		t.Errorf("overall is not available with six of eight dimensions")
	}
}

func TestBand(t *testing.T) {
	for _, tt := range []struct {
		answers assesstest.Answers
		want    string
	}{
		{assesstest.Answers{2, 2, 2, 3, 3}, "low"}, {assesstest.Answers{2, 2, 3, 3}, "middle"},
		{assesstest.Answers{3, 3, 3, 4, 4}, "middle"}, {assesstest.Answers{3, 3, 4, 4}, "high"},
	} {
		if got := eight(tt.answers).Dimensions[0].Band; got != tt.want {
			t.Errorf("band of %v = %q, want %q", tt.answers, got, tt.want)
		}
	}
}
