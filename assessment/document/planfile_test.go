package document_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/document"
	"lotse/questionnaires/source"
)

// What is written as a plan file is read back alike, whatever is said in it. Names that
// the pack does not have are no slips where the curation had them before.
func TestPlanFile_IsLossless(t *testing.T) {
	p := assesstest.Builtin(t)
	rapid.Check(t, func(t *rapid.T) {
		c := assesstest.DrawCuration(t, p, words)
		for id, d := range c.Decisions {
			if d.Empty() {
				delete(c.Decisions, id)
			}
		}
		f := document.PlanFile{Engagement: "nord", Curation: c, Head: []string{"A plan: # with\nlines"}, Seen: "seen",
			Entries: []document.PlanEntry{{ID: "train-roles", Comment: []string{"Train", "30 days"}}, {ID: "clarify-roles"}}}
		written := f.Encode()
		got, err := document.DecodePlan("plan.yaml", written, p, "nord", c)
		if err != nil {
			t.Fatalf("%v\n%s", err, written)
		}
		if diff := cmp.Diff(c, got, empties); diff != "" {
			t.Fatalf("-written +read:\n%s\n%s", diff, written)
		}
	})
}

func TestDecodePlan_slips(t *testing.T) {
	p := assesstest.Builtin(t)
	before := assessment.Curation{Decisions: map[string]assessment.Decision{"gone": {Wave: 1}}, Seen: &assessment.Seen{Date: "2026-11-02"}}
	got, err := document.DecodePlan("p.yaml", []byte("plan-of: nord\nrecommendations: {gone: {wave: 2}, train-roles: {}}\n"), p, "nord", before)
	if err != nil || got.Decisions["gone"].Wave != 2 || len(got.Decisions) != 1 || got.Seen != before.Seen {
		t.Errorf("%+v %v", got, err)
	}
	for file, want := range map[string]string{
		"":                                   "p.yaml:1:1",
		"a: b":                               "p.yaml:1:1: not a plan: it begins with plan-of: nord",
		"plan-of: süd":                       `p.yaml:1:10: this is the plan of "süd", not of "nord"`,
		"plan-of: nord\norder: [train-rols]": "p.yaml:2:9: the pack has no recommendation train-rols; did you mean train-roles?",
		"plan-of: nord\nown: [{id: own-a, title: t, wave: 1, effort: 1, area: leadershi}]":   "p.yaml:2:55: the pack has no area leadershi; did you mean leadership?",
		"plan-of: nord\nrecommendations: {train-roles: {why: 'Weil {q.lead-mandat} fehlt'}}": "p.yaml:2:38: the report has nothing for {q.lead-mandat}; did you mean q.lead-mandate?",
	} {
		_, err := document.DecodePlan("p.yaml", []byte(file), p, "nord", before)
		var problems source.Problems
		if !errors.As(err, &problems) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", file, err, want)
		}
	}
}

func FuzzDecodePlan(f *testing.F) {
	p := assesstest.Builtin(f)
	f.Add("plan-of: nord\nrecommendations: {train-roles: {verdict: hold-back, reason: {de: a}, steps: [b], start: 2026-11-02}}\norder: [train-roles]\ncapacity: [1]\n")
	f.Add("plan-of: nord\nown: [{id: own-a, title: t, wave: 1, effort: 0.5, after: [train-roles]}]\noverrides: {level: {value: 3, reason: x}}\nseen: {date: 2026-11-02}\n")
	f.Fuzz(func(t *testing.T, file string) {
		c, err := document.DecodePlan("p.yaml", []byte(file), p, "nord", assessment.Curation{})
		if err != nil {
			return
		}
		again, err := document.DecodePlan("q.yaml", document.PlanFile{Engagement: "nord", Curation: c}.Encode(), p, "nord", assessment.Curation{})
		if err != nil {
			t.Fatalf("what was read cannot be written and read again: %v\n%s", err, file)
		}
		if diff := cmp.Diff(c, again, empties); diff != "" {
			t.Fatalf("-read +read again:\n%s", diff)
		}
	})
}
