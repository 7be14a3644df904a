package store_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
)

// noon is when tests of invitations happen.
var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// surveyed saves an engagement and stops the store's clock.
func surveyed(t *testing.T, db *store.DB) {
	t.Helper()
	db.Now = func() time.Time { return noon }
	save(t, db, engagement())
}

func way(promise assessment.Disclosure, address string) invite.Way {
	l := invite.NewLink("experts", invite.Personal, "en", promise, noon.Add(24*time.Hour))
	l.Address = address
	return invite.NewWay(l)
}

func shared(promise assessment.Disclosure, places int) invite.Way {
	l := invite.NewLink("editors", invite.Shared, "de", promise, noon.Add(24*time.Hour))
	l.Places = places
	return invite.NewWay(l)
}

func add(t *testing.T, db *store.DB, ways ...invite.Way) []invite.Way {
	t.Helper()
	added, err := db.AddLinks(t.Context(), "nord", "baseline", ways)
	if err != nil {
		t.Fatal(err)
	}
	return added
}

func links(t *testing.T, db *store.DB) map[string]invite.Link {
	t.Helper()
	list, err := db.Links(t.Context(), "nord", "baseline")
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]invite.Link{}
	for _, l := range list {
		byID[l.ID] = l
	}
	return byID
}

func TestLinks_ReadBackAlike(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		made := []invite.Way{way(assessment.DisclosureNamed, "a@example.com"), way(assessment.DisclosureAnonymous, ""), shared(0, 5), shared(0, 0)}
		if got := add(t, db, made...); len(got) != len(made) {
			t.Fatalf("%d links added of %d", len(got), len(made))
		}
		want := map[string]invite.Link{}
		for _, w := range made {
			want[w.Link.ID] = w.Link
		}
		same := cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })
		if diff := cmp.Diff(want, links(t, db), same); diff != "" {
			t.Errorf("-added +read:\n%s", diff)
		}
	})
}

func TestAddLinks_OnePersonOneLink(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		first := way(0, "a@example.com")
		add(t, db, first)
		again, other := way(0, "a@example.com"), way(0, "b@example.com")
		if got := add(t, db, again, other); len(got) != 1 || got[0].Link.ID != other.Link.ID {
			t.Errorf("added %v", got)
		}
		if _, _, _, err := db.LinkBySecret(t.Context(), again.Token.Hash()); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("the link that was left out works: %v", err)
		}
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				if _, err := db.AddLinks(t.Context(), "nord", "baseline", []invite.Way{way(0, "c@example.com"), way(0, "d@example.com")}); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		var addresses []string
		for _, l := range links(t, db) {
			addresses = append(addresses, l.Address)
		}
		slices.Sort(addresses)
		if diff := cmp.Diff([]string{"a@example.com", "b@example.com", "c@example.com", "d@example.com"}, addresses); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAddLinks_Refuses(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		one := []invite.Way{way(0, "a@example.com")}
		if _, err := db.AddLinks(t.Context(), "nobody", "baseline", one); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("no engagement: %v", err)
		}
		if _, err := db.AddLinks(t.Context(), "nord", "third", one); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("no round: %v", err)
		}
		if err := db.SetRoundState(t.Context(), "nord", "baseline", assessment.RoundClosed, "2026-11-24"); err != nil {
			t.Fatal(err)
		}
		if _, err := db.AddLinks(t.Context(), "nord", "baseline", one); !errors.Is(err, store.ErrClosed) {
			t.Errorf("closed round: %v", err)
		}
		if got := links(t, db); len(got) > 0 {
			t.Errorf("a refused link is there: %v", got)
		}
	})
}

func TestLinkBySecret_OneAnswerForAllThatDoNotWork(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		good, revoked, expired, used, group := way(0, ""), way(0, ""), way(0, ""), way(0, ""), shared(0, 0)
		expired.Link.Expires = noon
		add(t, db, good, revoked, expired, used, group)
		if err := db.RevokeLink(t.Context(), "nord", revoked.Link.ID); err != nil {
			t.Fatal(err)
		}
		if err := db.UseLink(t.Context(), "nord", used.Link.ID); err != nil {
			t.Fatal(err)
		}
		for name, hash := range map[string]invite.Hash{"by link": good.Token.Hash(), "by code": group.Code.Hash(), "shared, by link": group.Token.Hash()} {
			engagement, round, l, err := db.LinkBySecret(t.Context(), hash)
			if err != nil || engagement != "nord" || round != "baseline" || l.ID == "" {
				t.Errorf("%s: %s/%s, %+v, %v", name, engagement, round, l, err)
			}
		}
		var said []string
		for _, hash := range []invite.Hash{
			invite.NewToken().Hash(), revoked.Token.Hash(), expired.Token.Hash(), used.Token.Hash(), {},
			invite.SessionHash(good.Token), // a link's token is no session and the other way round
		} {
			_, _, l, err := db.LinkBySecret(t.Context(), hash)
			if !errors.Is(err, store.ErrNotFound) || l.ID != "" {
				t.Fatalf("%+v, %v", l, err)
			}
			_, begun := db.Begin(t.Context(), hash, invite.NewToken().Hash())
			if !errors.Is(begun, store.ErrNotFound) {
				t.Fatalf("begin: %v", begun)
			}
			said = append(said, err.Error(), begun.Error())
		}
		slices.Sort(said)
		if said = slices.Compact(said); len(said) != 2 {
			t.Errorf("links that do not work are told apart: %q", said)
		}
	})
}

