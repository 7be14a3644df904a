package assessment_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A row is one expected recommendation of the sample, in roadmap order.
type row struct {
	id, driver                                         string
	severity, urgency, effort, priority, inherited, pd float64
	wave                                               int
}

var roadmap = []row{
	{"secure-leadership-mandate", "q.lead-mandate", 0.2813, 2.125, 1, 10.625, 20, 2, 1},
	{"clarify-roles", "raci.clarity", 0.4167, 2.6667, 1.5, 8.8889, 16.3333, 4, 1},
	{"establish-working-group", "q.know-working-group", 0.85, 4.4, 1.5, 14.6667, 14.6667, 4, 1},
	{"link-goals-to-business", "q.lead-goals-link", 0.3333, 2.3333, 1.5, 6.2222, 6.2222, 3, 1},
	{"run-as-change-programme", "q.lead-change-programme", 0.4167, 2.6667, 2, 5.3333, 5.3333, 6, 2},
	{"adjust-time-budget", "time.util.max", 0.75, 4, 1, 20, 20, 2, 1},
	{"bundle-expert-requests", "q.flow-requests", 0.7, 3.8, 1, 19, 19, 2, 1},
	{"name-topic-owners", "q.role-delivery", 0.55, 3.2, 1.5, 10.6667, 16.3333, 3, 1},
	{"set-up-topic-route", "q.flow-supply", 0.4667, 2.8667, 1.5, 9.5556, 16.3333, 4, 2},
	{"close-feedback-loop", "q.flow-feedback", 0.7708, 4.0833, 1, 16.3333, 16.3333, 2, 2},
	{"measure-information-flow", "q.learn-process-metrics", 0.9167, 4.6667, 1, 14, 14, 2, 2},
	{"reserve-expert-time", "q.res-expert-time", 0.6167, 3.4667, 1, 13.8667, 13.8667, 2, 2},
	{"discuss-perception-gaps", "gap.max", 0.5833, 3.3333, 1, 13.3333, 13.3333, 1, 1},
	{"connect-orphan-departments", "flow.orphans", 0.5, 3, 1, 12, 12, 2, 1},
	{"drop-or-shift-tasks", "time.util.max", 0.4375, 2.75, 1, 11, 11, 2, 1},
	{"hold-learning-reviews", "q.learn-review", 0.6583, 3.6333, 1, 10.9, 10.9, 1, 2},
	{"recognise-knowledge-sharing", "q.know-recognition", 0.6167, 3.4667, 1, 10.4, 10.4, 2, 2},
	{"classify-information", "q.rule-confidentiality", 0.6, 3.4, 1.5, 9.0667, 10.3073, 3, 2},
	{"adopt-guidelines", "rules.coverage", 0.4149, 2.6596, 2, 6.6489, 10.3073, 8, 2},
	{"put-rules-into-force", "rules.in-force-share", 0.7163, 3.8652, 1.5, 10.3073, 10.3073, 3, 2},
	{"protect-dialogue-time", "q.res-relationship-time", 0.6, 3.4, 1, 10.2, 10.2, 1, 2},
	{"relieve-overloaded-role", "raci.max-r-share", 0.6667, 3.6667, 1.5, 9.7778, 9.7778, 3, 3},
	{"lower-knowledge-barriers", "barrier.max-share", 0.6, 3.4, 1.5, 9.0667, 9.0667, 3, 3},
	{"grant-editorial-authority", "q.role-authority", 0.5, 3, 1, 9, 9, 2, 3},
	{"prepare-crisis-process", "q.rule-crisis", 0.5, 3, 1.5, 8, 8, 4, 3},
	{"settle-priority-conflicts", "q.lead-priority", 0.3926, 2.5704, 1, 7.7111, 7.7111, 2, 3},
	{"prune-channels", "channels.orphaned", 0.3333, 2.3333, 1, 7, 7, 2, 3},
	{"assign-flow-owners", "flow.no-owner-share", 0.1837, 1.7347, 1, 6.9388, 6.9388, 1, 2},
	{"speed-up-approval", "q.flow-approval", 0.3917, 2.5667, 1.5, 6.8444, 6.8444, 3, 3},
	{"ensure-deputies", "q.role-deputy", 0.6, 3.4, 1.5, 6.8, 6.8, 3, 3},
	{"win-acceptance-for-rules", "q.rule-acceptance", 0.2813, 2.125, 1.5, 5.6667, 5.6667, 4, 3},
	{"sharpen-positioning", "positioning.completeness", 0.2714, 2.0857, 1.5, 5.5619, 5.5619, 5, 3},
	{"train-roles", "q.role-skills", 0.5667, 3.2667, 2, 4.9, 4.9, 8, 3},
	{"build-expert-directory", "q.know-findability", 0.5333, 3.1333, 2, 4.7, 4.7, 6, 4},
	{"support-employee-voices", "q.dial-employee-voices", 0.5167, 3.0667, 2, 4.6, 4.6, 6, 4},
	{"describe-core-processes", "q.flow-documentation", 0.5, 3, 2, 4.5, 4.5, 6, 4},
	{"set-up-listening", "q.learn-listening", 0.4444, 2.7778, 1.5, 3.7037, 3.7037, 3, 4},
	{"make-rules-known", "dk.rule-existence.max-group", 0, 1, 1, 3, 3, 1, 3},
	{"back-audience-with-evidence", "audience.evidence", 0.0417, 1.1667, 1.5, 2.3333, 2.3333, 5, 4},
	{"repeat-assessment", "always", 1, 1, 1, 3, 3, 2, 3},
}

