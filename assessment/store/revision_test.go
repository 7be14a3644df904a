package store_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
)

// Every change of an engagement is another revision, of this engagement only, and what
// changes nothing is none.
func TestRevision(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		other := engagement()
		other.ID = "other"
		save(t, db, other)
		ctx := t.Context()
		revision := func(id string) store.Revision {
			t.Helper()
			l, err := db.Outline(ctx, id)
			if err != nil {
				t.Fatal(err)
			}
			return l.Revision
		}
		seen := map[store.Revision]string{}
		untouched := revision("other")
		link := invite.NewWay(invite.NewLink("experts", invite.Personal, "de", assessment.DisclosureConfidential, db.Now().Add(time.Hour)))
		session := invite.SessionHash(invite.NewToken())
		for _, step := range []struct {
			what string
			do   func() error
		}{
			{"save", func() error { return nil }},
			{"a fact", func() error { _, err := db.PutAnswers(ctx, "nord", "baseline", "", yes); return err }},
			{"an answer", func() error { _, err := db.PutAnswers(ctx, "nord", "baseline", "z", yes); return err }},
			{"a person", func() error {
				return db.AddRespondent(ctx, "nord", "baseline", assessment.Respondent{ID: "n", Group: "experts"})
			}},
			{"invited", func() error { return db.SetInvited(ctx, "nord", "baseline", map[string]int{"experts": 9}) }},
			{"a link", func() error {
				_, err := db.AddLinks(ctx, "nord", "baseline", []invite.Way{link})
				return err
			}},
			{"begin", func() error { _, err := db.Begin(ctx, link.Token.Hash(), session); return err }},
			{"fill", func() error { _, err := db.Fill(ctx, session, yes); return err }},
			{"hand in", func() error { return db.HandIn(ctx, session) }},
			{"a workshop", func() error {
				_, err := db.ChangeWorkshop(ctx, "nord", "baseline", store.AnyVersion, func(w *assessment.Workshop) error {
					w.Decisions = append(w.Decisions, assessment.Point{ID: "go-on", Text: "Go on"})
					return nil
				})
				return err
			}},
			{"a decision on words", func() error {
				return db.DecideOpen(ctx, "nord", "baseline", []assessment.OpenDecision{{Question: "open", Digest: "x", State: assessment.OpenReleased}})
			}},
			{"the plan", func() error {
				return db.SaveCuration(ctx, "nord", load(t, db, "nord").Plan, assessment.Curation{}.Decide("x", assessment.Decision{Verdict: assessment.Accept}))
			}},
			{"notes", func() error {
				return db.PutNote(ctx, "nord", assessment.Note{Chapter: "rep-levers", Place: assessment.NoteBefore, Words: "More"}, "")
			}},
			{"settings", func() error {
				return db.ChangeSettings(ctx, "nord", func(e *assessment.Engagement, _ bool) error { e.Client = "Süd"; return nil })
			}},
			{"another round", func() error { return db.AddRound(ctx, "nord", assessment.Round{ID: "later"}) }},
			{"a closed round", func() error {
				return db.SetRoundState(ctx, "nord", "baseline", assessment.RoundClosed, "2026-12-01")
			}},
			{"archived", func() error { return db.Archive(ctx, "nord", true) }},
			{"brought back", func() error { return db.Archive(ctx, "nord", false) }},
			{"one person erased", func() error {
				_, err := db.Erase(ctx, store.Access{}, store.Target{Engagement: "nord", Respondent: "z"})
				return err
			}},
			{"everybody erased", func() error {
				_, err := db.Erase(ctx, store.Access{}, store.Target{Engagement: "nord", People: true})
				return err
			}},
			{"replaced", func() error { return db.SaveEngagement(ctx, engagement(), pack(t), store.Replace) }},
			{"made again", func() error {
				if err := db.Delete(ctx, "nord"); err != nil {
					return err
				}
				return db.SaveEngagement(ctx, engagement(), pack(t))
			}},
		} {
			if err := step.do(); err != nil {
				t.Fatalf("%s: %v", step.what, err)
			}
			now := revision("nord")
			if before, there := seen[now]; there {
				t.Errorf("after %s the revision is that after %s", step.what, before)
			}
			if again := revision("nord"); again != now {
				t.Errorf("after %s the revision changes by itself", step.what)
			}
			seen[now] = step.what
		}
		if now := revision("other"); now != untouched {
			t.Error("another engagement's revision has changed")
		}
	})
}

// An outline is the engagement without its people.
func TestOutline(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		e := settled()
		save(t, db, e)
		l, err := db.Outline(t.Context(), "nord")
		if err != nil {
			t.Fatal(err)
		}
		for i := range e.Rounds {
			e.Rounds[i].Respondents = nil
		}
		if diff := cmp.Diff(e, l.Engagement, cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
		_, err = db.Outline(t.Context(), "nobody")
		is(t, "an engagement that is not there", err, store.ErrNotFound)
	})
}

// While people answer through two servers, nobody reads two states under one revision.
func TestRevision_OneStateEach(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		one := openAt(t, where)
		other := openAt(t, where)
		e := engagement()
		for i := range 8 {
			e.Rounds[1].Respondents = append(e.Rounds[1].Respondents, assessment.Respondent{ID: fmt.Sprint("w", i), Group: "experts"})
		}
		save(t, one, e)
		var writing, reading sync.WaitGroup
		stop := make(chan struct{})
		for i := range 8 {
			writing.Go(func() {
				db := []*store.DB{one, other}[i%2]
				for n := range 40 {
					put := store.Put{Question: "text", Answer: assessment.Answer{State: assessment.DontKnow, Note: fmt.Sprint(n)}, Version: store.AnyVersion}
					if _, err := db.PutAnswers(context.Background(), "nord", "baseline", fmt.Sprint("w", i), []store.Put{put}); err != nil {
						t.Error(err)
					}
				}
			})
		}
		var mu sync.Mutex
		states := map[store.Revision]string{}
		for _, db := range []*store.DB{one, other} {
			reading.Go(func() {
				for {
					l, err := db.Whole(context.Background(), "nord")
					if err != nil {
						t.Error(err)
						return
					}
					state := ""
					for _, who := range l.Engagement.Rounds[1].Respondents {
						state += who.ID + ":" + who.Answers["text"].Note + " "
					}
					mu.Lock()
					if before, there := states[l.Revision]; there && before != state {
						t.Errorf("one revision, two states: %s and %s", before, state)
					}
					states[l.Revision] = state
					mu.Unlock()
					select {
					case <-stop:
						return
					default:
					}
				}
			})
		}
		writing.Wait()
		close(stop)
		reading.Wait()
		if len(states) < 3 {
			t.Errorf("only %d states were read", len(states))
		}
	})
}
