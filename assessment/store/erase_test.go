package store_test

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
	"lotse/questionnaires"
)

// A canary is a text that stands nowhere but where a test puts it.
const (
	canary = "CANARY-" // every one begins so
	hers   = canary + "of-her-"
	others = canary + "of-others-"
)

// withCanaries is an engagement in which everything that comes from people, and
// from the client, is a canary.
func withCanaries(id string) *assessment.Engagement {
	who := func(id, mark string) assessment.Respondent {
		return assessment.Respondent{ID: id, Group: "management", Answers: map[string]assessment.Answer{
			"open":         {State: assessment.Given, Value: questionnaires.Plain(mark + "words " + strings.Repeat(mark+"long ", 1000)), Note: mark + "note"},
			"lead-mandate": {State: assessment.Given, Value: questionnaires.Number(3), Evidence: []string{mark + "evidence"}},
		}}
	}
	return &assessment.Engagement{
		ID: id, Client: canary + "client", Language: "de", Pack: "kommunikation", Mode: assessment.ModePanel, KMin: 3, Date: "2026-11-02",
		Contact: canary + "contact", Controller: canary + "controller", Retention: "2027-06-30",
		Notes:    assessment.Notes{"rep-summary": {After: questionnaires.Text{"": canary + "notes"}}},
		Pictures: []assessment.Picture{{Name: canary + "picture.png", Data: []byte(canary + "data")}},
		Rounds: []assessment.Round{{ID: "baseline",
			Facts:       assessment.Facts{"company-name": assessment.GivenAnswer(questionnaires.Plain(canary + "fact"))},
			Respondents: []assessment.Respondent{who("of-her-respondent", hers), who("of-others-respondent", others)},
			Workshop: assessment.Workshop{
				Votes:     []assessment.Vote{{Question: "lead-mandate", At: "2026-11-05 09:41:37", Counts: []int{1, 2, 3, 4, 5}, DontKnow: 6}},
				Decisions: []assessment.Point{{ID: "p1", Text: canary + "decision", Owner: canary + "owner"}},
			},
		}},
	}
}

// populate saves it; people begin through links, change answers, and what they wrote is decided on:
// every place where a person leaves something.
func populate(t *testing.T, db *store.DB, e *assessment.Engagement) (respondent string) {
	t.Helper()
	ctx := t.Context()
	save(t, db, e)
	token, session := invite.NewToken(), invite.NewToken()
	link := invite.NewLink("management", invite.Personal, "de", assessment.DisclosureConfidential, time.Now().Add(time.Hour))
	link.Address = strings.ToLower(hers) + "address@example.com"
	if _, err := db.AddLinks(ctx, e.ID, "baseline", []invite.Way{{Link: link, Token: token}}); err != nil {
		t.Fatal(err)
	}
	sitting, err := db.Begin(ctx, token.Hash(), invite.SessionHash(session))
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{hers + "first", hers + "second"} {
		put := store.Put{Question: "open", Answer: assessment.GivenAnswer(questionnaires.Plain(words)), Version: store.AnyVersion}
		if _, err := db.PutAnswers(ctx, e.ID, "baseline", sitting.Respondent, []store.Put{put}); err != nil {
			t.Fatal(err)
		}
	}
	decideOnAll(t, db, e.ID)
	if err := db.LogAccess(ctx, store.Access{Who: "me", Command: "export", Engagement: e.ID, People: 3}); err != nil {
		t.Fatal(err)
	}
	return sitting.Respondent
}

func decideOnAll(t *testing.T, db *store.DB, id string) {
	t.Helper()
	e, p, err := db.Engagement(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	var decisions []assessment.OpenDecision
	for _, text := range assessment.OpenTexts(p, e, &e.Rounds[0]) {
		mark := others
		if strings.HasPrefix(text.Words, hers) {
			mark = hers
		}
		decisions = append(decisions, assessment.OpenDecision{Question: text.Question, Digest: text.Digest, State: assessment.OpenReleased, Words: mark + "edited"})
	}
	if err := db.DecideOpen(t.Context(), id, "baseline", decisions); err != nil {
		t.Fatal(err)
	}
}

// contains reads every byte of a store's files, past the store.
func contains(t *testing.T, where, text string) bool {
	t.Helper()
	if !strings.HasPrefix(where, "postgres") {
		files, err := filepath.Glob(filepath.Join(filepath.Dir(where), "*"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%d files, %v", len(files), err)
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(bytes.ToLower(data), []byte(strings.ToLower(text))) {
				return true
			}
		}
		return false
	}
	db, err := sql.Open("pgx", where)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`CHECKPOINT`); err != nil {
		t.Fatal(err)
	}
	var n int
	// The files of all tables, of their TOAST tables and of the statistics.
	err = db.QueryRow(`SELECT count(*) FROM pg_class AS c WHERE c.relkind IN ('r', 't', 'i') AND pg_relation_filepath(c.oid) IS NOT NULL
		AND (c.relnamespace = current_schema()::regnamespace OR c.oid IN
			(SELECT reltoastrelid FROM pg_class WHERE relnamespace = current_schema()::regnamespace))
		AND position($1::bytea IN pg_read_binary_file(pg_relation_filepath(c.oid))) > 0`, []byte(text)).Scan(&n)
	if err != nil {
		t.Fatal(err)
	}
	return n > 0
}

func TestErase_LeavesNoByte(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		db := openAt(t, where)
		populate(t, db, withCanaries("northern-works"))
		save(t, db, engagement()) // another one, which stays
		erased, err := db.Erase(t.Context(), store.Access{Who: "me", Command: "erase"}, store.Target{Engagement: "northern-works"})
		if err != nil || erased.Compacted != nil {
			t.Fatal(err, erased.Compacted)
		}
		if erased.People != 3 {
			t.Errorf("%d people erased, want 3", erased.People)
		}
		log, err := db.AccessLog(t.Context(), erased.Names["northern-works"])
		if err != nil || len(log) != 2 || log[1].Command != "erase" || log[1].People != 3 {
			t.Errorf("the log goes on with %+v, %v", log, err)
		}
		prove(t, db, where, erased)
		for _, text := range []string{canary, "of-her", "of-others", "northern-works"} {
			if contains(t, where, text) {
				t.Errorf("%q is still there", text)
			}
		}
		if load(t, openAt(t, where), "nord").Client != engagement().Client {
			t.Error("the other engagement has changed")
		}
	})
}

