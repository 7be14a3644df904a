package store_test

import (
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp/cmpopts"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
	"lotse/questionnaires"
)

// Equal empties: whether a map is nil or empty means nothing in an engagement.
var empties = cmpopts.EquateEmpty()

// TestMain lets the tests start this program again as another process.
func TestMain(m *testing.M) {
	if role, where, ok := strings.Cut(os.Getenv("LOTSE_TEST_PROCESS"), " "); ok {
		os.Exit(process(role, where))
	}
	os.Exit(m.Run())
}

// onEach runs a test on an empty store of each database.
func onEach(t *testing.T, test func(t *testing.T, db *store.DB)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, where string) { test(t, openAt(t, where)) })
}

func openAt(t testing.TB, path string) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func save(t testing.TB, db *store.DB, e *assessment.Engagement, options ...store.SaveOption) {
	t.Helper()
	if err := db.SaveEngagement(t.Context(), e, pack(t), options...); err != nil {
		t.Fatal(err)
	}
}

func load(t testing.TB, db *store.DB, id string) *assessment.Engagement {
	t.Helper()
	e, _, err := db.Engagement(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// builtin is loaded once: a loaded pack never changes.
var builtin = sync.OnceValues(func() (*questionnaires.Pack, error) { return questionnaires.LoadBuiltin("kommunikation") })

func pack(t testing.TB) *questionnaires.Pack {
	t.Helper()
	p, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// engagement returns one with every type of value and every state.
func engagement() *assessment.Engagement {
	return &assessment.Engagement{
		ID: "nord", Client: "Nordhang <& Söhne>", Language: "de", Pack: "kommunikation", Mode: assessment.ModePanel, KMin: 3,
		Date: "2026-11-02", Consultant: "C", Contact: "c@example.com", Controller: "N", Retention: "2027-06-30", Merge: true,
		Plan: assessment.Curation{
			Decisions: map[string]assessment.Decision{"gone": {Verdict: assessment.HoldBack, Reason: questionnaires.Text{"de": "weil"}, Effort: 1.5}},
			Own:       []assessment.OwnRecommendation{{ID: "own-a", Decision: assessment.Decision{Wave: 2, Steps: map[string][]string{"": {"a"}}}, After: []string{"gone"}}},
			Capacity:  []float64{1, 2.5},
			Overrides: assessment.Overrides{Level: &assessment.Override{Value: 3, Computed: new(2.0)}},
			Seen:      &assessment.Seen{Date: "2026-11-02", Recommendations: map[string]assessment.SeenRecommendation{"gone": {Priority: 12, Wave: 1, Drivers: []string{"x"}}}},
		},
		Notes:    assessment.Notes{"rep-summary": {Before: questionnaires.Text{"de": "# Zwei\n\nZeilen"}, After: questionnaires.Text{"": "# Two\n\nlines"}}},
		Pictures: []assessment.Picture{{Name: "a.png", Data: []byte{0, 1, 255}}, {Name: "b.jpg", Data: []byte("b")}},
		Rounds: []assessment.Round{
			{ID: "second", Date: "2027-05-01", Facts: assessment.Facts{"company-name": assessment.GivenAnswer(questionnaires.Plain("N"))}},
			{ID: "baseline", Invited: map[string]int{"management": 3, "experts": 0}, Facts: facts(), Respondents: []assessment.Respondent{
				{ID: "z", Group: "management", Answers: map[string]assessment.Answer{
					"lead-mandate": {State: assessment.Given, Value: questionnaires.Number(2.5), Note: "half", Evidence: []string{"a", "b"}},
					"lead-roles":   {State: assessment.DontKnow}, "rule-crisis": {State: assessment.NotApplicable, Note: "no"},
					"open": {Note: "only a note"},
				}},
				{ID: "a", Group: "experts"},
			}},
		},
	}
}

func facts() assessment.Facts {
	return assessment.Facts{
		"text":    assessment.GivenAnswer(questionnaires.Text{"de": "Äpfel & <Birnen>", "en": "fruit", "": "?"}),
		"flag":    assessment.GivenAnswer(questionnaires.Flag(true)),
		"number":  assessment.GivenAnswer(questionnaires.Number(-0.1)),
		"pick":    assessment.GivenAnswer(questionnaires.Pick("a")),
		"picks":   assessment.GivenAnswer(questionnaires.Picks{"b", "a"}),
		"none":    assessment.GivenAnswer(questionnaires.Picks{}),
		"date":    assessment.GivenAnswer(questionnaires.Date("2026-11-02")),
		"entries": assessment.GivenAnswer(questionnaires.Entries{{ID: "e2", Fields: map[string]questionnaires.Value{"f": questionnaires.Flag(false), "t": questionnaires.Plain("x")}}, {ID: "e1"}}),
		"cells":   assessment.GivenAnswer(questionnaires.Cells{"r": {"c": questionnaires.Picks{"A", "R"}}, "s": {}}),
	}
}
