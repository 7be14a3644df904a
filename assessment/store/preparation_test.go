package store_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// preparation is a link for who prepares two sections.
func preparation(address string) invite.Way {
	l := invite.NewPreparation([]string{"company", "swot"}, "de", noon.Add(24*time.Hour))
	l.Address = address
	return invite.NewWay(l)
}

// prepares lets somebody in through a link for preparing.
func prepares(t *testing.T, db *store.DB, w invite.Way) invite.Hash {
	t.Helper()
	session := invite.PreparerHash(invite.NewToken())
	if err := db.BeginPreparation(t.Context(), w.Token.Hash(), session); err != nil {
		t.Fatal(err)
	}
	return session
}

func headcount(n float64, version int64) []store.Put {
	return []store.Put{{Question: "company-headcount", Version: version, Answer: assessment.GivenAnswer(questionnaires.Number(n))}}
}

func TestPreparation_OneLinkManyDevices(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		w := preparation("a@example.com")
		add(t, db, w)
		l := links(t, db)[w.Link.ID]
		if l.Kind != invite.Preparation || !slices.Equal(l.Sections, []string{"company", "swot"}) || l.Begun || l.Group != "" || l.State(noon) != invite.Open {
			t.Errorf("kept as %+v", l)
		}
		one := prepares(t, db, w)
		if _, err := db.Prepare(t.Context(), one, headcount(240, 0)); err != nil {
			t.Fatal(err)
		}
		other := prepares(t, db, w)
		p, err := db.Preparation(t.Context(), other)
		if err != nil || p.Facts["company-headcount"].Answer.Value != questionnaires.Number(240) || p.Link.ID != w.Link.ID || p.Round.ID != "baseline" {
			t.Fatalf("another device sees %+v, %v", p, err)
		}
		if n := len(p.Of.Rounds[0].Respondents); n != 0 {
			t.Errorf("%d respondents are within reach", n)
		}
		if l := links(t, db)[w.Link.ID]; !l.Begun || l.State(noon) != invite.Begun {
			t.Errorf("after the beginning it is %s", l.State(noon))
		}
		if err := db.LeavePreparation(t.Context(), one); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Preparation(t.Context(), one); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a session that was left: %v", err)
		}
		if _, err := db.Preparation(t.Context(), other); err != nil {
			t.Errorf("the other device: %v", err)
		}
	})
}

// Nobody's words are silently overwritten: who saves over a version that is not there
// any more sees both.
func TestPrepare_Conflict(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		w := preparation("")
		add(t, db, w)
		session := prepares(t, db, w)
		if _, err := db.PutAnswers(t.Context(), "nord", "baseline", "", headcount(100, store.AnyVersion)); err != nil {
			t.Fatal(err)
		}
		_, err := db.Prepare(t.Context(), session, headcount(240, 0))
		var conflict *store.Conflict
		if !errors.As(err, &conflict) || conflict.Now.Answer.Value != questionnaires.Number(100) {
			t.Fatalf("saved over the consultant's: %v", err)
		}
		if _, err := db.Prepare(t.Context(), session, headcount(240, conflict.Now.Version)); err != nil {
			t.Errorf("after seeing both: %v", err)
		}
		if _, err := db.PutAnswers(t.Context(), "nord", "baseline", "", headcount(7, conflict.Now.Version)); !errors.Is(err, store.ErrConflict) {
			t.Errorf("the consultant saved over the preparer's: %v", err)
		}
	})
}

func TestPreparation_HandOverAndReopen(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		w := preparation("a@example.com")
		add(t, db, w)
		session := prepares(t, db, w)
		if n, err := db.QueueInvitations(t.Context(), "nord", "baseline", []invite.Addressee{w.Link.Addressee()}); n != 1 || err != nil {
			t.Fatal(n, err)
		}
		for range 2 { // the second press of a button is the first
			if err := db.HandOver(t.Context(), session); err != nil {
				t.Fatal(err)
			}
		}
		if l := links(t, db)[w.Link.ID]; !l.Handed.Equal(noon) || l.State(noon) != invite.Finished || !l.Works(noon) || l.Awaited(noon) {
			t.Errorf("handed over: %+v", l)
		}
		nothingDue(t, db) // who has finished gets no mail
		if _, err := db.Prepare(t.Context(), session, headcount(1, 0)); !errors.Is(err, store.ErrFinished) {
			t.Errorf("saved after handing over: %v", err)
		}
		if err := db.Reopen(t.Context(), session); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Prepare(t.Context(), session, headcount(1, 0)); err != nil {
			t.Errorf("after reopening: %v", err)
		}
		if l := links(t, db)[w.Link.ID]; !l.Handed.IsZero() || l.State(noon) != invite.Begun {
			t.Errorf("reopened: %+v", l)
		}
		if err := db.SetRoundState(t.Context(), "nord", "baseline", assessment.RoundClosed, "2026-11-24"); err != nil {
			t.Fatal(err)
		}
		for name, err := range map[string]error{
			"save": second(db.Prepare(t.Context(), session, headcount(2, 1))), "hand over": db.HandOver(t.Context(), session),
			"reopen": db.Reopen(t.Context(), session), "begin": db.BeginPreparation(t.Context(), w.Token.Hash(), invite.NewToken().Hash()),
		} {
			if !errors.Is(err, store.ErrClosed) {
				t.Errorf("%s in a closed round: %v", name, err)
			}
		}
		if l := links(t, db)[w.Link.ID]; l.Address != "" {
			t.Error("the address is still there")
		}
	})
}

