package upgrade_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
	"lotse/assessment/upgrade"
	"lotse/questionnaires"
)

func TestPlanFor(t *testing.T) {
	e := engagement()
	plan, err := upgrade.PlanFor(e, first(t), second(t))
	if err != nil || plan.Refused() != nil || len(plan.Added) != 1 || len(plan.Lost) != 9 {
		t.Fatalf("%+v, %v", plan, err)
	}
	if n := len(plan.Shown(true)); n != 9 {
		t.Errorf("%d losses are shown", n)
	}
	var got []string
	for _, l := range plan.Shown(false) {
		got = append(got, fmt.Sprint(l.Respondent, l.Group, l.Question, l.Path, l.Reason))
	}
	want := []string{"two[]group", "list[a hours]value", "list[a state]value", "moved[]audience", "all[]value", "how[]value", "old[]question", "size[]value"}
	for i := range got { // the one person of a group that is gone is the group
		if !slices.Contains(want, got[i]) {
			t.Errorf("%q names somebody or something", got[i])
		}
	}
	e.Disclosure = assessment.DisclosureAnonymous
	if plan, err := upgrade.PlanFor(e, first(t), second(t)); err != nil || len(plan.Shown(true)) != len(got) {
		t.Errorf("an anonymous one shows names: %v", err)
	}
	e.Rounds[0].State = assessment.RoundFrozen
	plan, err = upgrade.PlanFor(e, first(t), second(t))
	var frozen *upgrade.Frozen
	if err != nil || !errors.As(plan.Refused(), &frozen) || frozen.Round != "r" {
		t.Errorf("a frozen round: %v", err)
	}
	if plan, err = upgrade.PlanFor(e, first(t), first(t)); err != nil || !errors.Is(plan.Refused(), upgrade.ErrSame) {
		t.Errorf("the same version: %v", err)
	}
	e.Language = "de"
	if _, err := upgrade.PlanFor(e, first(t), second(t)); !errors.Is(err, upgrade.ErrLanguage) {
		t.Errorf("another language: %v", err)
	}
}

// What came in since the plan was made and fits no better keeps it from being carried out.
func TestPlan_CarryOut(t *testing.T) {
	db, err := store.Open(t.Context(), storetest.SQLite(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	e := engagement()
	e.Mode, e.KMin = assessment.ModePanel, 3
	if err := db.SaveEngagement(t.Context(), e, first(t)); err != nil {
		t.Fatal(err)
	}
	plan := func() *upgrade.Plan {
		t.Helper()
		e, pack, err := db.Engagement(t.Context(), "e")
		if err != nil {
			t.Fatal(err)
		}
		p, err := upgrade.PlanFor(e, pack, second(t))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	shown := plan()
	put := []store.Put{{Question: "old", Answer: assessment.GivenAnswer(questionnaires.Flag(true)), Version: store.AnyVersion}}
	if _, err := db.PutAnswers(t.Context(), "e", "r", "p2", put); err != nil {
		t.Fatal(err)
	}
	if err := shown.CarryOut(t.Context(), db); !errors.Is(err, upgrade.ErrMeanwhile) {
		t.Errorf("carried out over what came in: %v", err)
	}
	again := plan()
	if again.Seen() == shown.Seen() {
		t.Error("two plans look the same")
	}
	if err := again.CarryOut(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	if _, pack, err := db.Engagement(t.Context(), "e"); err != nil || pack.Version != "2" {
		t.Errorf("version %s, %v", pack.Version, err)
	}
}
