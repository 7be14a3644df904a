package assessment_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
)

// TestSample_metrics holds every metric of the sample's instruments.
func TestSample_metrics(t *testing.T) {
	t.Parallel()
	pub, _ := sampleCase(t, nil)
	for name, want := range map[string]float64{
		"goals.smart": 56.6667, "goals.alignment": 66.6667,
		"positioning.completeness": 51,
		"audience.completeness":    65, "audience.evidence": 0.4792, "audience.ideal-count": 1,
		"channels.orphaned":     2,
		"swot.internal-balance": 0.1034, "swot.external-balance": -0.0588, "swot.evidence-share": 0.6364,
		"foundation.index": 59.4627, "org.index": 30.0943, "overall": 2.2038, "gap.max": 2.1667,
		"raci.clarity": 46.6667, "raci.no-a": 6, "raci.no-r": 2, "raci.multi-a": 1, "raci.many-r": 0,
		"raci.silent": 5, "raci.max-r-share": 0.6667,
		"owner.own-deliver-topics.agreement": 0.2857, "owner.own-check-facts.agreement": 0.7143,
		"owner.own-release-content.agreement": 0.5, "owner.own-answer-questions.agreement": 0.5,
		"owner.own-handle-crisis.agreement": 0.5, "owner.min-agreement": 0.2857,
		"flow.coverage": 57.1429, "flow.health": 45.1667, "flow.index": 51.1548, "flow.orphans": 3,
		"flow.dead-ends": 1, "flow.no-owner-share": 0.4286, "flow.pull-share": 0.625,
		"flow.no-feedback-share": 0.6667, "flow.receiver-share": 0.8,
		"time.util.max": 1.375, "time.util.team": 1.1413, "time.overload": 19.5652, "time.need-hours": 16.3529,
		"time.chase-ratio": 0.2095, "time.dialogue-share": 0.0952, "time.adaptation-gap": 0.3631,
		"time.expert-requests": 5.2, "time.expert-minutes": 88.75,
		"rules.coverage": 35.1064, "rules.in-force-share": 0.1702, "rules.communicated-share": 0.1064,
		"wg.exists": 0, "wg.score": 0, "always": 1,
		"barrier.bar-no-time.share": 0.8, "barrier.bar-interruptions.share": 0.4, "barrier.bar-confidentiality.share": 0.4,
		"barrier.bar-no-feedback.share": 0.4, "barrier.bar-unclear-need.share": 0.2, "barrier.bar-fear-mistakes.share": 0.2,
		"barrier.bar-lose-edge.share": 0, "barrier.bar-none.share": 0,
		"barrier.bar-class-time.share": 1, "barrier.bar-class-permission.share": 0.4, "barrier.bar-class-motivation.share": 0.4,
		"barrier.bar-class-orientation.share": 0.2, "barrier.bar-class-ability.share": 0.2, "barrier.max-share": 0.8,
		"dk.rule-existence.total": 0.1429, "dk.rule-existence.max-group": 0.4, "dk.learn-listening.total": 0.25,
	} {
		near(t, name, pub.Metrics[name], want)
	}
}