func TestSample_roadmap(t *testing.T) {
	t.Parallel()
	_, plan := sampleCase(t, nil)
	var order []string
	for _, w := range roadmap {
		order = append(order, w.id)
	}
	var got []string
	for _, r := range plan.Recommendations {
		got = append(got, r.ID)
	}
	if diff := cmp.Diff(order, got); diff != "" {
		t.Fatalf("roadmap order (-want +got):\n%s", diff)
	}
	for i, w := range roadmap {
		r := plan.Recommendations[i]
		if r.Drivers[0].Metric != w.driver {
			t.Errorf("%s: driver %s, want %s", w.id, r.Drivers[0].Metric, w.driver)
		}
		if r.Wave != w.wave {
			t.Errorf("%s: wave %d, want %d", w.id, r.Wave, w.wave)
		}
		near(t, w.id+" severity", assessment.Known(r.Severity), w.severity)
		near(t, w.id+" urgency", assessment.Known(r.Urgency), w.urgency)
		near(t, w.id+" effort class", assessment.Known(r.Effort), w.effort)
		near(t, w.id+" priority", assessment.Known(r.Priority), w.priority)
		near(t, w.id+" inherited priority", assessment.Known(r.Inherited), w.inherited)
		near(t, w.id+" person-days", assessment.Known(r.EffortPD), w.pd)
	}
}

