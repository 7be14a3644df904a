package assessment

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/questionnaires"
)

func TestGoals_none(t *testing.T) {
	t.Parallel()
	p := builtin(t)
	f := facts(fields{"company-goals": questionnaires.Entries{entry("cg", nil)}, "communication-goals": questionnaires.Entries{}})
	pub := &Published{Pack: p}
	diagnose(p, f, nil).publish(pub)
	pub.fillMetrics()
	if pub.Metrics["goals.smart"] != Known(0) || pub.Metrics["goals.alignment"] != Known(0) {
		t.Errorf("E20: smart %v, alignment %v, want 0 and 0", pub.Metrics["goals.smart"], pub.Metrics["goals.alignment"])
	}
	r := Recommend(pub).Recommendation("link-goals-to-business")
	if r == nil || r.Severity != 1 {
		t.Errorf("E20: link-goals-to-business = %+v, want severity 1", r)
	}
}

func TestGoals_danglingReferences(t *testing.T) {
	t.Parallel()
	goal := entry("g", fields{"goal-audience": questionnaires.Pick("gone"), "goal-company-link": questionnaires.Pick("gone"),
		"goal-metric": questionnaires.Flag(true), "goal-deadline": questionnaires.Flag(true)})
	f := facts(fields{"communication-goals": questionnaires.Entries{goal}})
	if d := goals(builtin(t), f); d.Goals[0].S != 1 || d.Alignment != Known(100) {
		t.Errorf("without the tables references stand: S %v, alignment %v", d.Goals[0].S, d.Alignment)
	}
	f["audience-profiles"] = GivenAnswer(questionnaires.Entries{entry("a1", nil)})
	f["company-goals"] = GivenAnswer(questionnaires.Entries{})
	d := goals(builtin(t), f)
	if d.Goals[0].S != 0.5 || d.Alignment != Known(0) {
		t.Errorf("references to rows that are gone: S %v, alignment %v", d.Goals[0].S, d.Alignment)
	}
	if d.Goals[0].M != 0.5 || d.Goals[0].T != 1 || d.Goals[0].Deadline != "" {
		t.Errorf("given without wording: M %v, T %v, deadline %q", d.Goals[0].M, d.Goals[0].T, d.Goals[0].Deadline)
	}
}

func TestSWOT_strengthsOnly(t *testing.T) {
	t.Parallel()
	strength := entry("s", fields{"swot-code": questionnaires.Pick("S"), "swot-importance": questionnaires.Number(4), "swot-magnitude": questionnaires.Number(5)})
	stray := entry("x", fields{"swot-code": questionnaires.Pick("X")})
	pair := entry("p", fields{"tows-internal": questionnaires.Pick("s"), "tows-external": questionnaires.Pick("gone"), "tows-relation": questionnaires.Number(3)})
	d := swot(builtin(t), facts(fields{"swot-entries": questionnaires.Entries{strength, stray}, "tows-pairs": questionnaires.Entries{pair}}))
	if d.InternalBalance != Known(1) || d.ExternalBalance.Known {
		t.Errorf("E11: internal %v, external %v", d.InternalBalance, d.ExternalBalance)
	}
	if len(d.Entries) != 1 || d.Entries[0].Score != 10 {
		t.Errorf("entries %+v, want one without evidence at 10", d.Entries)
	}
	if len(d.Pairs) != 0 || len(d.Candidates) != 0 {
		t.Errorf("pairs %v, candidates %v", d.Pairs, d.Candidates)
	}
}

func TestAudiences_filled(t *testing.T) {
	t.Parallel()
	profile := func(id string, f fields) questionnaires.Entry {
		f["aud-ideal"] = questionnaires.Flag(true)
		return entry(id, f)
	}
	d := audiences(builtin(t), facts(fields{"audience-profiles": questionnaires.Entries{
		profile("counted", fields{"aud-role": questionnaires.Flag(true), "aud-task": questionnaires.Text{"": "x"}, "aud-channels": questionnaires.Picks{}}),
		profile("stated", fields{"aud-filled": questionnaires.Number(6), "aud-priority": questionnaires.Number(3)}),
		profile("too much", fields{"aud-filled": questionnaires.Number(99)}),
	}}))
	var got []float64
	for _, a := range d.Profiles {
		got = append(got, a.Completeness)
	}
	if diff := cmp.Diff([]float64{20, 60, 100}, got); diff != "" {
		t.Errorf("completeness (-want +got):\n%s", diff)
	}
	if d.Completeness != Known((20+180+100)/5.0) || d.IdealCount != Known(2) || d.Evidence.Known {
		t.Errorf("completeness %v, ideal %v, evidence %v", d.Completeness, d.IdealCount, d.Evidence)
	}
}

func TestFoundation_rescales(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		parts FoundationParts
		want  Number
	}{
		{"all", FoundationParts{Known(40), Known(60), Known(80), Known(20)}, Known(54)},
		{"without positioning", FoundationParts{Goals: Known(40), Audiences: Known(80), SWOT: Known(20)}, Known(33 / 0.65)},
		{"only one", FoundationParts{SWOT: Known(20)}, Known(20)},
		{"none", FoundationParts{}, Number{}},
	} {
		got := tt.parts.Index()
		if got.Known != tt.want.Known || math.Abs(got.Value-tt.want.Value) > 1e-9 {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestQuadrant(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		x, y Number
		want string
	}{
		{Known(50), Known(50), "quad-solid"}, {Known(50), Known(49.9), "quad-message-strong"},
		{Known(49.9), Known(50), "quad-process-strong"}, {Known(0), Known(0), "quad-beginning"},
		{Number{}, Known(60), ""}, {Known(60), Number{}, ""},
	} {
		if got := quadrant(tt.x, tt.y, 50); got != tt.want {
			t.Errorf("quadrant(%v, %v) = %q, want %q", tt.x, tt.y, got, tt.want)
		}
	}
}
