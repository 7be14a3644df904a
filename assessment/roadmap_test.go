package assessment

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lotse/questionnaires"
)

// rule makes a rule that fires on the metric of its own name below 3.
func rule(id string, impact, days float64, horizon int, depends ...string) *questionnaires.Rule {
	return &questionnaires.Rule{
		ID: id, Impact: impact, EffortPD: days, Horizon: horizon, Depends: depends,
		Any: []questionnaires.Driver{{Metric: id, Op: "<", Threshold: 3, Worst: 1}},
	}
}

// plan recommends on hand-made metrics.
func plan(rules []*questionnaires.Rule, metrics map[string]Number, capacity ...float64) *Plan {
	p := &questionnaires.Pack{Rules: rules, Params: questionnaires.Params{WaveCapacity: capacity}}
	return Recommend(&Published{Pack: p, Metrics: metrics})
}

func ids(list []Recommendation) []string {
	var out []string
	for _, r := range list {
		out = append(out, r.ID)
	}
	return out
}

func TestRecommend_bounds(t *testing.T) {
	t.Parallel()
	got := plan([]*questionnaires.Rule{rule("high", 5, 2, 30), rule("low", 1, 25, 30)},
		map[string]Number{"high": Known(1), "low": Known(3 - 1e-8)})
	if p := got.Recommendation("high").Priority; p != 25 {
		t.Errorf("E17: highest priority = %v, want 25", p)
	}
	if p := got.Recommendation("low").Priority; p < 0.25 || p > 0.2501 {
		t.Errorf("E17: lowest priority = %v, want 0.25", p)
	}
}

func TestRecommend_inherits(t *testing.T) {
	t.Parallel()
	rules := []*questionnaires.Rule{
		rule("enabler", 1, 2, 30), rule("between", 2, 2, 30, "enabler"), rule("wanted", 5, 2, 30, "between", "silent"),
		rule("other", 3, 2, 30), rule("silent", 5, 2, 30),
	}
	got := plan(rules, map[string]Number{"enabler": Known(1), "between": Known(1), "wanted": Known(1), "other": Known(1), "silent": Known(5)})
	if diff := cmp.Diff([]string{"enabler", "between", "wanted", "other"}, ids(got.Recommendations)); diff != "" {
		t.Errorf("roadmap order (-want +got):\n%s", diff)
	}
	if r := got.Recommendation("enabler"); r.Inherited != 25 || r.Priority != 5 {
		t.Errorf("enabler: P = %v, P* = %v, want 5 and 25", r.Priority, r.Inherited)
	}
	if diff := cmp.Diff([]string{"between"}, got.Recommendation("wanted").After); diff != "" {
		t.Errorf("a rule that did not fire counts as satisfied (-want +got):\n%s", diff)
	}
}

