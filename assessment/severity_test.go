package assessment

import (
	"math"
	"testing"

	"lotse/questionnaires"
)

func TestFires(t *testing.T) {
	t.Parallel()
	below3 := questionnaires.Driver{Metric: "m", Op: "<", Threshold: 3, Worst: 1}
	above1 := questionnaires.Driver{Metric: "m", Op: ">", Threshold: 1, Worst: 1.5}
	from04 := questionnaires.Driver{Metric: "m", Op: ">=", Threshold: 0.4, Worst: 1}
	isFalse := questionnaires.Driver{Metric: "m", Op: "==", Boolean: true}
	isTrue := questionnaires.Driver{Metric: "m", Op: "==", Boolean: true, Is: true}
	for _, tt := range []struct {
		name     string
		driver   questionnaires.Driver
		value    Number
		fires    bool
		severity float64
	}{
		{"low is bad, below", below3, Known(2.4375), true, 0.28125},
		{"low is bad, at the threshold", below3, Known(3), false, 0},
		{"low is bad, a last bit below", below3, Known(3 - 1e-12), false, 0},
		{"low is bad, at the worst", below3, Known(1), true, 1},
		{"low is bad, beyond the worst", below3, Known(0), true, 1},
		{"high is bad, above", above1, Known(1.375), true, 0.75},
		{"E06: high is bad, utilisation exactly 1.00", above1, Known(1), false, 0},
		{"E07: high is bad, infinite", above1, Known(math.Inf(1)), true, 1},
		{"E16: at least, at the threshold", from04, Known(0.4), true, 0},
		{"at least, a last bit below", from04, Known(0.4 - 1e-12), true, 0},
		{"at least, below", from04, Known(0.39), false, 0},
		{"not available", below3, Number{}, false, 0},
		{"not a number", below3, Known(math.NaN()), false, 0},
		{"boolean, false as wanted", isFalse, Known(0), true, 1},
		{"boolean, true instead of false", isFalse, Known(1), false, 0},
		{"boolean, true as wanted", isTrue, Known(1), true, 1},
		{"boolean, not available", isFalse, Number{}, false, 0},
		{"unknown operator", questionnaires.Driver{Op: "!="}, Known(1), false, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := fires(tt.driver, tt.value); got != tt.fires {
				t.Fatalf("fires = %v, want %v", got, tt.fires)
			}
			if !tt.fires {
				return
			}
			if got := severity(tt.driver, tt.value); math.Abs(got-tt.severity) > 1e-9 {
				t.Errorf("severity = %v, want %v", got, tt.severity)
			}
		})
	}
}

func TestFiredDrivers(t *testing.T) {
	t.Parallel()
	rule := &questionnaires.Rule{
		All: []questionnaires.Driver{{Metric: "wg.exists", Op: "==", Boolean: true, Is: true}},
		Any: []questionnaires.Driver{
			{Metric: "a", Op: "<", Threshold: 3, Worst: 1},
			{Metric: "b", Op: "<", Threshold: 80, Worst: 0},
		},
	}
	metrics := map[string]Number{"wg.exists": Known(1), "a": Known(2.5), "b": Known(20)}
	got := firedDrivers(rule, metrics)
	if len(got) != 2 || got[0].Metric != "b" || got[1].Metric != "a" {
		t.Errorf("drivers = %v, want b before a", got)
	}
	metrics["wg.exists"] = Known(0)
	if got := firedDrivers(rule, metrics); got != nil {
		t.Errorf("drivers = %v although the gate does not hold", got)
	}
	metrics["wg.exists"] = Number{}
	if got := firedDrivers(rule, metrics); got != nil {
		t.Errorf("drivers = %v although the gate is not available", got)
	}
}

func TestEffortClass(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ days, class float64 }{
		{0.6, 1}, {2, 1}, {2 + 1e-12, 1}, {2.1, 1.5}, {5, 1.5}, {5.1, 2}, {10, 2}, {12, 3}, {20, 3}, {20.5, 4},
	} {
		if got := effortClass(tt.days); got != tt.class {
			t.Errorf("effortClass(%v) = %v, want %v", tt.days, got, tt.class)
		}
	}
}

func TestUrgency(t *testing.T) {
	t.Parallel()
	rule := &questionnaires.Rule{}
	if got := urgency(rule, 0.28125); got != 2.125 {
		t.Errorf("urgency = %v, want 2.125", got)
	}
	rule.Urgency = 1
	if got := urgency(rule, 1); got != 1 {
		t.Errorf("stated urgency = %v, want 1", got)
	}
}