func TestSample_plan(t *testing.T) {
	t.Parallel()
	pub, plan := sampleCase(t, nil)
	if diff := cmp.Diff(map[int]float64{1: 25, 2: 35, 3: 40, 4: 26}, plan.DaysByWave); diff != "" {
		t.Errorf("person-days by wave (-want +got):\n%s", diff)
	}
	if plan.Count != 35 || plan.TotalDays != 102 || plan.Days != [4]float64{0, 25, 35, 42} {
		t.Errorf("count %d, total %v, days %v; want 35, 102, 25 35 42", plan.Count, plan.TotalDays, plan.Days)
	}
	main := []string{"secure-leadership-mandate", "adjust-time-budget", "bundle-expert-requests", "clarify-roles",
		"name-topic-owners", "establish-working-group", "discuss-perception-gaps", "connect-orphan-departments",
		"drop-or-shift-tasks", "link-goals-to-business", "set-up-topic-route", "close-feedback-loop"}
	if diff := cmp.Diff(main, plan.Main); diff != "" {
		t.Errorf("main report (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(main[:5], plan.Summary); diff != "" {
		t.Errorf("summary (-want +got):\n%s", diff)
	}
	immediate := []string{"adjust-time-budget", "bundle-expert-requests", "discuss-perception-gaps", "connect-orphan-departments"}
	if diff := cmp.Diff(immediate, plan.Immediate); diff != "" {
		t.Errorf("immediate actions (-want +got):\n%s", diff)
	}
	var silent []string
	for _, r := range pub.Pack.Rules {
		if !plan.Fired(r.ID) {
			silent = append(silent, r.ID)
		}
	}
	slices.Sort(silent)
	want := []string{"make-leadership-visible", "define-ideal-customers", "define-brand-voice", "substantiate-swot",
		"introduce-editorial-plan", "simplify-tools", "strengthen-working-group", "found-community-of-practice",
		"align-topics-with-audiences", "set-response-standards", "define-metrics"}
	slices.Sort(want)
	if diff := cmp.Diff(want, silent); diff != "" {
		t.Errorf("not fired (-want +got):\n%s", diff)
	}
}

// waves returns the wave of every fired rule.
func waves(p *assessment.Plan) map[string]int {
	out := map[string]int{}
	for _, r := range p.Recommendations {
		out[r.ID] = r.Wave
	}
	return out
}

// changes returns what differs from the sample's plan: rule → wave, 0 for a rule
// that no longer fires.
func changes(plan *assessment.Plan) map[string]int {
	out := map[string]int{}
	got := waves(plan)
	for _, w := range roadmap {
		if got[w.id] != w.wave {
			out[w.id] = got[w.id]
		}
		delete(got, w.id)
	}
	maps.Copy(out, got)
	return out
}

func answer(id string, v questionnaires.Value) func(*assessment.Engagement) {
	return func(e *assessment.Engagement) { e.Latest().Facts[id] = assessment.GivenAnswer(v) }
}

func TestSample_variants(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		edit  func(*assessment.Engagement)
		want  map[string]int
		check func(*testing.T, *assessment.Published, *assessment.Plan)
	}{
		{
			"V1: survey mode", func(e *assessment.Engagement) { e.Mode, e.KMin = assessment.ModeSurvey, 5 },
			map[string]int{"discuss-perception-gaps": 0, "assign-flow-owners": 1, "make-rules-known": 2},
			func(t *testing.T, pub *assessment.Published, _ *assessment.Plan) {
				if pub.Metrics["gap.max"].Known {
					t.Error("gap.max is known although no pair may be shown")
				}
				near(t, "barrier.max-share", pub.Metrics["barrier.max-share"], 0.8)
			},
		},
		{
			"V2: working group", func(e *assessment.Engagement) {
				answer("wg-exists", questionnaires.Flag(true))(e)
				answer("wg-criteria", questionnaires.Picks{"wg-sponsor", "wg-mandate", "wg-size", "wg-mix", "wg-rhythm"})(e)
			},
			map[string]int{"establish-working-group": 0, "strengthen-working-group": 3, "prune-channels": 1,
				"assign-flow-owners": 1, "make-rules-known": 2},
			func(t *testing.T, pub *assessment.Published, plan *assessment.Plan) {
				near(t, "wg.score", pub.Metrics["wg.score"], 62.5)
				r := plan.Recommendation("strengthen-working-group")
				near(t, "severity", assessment.Known(r.Severity), 0.1667)
				near(t, "urgency", assessment.Known(r.Urgency), 1.6667)
				near(t, "priority", assessment.Known(r.Priority), 5)
				if slices.Contains(plan.Recommendation("adopt-guidelines").After, "establish-working-group") {
					t.Error("adopt-guidelines waits for a rule that did not fire")
				}
			},
		},
		{
			"V4: no load from before", func(e *assessment.Engagement) {
				edited(e, "time-budget", func(f map[string]questionnaires.Value) { delete(f, "tb-load-before") })
			},
			nil,
			func(t *testing.T, pub *assessment.Published, plan *assessment.Plan) {
				if pub.Metrics["time.adaptation-gap"].Known || pub.Time.Growth.Known {
					t.Error("growth is known without hours from before")
				}
				near(t, "urgency", assessment.Known(plan.Recommendation("adjust-time-budget").Urgency), 4)
			},
		},
		{
			"V5: strong leadership", func(e *assessment.Engagement) {
				for _, r := range e.Latest().Respondents {
					for id, v := range map[string]float64{"lead-mandate": 5, "lead-role-model": 3, "lead-priority": 3} {
						if _, ok := r.Answers[id]; ok {
							r.Answers[id] = assessment.GivenAnswer(questionnaires.Number(v))
						}
					}
				}
			},
			map[string]int{"secure-leadership-mandate": 0, "settle-priority-conflicts": 0, "prune-channels": 1, "set-up-listening": 3},
			func(t *testing.T, pub *assessment.Published, plan *assessment.Plan) {
				near(t, "dim.leadership", pub.Metrics["dim.leadership"], 3.1806)
				if len(plan.Recommendation("clarify-roles").After) != 0 {
					t.Error("the mandate counts as given")
				}
			},
		},
		{
			"V6: interchangeable sentence", func(e *assessment.Engagement) {
				cells := e.Latest().Facts["positioning-elements"].Value.(questionnaires.Cells)
				cells["pos-difference"]["pos-status"] = questionnaires.Pick("pos-agreed")
				answer("pos-swap-test", questionnaires.Pick("swap-yes"))(e)
			},
			nil,
			func(t *testing.T, pub *assessment.Published, _ *assessment.Plan) {
				near(t, "positioning.completeness", pub.Metrics["positioning.completeness"], 51)
			},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			pub, plan := sampleCase(t, tt.edit)
			if tt.want == nil {
				tt.want = map[string]int{}
			}
			if diff := cmp.Diff(tt.want, changes(plan)); diff != "" {
				t.Errorf("changed waves (-want +got):\n%s", diff)
			}
			tt.check(t, pub, plan)
		})
	}
}

// TestSample_order: the order in which people and rows were entered does not
// change what is recommended.
func TestSample_order(t *testing.T) {
	t.Parallel()
	_, want := sampleCase(t, nil)
	rapid.Check(t, func(rt *rapid.T) {
		_, got := sampleCase(t, func(e *assessment.Engagement) {
			round := e.Latest()
			round.Respondents = rapid.Permutation(round.Respondents).Draw(rt, "people")
			for _, table := range []string{"flows", "swot-entries", "communication-goals", "audience-profiles", "time-budget"} {
				rows := round.Facts[table].Value.(questionnaires.Entries)
				answer(table, questionnaires.Entries(rapid.Permutation([]questionnaires.Entry(rows)).Draw(rt, table)))(e)
			}
		})
		if diff := cmp.Diff(waves(want), waves(got)); diff != "" {
			rt.Fatalf("waves (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(want.Print, got.Print); diff != "" {
			rt.Fatalf("printing order (-want +got):\n%s", diff)
		}
	})
}