// prove closes the store, looks for what was erased, and expects nothing.
func prove(t *testing.T, db *store.DB, where string, erased *store.Erased) {
	t.Helper()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	proof, err := store.Prove(t.Context(), where, erased)
	if err != nil {
		t.Fatal(err)
	}
	if !proof.Clean() || proof.Texts < 5 || len(proof.Places) == 0 || len(proof.Closed) > 0 {
		t.Errorf("proof: %+v", proof)
	}
}

func TestErase_OnePerson(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		db := openAt(t, where)
		sat := populate(t, db, withCanaries("north"))
		by := store.Access{Who: "me", Command: "erase"}
		if _, err := db.Erase(t.Context(), by, store.Target{Engagement: "north", Respondent: "nobody"}); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("nobody: %v, want ErrNotFound", err)
		}
		erased, err := db.Erase(t.Context(), by,
			store.Target{Engagement: "north", Respondent: "of-her-respondent", Round: "baseline"}, store.Target{Engagement: "north", Respondent: sat})
		if err != nil || erased.Compacted != nil {
			t.Fatal(err, erased.Compacted)
		}
		if links, err := db.Links(t.Context(), "north", "baseline"); err != nil || len(links) != 0 {
			t.Errorf("her link is still there: %+v, %v", links, err)
		}
		e := load(t, db, "north")
		if len(e.Rounds[0].Respondents) != 1 || e.Rounds[0].Respondents[0].ID != "of-others-respondent" || len(e.Rounds[0].Facts) != 1 {
			t.Errorf("what others said: %+v", e.Rounds[0])
		}
		decisions, err := db.OpenDecisions(t.Context(), "north", "baseline")
		if err != nil || len(decisions) != 1 || decisions[0].Words != others+"edited" {
			t.Errorf("decisions on the words of others: %+v, %v", decisions, err)
		}
		prove(t, db, where, erased)
		for _, text := range []string{hers, "of-her", sat} {
			if contains(t, where, text) {
				t.Errorf("%q is still there", text)
			}
		}
		for _, text := range []string{others, canary + "client", canary + "fact"} {
			if !contains(t, where, text) {
				t.Errorf("%q is gone", text)
			}
		}
	})
}

func TestErase_PeopleOnly(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		db := openAt(t, where)
		populate(t, db, withCanaries("north"))
		if err := db.Archive(t.Context(), "north", true); err != nil {
			t.Fatal(err)
		}
		erased, err := db.Erase(t.Context(), store.Access{Who: "me", Command: "purge"}, store.Target{Engagement: "north", People: true})
		if err != nil || erased.Compacted != nil {
			t.Fatal(err, erased.Compacted)
		}
		e := load(t, db, "north")
		if len(e.Rounds) != 1 || len(e.Rounds[0].Respondents) != 0 || len(e.Rounds[0].Facts) != 1 || e.Notes["rep-summary"].Empty() {
			t.Errorf("left: %+v", e)
		}
		prove(t, db, where, erased)
		for _, text := range []string{hers, others, "of-her"} {
			if contains(t, where, text) {
				t.Errorf("%q is still there", text)
			}
		}
		if !contains(t, where, canary+"fact") {
			t.Error("the client's facts are gone")
		}
	})
}

// A proof must be able to fail: here the rows were put back.
func TestProve_FindsWhatIsThere(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		db := openAt(t, where)
		populate(t, db, withCanaries("north"))
		erased, err := db.Erase(t.Context(), store.Access{Who: "me", Command: "erase"}, store.Target{Engagement: "north"})
		if err != nil {
			t.Fatal(err)
		}
		save(t, db, withCanaries("north"))
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		proof, err := store.Prove(t.Context(), where, erased)
		if err != nil {
			t.Fatal(err)
		}
		hits := 0
		for _, place := range proof.Places {
			hits += place.Hits
		}
		if proof.Clean() || hits == 0 || proof.Rows == 0 {
			t.Errorf("nothing found, though everything is there: %+v", proof)
		}
	})
}

// Why there is more to an erasure than deleting: the WAL still holds the rows.
func TestDelete_AloneLeavesTraces(t *testing.T) {
	where := storetest.SQLite(t)
	db := openAt(t, where)
	populate(t, db, withCanaries("north"))
	if err := db.Delete(t.Context(), "north"); err != nil {
		t.Fatal(err)
	}
	if !contains(t, where, canary) {
		t.Error("nothing left in the WAL; then the search of this test does not look at it")
	}
}
