package store_test

import (
	"errors"
	"testing"
	"time"

	"lotse/assessment/invite"
	"lotse/assessment/store"
)

func hash() invite.Hash { return invite.SessionHash(invite.NewToken()) }

func TestUsers(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		ctx := t.Context()
		id, err := db.AddUser(ctx, "thea@example.com")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.AddUser(ctx, "thea@example.com"); !errors.Is(err, store.ErrExists) {
			t.Errorf("twice: %v", err)
		}
		if err := db.PutPasskey(ctx, id, []byte{1}, []byte(`{"a":1}`)); err != nil {
			t.Fatal(err)
		}
		if err := db.PutPasskey(ctx, id, []byte{1}, []byte(`{"a":2}`)); err != nil {
			t.Fatal(err)
		}
		if err := db.SetPassword(ctx, id, "$argon2id$…", "SECRET"); err != nil {
			t.Fatal(err)
		}
		u, err := db.UserByName(ctx, "thea@example.com")
		if err != nil || u.ID != id || u.TOTP != "SECRET" || len(u.Passkeys) != 1 || string(u.Passkeys[0]) != `{"a":2}` || u.Disabled {
			t.Errorf("%+v, %v", u, err)
		}
		for i, want := range []error{nil, store.ErrConflict, store.ErrConflict, nil} {
			if err := db.UseCode(ctx, id, []int64{7, 7, 6, 8}[i]); !errors.Is(err, want) {
				t.Errorf("code %d: %v, want %v", i, err, want)
			}
		}
		if _, err := db.UserByName(ctx, "nobody"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("nobody: %v", err)
		}
		if err := db.DisableUser(ctx, "nobody", true); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("nobody disabled: %v", err)
		}
	})
}

func TestTickets(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		ctx := t.Context()
		id, err := db.AddUser(ctx, "thea@example.com")
		if err != nil {
			t.Fatal(err)
		}
		first, second := hash(), hash()
		for _, h := range []invite.Hash{first, second} {
			if err := db.AddTicket(ctx, id, h, db.Now().Add(time.Hour)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := db.Ticket(ctx, first); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("an earlier ticket: %v", err)
		}
		if u, err := db.Ticket(ctx, second); err != nil || u.ID != id {
			t.Errorf("%v, %v", u, err)
		}
		if err := db.UseTicket(ctx, second); err != nil {
			t.Error(err)
		}
		if err := db.UseTicket(ctx, second); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a used ticket: %v", err)
		}
		late := hash()
		if err := db.AddTicket(ctx, id, late, db.Now()); err != nil {
			t.Fatal(err)
		}
		if err := db.UseTicket(ctx, late); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("an expired ticket: %v", err)
		}
	})
}

func TestSessions(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		ctx, now := t.Context(), db.Now()
		db.Now = func() time.Time { return now }
		id, err := db.AddUser(ctx, "thea@example.com")
		if err != nil {
			t.Fatal(err)
		}
		is := func(what string, h invite.Hash, want error) {
			t.Helper()
			if _, err := db.Session(ctx, h); !errors.Is(err, want) {
				t.Errorf("%s: %v, want %v", what, err, want)
			}
		}
		begin := func(before invite.Hash, user string) invite.Hash {
			t.Helper()
			h := hash()
			if err := db.BeginSession(ctx, h, before, user); err != nil {
				t.Fatal(err)
			}
			return h
		}
		one := begin(invite.Hash{}, id)
		other := begin(one, id)
		is("the one before", one, store.ErrNotFound)
		is("the new one", other, nil)
		for range 23 {
			now = now.Add(store.SessionIdle - time.Minute)
			is("in use", other, nil)
		}
		now = now.Add(53 * time.Minute)
		is("after twelve hours", other, store.ErrNotFound)
		idle := begin(invite.Hash{}, "")
		now = now.Add(store.SessionIdle)
		is("idle", idle, store.ErrNotFound)
		a, b, local := begin(invite.Hash{}, id), begin(invite.Hash{}, id), begin(invite.Hash{}, "")
		if err := db.DisableUser(ctx, id, true); err != nil {
			t.Fatal(err)
		}
		is("disabled", a, store.ErrNotFound)
		is("disabled", b, store.ErrNotFound)
		is("somebody else", local, nil)
		if err := db.EndSession(ctx, local); err != nil {
			t.Fatal(err)
		}
		is("logged out", local, store.ErrNotFound)
	})
}