func TestSample_strategy(t *testing.T) {
	t.Parallel()
	pub, _ := sampleCase(t, nil)
	smart := map[string]float64{}
	for _, g := range pub.Goals.Goals {
		smart[g.ID] = g.Smart
	}
	if diff := cmp.Diff(map[string]float64{"g1": 100, "g2": 60, "g3": 10}, smart); diff != "" {
		t.Errorf("goals (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"smart-assignable", "smart-measurable"}, pub.Goals.Missing); diff != "" {
		t.Errorf("weakest criteria (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"pos-proof", "pos-tone", "pos-benefit"}, pub.Positioning.Missing); diff != "" {
		t.Errorf("unsettled elements (-want +got):\n%s", diff)
	}
	var orphans []string
	for _, c := range pub.Company.Channels {
		if c.Orphaned {
			orphans = append(orphans, c.Name)
		}
	}
	if diff := cmp.Diff([]string{"Facebook", "Xing"}, orphans); diff != "" {
		t.Errorf("orphaned channels (-want +got):\n%s", diff)
	}
	parts := pub.Foundation()
	near(t, "foundation: goals", parts.Goals, 59.6667)
	near(t, "foundation: positioning", parts.Positioning, 51)
	near(t, "foundation: audiences", parts.Audiences, 59.875)
	near(t, "foundation: swot", parts.SWOT, 78.1818)
	if pub.Overall.Quadrant != "quad-message-strong" {
		t.Errorf("quadrant = %q", pub.Overall.Quadrant)
	}
}

func TestSample_swot(t *testing.T) {
	t.Parallel()
	pub, _ := sampleCase(t, nil)
	for _, e := range pub.SWOT.Entries {
		want := map[string]float64{"s1": 17, "s2": 11.2, "s3": 10.2, "w1": 11.2, "w2": 17, "w3": 3,
			"o1": 20, "o2": 13.6, "t1": 13.6, "t2": 20, "t3": 4.2}[e.ID]
		near(t, e.ID, assessment.Known(e.Score), want)
	}
	for code, want := range map[string]float64{"S": 38.4, "W": 31.2, "O": 33.6, "T": 37.8} {
		near(t, "sum "+code, assessment.Known(pub.SWOT.Sums[code]), want)
	}
	near(t, "quality", pub.SWOT.Quality, 78.1818)
	pairs := []struct {
		quadrant, internal, external string
		score                        float64
	}{
		{"SO", "s1", "o1", 18.4391}, {"WO", "w2", "o1", 18.4391}, {"WT", "w2", "t1", 15.2053},
		{"SO", "s3", "o1", 14.2829}, {"WT", "w2", "t2", 12.2927}, {"ST", "s2", "t1", 8.2279},
		{"WO", "w1", "o2", 8.2279}, {"ST", "s1", "t2", 6.1464}, {"WT", "w3", "t3", 1.1832},
	}
	if len(pub.SWOT.Pairs) != len(pairs) {
		t.Fatalf("%d pairs, want %d", len(pub.SWOT.Pairs), len(pairs))
	}
	for i, want := range pairs {
		got := pub.SWOT.Pairs[i]
		if got.Quadrant != want.quadrant || got.Internal != want.internal || got.External != want.external {
			t.Errorf("pair %d = %s %s-%s, want %s %s-%s", i, got.Quadrant, got.Internal, got.External, want.quadrant, want.internal, want.external)
		}
		near(t, "pair "+want.internal+"-"+want.external, assessment.Known(got.Score), want.score)
	}
	if first := pub.SWOT.Candidates[0]; first.Internal != "s2" || first.External != "o1" {
		t.Logf("first candidate %s-%s", first.Internal, first.External)
	}
	for _, c := range pub.SWOT.Candidates {
		if slices.ContainsFunc(pub.SWOT.Pairs, func(p assessment.TOWSPair) bool { return p.Internal == c.Internal && p.External == c.External }) {
			t.Errorf("candidate %s-%s is rated already", c.Internal, c.External)
		}
	}
}

func TestSample_raci(t *testing.T) {
	t.Parallel()
	pub, _ := sampleCase(t, nil)
	d := pub.RACI
	for _, tt := range []struct {
		name      string
		got, want []string
	}{
		{"no-a", d.NoA, []string{"act-spot-topics", "act-deliver-topics", "act-answer-expert-questions", "act-handle-crisis", "act-train-staff", "act-manage-capacity"}},
		{"no-r", d.NoR, []string{"act-train-staff", "act-manage-capacity"}},
		{"multi-a", d.MultiA, []string{"act-release-content"}},
		{"silent", d.Silent, []string{"act-deliver-topics", "act-create-content", "act-release-content", "act-publish-content", "act-monitor-evaluate"}},
		{"many-r", d.ManyR, nil}, {"many-c", d.ManyC, nil}, {"idle", d.Idle, nil},
	} {
		if diff := cmp.Diff(tt.want, tt.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
	want := map[string]int{"role-social-editor": 10, "role-marketing-lead": 2, "role-product-expert": 2, "role-pr": 1}
	if diff := cmp.Diff(want, d.RByRole); diff != "" {
		t.Errorf("R by role (-want +got):\n%s", diff)
	}
	if d.SelfRelease || d.TotalR != 15 || d.OK != 9 || len(d.Activities) != 16 || d.MaxRRole != "role-social-editor" {
		t.Errorf("self-release %v, R %d, ok %d of %d, most R: %s", d.SelfRelease, d.TotalR, d.OK, len(d.Activities), d.MaxRRole)
	}
}

func TestSample_owners(t *testing.T) {
	t.Parallel()
	pub, _ := sampleCase(t, nil)
	for _, want := range []struct {
		id            string
		roles, unsure int
	}{
		{"own-deliver-topics", 4, 2}, {"own-check-facts", 2, 0}, {"own-release-content", 2, 2},
		{"own-answer-questions", 3, 1}, {"own-handle-crisis", 3, 2},
	} {
		o := pub.Owner(want.id)
		if o == nil {
			t.Fatalf("no %s", want.id)
		}
		if o.DistinctRoles() != want.roles || o.DontKnow != want.unsure || o.Answers != 14 {
			t.Errorf("%s: %d roles, %d don't know, %d answers; want %d, %d, 14", want.id, o.DistinctRoles(), o.DontKnow, o.Answers, want.roles, want.unsure)
		}
	}
	if got := pub.Owner("own-deliver-topics").Counts[0]; got != (assessment.RoleCount{Role: "role-marketing-lead", Count: 4}) {
		t.Errorf("most frequent role = %v; ties go by the order of the matrix", got)
	}
	if pub.Owner("own-nothing") != nil {
		t.Error("an unknown line was found")
	}
}

func TestSample_flows(t *testing.T) {
	t.Parallel()
	pub, _ := sampleCase(t, nil)
	d := pub.Flows
	if diff := cmp.Diff([][]string{{"production"}, {"service", "quality"}, {"production"}}, [][]string{d.Silent, d.CutOff, d.DeadEnds}); diff != "" {
		t.Errorf("silent, cut off, dead ends (-want +got):\n%s", diff)
	}
	health := map[string]assessment.Number{}
	for _, f := range d.Flows {
		health[f.ID] = f.Health
	}
	for id, want := range map[string]float64{"f1": 92.5, "f2": 20, "f3": 20, "f4": 0, "f5": 100, "f6": 100, "f8": 0} {
		near(t, id, health[id], want)
	}
	if health["f7"].Known {
		t.Error("a return flow has no health")
	}
	var names []string
	for _, n := range d.OrphanNames() {
		names = append(names, n.In("de"))
	}
	if diff := cmp.Diff([]string{"Fertigung", "Kundendienst", "Qualitätswesen"}, names); diff != "" {
		t.Errorf("orphans (-want +got):\n%s", diff)
	}
	if got := d.Receiver.In("de"); got != "Redaktion, Vollzeit" {
		t.Errorf("receiver = %q", got)
	}
}

func TestSample_time(t *testing.T) {
	t.Parallel()
	pub, _ := sampleCase(t, nil)
	for _, want := range []struct {
		id                                 string
		load, allocated, utilisation, need float64
		band                               string
	}{
		{"editor-1", 33, 24, 1.375, 14.8235, assessment.BandCritical},
		{"editor-2", 11.5, 12, 0.9583, 1.5294, assessment.BandStretched},
		{"marketing-lead", 8, 10, 0.8, 0, assessment.BandSustainable},
	} {
		r := pub.Time.Role(want.id)
		if r == nil {
			t.Fatalf("no role %s", want.id)
		}
		near(t, want.id+" load", assessment.Known(r.Load), want.load)
		near(t, want.id+" allocated", r.Allocated, want.allocated)
		near(t, want.id+" utilisation", r.Utilisation, want.utilisation)
		near(t, want.id+" need", assessment.Known(r.Need), want.need)
		if r.Band != want.band {
			t.Errorf("%s: band %q, want %q", want.id, r.Band, want.band)
		}
	}
	near(t, "growth", pub.Time.Growth, 1.4583)
	near(t, "budget growth", pub.Time.BudgetGrowth, 1.0952)
	near(t, "full-time posts", pub.Time.FTE, 16.3529/39)
	if pub.Time.UtilRole != "editor-1" {
		t.Errorf("highest utilisation: %q", pub.Time.UtilRole)
	}
	if pub.Rules.WeightSum != 47 {
		t.Errorf("weight of the rules = %v, want 47", pub.Rules.WeightSum)
	}
	if pub.Barriers.Top != "bar-no-time" || pub.Barriers.Answered != 5 {
		t.Errorf("barriers: top %q, answered %d", pub.Barriers.Top, pub.Barriers.Answered)
	}
}

// TestSample_catalogue: every metric of the catalogue is computed, no other one
// is, and each can say where it comes from.
func TestSample_catalogue(t *testing.T) {
	t.Parallel()
	pub, _ := sampleCase(t, nil)
	catalogue := map[string]bool{}
	for _, m := range pub.Pack.Metrics() {
		catalogue[m.Name] = true
		if _, ok := pub.Metrics[m.Name]; !ok {
			t.Errorf("%s is in the catalogue and not computed", m.Name)
		}
	}
	for name := range pub.Metrics {
		if !catalogue[name] {
			t.Errorf("%s is computed and not in the catalogue", name)
		}
		s, ok := pub.Explain(name)
		if !ok || s.Formula == "" || s.Key == "" || s.Metric != name {
			t.Errorf("%s has no source: %+v", name, s)
		}
	}
	if _, ok := pub.Explain("no.such-metric"); ok {
		t.Error("an unknown metric was explained")
	}
}
