package assessment_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/questionnaires"
)

func agendaOf(t *testing.T, change edit) assessment.Agenda {
	t.Helper()
	pub, plan := sampleCase(t, change)
	return pub.Agenda(plan)
}

// name is a point's dimension or contradiction.
func name(p assessment.AgendaPoint) string {
	if p.Gap != nil {
		return p.Gap.Dimension
	}
	return p.Contradiction.ID
}

func TestAgenda_nordhang(t *testing.T) {
	a := agendaOf(t, nil)
	got := map[string][]string{}
	for _, s := range a.Slots {
		for _, p := range s.Points {
			got[s.ID] = append(got[s.ID], name(p))
		}
	}
	want := map[string][]string{
		// 25 minutes, 15 of them for the three largest differences: 2.17, 2.00, 1.92
		"ws-mirror": {"roles", "processes", "resources"},
		// 35 minutes have room for four: the errors before the warnings
		"ws-goals-positioning": {"con-goal-without-measure", "con-message-without-proof", "con-goal-without-owner", "con-ideal-customers-without-goal"},
		"ws-audiences":         {"con-channel-abandoned", "con-ideal-customers-assumed"},
		"ws-swot":              {"con-strength-without-facts"},
		"ws-raci":              {"con-approval-two-owners", "con-delivery-seen-as-settled", "con-owner-other-than-matrix"},
		"ws-flows":             {"con-settled-flow-failing", "con-supply-seen-as-flowing"},
		"ws-time":              {"con-budget-seen-as-adapted"}, // ten minutes have room for one
		"ws-agreements":        {"con-works-council-without-rule", "con-rule-unannounced"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what is discussed in which slot (-want +got):\n%s", diff)
	}
	if !slices.ContainsFunc(a.Left, func(p assessment.AgendaPoint) bool { return name(p) == "con-workload-seen-as-fine" }) {
		t.Error("what has no time is not among the open points")
	}
}

// The agenda keeps to the minutes of the pack, and loses nothing worth discussing.
func TestAgenda_minutes(t *testing.T) {
	for what, change := range map[string]edit{"sample": nil, "empty": func(e *assessment.Engagement) { e.Rounds = []assessment.Round{{ID: "baseline"}} }} {
		pub, plan := sampleCase(t, change)
		a := pub.Agenda(plan)
		if a.Minutes != 240 {
			t.Errorf("%s: the workshop takes %d minutes, want 240", what, a.Minutes)
		}
		from, points := 0, len(a.Left)
		for _, s := range a.Slots {
			spent := s.Work
			for _, p := range s.Points {
				spent += p.Minutes
			}
			if s.From != from || spent != s.Minutes || s.Work < 0 {
				t.Errorf("%s: slot %s from %d takes %d of %d minutes", what, s.ID, s.From, spent, s.Minutes)
			}
			if s.Section == "" && len(s.Points) > 0 {
				t.Errorf("%s: slot %s, in which nothing is worked on, has %d discussions", what, s.ID, len(s.Points))
			}
			from += s.Minutes
			points += len(s.Points)
		}
		dimensions := map[string]bool{}
		for _, g := range pub.Gaps {
			if g.Class == assessment.GapNotable || g.Class == assessment.GapStrong {
				dimensions[g.Dimension] = true
			}
		}
		if want := len(dimensions) + len(pub.Contradictions()); points != want {
			t.Errorf("%s: %d discussions, want %d", what, points, want)
		}
	}
}

func TestAgenda_actions(t *testing.T) {
	pub, plan := sampleCase(t, nil)
	a := pub.Agenda(plan)
	for _, s := range a.Slots {
		want := 0
		if s.ID == "ws-agreements" {
			want = 3
		}
		if len(s.Actions) != want || want > 0 && !slices.Equal(s.Actions, plan.Print[:3]) {
			t.Errorf("%s: actions %v", s.ID, s.Actions)
		}
	}
}

// A contradiction without a slot is an open point.
func TestAgenda_withoutSlot(t *testing.T) {
	pub, plan := sampleCase(t, nil)
	pack := *pub.Pack
	pack.Contradictions = []*questionnaires.Contradiction{{ID: "con-anything", Level: questionnaires.GravityError}}
	p := *pub
	p.Pack = &pack
	a := p.Agenda(plan)
	if !slices.ContainsFunc(a.Left, func(p assessment.AgendaPoint) bool { return name(p) == "con-anything" }) {
		t.Errorf("open points: %v", a.Left)
	}
}
