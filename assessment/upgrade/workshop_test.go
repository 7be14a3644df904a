package upgrade_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/upgrade"
)

func TestFit_Workshop(t *testing.T) {
	const levels = "  - {id: %s, kind: levels, ask: {en: How}, levels: [{value: 1, en: a}, {value: 2, en: b}%s]}\n"
	third := ", {value: 3, en: c}"
	old := version(t, "1", groups, fmt.Sprintf(levels, "kept", "")+fmt.Sprintf(levels, "finer", "")+fmt.Sprintf(levels, "gone", third), "  - {id: fact, kind: text, ask: {en: Fact}}\n")
	next := version(t, "2", groups, fmt.Sprintf(levels, "kept", "")+fmt.Sprintf(levels, "finer", third), "  - {id: fact, kind: text, ask: {en: Fact}}\n")
	var w assessment.Workshop
	for _, q := range []string{"kept", "finer", "gone"} {
		counts := make([]int, 2)
		if q == "gone" {
			counts = make([]int, 3)
		}
		counts[0] = 4
		w.AddVote(assessment.Vote{Question: q, At: "2026-11-05 09:40:00", Counts: counts})
		w.Agree(assessment.AgreedLevel{Question: q, Level: 2, Date: "2026-11-05"})
		w.Park(assessment.Point{Text: "about " + q, About: q})
	}
	if err := w.Check(old); err != nil {
		t.Fatal(err)
	}
	e := &assessment.Engagement{ID: "e", Client: "E", Language: "en", Pack: "small", Rounds: []assessment.Round{{ID: "r", Workshop: w}}}
	got, lost, err := upgrade.Fit(e, old, next)
	if err != nil {
		t.Fatal(err)
	}
	var losses []string
	for _, l := range lost {
		losses = append(losses, strings.Join(append([]string{l.Question, string(l.Reason)}, l.Path...), " "))
	}
	if diff := cmp.Diff([]string{"finer value workshop votes", "gone question workshop votes", "finer value workshop agreed",
		"gone question workshop agreed", "gone question workshop p3 about"}, losses); diff != "" {
		t.Error(diff)
	}
	want := assessment.Workshop{Votes: w.Votes[:1], Agreed: w.Agreed[:1], Open: append([]assessment.Point{}, w.Open...)}
	want.Open[2].About = ""
	if diff := cmp.Diff(want, got.Rounds[0].Workshop); diff != "" {
		t.Error(diff)
	}
	if err := got.Rounds[0].Workshop.Check(next); err != nil {
		t.Error(err)
	}
}
