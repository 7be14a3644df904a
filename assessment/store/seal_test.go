package store

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/invite"
	"lotse/assessment/store/storetest"
	"lotse/questionnaires"
)

// anonymous makes an engagement in which people have promised anonymity, and lets
// three begin and two hand in.
func anonymous(t *testing.T, db *DB, promise assessment.Disclosure) {
	t.Helper()
	ctx := t.Context()
	p := assesstest.Builtin(t)
	e := &assessment.Engagement{ID: "quiet", Client: "Q", Language: "de", Pack: p.ID, Mode: assessment.ModeSurvey, KMin: 5,
		Date: "2026-11-02", Disclosure: promise, Rounds: []assessment.Round{{ID: "baseline"}}}
	if err := db.SaveEngagement(ctx, e, p); err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		token, session := invite.NewToken(), invite.SessionHash(invite.NewToken())
		link := invite.NewLink("experts", invite.Personal, "de", promise, time.Now().Add(time.Hour))
		link.Address = fmt.Sprintf("person%d@example.com", i)
		if _, err := db.AddLinks(ctx, e.ID, "baseline", []invite.Way{{Link: link, Token: token}}); err != nil {
			t.Fatal(err)
		}
		s, err := db.Begin(ctx, token.Hash(), session)
		if err != nil {
			t.Fatal(err)
		}
		puts := []Put{{Question: "lead-mandate", Answer: assessment.GivenAnswer(questionnaires.Number(2))},
			{Question: "open", Answer: assessment.GivenAnswer(questionnaires.Plain(fmt.Sprintf("words of %d", i)))}}
		if _, err := db.PutAnswers(ctx, e.ID, "baseline", s.Respondent, puts); err != nil {
			t.Fatal(err)
		}
		if i < 2 {
			if err := db.HandIn(ctx, session); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// values are all different texts and byte strings of tables, read past the store.
func values(t *testing.T, db *DB, queries ...string) map[string]bool {
	t.Helper()
	set := map[string]bool{}
	for _, query := range queries {
		rows, err := db.read.QueryContext(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := texts(rows, func(v []byte) { set[string(v)] = true }); err != nil {
			t.Fatal(err)
		}
	}
	return set
}

// The raw tables of both databases: after handing in, answers and invitations share
// the round and the group, and nothing else.
func TestHandIn_NothingInCommon(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		db, err := Open(t.Context(), where)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		anonymous(t, db, assessment.DisclosureAnonymous)
		var timed int
		if err := db.read.QueryRow(`SELECT count(*) FROM answer WHERE updated_ms <> 0`).Scan(&timed); err != nil {
			t.Fatal(err)
		}
		if timed != 2 {
			t.Errorf("%d answers have a time, want the 2 of the person who is not done", timed)
		}
		people, err := db.Seal(t.Context(), "quiet", "baseline")
		if err != nil || people != 3 {
			t.Fatalf("%d people sealed, %v", people, err)
		}
		answers := values(t, db, `SELECT * FROM respondent`, `SELECT * FROM answer`)
		for v := range values(t, db, `SELECT * FROM link`, `SELECT * FROM link_secret`, `SELECT * FROM recipient`, `SELECT * FROM outbox`, `SELECT * FROM sitting`) {
			if answers[v] && v != "quiet" && v != "baseline" && v != "experts" {
				t.Errorf("invitations and answers have %q in common", v)
			}
		}
		var newest int64
		if err := db.read.QueryRow(`SELECT max(updated_ms) + max(version) FROM answer`).Scan(&newest); err != nil || newest != 1 {
			t.Errorf("times and versions of answers add up to %d, want 0 and 1: %v", newest, err)
		}
		if db.kind == onPostgres {
			alike(t, db)
		}
	})
}

// alike checks that PostgreSQL's own note of who wrote a row tells nothing: all
// answers of a round were written by one transaction, which wrote no link.
func alike(t *testing.T, db *DB) {
	t.Helper()
	written := values(t, db, `SELECT xmin::text FROM answer`, `SELECT xmin::text FROM respondent`)
	if len(written) != 1 {
		t.Errorf("answers were written by the transactions %v", slices.Collect(maps.Keys(written)))
	}
	for x := range values(t, db, `SELECT xmin::text FROM link`, `SELECT xmin::text FROM link_secret`) {
		if written[x] {
			t.Errorf("transaction %s wrote a link and answers", x)
		}
	}
}

// Sealing keeps what was said, and does nothing where nobody was promised it.
func TestSeal(t *testing.T) {
	for promise, want := range map[assessment.Disclosure]int{assessment.DisclosureAnonymous: 3, assessment.DisclosureConfidential: 0, assessment.DisclosureNamed: 0} {
		t.Run(promise.String(), func(t *testing.T) {
			db, err := Open(t.Context(), storetest.SQLite(t))
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			anonymous(t, db, promise)
			before := said(t, db)
			people, err := db.Seal(t.Context(), "quiet", "baseline")
			if err != nil || people != want {
				t.Errorf("%d people sealed, %v; want %d", people, err, want)
			}
			if after := said(t, db); !maps.Equal(before, after) {
				t.Errorf("said before %v, after %v", before, after)
			}
		})
	}
}

// said counts what was said, whoever said it.
func said(t *testing.T, db *DB) map[string]int {
	t.Helper()
	e, _, err := db.Engagement(t.Context(), "quiet")
	if err != nil {
		t.Fatal(err)
	}
	set := map[string]int{}
	for _, who := range e.Rounds[0].Respondents {
		for q, a := range who.Answers {
			set[fmt.Sprint(who.Group, q, a)]++
		}
	}
	return set
}

// Closing a round keeps the promise without anybody having to think of it.
func TestSetRoundState_Seals(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		db, err := Open(t.Context(), where)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		anonymous(t, db, assessment.DisclosureAnonymous)
		before := said(t, db)
		if err := db.SetRoundState(t.Context(), "quiet", "baseline", assessment.RoundClosed, "2026-11-02"); err != nil {
			t.Fatal(err)
		}
		if left := values(t, db, `SELECT address FROM recipient`, `SELECT session FROM sitting`); len(left) > 0 {
			t.Errorf("%d addresses and sittings are left", len(left))
		}
		var timed int
		if err := db.read.QueryRow(`SELECT count(*) FROM answer WHERE updated_ms <> 0`).Scan(&timed); err != nil || timed != 0 {
			t.Errorf("%d answers still have a time, %v", timed, err)
		}
		if after := said(t, db); !maps.Equal(before, after) {
			t.Errorf("said before %v, after %v", before, after)
		}
	})
}
