package store_test

import (
	"errors"
	"sync"
	"testing"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/store"
)

func begin(t *testing.T, db *store.DB, secret invite.Hash) (invite.Sitting, invite.Hash) {
	t.Helper()
	session := invite.NewToken().Hash()
	s, err := db.Begin(t.Context(), secret, session)
	if err != nil {
		t.Fatal(err)
	}
	return s, session
}

func answer(t *testing.T, db *store.DB, s invite.Sitting, v float64) {
	t.Helper()
	if _, err := db.PutAnswers(t.Context(), s.Engagement, s.Round, s.Respondent, []store.Put{{Question: "lead-mandate", Answer: number(v)}}); err != nil {
		t.Fatal(err)
	}
}

// newcomers are the answers of those who are not in the test's engagement from the start.
func newcomers(t *testing.T, db *store.DB) map[string]assessment.Respondent {
	t.Helper()
	all := map[string]assessment.Respondent{}
	for _, who := range load(t, db, "nord").Round("baseline").Respondents {
		if who.ID != "z" && who.ID != "a" {
			all[who.ID] = who
		}
	}
	return all
}

func TestBegin_APersonGoesOnWhereSheWas(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		w := way(assessment.DisclosureAnonymous, "")
		add(t, db, w)
		first, phone := begin(t, db, w.Token.Hash())
		second, office := begin(t, db, w.Token.Hash())
		if first.Respondent == "" || first.Respondent != second.Respondent || first.Group != "experts" || first.Language != "en" {
			t.Errorf("two devices of one person: %+v, %+v", first, second)
		}
		for _, session := range []invite.Hash{phone, office} {
			if s, err := db.Sitting(t.Context(), session); err != nil || s != first {
				t.Errorf("Sitting = %+v, %v, want %+v", s, err, first)
			}
		}
		if got := len(newcomers(t, db)); got != 1 {
			t.Errorf("%d people for one link", got)
		}
		var wg sync.WaitGroup
		again := way(0, "")
		add(t, db, again)
		for range 8 {
			wg.Go(func() {
				if _, err := db.Begin(t.Context(), again.Token.Hash(), invite.NewToken().Hash()); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if got := len(newcomers(t, db)); got != 2 {
			t.Errorf("%d people for two links, one opened eight times at once", got)
		}
	})
}

func TestBegin_SharedLinkHasPlaces(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		w := shared(assessment.DisclosureAnonymous, 2)
		add(t, db, w)
		one, first := begin(t, db, w.Token.Hash())
		two, second := begin(t, db, w.Code.Hash())
		three, third := begin(t, db, w.Code.Hash())
		if one.Respondent == two.Respondent || two.Respondent == three.Respondent {
			t.Error("two devices are one person")
		}
		for _, session := range []invite.Hash{first, second} {
			if err := db.HandIn(t.Context(), session); err != nil {
				t.Fatal(err)
			}
		}
		if err := db.HandIn(t.Context(), third); !errors.Is(err, store.ErrFinished) {
			t.Errorf("a third person on a link with two places: %v", err)
		}
		if _, err := db.Begin(t.Context(), w.Code.Hash(), invite.NewToken().Hash()); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a full link lets somebody in: %v", err)
		}
		if got := links(t, db)[w.Link.ID]; got.Used != 2 || got.State(noon) != invite.Finished {
			t.Errorf("link %+v", got)
		}
	})
}

// TestHandIn_Anonymous: after handing in, the answers are under another id, without
// times, and no session leads to them.
func TestHandIn_Anonymous(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		w := way(assessment.DisclosureAnonymous, "a@example.com")
		add(t, db, w)
		s, phone := begin(t, db, w.Token.Hash())
		_, office := begin(t, db, w.Token.Hash())
		answer(t, db, s, 2)
		if got := links(t, db)[w.Link.ID]; got.Begun {
			t.Error("the list tells that an anonymous person has begun")
		}
		if err := db.HandIn(t.Context(), phone); err != nil {
			t.Fatal(err)
		}
		for _, session := range []invite.Hash{phone, office} {
			if _, err := db.Sitting(t.Context(), session); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("a session still leads to the answers: %v", err)
			}
			if err := db.HandIn(t.Context(), session); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("handed in twice: %v", err)
			}
		}
		left := newcomers(t, db)
		if len(left) != 1 {
			t.Fatalf("%d people", len(left))
		}
		for id, who := range left {
			if id == s.Respondent || !who.Finished || who.Group != "experts" || who.Answers["lead-mandate"].Value == nil {
				t.Errorf("handed in as %+v, was %s", who, s.Respondent)
			}
			stored, err := db.Answers(t.Context(), "nord", "baseline", id)
			if err != nil || len(stored) != 1 || stored["lead-mandate"].Updated != 0 || stored["lead-mandate"].Version != 1 {
				t.Errorf("stored %+v, %v", stored, err)
			}
		}
		// A document of an anonymous survey does not say it; who has handed in stays so.
		e, pack, err := db.Engagement(t.Context(), "nord")
		if err != nil {
			t.Fatal(err)
		}
		for i := range e.Round("baseline").Respondents {
			e.Round("baseline").Respondents[i].Finished = false
		}
		if err := db.SaveEngagement(t.Context(), e, pack, store.Replace); err != nil {
			t.Fatal(err)
		}
		for _, who := range newcomers(t, db) {
			if !who.Finished {
				t.Error("a document takes handing in back")
			}
		}
		if got := links(t, db)[w.Link.ID]; got.Used != 1 || got.State(noon) != invite.Finished {
			t.Errorf("link %+v", got)
		}
	})
}

func TestHandIn_Confidential(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		w := way(assessment.DisclosureConfidential, "")
		add(t, db, w)
		s, session := begin(t, db, w.Token.Hash())
		answer(t, db, s, 2)
		if !links(t, db)[w.Link.ID].Begun {
			t.Error("the list does not tell that somebody has begun")
		}
		if err := db.HandIn(t.Context(), session); err != nil {
			t.Fatal(err)
		}
		got, err := db.Sitting(t.Context(), session)
		if err != nil || !got.Finished || got.Respondent != s.Respondent {
			t.Errorf("Sitting = %+v, %v", got, err)
		}
		if err := db.HandIn(t.Context(), session); !errors.Is(err, store.ErrFinished) {
			t.Errorf("handed in twice: %v", err)
		}
		if who := newcomers(t, db)[s.Respondent]; len(who.Answers) != 1 || !who.Finished {
			t.Errorf("under their id the answers are %+v", who)
		}
	})
}

func TestSitting_RevokedAndClosed(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		revoked, open := way(0, ""), way(0, "")
		add(t, db, revoked, open)
		_, first := begin(t, db, revoked.Token.Hash())
		_, second := begin(t, db, open.Token.Hash())
		if err := db.RevokeLink(t.Context(), "nord", revoked.Link.ID); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Sitting(t.Context(), first); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a session of a revoked link: %v", err)
		}
		if err := db.SetRoundState(t.Context(), "nord", "baseline", assessment.RoundClosed, "2026-11-24"); err != nil {
			t.Fatal(err)
		}
		if err := db.HandIn(t.Context(), second); !errors.Is(err, store.ErrClosed) {
			t.Errorf("handed in to a closed round: %v", err)
		}
		if _, err := db.Begin(t.Context(), open.Token.Hash(), invite.NewToken().Hash()); !errors.Is(err, store.ErrClosed) {
			t.Errorf("begun in a closed round: %v", err)
		}
	})
}
