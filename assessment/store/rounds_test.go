package store_test

import (
	"errors"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// settled is the engagement of the tests with settings that are no defaults.
func settled() *assessment.Engagement {
	e := engagement()
	e.Disclosure, e.Brand, e.Address = assessment.DisclosureNamed, "hafen", assessment.AddressInformal
	e.Rounds[0].State = assessment.RoundClosed
	return e
}

func TestSettings(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, settled())
		if diff := cmp.Diff(settled(), load(t, db, "nord"), cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
		e := engagement() // all defaults again
		save(t, db, e, store.Replace)
		if diff := cmp.Diff(e, load(t, db, "nord"), cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
	})
}

func is(t *testing.T, what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: err = %v, want %v", what, err, want)
	}
}

var yes = []store.Put{{Question: "flag", Answer: assessment.GivenAnswer(questionnaires.Flag(false)), Version: store.AnyVersion}}

func TestRoundState(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		ctx := t.Context()
		put := func(who string) error { _, err := db.PutAnswers(ctx, "nord", "baseline", who, yes); return err }
		set := func(s assessment.RoundState, date string) error {
			return db.SetRoundState(ctx, "nord", "baseline", s, date)
		}
		is(t, "open", put("z"), nil)
		is(t, "close", set(assessment.RoundClosed, "2026-12-01"), nil)
		is(t, "closed: an answer", put("z"), store.ErrClosed)
		is(t, "closed: a fact", put(""), store.ErrClosed)
		is(t, "closed: a person", db.AddRespondent(ctx, "nord", "baseline", assessment.Respondent{ID: "n", Group: "experts"}), store.ErrClosed)
		is(t, "closed: the invited", db.SetInvited(ctx, "nord", "baseline", map[string]int{"experts": 9}), store.ErrClosed)
		is(t, "close again", set(assessment.RoundClosed, "2027-12-01"), nil)
		if r := load(t, db, "nord").Round("baseline"); r.State != assessment.RoundClosed || r.Date != "2026-12-01" {
			t.Errorf("state %s, date %s", r.State, r.Date)
		}
		is(t, "open again", set(assessment.RoundOpen, ""), nil)
		is(t, "open again: an answer", put(""), nil)
		is(t, "freeze", set(assessment.RoundFrozen, "2026-12-02"), nil)
		is(t, "frozen: an answer", put("z"), store.ErrFrozen)
		is(t, "frozen: an answer is refused as closed, too", put("z"), store.ErrClosed)
		is(t, "thaw", set(assessment.RoundOpen, ""), store.ErrFrozen)
		is(t, "the other round", db.SetRoundState(ctx, "nord", "second", assessment.RoundClosed, ""), nil)
		is(t, "no such round", db.SetRoundState(ctx, "nord", "third", assessment.RoundClosed, ""), store.ErrNotFound)
		is(t, "no such engagement", db.SetRoundState(ctx, "none", "third", assessment.RoundClosed, ""), store.ErrNotFound)
	})
}

// An engagement may be replaced, but not what a frozen round says.
func TestFrozenRoundOutlivesReplacement(t *testing.T) {
	frozen := func(change func(*assessment.Engagement)) *assessment.Engagement {
		e := engagement()
		e.Round("baseline").State = assessment.RoundFrozen
		change(e)
		return e
	}
	baseline := func(change func(*assessment.Round)) *assessment.Engagement {
		return frozen(func(e *assessment.Engagement) { change(e.Round("baseline")) })
	}
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, frozen(func(*assessment.Engagement) {}))
		for name, e := range map[string]*assessment.Engagement{
			"opened":     baseline(func(r *assessment.Round) { r.State = assessment.RoundOpen }),
			"gone":       frozen(func(e *assessment.Engagement) { e.Rounds = e.Rounds[:1] }),
			"a fact":     baseline(func(r *assessment.Round) { r.Facts["flag"] = assessment.GivenAnswer(questionnaires.Flag(false)) }),
			"a new fact": baseline(func(r *assessment.Round) { r.Facts["new"] = r.Facts["flag"] }),
			"swapped":    baseline(func(r *assessment.Round) { r.Facts["new"] = r.Facts["flag"]; delete(r.Facts, "flag") }),
			"an answer":  baseline(func(r *assessment.Round) { delete(r.Respondents[0].Answers, "lead-roles") }),
			"a person":   baseline(func(r *assessment.Round) { r.Respondents = r.Respondents[:1] }),
			"a group":    baseline(func(r *assessment.Round) { r.Respondents[1].Group = "editors" }),
		} {
			is(t, name, db.SaveEngagement(t.Context(), e, pack(t), store.Replace), store.ErrFrozen)
		}
		e := frozen(func(e *assessment.Engagement) { e.Client = "Other"; e.Round("second").Facts = facts() })
		save(t, db, e, store.Replace)
		if diff := cmp.Diff(e, load(t, db, "nord"), cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAddRound(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		r := assessment.Round{ID: "third", Invited: map[string]int{"experts": 2}}
		is(t, "add", db.AddRound(t.Context(), "nord", r), nil)
		is(t, "add twice", db.AddRound(t.Context(), "nord", r), store.ErrExists)
		is(t, "to none", db.AddRound(t.Context(), "none", r), store.ErrNotFound)
		is(t, "invite", db.SetInvited(t.Context(), "nord", "third", map[string]int{"editors": 4}), nil)
		r.Invited = map[string]int{"experts": 2, "editors": 4}
		e := load(t, db, "nord")
		if diff := cmp.Diff(&r, e.Latest(), cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
		is(t, "archive", db.Archive(t.Context(), "nord", true), nil)
		is(t, "to an archived one", db.AddRound(t.Context(), "nord", assessment.Round{ID: "fourth"}), store.ErrArchived)
	})
}

