package assessment

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/questionnaires"
)

func TestTimeBudget_bands(t *testing.T) {
	t.Parallel()
	p := builtin(t)
	for _, tt := range []struct {
		name            string
		load, allocated float64
		band            string
		utilisation     float64
		severe          bool
	}{
		{"E06: 0.85", 17, 20, BandSustainable, 0.85, false},
		{"E06: 1.00", 20, 20, BandStretched, 1, false},
		{"E06: 1.20", 24, 20, BandOverloaded, 1.2, true},
		{"above 1.20", 24.1, 20, BandCritical, 1.205, true},
		{"E07: nothing allocated", 5, 0, BandCritical, math.Inf(1), true},
	} {
		f := facts(fields{"time-budget": questionnaires.Entries{entry("r", fields{
			"tb-allocated-hours": questionnaires.Number(tt.allocated), "task-content": questionnaires.Number(tt.load)})}})
		pub := &Published{Pack: p}
		diagnose(p, f, nil).publish(pub)
		pub.fillMetrics()
		r := pub.Time.Roles[0]
		if r.Band != tt.band || !(r.Utilisation.Value == tt.utilisation || math.Abs(r.Utilisation.Value-tt.utilisation) < 1e-9) {
			t.Errorf("%s: utilisation %v, band %q, want %v, %q", tt.name, r.Utilisation, r.Band, tt.utilisation, tt.band)
		}
		drivers := firedDrivers(p.Rule("adjust-time-budget"), pub.Metrics)
		if (len(drivers) > 0) != tt.severe {
			t.Errorf("%s: drivers of adjust-time-budget = %v", tt.name, drivers)
		}
		if math.IsInf(tt.utilisation, 1) && (len(drivers) == 0 || drivers[0].Severity != 1) {
			t.Errorf("%s: drivers = %v, want severity 1", tt.name, drivers)
		}
	}
}

func TestTimeBudget_oddHours(t *testing.T) {
	t.Parallel()
	f := facts(fields{"contributions-per-week": questionnaires.Number(0),
		"time-budget": questionnaires.Entries{
			entry("negative", fields{"tb-allocated-hours": questionnaires.Number(-4), "task-obtain": questionnaires.Number(-3)}),
			entry("unstated", fields{"task-obtain": questionnaires.Number(4)}),
			entry("idle", fields{"tb-allocated-hours": questionnaires.Number(0)}),
		},
		"expert-time": questionnaires.Entries{entry("e", fields{"te-requests": questionnaires.Number(-1), "te-minutes": questionnaires.Number(5)})},
	})
	d := diagnose(builtin(t), f, nil).time
	if d.UtilMax.Known || d.UtilTeam.Known || d.Overload.Known {
		t.Errorf("utilisation %v, team %v, overload %v; want none", d.UtilMax, d.UtilTeam, d.Overload)
	}
	if d.ChaseRatio != Known(1) || d.NeedHours != Known(0) {
		t.Errorf("chase ratio %v, need %v; want 1 and 0", d.ChaseRatio, d.NeedHours)
	}
	if d.ExpertRequests != Known(0) || d.ExpertMinutes.Known {
		t.Errorf("requests %v, minutes %v; want 0 and none", d.ExpertRequests, d.ExpertMinutes)
	}
}

func TestRACI_manyR(t *testing.T) {
	t.Parallel()
	cells := questionnaires.Cells{"act-create-content": {
		"role-managing-director": questionnaires.Picks{"R", "A"}, "role-pr": questionnaires.Picks{"R"},
		"role-hr": questionnaires.Picks{"R"}, "role-it": questionnaires.Picks{"R"}, "role-gone": questionnaires.Picks{"R"},
	}, "act-gone": {"role-hr": questionnaires.Picks{"A"}}}
	d := raci(builtin(t), facts(fields{"raci": cells}))
	i := slices.IndexFunc(d.Activities, func(a RACIActivity) bool { return a.ID == "act-create-content" })
	a := d.Activities[i]
	if a.OK || !slices.Contains(a.Findings, "raci-many-r") || !slices.Equal(d.ManyR, []string{"act-create-content"}) {
		t.Errorf("E08: ok %v, findings %v", a.OK, a.Findings)
	}
	if d.TotalR != 4 || d.MaxRShare.Known {
		t.Errorf("R = %d (roles that are gone do not count), share %v (not below eight R)", d.TotalR, d.MaxRShare)
	}
	if a.Letters["role-managing-director"] != "RA" {
		t.Errorf("letters %q, want the order of RACI", a.Letters["role-managing-director"])
	}
}