func TestRecommend_foundationsFirst(t *testing.T) {
	t.Parallel()
	foundation := rule("foundation", 1, 2, 30)
	foundation.Foundation = true
	got := plan([]*questionnaires.Rule{rule("benefit", 5, 2, 30), foundation}, map[string]Number{"benefit": Known(1), "foundation": Known(2)})
	if diff := cmp.Diff([]string{"foundation", "benefit"}, ids(got.Recommendations)); diff != "" {
		t.Errorf("roadmap order (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"benefit", "foundation"}, got.Print); diff != "" {
		t.Errorf("printing order is by priority (-want +got):\n%s", diff)
	}
}

func TestRecommend_ties(t *testing.T) {
	t.Parallel()
	rules := []*questionnaires.Rule{rule("b", 3, 2, 30), rule("a", 3, 2, 30), rule("c", 3, 1, 30)}
	got := plan(rules, map[string]Number{"a": Known(1), "b": Known(1), "c": Known(1)})
	if diff := cmp.Diff([]string{"c", "a", "b"}, ids(got.Recommendations)); diff != "" {
		t.Errorf("less effort, then the alphabet (-want +got):\n%s", diff)
	}
}

func TestRecommend_capacity(t *testing.T) {
	t.Parallel()
	rules := []*questionnaires.Rule{
		rule("first", 5, 4, 30), rule("second", 4, 4, 30), rule("after-second", 3, 1, 30, "second"),
		rule("small", 2, 1, 30), rule("huge", 1, 50, 30), rule("after-huge", 1, 1, 30, "huge"),
	}
	metrics := map[string]Number{}
	for _, r := range rules {
		metrics[r.ID] = Known(1)
	}
	got := plan(rules, metrics, 5, 6, 7)
	waves := map[string]int{}
	for _, r := range got.Recommendations {
		waves[r.ID] = r.Wave
	}
	want := map[string]int{"first": 1, "second": 2, "after-second": 2, "small": 1, "huge": 4, "after-huge": 4}
	if diff := cmp.Diff(want, waves); diff != "" {
		t.Errorf("waves (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[int]float64{1: 5, 2: 5, 4: 51}, got.DaysByWave); diff != "" {
		t.Errorf("person-days (-want +got):\n%s", diff)
	}
	if got.Count != 4 || got.TotalDays != 10 || got.Days != [4]float64{0, 5, 5, 0} {
		t.Errorf("count %v, total %v, days %v; wave 4 does not count", got.Count, got.TotalDays, got.Days)
	}
	if diff := cmp.Diff([]string{"small"}, got.Immediate); diff != "" {
		t.Errorf("immediate actions (-want +got):\n%s", diff)
	}
}

func TestRecommend_repeat(t *testing.T) {
	t.Parallel()
	repeat := &questionnaires.Rule{
		ID: repeatRule, Impact: 5, EffortPD: 2, Horizon: 30, Urgency: 1,
		Any: []questionnaires.Driver{{Metric: "always", Op: "==", Boolean: true, Is: true}},
	}
	rules := []*questionnaires.Rule{repeat, rule("slow", 1, 3, 180), rule("early", 1, 3, 30, repeatRule)}
	got := plan(rules, map[string]Number{"always": Known(1), "slow": Known(2), "early": Known(2)}, 5, 5, 3)
	if diff := cmp.Diff([]string{"early", "slow", repeatRule}, ids(got.Recommendations)); diff != "" {
		t.Errorf("roadmap order (-want +got):\n%s", diff)
	}
	if w := got.Recommendation(repeatRule).Wave; w != 3 {
		t.Errorf("the repetition stands in wave %d, want 3", w)
	}
	if got.DaysByWave[3] != 3 || got.Days[3] != 5 || got.Recommendation("early").Wave != 1 {
		t.Errorf("outside the capacity: %v, with the repetition %v", got.DaysByWave, got.Days)
	}
}

func TestRecommend_sizeFactor(t *testing.T) {
	t.Parallel()
	p := &questionnaires.Pack{Rules: []*questionnaires.Rule{rule("a", 4, 8, 30)}}
	got := Recommend(&Published{Pack: p, Metrics: map[string]Number{"a": Known(1)}, Company: CompanyFacts{SizeFactor: 0.6}})
	if r := got.Recommendations[0]; r.EffortPD != 4.8 || r.Effort != 1.5 {
		t.Errorf("person-days %v, class %v, want 4.8 and 1.5", r.EffortPD, r.Effort)
	}
}

func TestRecommend_circle(t *testing.T) {
	t.Parallel()
	rules := []*questionnaires.Rule{rule("a", 1, 2, 30, "b"), rule("b", 2, 2, 30, "c"), rule("c", 3, 2, 30, "a", "c")}
	got := plan(rules, map[string]Number{"a": Known(1), "b": Known(1), "c": Known(1)}, 25, 35, 40)
	if len(got.Recommendations) != 3 || got.Recommendations[0].ID != "c" {
		t.Errorf("E18: order of a circle = %v", ids(got.Recommendations))
	}
}

func TestRecommend_nothingFires(t *testing.T) {
	t.Parallel()
	got := plan([]*questionnaires.Rule{rule("a", 1, 2, 30)}, nil, 25, 35, 40)
	if len(got.Recommendations) != 0 || len(got.Print) != 0 || got.Count != 0 {
		t.Errorf("plan = %+v, want an empty one", got)
	}
}

// randomRules draws rules without circles: each depends on earlier ones only.
func randomRules(t *rapid.T) ([]*questionnaires.Rule, map[string]Number) {
	var rules []*questionnaires.Rule
	metrics := map[string]Number{}
	for i := range rapid.IntRange(1, 25).Draw(t, "rules") {
		id := fmt.Sprintf("rule-%02d", i)
		var depends []string
		for j := range i {
			if rapid.IntRange(0, 5).Draw(t, "depends") == 0 {
				depends = append(depends, fmt.Sprintf("rule-%02d", j))
			}
		}
		r := rule(id, float64(rapid.IntRange(1, 5).Draw(t, "impact")), float64(rapid.IntRange(1, 30).Draw(t, "days")),
			rapid.SampledFrom([]int{30, 90, 180}).Draw(t, "horizon"), depends...)
		r.Foundation = rapid.IntRange(0, 4).Draw(t, "foundation") == 0
		rules = append(rules, r)
		if rapid.IntRange(0, 3).Draw(t, "known") > 0 {
			metrics[id] = Known(rapid.Float64Range(1, 5).Draw(t, "value"))
		}
	}
	return rules, metrics
}

func TestRecommend_properties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rules, metrics := randomRules(t)
		capacity := []float64{25, 35, 40}
		got := plan(rules, metrics, capacity...)
		shuffled := rapid.Permutation(rules).Draw(t, "order")
		if diff := cmp.Diff(got, plan(shuffled, metrics, capacity...)); diff != "" {
			t.Fatalf("the order of the rules changes the plan:\n%s", diff)
		}
		place := map[string]int{}
		for _, r := range got.Recommendations {
			place[r.ID] = r.Position
			if r.Priority < 0.25 || r.Priority > 25 || r.Inherited < r.Priority {
				t.Fatalf("%s: P = %v, P* = %v", r.ID, r.Priority, r.Inherited)
			}
			for _, id := range r.After {
				enabler := got.Recommendation(id)
				if enabler.Wave > r.Wave || enabler.Inherited < r.Inherited {
					t.Fatalf("%s (wave %d) comes before what it needs, %s (wave %d)", r.ID, r.Wave, id, enabler.Wave)
				}
				if p, ok := place[id]; !ok || p > r.Position {
					t.Fatalf("%s stands before %s", r.ID, id)
				}
			}
		}
		for wave, limit := range capacity {
			if got.DaysByWave[wave+1] > limit {
				t.Fatalf("wave %d holds %v of %v person-days", wave+1, got.DaysByWave[wave+1], limit)
			}
		}
		printed := slices.Clone(got.Print)
		all := ids(got.Recommendations)
		slices.Sort(printed)
		slices.Sort(all)
		if !slices.Equal(printed, all) {
			t.Fatalf("printed %v, recommended %v", printed, all)
		}
	})
}