func TestCopyFacts(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		ctx := t.Context()
		is(t, "add", db.AddRound(ctx, "nord", assessment.Round{ID: "third"}), nil)
		own := assessment.GivenAnswer(questionnaires.Number(7))
		if _, err := db.PutAnswers(ctx, "nord", "third", "", []store.Put{{Question: "number", Answer: own}, {Question: "pick", Answer: own}}); err != nil {
			t.Fatal(err)
		}
		if _, err := db.PutAnswers(ctx, "nord", "third", "", []store.Put{{Question: "pick", Version: 1}}); err != nil { // taken back
			t.Fatal(err)
		}
		copied, err := db.CopyFacts(ctx, "nord", "baseline", "third")
		if err != nil || len(copied) != len(facts())-1 {
			t.Fatalf("copied %v, err %v", copied, err)
		}
		want := facts()
		want["number"] = own
		e := load(t, db, "nord")
		if diff := cmp.Diff(want, e.Round("third").Facts, cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(facts(), e.Round("baseline").Facts, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("the source: %s", diff)
		}
		stored, err := db.Answers(ctx, "nord", "third", "")
		if err != nil || stored["pick"].Version != 3 {
			t.Errorf("version %d of what was taken back and copied, err %v", stored["pick"].Version, err)
		}
		copied, err = db.CopyFacts(ctx, "nord", "baseline", "third")
		if err != nil || len(copied) != 0 {
			t.Errorf("copied again: %v, err %v", copied, err)
		}
		_, err = db.CopyFacts(ctx, "nord", "none", "third")
		is(t, "from none", err, store.ErrNotFound)
		is(t, "close", db.SetRoundState(ctx, "nord", "third", assessment.RoundClosed, ""), nil)
		_, err = db.CopyFacts(ctx, "nord", "baseline", "third")
		is(t, "to a closed one", err, store.ErrClosed)
	})
}

func TestAddRespondent(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		who := assessment.Respondent{ID: "n", Group: "experts", Answers: map[string]assessment.Answer{"lead-roles": {State: assessment.DontKnow}}}
		is(t, "add", db.AddRespondent(t.Context(), "nord", "baseline", who), nil)
		is(t, "twice", db.AddRespondent(t.Context(), "nord", "baseline", who), store.ErrExists)
		is(t, "no such round", db.AddRespondent(t.Context(), "nord", "none", who), store.ErrNotFound)
		people := load(t, db, "nord").Round("baseline").Respondents
		if diff := cmp.Diff(who, people[len(people)-1]); diff != "" || len(people) != 3 {
			t.Errorf("%d people: %s", len(people), diff)
		}
	})
}

// Batches come in together or not at all.
func TestPutBatches(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		ctx := t.Context()
		person := func(id string) store.Batch {
			return store.Batch{New: &assessment.Respondent{ID: id, Group: "experts", Answers: map[string]assessment.Answer{"lead-roles": {State: assessment.DontKnow}}}}
		}
		was := load(t, db, "nord")
		stale := store.Batch{Puts: []store.Put{{Question: "flag", Answer: assessment.GivenAnswer(questionnaires.Flag(true)), Version: 99}}}
		err := db.PutBatches(ctx, "nord", "baseline", []store.Batch{person("n1"), {Puts: yes}, stale})
		is(t, "one that others changed", err, store.ErrConflict)
		is(t, "one twice", db.PutBatches(ctx, "nord", "baseline", []store.Batch{person("n1"), person("n1")}), store.ErrExists)
		is(t, "of nobody", db.PutBatches(ctx, "nord", "baseline", []store.Batch{person("n1"), {Respondent: "nobody", Puts: yes}}), store.ErrNotFound)
		if diff := cmp.Diff(was, load(t, db, "nord")); diff != "" {
			t.Errorf("half of it came in: %s", diff)
		}
		is(t, "all", db.PutBatches(ctx, "nord", "baseline", []store.Batch{person("n1"), person("n2"), {Puts: yes}}), nil)
		r := load(t, db, "nord").Round("baseline")
		if len(r.Respondents) != 4 || r.Facts["flag"].Value != questionnaires.Flag(false) {
			t.Errorf("%d people, flag %v", len(r.Respondents), r.Facts["flag"])
		}
		is(t, "close", db.SetRoundState(ctx, "nord", "baseline", assessment.RoundClosed, ""), nil)
		is(t, "nothing into a closed round", db.PutBatches(ctx, "nord", "baseline", nil), store.ErrClosed)
	})
}

// Of those who save while a round is closed, each is in or is told; no answer
// comes in afterwards.
func TestRoundState_WhileSaving(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		ctx := t.Context()
		var savers sync.WaitGroup
		for range 8 {
			savers.Go(func() {
				for {
					_, err := db.PutAnswers(ctx, "nord", "baseline", "z", yes)
					if errors.Is(err, store.ErrClosed) {
						return
					}
					if err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
		is(t, "close", db.SetRoundState(ctx, "nord", "baseline", assessment.RoundClosed, ""), nil)
		before, err := db.Answers(ctx, "nord", "baseline", "z")
		if err != nil {
			t.Fatal(err)
		}
		savers.Wait()
		after, err := db.Answers(ctx, "nord", "baseline", "z")
		if diff := cmp.Diff(before, after); diff != "" || err != nil {
			t.Errorf("err %v\n%s", err, diff)
		}
	})
}
