package store_test

import (
	"errors"
	"testing"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

func TestSeat(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		one, other := way(0, ""), way(0, "")
		add(t, db, one, other)
		sitting, session := begin(t, db, one.Token.Hash())
		_, elsewhere := begin(t, db, other.Token.Hash())
		puts := []store.Put{{Question: "lead-mandate", Answer: assessment.GivenAnswer(questionnaires.Number(3))}}
		if _, err := db.Fill(t.Context(), elsewhere, []store.Put{{Question: "lead-mandate", Answer: assessment.GivenAnswer(questionnaires.Number(1))}}); err != nil {
			t.Fatal(err)
		}
		if v, err := db.Fill(t.Context(), session, puts); err != nil || v[0] != 1 {
			t.Fatalf("versions %v, %v", v, err)
		}
		seat, err := db.Seat(t.Context(), session)
		if err != nil {
			t.Fatal(err)
		}
		if seat.Sitting != sitting || seat.Of.ID != "nord" || seat.Round.ID != "baseline" || len(seat.Round.Respondents) != 0 || seat.Pack == nil {
			t.Errorf("seat %+v", seat)
		}
		if !seat.Expires.Equal(one.Link.Expires) {
			t.Errorf("expires %v, want %v", seat.Expires, one.Link.Expires)
		}
		if a := seat.Answers["lead-mandate"]; len(seat.Answers) != 1 || a.Answer.Value != questionnaires.Number(3) || a.Version != 1 {
			t.Errorf("answers %v", seat.Answers)
		}
		if _, err := db.Fill(t.Context(), session, []store.Put{{Question: "lead-mandate"}}); !errors.Is(err, store.ErrConflict) {
			t.Errorf("an older version: %v", err)
		}
		if _, err := db.Seat(t.Context(), invite.SessionHash(invite.NewToken())); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("nobody's session: %v", err)
		}
		if err := db.HandIn(t.Context(), session); err != nil {
			t.Fatal(err)
		}
		want := store.ErrFinished
		if sitting.Disclosure == assessment.DisclosureAnonymous {
			want = store.ErrNotFound
		}
		if _, err := db.Fill(t.Context(), session, puts); !errors.Is(err, want) {
			t.Errorf("after handing in: %v, want %v", err, want)
		}
		if err := db.SetRoundState(t.Context(), "nord", "baseline", assessment.RoundClosed, "2026-11-24"); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Fill(t.Context(), elsewhere, puts); !errors.Is(err, store.ErrClosed) {
			t.Errorf("after the round: %v", err)
		}
		e, _, err := db.Frame(t.Context(), "nord", "baseline")
		if err != nil || e.Rounds[0].State != assessment.RoundClosed || len(e.Rounds) != 1 {
			t.Errorf("frame %+v, %v", e, err)
		}
	})
}