func second(_ []int64, err error) error { return err }

// A secret opens what it is for, and a session leads to what it was begun for.
func TestPreparation_IsNoWayToAnswer(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		prepare, answer := preparation("a@example.com"), way(assessment.DisclosureConfidential, "a@example.com")
		if added := add(t, db, prepare, answer); len(added) != 2 {
			t.Fatalf("%d links for who prepares and answers, want 2", len(added))
		}
		if added := add(t, db, preparation("a@example.com")); len(added) != 0 {
			t.Error("the same person prepares through two links")
		}
		token := invite.NewToken()
		begin := func(hash invite.Hash) error {
			_, err := db.Begin(t.Context(), hash, invite.SessionHash(token))
			return err
		}
		look := func(_, _ string, _ invite.Link, err error) error { return err }
		for name, err := range map[string]error{
			"answer through the link to prepare": begin(prepare.Token.Hash()),
			"prepare through the link to answer": db.BeginPreparation(t.Context(), answer.Token.Hash(), invite.PreparerHash(token)),
			"look at the link to prepare":        look(db.LinkBySecret(t.Context(), prepare.Token.Hash())),
			"look at the link to answer":         look(db.PreparationBySecret(t.Context(), answer.Token.Hash())),
			"note that she answered on paper":    db.UseLink(t.Context(), "nord", prepare.Link.ID),
			"an unknown link":                    look(db.PreparationBySecret(t.Context(), invite.NewToken().Hash())),
			"prepare without having begun":       second(db.Prepare(t.Context(), invite.PreparerHash(token), headcount(1, 0))),
			"hand over without having begun":     db.HandOver(t.Context(), invite.PreparerHash(token)),
		} {
			if !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		session := prepares(t, db, prepare)
		if _, err := db.Seat(t.Context(), session); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a preparer's session leads to answers: %v", err)
		}
		if err := begin(answer.Token.Hash()); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Preparation(t.Context(), invite.SessionHash(token)); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a respondent's session leads to the facts: %v", err)
		}
	})
}

func TestPreparation_RevokedAndExpired(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		w := preparation("a@example.com")
		add(t, db, w)
		session := prepares(t, db, w)
		again := invite.NewWay(w.Link)
		if err := db.AddSecrets(t.Context(), "nord", []invite.Way{again}); err != nil {
			t.Fatal(err)
		}
		if _, _, l, err := db.PreparationBySecret(t.Context(), again.Token.Hash()); err != nil || l.ID != w.Link.ID {
			t.Errorf("a further secret opens %+v, %v", l, err)
		}
		db.Now = func() time.Time { return noon.Add(25 * time.Hour) }
		if _, _, _, err := db.PreparationBySecret(t.Context(), w.Token.Hash()); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("an expired link: %v", err)
		}
		db.Now = func() time.Time { return noon }
		if err := db.RevokeLink(t.Context(), "nord", w.Link.ID); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Preparation(t.Context(), session); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a session of a revoked link: %v", err)
		}
		if l := links(t, db)[w.Link.ID]; l.Address != "" || l.State(noon) != invite.Revoked {
			t.Errorf("revoked: %+v", l)
		}
		if added := add(t, db, preparation("a@example.com")); len(added) != 1 {
			t.Error("she cannot be asked again")
		}
	})
}

// What a preparer's link is goes with the people of an engagement; what she entered is
// the client's and stays.
func TestErase_Preparations(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		w := preparation("canary-of-the-preparer@example.com")
		add(t, db, w)
		session := prepares(t, db, w)
		if _, err := db.Prepare(t.Context(), session, headcount(240, store.AnyVersion)); err != nil {
			t.Fatal(err)
		}
		erased, err := db.Erase(t.Context(), store.Access{Who: "test", Command: "test"}, store.Target{Engagement: "nord", People: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range []string{"preparation", "preparer_session", "recipient", "link", "link_secret"} {
			if erased.Rows[table] != 1 {
				t.Errorf("%d rows of %s are erased, want 1", erased.Rows[table], table)
			}
		}
		facts, err := db.Answers(t.Context(), "nord", "baseline", "")
		if err != nil || facts["company-headcount"].Answer.Value != questionnaires.Number(240) {
			t.Errorf("the fact became %v, %v", facts["company-headcount"], err)
		}
	})
}