func TestRevokeAndUse_Unknown(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		w := way(0, "")
		add(t, db, w)
		for name, do := range map[string]func() error{
			"revoke":           func() error { return db.RevokeLink(t.Context(), "nord", "nothing") },
			"use":              func() error { return db.UseLink(t.Context(), "nord", "nothing") },
			"of another":       func() error { return db.RevokeLink(t.Context(), "other", w.Link.ID) },
			"use of another's": func() error { return db.UseLink(t.Context(), "other", w.Link.ID) },
		} {
			if err := do(); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := db.UseLink(t.Context(), "nord", w.Link.ID); err != nil {
			t.Fatal(err)
		}
		if err := db.UseLink(t.Context(), "nord", w.Link.ID); !errors.Is(err, store.ErrFinished) {
			t.Errorf("used twice: %v", err)
		}
	})
}

// TestLinks_NoSecretAtRest reads every file of a store byte by byte: no secret is in it,
// in no form it could be used in.
func TestLinks_NoSecretAtRest(t *testing.T) {
	where := storetest.SQLite(t)
	db := openAt(t, where)
	surveyed(t, db)
	session, group, personal := invite.NewToken(), shared(0, 0), way(0, "a@example.com")
	more := invite.NewWay(personal.Link)
	add(t, db, personal, group)
	if err := db.AddSecrets(t.Context(), "nord", []invite.Way{more}); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Begin(t.Context(), more.Token.Hash(), invite.SessionHash(session)); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db = openAt(t, where) // what was in the WAL is in the file now
	if _, err := db.Sitting(t.Context(), invite.SessionHash(session)); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(where + "*")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	hash, found := personal.Token.Hash(), 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found += bytes.Count(data, hash[:])
		for _, token := range []invite.Token{personal.Token, more.Token, group.Token, session} {
			raw, err := base64.RawURLEncoding.DecodeString(token.Secret())
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(data, []byte(token.Secret())) || bytes.Contains(data, raw) {
				t.Errorf("%s holds a token", file)
			}
		}
		if bytes.Contains(data, []byte(group.Code)) || bytes.Contains(data, []byte(group.Code.String())) {
			t.Errorf("%s holds a code", file)
		}
	}
	if found == 0 {
		t.Error("the search finds not even the hash that must be there")
	}
}

func TestForgetAddresses(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		named, anonymous := way(assessment.DisclosureNamed, "a@example.com"), way(assessment.DisclosureAnonymous, "b@example.com")
		add(t, db, named, anonymous)
		if n, err := db.QueueInvitations(t.Context(), "nord", "baseline", mailboxes("a@example.com", "b@example.com")); n != 2 || err != nil {
			t.Fatal(n, err)
		}
		sessions := map[string]invite.Hash{}
		for _, w := range []invite.Way{named, anonymous} {
			sessions[w.Link.ID] = invite.NewToken().Hash()
			if _, err := db.Begin(t.Context(), w.Token.Hash(), sessions[w.Link.ID]); err != nil {
				t.Fatal(err)
			}
		}
		if err := db.ForgetAddresses(t.Context(), "nord", "baseline"); err != nil {
			t.Fatal(err)
		}
		for _, l := range links(t, db) {
			if l.Address != "" {
				t.Errorf("link %s still has an address", l.ID)
			}
		}
		if mails, err := db.Mails(t.Context(), "nord", "baseline"); len(mails) > 0 || err != nil {
			t.Errorf("%d mails are left, %v", len(mails), err)
		}
		if _, err := db.Sitting(t.Context(), sessions[anonymous.Link.ID]); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("an anonymous person is still tied to a link: %v", err)
		}
		if _, err := db.Sitting(t.Context(), sessions[named.Link.ID]); err != nil {
			t.Errorf("a named person: %v", err)
		}
	})
}

// TestLinks_OutliveADocument: an engagement that is replaced by its own document keeps
// its links, its addresses and those who are filling in.
func TestLinks_OutliveADocument(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		surveyed(t, db)
		w, session := way(0, "a@example.com"), invite.NewToken().Hash()
		add(t, db, w)
		s, err := db.Begin(t.Context(), w.Token.Hash(), session)
		if err != nil {
			t.Fatal(err)
		}
		save(t, db, load(t, db, "nord"), store.Replace)
		again, err := db.Begin(t.Context(), w.Token.Hash(), invite.NewToken().Hash())
		if err != nil || again.Respondent != s.Respondent {
			t.Errorf("after the replacement %+v, %v, want respondent %s", again, err, s.Respondent)
		}
		if got := links(t, db)[w.Link.ID]; got.Address != "a@example.com" || !got.Begun {
			t.Errorf("after the replacement %+v", got)
		}
		if err := db.Delete(t.Context(), "nord"); err != nil {
			t.Fatal(err)
		}
		if _, _, _, err := db.LinkBySecret(t.Context(), w.Token.Hash()); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a link of a deleted engagement: %v", err)
		}
	})
}
