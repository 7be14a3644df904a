package desk_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
	"lotse/assessment/web/webtest"
	"lotse/questionnaires"
)

// What pages show is computed once for a state of the engagement, and never shown for
// another one: whatever another server, or a command, changes in the store is on the
// very next page.
func TestNoStalePage(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		s := webtest.StartWith(t, where)
		db, err := store.Open(t.Context(), where) // as another process does
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		ctx := t.Context()
		outline := func() *assessment.Engagement {
			t.Helper()
			l, err := db.Outline(ctx, "nordhang")
			if err != nil {
				t.Fatal(err)
			}
			return l.Engagement
		}
		decide := func(e *assessment.Engagement, d assessment.Decision) error {
			return db.SaveCuration(ctx, e.ID, e.Plan, e.Plan.Decide("adjust-time-budget", d))
		}
		reason := func(words string) assessment.Decision {
			return assessment.Decision{Verdict: assessment.HoldBack, Reason: questionnaires.Text{"de": words}}
		}
		for _, step := range []struct {
			what string
			do   func() error
			page string
			want string
		}{
			{"nothing", func() error { return nil }, "/desk/nordhang/rounds", "14 von"},
			{"a person", func() error {
				return db.AddRespondent(ctx, "nordhang", "baseline", assessment.Respondent{ID: "late", Group: "editors", Answers: someAnswers(t, db)})
			}, "/desk/nordhang/rounds", "15 von"},
			{"a decision", func() error { return decide(outline(), reason("Erst nach der Messe")) }, "/desk/nordhang/plan", "Erst nach der Messe"},
			{"another one", func() error { return decide(outline(), reason("Erst im Herbst")) }, "/desk/nordhang/plan", "Erst im Herbst"},
			{"a name", func() error {
				return db.ChangeSettings(ctx, "nordhang", func(e *assessment.Engagement, _ bool) error { e.Client = "Südhang AG"; return nil })
			}, "/desk", "Südhang AG"},
			{"a closed round", func() error {
				return db.SetRoundState(ctx, "nordhang", "baseline", assessment.RoundClosed, "2026-12-01")
			}, "/desk/nordhang/rounds", "geschlossen am"},
		} {
			pages := []string{"/desk", "/desk/nordhang", "/desk/nordhang/results", "/desk/nordhang/plan", "/desk/nordhang/report", "/desk/nordhang/rounds"}
			for _, page := range pages { // they are kept now
				s.Desk.Get(page).Want(http.StatusOK)
			}
			if err := step.do(); err != nil {
				t.Fatalf("%s: %v", step.what, err)
			}
			t.Log(step.what)
			s.Desk.Get(step.page).Want(http.StatusOK, step.want)
		}
		if _, err := db.Erase(ctx, store.Access{Who: "x", Command: "erase"}, store.Target{Engagement: "nordhang", People: true}); err != nil {
			t.Fatal(err)
		}
		if page := s.Desk.Get("/desk/nordhang/rounds").Want(http.StatusOK); strings.Contains(page.Body, "15 von") {
			t.Error("people who were erased are still counted")
		}
		if err := db.Delete(ctx, "nordhang"); err != nil {
			t.Fatal(err)
		}
		s.Desk.Get("/desk/nordhang/results").Want(http.StatusNotFound)
	})
}

// someAnswers are those of a person who is there already.
func someAnswers(t *testing.T, db *store.DB) map[string]assessment.Answer {
	t.Helper()
	e, _, err := db.Engagement(t.Context(), "nordhang")
	if err != nil {
		t.Fatal(err)
	}
	for _, who := range e.Latest().Respondents {
		if who.Group == "editors" {
			return who.Answers
		}
	}
	t.Fatal("nobody is an editor")
	return nil
}

// Many pages at once share what was computed, while the engagement goes on changing.
func TestPagesAtOnce(t *testing.T) {
	s := webtest.Start(t)
	var all sync.WaitGroup
	for _, page := range []string{"/desk", "/desk/nordhang", "/desk/nordhang/results", "/desk/nordhang/plan", "/desk/nordhang/report", "/desk/nordhang/report/file"} {
		all.Go(func() {
			for range 4 {
				s.Desk.Get(page).Want(http.StatusOK)
			}
		})
	}
	all.Go(func() {
		for i := range 8 {
			err := s.DB.ChangeSettings(t.Context(), "nordhang", func(e *assessment.Engagement, _ bool) error {
				e.Contact = fmt.Sprint("c", i, "@example.com")
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		}
	})
	all.Wait()
}
