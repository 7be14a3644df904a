package assessment_test

import (
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

func plain(s string) questionnaires.Text { return questionnaires.Plain(s) }

// A curation that says nothing changes nothing.
func TestApply_nothing(t *testing.T) {
	t.Parallel()
	_, plan := sampleCase(t, nil)
	got := assessment.Apply(plan, assessment.Curation{})
	ignore := cmpopts.IgnoreFields(assessment.Recommendation{}, "Computed")
	if diff := cmp.Diff(plan, got, ignore, cmpopts.IgnoreFields(assessment.Plan{}, "Curated", "Computed")); diff != "" {
		t.Errorf("-computed +curated:\n%s", diff)
	}
	if !got.Curated || got.Computed != plan {
		t.Error("the computed plan is not beside the curated one")
	}
}

func TestApply_holdBack(t *testing.T) {
	t.Parallel()
	_, plan := sampleCase(t, nil)
	held := assessment.Decision{Verdict: assessment.HoldBack, Reason: plain("the group is there already")}
	got := assessment.Apply(plan, assessment.Curation{}.Decide("establish-working-group", held))
	if got.Fired("establish-working-group") || len(got.Held) != 1 || got.Held[0].Decision.Reason.In("de") != "the group is there already" {
		t.Errorf("held back: %v", got.Held)
	}
	if len(got.Print) != len(plan.Print)-1 || slices.Contains(got.Print, "establish-working-group") {
		t.Errorf("printed: %v", got.Print)
	}
	// It made room of 4 person-days in the first stage, which is filled again.
	want := map[string]int{"assign-flow-owners": 1, "make-rules-known": 2, "prune-channels": 1, "set-up-listening": 3}
	moved := map[string]int{}
	for _, r := range got.Recommendations {
		if r.Shifted() {
			moved[r.ID] = r.Wave
		}
	}
	if diff := cmp.Diff(want, moved); diff != "" {
		t.Errorf("-want +shifted:\n%s", diff)
	}
	if got.DaysByWave[1] != 24 || got.DaysByWave[2] > 35 {
		t.Errorf("days = %v", got.DaysByWave)
	}
}

// What she puts into a stage stands there; what depends on it follows.
func TestApply_move(t *testing.T) {
	t.Parallel()
	_, plan := sampleCase(t, nil)
	c := assessment.Curation{}.Decide("secure-leadership-mandate", assessment.Decision{Wave: 2}).Decide("train-roles", assessment.Decision{Wave: 1})
	got := assessment.Apply(plan, c)
	for id, wave := range map[string]int{"secure-leadership-mandate": 2, "train-roles": 1, "clarify-roles": 2} {
		if r := got.Recommendation(id); r.Wave != wave {
			t.Errorf("%s in stage %d, want %d", id, r.Wave, wave)
		}
	}
	r := got.Recommendation("train-roles")
	if !r.Moved() || r.Shifted() || r.Computed.Wave != 3 || got.Recommendation("clarify-roles").Moved() || !got.Recommendation("clarify-roles").Shifted() {
		t.Errorf("%s: moved %v, computed in %d", r.ID, r.Moved(), r.Computed.Wave)
	}
	c = c.Decide("clarify-roles", assessment.Decision{Wave: 1})
	want := assessment.PlanWarning{Kind: assessment.WarnOrder, ID: "clarify-roles", Needs: "secure-leadership-mandate", Wave: 1}
	if got := assessment.Apply(plan, c); !slices.Contains(got.Warnings, want) {
		t.Errorf("warnings = %v", got.Warnings)
	}
}

func TestApply_capacity(t *testing.T) {
	t.Parallel()
	_, plan := sampleCase(t, nil)
	got := assessment.Apply(plan, assessment.Curation{Capacity: []float64{10}})
	if diff := cmp.Diff([]float64{10, 35, 40}, got.Capacity); diff != "" {
		t.Errorf("capacity:\n%s", diff)
	}
	if got.DaysByWave[1] > 10 || len(got.Warnings) > 0 {
		t.Errorf("days = %v, warnings = %v", got.DaysByWave, got.Warnings)
	}
	c := assessment.Curation{Capacity: []float64{3}}.Decide("train-roles", assessment.Decision{Wave: 1})
	want := assessment.PlanWarning{Kind: assessment.WarnCapacity, Wave: 1, Days: 8, Capacity: 3}
	if got := assessment.Apply(plan, c).Warnings; !slices.Contains(got, want) {
		t.Errorf("warnings = %v", got)
	}
}

// Her words stand in the languages she wrote them in; her effort changes the
// priority by the method's formula; the computed values stay beside.
func TestApply_reword(t *testing.T) {
	t.Parallel()
	_, plan := sampleCase(t, nil)
	c := assessment.Curation{}.Decide("train-roles", assessment.Decision{
		Title: questionnaires.Text{"de": "Redaktion schulen"}, Why: questionnaires.Text{"de": "Darum."}, Owner: plain("Jana Adler"),
		Steps: map[string][]string{"": {"eins"}}, KPI: questionnaires.Text{"en": "Courses"}, Effort: 2,
	})
	before := plan.Recommendation("train-roles")
	r := assessment.Apply(plan, c).Recommendation("train-roles")
	if r.Rule.Title.In("de") != "Redaktion schulen" || r.Rule.Title.In("en") != before.Rule.Title.In("en") ||
		r.Rule.Why.In("de") != "Darum." || r.Rule.Owner.In("en") != "Jana Adler" || r.Rule.KPI.In("en") != "Courses" ||
		r.Rule.KPI.In("de") != before.Rule.KPI.In("de") || r.Rule.StepsIn("en")[0] != "eins" {
		t.Errorf("rule = %+v", r.Rule)
	}
	if r.EffortPD != 2 || r.Effort != 1 || math.Abs(r.Priority-2*before.Priority) > 1e-9 || r.Computed.EffortPD != 8 {
		t.Errorf("effort %v of class %v, priority %v; computed %v", r.EffortPD, r.Effort, r.Priority, r.Computed.EffortPD)
	}
	if before.Rule.Owner.In("en") == "Jana Adler" {
		t.Error("the pack's rule was changed")
	}
}

func TestApply_ownAndOrder(t *testing.T) {
	t.Parallel()
	_, plan := sampleCase(t, nil)
	own := assessment.OwnRecommendation{ID: "own-press", After: []string{"train-roles"}, Priority: 12,
		Decision: assessment.Decision{Title: plain("Press list"), Effort: 3, Wave: 3}}
	c := assessment.Curation{Own: []assessment.OwnRecommendation{own}}
	got := assessment.Apply(plan, c)
	r := got.Recommendation("own-press")
	if r == nil || !r.Own || r.Wave != 3 || r.Rule.Title.In("de") != "Press list" || r.Computed != nil {
		t.Fatalf("own = %+v", r)
	}
	if enabler := got.Recommendation("train-roles"); enabler.Inherited != 12 {
		t.Errorf("what the own one needs has priority %v, want hers", enabler.Inherited)
	}
	first := got.Print[0]
	moved := c.Move(got, first, 1)
	again := assessment.Apply(plan, moved)
	if again.Print[1] != first || again.Print[0] != got.Print[1] || len(again.Print) != len(got.Print) {
		t.Errorf("moved one down: %v", again.Print[:3])
	}
	if diff := cmp.Diff(moved, moved.Move(again, first, -2)); diff != "" {
		t.Errorf("moved beyond the first:\n%s", diff)
	}
}

// Any curation on any plan: nothing is lost, the order is total, nobody panics.
func TestApply_losesNothing(t *testing.T) {
	t.Parallel()
	_, sample := sampleCase(t, nil)
	p := assesstest.Builtin(t)
	words := rapid.SampledFrom([]string{"", "a", "zwei Wörter", "{q.lead-mandate}"})
	rapid.Check(t, func(t *rapid.T) {
		c := assesstest.DrawCuration(t, p, words)
		if rapid.Bool().Draw(t, "broken") { // a curation may come from anywhere
			c.Capacity = append(c.Capacity, math.NaN(), math.Inf(1), -3)
			c.Own = append(c.Own, assessment.OwnRecommendation{ID: "train-roles", Priority: math.NaN()}, assessment.OwnRecommendation{})
			c.Order = append(c.Order, "train-roles", "train-roles", "")
			c.Decisions["clarify-roles"] = assessment.Decision{Wave: 9, Effort: math.Inf(1)}
		}
		got := assessment.Apply(sample, c)
		count := map[string]int{}
		for _, r := range slices.Concat(got.Recommendations, got.Held) {
			count[r.ID]++
		}
		for _, r := range sample.Recommendations {
			if count[r.ID] != 1 {
				t.Fatalf("%s is there %d times", r.ID, count[r.ID])
			}
		}
		if want := len(sample.Recommendations) + len(c.Own); len(count) != want || len(got.Recommendations)+len(got.Held) != want {
			t.Fatalf("%d recommendations, want %d", len(got.Recommendations)+len(got.Held), want)
		}
		dormant := map[string]bool{}
		for _, d := range got.Dormant {
			dormant[d.ID] = true
		}
		for id := range c.Decisions {
			if count[id] == 0 && !dormant[id] {
				t.Fatalf("what was said about %s is lost", id)
			}
		}
		totalOrder(t, got)
	})
}

// totalOrder checks that every recommendation is printed once, by stage.
func totalOrder(t *rapid.T, p *assessment.Plan) {
	if len(p.Print) != len(p.Recommendations) {
		t.Fatalf("%d of %d are printed", len(p.Print), len(p.Recommendations))
	}
	days := map[int]float64{}
	for i, id := range p.Print {
		r := p.Recommendation(id)
		if r.Number != i+1 || r.Wave < 1 || r.Wave > 4 || i > 0 && p.Recommendation(p.Print[i-1]).Wave > r.Wave {
			t.Fatalf("place %d: %s has number %d in stage %d", i, id, r.Number, r.Wave)
		}
		if math.IsNaN(r.EffortPD) || math.IsNaN(r.Priority) {
			t.Fatalf("%s: %v person-days, priority %v", id, r.EffortPD, r.Priority)
		}
		days[r.Wave] += r.EffortPD
	}
	if total := days[1] + days[2] + days[3]; math.Abs(total-p.TotalDays) > 1e-6 {
		t.Fatalf("%v person-days in all, %v in stages 1 to 3", p.TotalDays, total)
	}
}

func TestChanges(t *testing.T) {
	t.Parallel()
	pub, before := sampleCase(t, nil)
	if got := assessment.Changes(pub, before, assessment.Curation{}); got != nil {
		t.Errorf("before she looked: %v", got)
	}
	c := assessment.Curation{}.See(pub, before, "2026-11-02")
	if got := assessment.Changes(pub, before, c); got != nil {
		t.Errorf("nothing happened: %v", got)
	}
	// The working group exists now, with three of its criteria still open.
	_, after := sampleCase(t, workingGroup)
	want := map[string][]assessment.ChangeKind{
		"strengthen-working-group": {assessment.ChangeFired},
		"establish-working-group":  {assessment.ChangeGone},
		"prune-channels":           {assessment.ChangeWave},
		"assign-flow-owners":       {assessment.ChangeWave},
		"make-rules-known":         {assessment.ChangeWave},
	}
	got := map[string][]assessment.ChangeKind{}
	for _, change := range assessment.Changes(pub, after, c) {
		got[change.ID] = append(got[change.ID], change.Kind)
		if change.ID == "prune-channels" && (change.Before.Value != 3 || change.After.Value != 1) {
			t.Errorf("prune-channels: stage %v → %v", change.Before.Value, change.After.Value)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for _, id := range slices.Sorted(maps.Keys(got)) {
		c = c.SeeOne(after, id)
	}
	if rest := assessment.Changes(pub, after, c); rest != nil {
		t.Errorf("after all of it was looked at: %v", rest)
	}
}

// A priority that moves on the page is a change, and so is another driver.
func TestChanges_priorityAndDrivers(t *testing.T) {
	t.Parallel()
	pub, plan := sampleCase(t, nil)
	c := assessment.Curation{}.See(pub, plan, "2026-11-02")
	was := c.Seen.Recommendations["adjust-time-budget"]
	was.Priority, was.Drivers = 12.04, []string{"q.gone"}
	c.Seen.Recommendations["adjust-time-budget"] = was
	got := assessment.Changes(pub, plan, c)
	want := []assessment.Change{
		{Kind: assessment.ChangePriority, ID: "adjust-time-budget", Before: assessment.Known(12), After: assessment.Known(20)},
		{Kind: assessment.ChangeDrivers, ID: "adjust-time-budget", Joined: []string{"q.res-budget-adapted", "q.res-workload", "time.adaptation-gap", "time.util.max"}, Left: []string{"q.gone"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// What she said about a recommendation whose rule no longer fires counts again when
// it fires again.
func TestApply_afterNewAnswers(t *testing.T) {
	t.Parallel()
	pub, before := sampleCase(t, nil)
	c := assessment.Curation{}.Decide("establish-working-group", assessment.Decision{Owner: plain("Kim"), Wave: 2}).See(pub, before, "2026-11-02")
	_, after := sampleCase(t, workingGroup)
	got := assessment.Apply(after, c)
	if len(got.Dormant) != 1 || got.Dormant[0].ID != "establish-working-group" || got.Dormant[0].Decision.Owner.In("de") != "Kim" {
		t.Errorf("dormant = %v", got.Dormant)
	}
	if again := assessment.Apply(before, c).Recommendation("establish-working-group"); again.Wave != 2 || again.Rule.Owner.In("de") != "Kim" {
		t.Errorf("when it fires again: %+v", again)
	}
}

func TestCuration_faults(t *testing.T) {
	t.Parallel()
	p := assesstest.Builtin(t)
	bad := assessment.Curation{
		Decisions: map[string]assessment.Decision{
			"train-roles": {Verdict: assessment.HoldBack, Wave: 5, Effort: -1, Start: "soon", Status: "almost",
				Title: questionnaires.Text{"de": strings.Repeat("ü", 160), "en": strings.Repeat("u", 161)}},
		},
		Own:       []assessment.OwnRecommendation{{ID: "train-roles"}, {ID: "Own 1", Priority: 99}},
		Order:     []string{"a", "a"},
		Capacity:  []float64{1, -2, 3, 4},
		Overrides: assessment.Overrides{Level: &assessment.Override{Value: 2.5}, Dimensions: map[string]assessment.Override{"leadership": {Value: 6}}},
	}
	var got []string
	for _, f := range bad.Faults(p) {
		got = append(got, f.Key)
	}
	want := []string{
		"plan-fault-reason", "plan-fault-title", "plan-fault-wave", "plan-fault-effort", "fault-date", "plan-fault-word",
		"plan-fault-needs", "plan-fault-own-id", "plan-fault-needs", "plan-fault-needs",
		"plan-fault-needs", "fault-entry-id", "plan-fault-priority", "plan-fault-needs", "plan-fault-needs",
		"fault-twice", "plan-fault-capacity", "plan-fault-capacity",
		"plan-fault-reason", "plan-fault-level", "plan-fault-reason", "plan-fault-score",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	unknown := assessment.Curation{
		Decisions: map[string]assessment.Decision{"train-rolls": {Why: plain("{q.lead-mandat} is low")}},
		Own:       []assessment.OwnRecommendation{{ID: "own-a", After: []string{"nothing"}, Area: "leadershi"}},
		Order:     []string{"own-a", "x"},
		Overrides: assessment.Overrides{Dimensions: map[string]assessment.Override{"leader": {}}},
	}
	got = nil
	for _, f := range unknown.Unknown(p) {
		got = append(got, f.Key+" "+f.Args["Given"].(string))
	}
	want = []string{"plan-fault-unknown train-rolls", "plan-fault-placeholder q.lead-mandat", "plan-fault-unknown nothing",
		"plan-fault-area leadershi", "plan-fault-unknown x", "plan-fault-dimension leader"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// workingGroup sets up the working group, with three of its criteria still open.
func workingGroup(e *assessment.Engagement) {
	answer("wg-exists", questionnaires.Flag(true))(e)
	answer("wg-criteria", questionnaires.Picks{"wg-sponsor", "wg-mandate", "wg-size", "wg-mix", "wg-rhythm"})(e)
}
