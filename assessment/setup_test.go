package assessment_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
)

func setup(change func(*assessment.Setup)) assessment.Setup {
	s := assessment.Setup{Client: " Müller & Söhne ", Language: "de", Mode: "survey", Disclosure: "confidential", Address: "formal", Round: "baseline",
		Invited: map[string]int{"experts": 5}}
	if change != nil {
		change(&s)
	}
	return s
}

func TestSetup_Engagement(t *testing.T) {
	pack := assesstest.Builtin(t)
	today := time.Date(2026, 11, 2, 23, 0, 0, 0, time.UTC)
	e, faults := setup(nil).Engagement(pack, today)
	if faults != nil {
		t.Fatal(faults)
	}
	if e.ID != "mueller-soehne" || e.Client != "Müller & Söhne" || e.Date != "2026-11-02" || e.KMin != pack.Params.KMinSurvey {
		t.Errorf("engagement %s of %q, %s, from %d", e.ID, e.Client, e.Date, e.KMin)
	}
	fault := func(field, value string, reason assessment.SetupReason) []assessment.SetupFault {
		return []assessment.SetupFault{{Field: field, Value: value, Reason: reason}}
	}
	for name, c := range map[string]struct {
		change func(*assessment.Setup)
		want   []assessment.SetupFault
	}{
		"no client":   {func(s *assessment.Setup) { s.Client = " " }, fault("client", "", assessment.SetupNoClient)},
		"id":          {func(s *assessment.Setup) { s.ID = "A b" }, fault("id", "A b", assessment.SetupBadValue)},
		"small":       {func(s *assessment.Setup) { s.KMin = 2 }, fault("k-min", "2", assessment.SetupSmallGroups)},
		"mode":        {func(s *assessment.Setup) { s.Mode = "poll" }, fault("mode", "poll", assessment.SetupBadValue)},
		"retention":   {func(s *assessment.Setup) { s.Retention = "2026-11-01" }, fault("retention", "2026-11-01", assessment.SetupBadValue)},
		"no day":      {func(s *assessment.Setup) { s.Date = "2.11.2026" }, fault("date", "2.11.2026", assessment.SetupBadValue)},
		"group":       {func(s *assessment.Setup) { s.Invited = map[string]int{"pilots": 1} }, fault("invited", "pilots", assessment.SetupUnknownGroup)},
		"less people": {func(s *assessment.Setup) { s.Invited = map[string]int{"experts": -1} }, fault("invited", "-1", assessment.SetupBadValue)},
	} {
		t.Run(name, func(t *testing.T) {
			e, got := setup(c.change).Engagement(pack, today)
			if diff := cmp.Diff(c.want, got); diff != "" || e != nil {
				t.Errorf("engagement %v; faults:\n%s", e, diff)
			}
		})
	}
}

// Nothing may protect people less than they were told.
func TestSetup_ChangeKeepsPromises(t *testing.T) {
	pack := assesstest.Builtin(t)
	base := func(s *assessment.Setup) { s.Date, s.Retention, s.KMin = "2026-11-02", "2027-06-30", 5 }
	for name, c := range map[string]struct {
		change func(*assessment.Setup)
		field  string
	}{
		"fewer people":   {func(s *assessment.Setup) { s.KMin = 4 }, "k-min"},
		"panel":          {func(s *assessment.Setup) { s.Mode = "panel" }, "mode"},
		"named":          {func(s *assessment.Setup) { s.Disclosure = "named" }, "disclosure"},
		"kept longer":    {func(s *assessment.Setup) { s.Retention = "2027-07-01" }, "retention"},
		"kept for ever":  {func(s *assessment.Setup) { s.Retention = "" }, "retention"},
		"more people":    {func(s *assessment.Setup) { s.KMin = 6 }, ""},
		"kept less long": {func(s *assessment.Setup) { s.Retention = "2027-01-31" }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			for _, promised := range []bool{true, false} {
				e, faults := setup(base).Engagement(pack, time.Time{})
				if faults != nil {
					t.Fatal(faults)
				}
				before := *e
				faults = setup(func(s *assessment.Setup) { base(s); c.change(s); s.Client = "Renamed" }).Change(e, pack, promised)
				switch {
				case promised && c.field != "":
					if len(faults) != 1 || faults[0].Field != c.field || faults[0].Reason != assessment.SetupPromised {
						t.Errorf("faults %v", faults)
					}
					if diff := cmp.Diff(before, *e); diff != "" {
						t.Errorf("changed all the same:\n%s", diff)
					}
				case faults != nil || e.Client != "Renamed":
					t.Errorf("promised %v: client %q, faults %v", promised, e.Client, faults)
				}
			}
		})
	}
}