func TestRACI_selfRelease(t *testing.T) {
	t.Parallel()
	cells := questionnaires.Cells{
		"act-create-content":  {"role-social-editor": questionnaires.Picks{"R"}},
		"act-release-content": {"role-social-editor": questionnaires.Picks{"R", "A"}},
	}
	p := builtin(t)
	if d := raci(p, facts(fields{"raci": cells})); !d.SelfRelease {
		t.Error("the editor alone creates and approves")
	}
	cells["act-release-content"]["role-legal"] = questionnaires.Picks{"I"}
	if d := raci(p, facts(fields{"raci": cells})); d.SelfRelease {
		t.Error("somebody else is informed")
	}
	if d := raci(p, facts(fields{"raci": questionnaires.Cells{}})); d.Present || d.Clarity.Known {
		t.Errorf("an empty matrix has no clarity: %+v", d)
	}
}

func TestFlows_edges(t *testing.T) {
	t.Parallel()
	p := builtin(t)
	for _, tt := range []struct {
		name                     string
		flows                    questionnaires.Entries
		coverage, health, index  Number
		silent, cutOff, deadEnds []string
	}{
		{"E09: no flows", questionnaires.Entries{}, Known(0), Number{}, Known(0), []string{"a", "b"}, nil, nil},
		{"E10: in a circle", questionnaires.Entries{flow("f", "a", "b"), flow("g", "b", "a")},
			Known(0), Known(70), Known(35), nil, []string{"a", "b"}, []string{"a", "b"}},
		{"to itself", questionnaires.Entries{flow("f", "a", "a"), flow("g", "b", "social-team")},
			Known(50), Known(70), Known(60), []string{"a"}, nil, nil},
		{"by way of one that is gone", questionnaires.Entries{flow("f", "a", "gone"), flow("g", "gone", "social-team")},
			Known(0), Known(70), Known(35), []string{"a", "b"}, nil, nil},
		{"only back from the team", questionnaires.Entries{flow("f", "social-team", "a")},
			Known(0), Number{}, Known(0), []string{"a", "b"}, nil, nil},
	} {
		f := facts(fields{"departments": departments("a", "b"), "flows": tt.flows})
		d := diagnose(p, f, nil).flows
		if d.Coverage != tt.coverage || d.Health != tt.health || d.Index != tt.index {
			t.Errorf("%s: coverage %v, health %v, index %v", tt.name, d.Coverage, d.Health, d.Index)
		}
		if diff := cmp.Diff([][]string{tt.silent, tt.cutOff, tt.deadEnds}, [][]string{d.Silent, d.CutOff, d.DeadEnds}); diff != "" {
			t.Errorf("%s: silent, cut off, dead ends (-want +got):\n%s", tt.name, diff)
		}
	}
	d := diagnose(p, facts(fields{"flows": questionnaires.Entries{flow("f", "a", "b")}}), nil).flows
	if d.Coverage.Known || d.Health.Known || d.Index.Known || d.Orphans.Known {
		t.Errorf("without departments nothing is available: %+v", d)
	}
}

func TestRuleset_stale(t *testing.T) {
	t.Parallel()
	cell := func(status, reviewed string) fields {
		return fields{"chk-status": questionnaires.Pick(status), "chk-reviewed": questionnaires.Date(reviewed)}
	}
	d := ruleset(builtin(t), facts(fields{"rules-checklist": questionnaires.Cells{
		"chk-imprint": cell("chk-in-force", "2024-11-02"), "chk-images": cell("chk-in-force", "2024-11-01"),
		"chk-tone": cell("chk-draft", "2020-01-01"), "chk-review": cell("chk-na", ""), "chk-gone": cell("chk-in-force", "2000-01-01"),
	}}))
	if got := d.stale("2026-11-02"); !slices.Equal(got, []string{"chk-images"}) {
		t.Errorf("stale = %v; 24 months to the day are not older", got)
	}
	if got := d.stale("some day"); got != nil {
		t.Errorf("stale without a date = %v", got)
	}
	if d.WeightSum != 6 || d.InForceShare != Known(5.0/6) {
		t.Errorf("weight %v, in force %v; not needed and unanswered lines do not count", d.WeightSum, d.InForceShare)
	}
}
