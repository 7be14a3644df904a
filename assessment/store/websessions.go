package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"lotse/assessment/invite"
)

// How long a consultant's session lasts: since she was last seen, and in all (OWASP
// ASVS 7.3). A session is noted as seen no more often than once a minute.
const (
	SessionIdle  = 30 * time.Minute
	SessionTotal = 12 * time.Hour
	sessionNoted = time.Minute
)

// BeginSession ties what a consultant's browser holds to a user, "" for whoever has the
// computer itself. before, the session the browser held until now, ends.
func (db *DB) BeginSession(ctx context.Context, session, before invite.Hash, user string) error {
	err := db.change(ctx, func(tx *txn) error {
		now := db.now()
		if _, err := tx.exec(ctx, `DELETE FROM web_session WHERE hash = $1 OR seen_ms <= $2 OR begun_ms <= $3`, before[:],
			now-SessionIdle.Milliseconds(), now-SessionTotal.Milliseconds()); err != nil {
			return err
		}
		_, err := tx.exec(ctx, `INSERT INTO web_session (hash, user_id, begun_ms, seen_ms) VALUES ($1, $2, $3, $3)`, session[:], user, now)
		return err
	})
	if err != nil {
		return fmt.Errorf("begin a session: %w", err)
	}
	return nil
}

// Session returns the user of a session, the zero User for whoever has the computer
// itself; [ErrNotFound] if it has ended or the user is disabled. It counts as being seen.
func (db *DB) Session(ctx context.Context, session invite.Hash) (User, error) {
	var id string
	var begun, seen int64
	err := db.view(ctx, func(tx *txn) error {
		return tx.one(ctx, into(&id, &begun, &seen), `SELECT user_id, begun_ms, seen_ms FROM web_session WHERE hash = $1`, session[:])
	})
	now := db.now()
	if err == nil && (now-seen >= SessionIdle.Milliseconds() || now-begun >= SessionTotal.Milliseconds()) {
		err = ErrNotFound
	}
	var u User
	if err == nil && id != "" {
		if u, err = db.User(ctx, id); err == nil && u.Disabled {
			err = ErrNotFound
		}
	}
	if err == nil && now-seen >= sessionNoted.Milliseconds() {
		err = db.change(ctx, func(tx *txn) error {
			_, err := tx.exec(ctx, `UPDATE web_session SET seen_ms = $2 WHERE hash = $1`, session[:], now)
			return err
		})
	}
	if err != nil {
		return User{}, fmt.Errorf("session: %w", err)
	}
	return u, nil
}

// EndSession ends a session; one that has ended already is no error.
func (db *DB) EndSession(ctx context.Context, session invite.Hash) error {
	return db.endSessions(ctx, `DELETE FROM web_session WHERE hash = $1`, session[:])
}

// EndSessions ends all sessions of a user.
func (db *DB) EndSessions(ctx context.Context, user string) error {
	return db.endSessions(ctx, `DELETE FROM web_session WHERE user_id = $1`, user)
}

func (db *DB) endSessions(ctx context.Context, query string, arg any) error {
	err := db.change(ctx, func(tx *txn) error {
		_, err := tx.exec(ctx, query, arg)
		return err
	})
	if err != nil && !errors.Is(err, ErrNotFound) {
		return fmt.Errorf("end sessions: %w", err)
	}
	return nil
}
