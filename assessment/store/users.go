package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"lotse/assessment/invite"
)

// A User is a consultant who comes in through the browser.
type User struct {
	ID, Name string
	Password string // an argon2id hash in PHC form; "" for none
	TOTP     string // the secret of the app that shows codes; "" for none
	Disabled bool
	Created  int64 // Unix milliseconds, UTC
	Passkeys []json.RawMessage
}

// AddUser adds a user who can do nothing yet, and returns her id; [ErrExists] if there
// is one of that name.
func (db *DB) AddUser(ctx context.Context, name string) (string, error) {
	id := invite.NewID()
	err := db.change(ctx, func(tx *txn) error {
		rows, err := tx.exec(ctx, `INSERT INTO web_user (id, name, password, totp, totp_step, disabled, created_ms)
			VALUES ($1, $2, '', '', 0, 0, $3) ON CONFLICT (name) DO NOTHING`, id, name, db.now())
		if err == nil && rows == 0 {
			err = ErrExists
		}
		return err
	})
	if err != nil {
		return "", fmt.Errorf("add user %s: %w", name, err)
	}
	return id, nil
}

// Users lists all users by name.
func (db *DB) Users(ctx context.Context) ([]User, error) {
	return db.users(ctx, "users", `WHERE 1 = $1`, 1)
}

// UserByName finds a user; [ErrNotFound] if there is none.
func (db *DB) UserByName(ctx context.Context, name string) (User, error) {
	return db.user(ctx, `WHERE name = $1`, name)
}

// User finds a user by her id; [ErrNotFound] if there is none.
func (db *DB) User(ctx context.Context, id string) (User, error) {
	return db.user(ctx, `WHERE id = $1`, id)
}

func (db *DB) user(ctx context.Context, where, key string) (User, error) {
	list, err := db.users(ctx, "user "+key, where, key)
	if err != nil {
		return User{}, err
	}
	if len(list) == 0 {
		return User{}, fmt.Errorf("user %s: %w", key, ErrNotFound)
	}
	return list[0], nil
}

func (db *DB) users(ctx context.Context, what, where string, arg any) ([]User, error) {
	var list []User
	err := db.view(ctx, func(tx *txn) error {
		list = nil
		err := tx.each(ctx, func(scan func(...any) error) error {
			var u User
			err := scan(&u.ID, &u.Name, &u.Password, &u.TOTP, &u.Disabled, &u.Created)
			list = append(list, u)
			return err
		}, `SELECT id, name, password, totp, disabled = 1, created_ms FROM web_user `+where, arg)
		for i := range list {
			if err != nil {
				break
			}
			err = tx.each(ctx, func(scan func(...any) error) error {
				var key []byte
				err := scan(&key)
				list[i].Passkeys = append(list[i].Passkeys, key)
				return err
			}, `SELECT data FROM web_passkey WHERE user_id = $1 ORDER BY id`, list[i].ID)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	slices.SortFunc(list, func(a, b User) int { return strings.Compare(a.Name, b.Name) })
	return list, nil
}

// SetPassword gives a user a password, as a hash, and the secret of the app that shows
// her codes. All her sessions end.
func (db *DB) SetPassword(ctx context.Context, user, hash, totp string) error {
	return db.changeUser(ctx, "set the password of", user, `UPDATE web_user SET password = $2, totp = $3, totp_step = 0 WHERE id = $1`, hash, totp)
}

// ForgetKeys takes from a user everything that lets her in: password, app and passkeys.
// All her sessions end; a ticket that was made for her still works.
func (db *DB) ForgetKeys(ctx context.Context, user string) error {
	err := db.change(ctx, func(tx *txn) error {
		if err := affectsOne(tx.exec(ctx, `UPDATE web_user SET password = '', totp = '', totp_step = 0 WHERE id = $1`, user)); err != nil {
			return err
		}
		if _, err := tx.exec(ctx, `DELETE FROM web_passkey WHERE user_id = $1`, user); err != nil {
			return err
		}
		_, err := tx.exec(ctx, `DELETE FROM web_session WHERE user_id = $1`, user)
		return err
	})
	if err != nil {
		return fmt.Errorf("forget the keys of user %s: %w", user, err)
	}
	return nil
}

// DisableUser keeps a user out, at once, or lets her in again.
func (db *DB) DisableUser(ctx context.Context, user string, disabled bool) error {
	return db.changeUser(ctx, "disable", user, `UPDATE web_user SET disabled = $2 WHERE id = $1`, truth(disabled))
}

// changeUser changes a user; whoever is in as that user is out afterwards.
func (db *DB) changeUser(ctx context.Context, what, user, query string, args ...any) error {
	err := db.change(ctx, func(tx *txn) error {
		if err := affectsOne(tx.exec(ctx, query, append([]any{user}, args...)...)); err != nil {
			return err
		}
		_, err := tx.exec(ctx, `DELETE FROM web_session WHERE user_id = $1`, user)
		return err
	})
	if err != nil {
		return fmt.Errorf("%s user %s: %w", what, user, err)
	}
	return nil
}

// UseCode notes that a user's code of a step of 30 seconds was used. [ErrConflict] says
// that it, or a later one, was used before: no code works twice.
func (db *DB) UseCode(ctx context.Context, user string, step int64) error {
	err := db.change(ctx, func(tx *txn) error {
		rows, err := tx.exec(ctx, `UPDATE web_user SET totp_step = $2 WHERE id = $1 AND totp_step < $2`, user, step)
		if err == nil && rows == 0 {
			err = ErrConflict
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("use a code of user %s: %w", user, err)
	}
	return nil
}

// PutPasskey keeps what a user's passkey is known by; it replaces the one with the id.
func (db *DB) PutPasskey(ctx context.Context, user string, id []byte, data json.RawMessage) error {
	err := db.change(ctx, func(tx *txn) error {
		rows, err := tx.exec(ctx, `INSERT INTO web_passkey (id, user_id, data) VALUES ($1, $2, $3)
			ON CONFLICT (id) DO UPDATE SET data = excluded.data WHERE web_passkey.user_id = excluded.user_id`, id, user, string(data))
		if err == nil && rows == 0 {
			err = ErrExists // it is another user's
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("keep a passkey of user %s: %w", user, err)
	}
	return nil
}

// AddTicket lets a user set a password or a passkey once, with a secret whose hash is
// ticket. Earlier tickets of hers work no more.
func (db *DB) AddTicket(ctx context.Context, user string, ticket invite.Hash, expires time.Time) error {
	err := db.change(ctx, func(tx *txn) error {
		if _, err := tx.exec(ctx, `DELETE FROM web_ticket WHERE user_id = $1`, user); err != nil {
			return err
		}
		_, err := tx.exec(ctx, `INSERT INTO web_ticket (hash, user_id, expires_ms) VALUES ($1, $2, $3)`, ticket[:], user, expires.UnixMilli())
		return err
	})
	if err != nil {
		return fmt.Errorf("add a ticket for user %s: %w", user, err)
	}
	return nil
}

// Ticket finds the user a ticket is for; [ErrNotFound] if it is unknown, used, expired,
// or hers who is disabled.
func (db *DB) Ticket(ctx context.Context, ticket invite.Hash) (User, error) {
	var id string
	err := db.view(ctx, func(tx *txn) error { return db.ticket(ctx, tx, ticket, &id) })
	if err != nil {
		return User{}, fmt.Errorf("ticket: %w", err)
	}
	return db.User(ctx, id)
}

func (db *DB) ticket(ctx context.Context, tx *txn, ticket invite.Hash, id *string) error {
	return tx.one(ctx, into(id), `SELECT t.user_id FROM web_ticket AS t JOIN web_user AS u ON u.id = t.user_id
		WHERE t.hash = $1 AND t.expires_ms > $2 AND u.disabled = 0`, ticket[:], db.now())
}

// UseTicket takes a ticket: of several who use it at once, one does.
func (db *DB) UseTicket(ctx context.Context, ticket invite.Hash) error {
	err := db.change(ctx, func(tx *txn) error {
		var id string
		return errors.Join(db.ticket(ctx, tx, ticket, &id), affectsOne(tx.exec(ctx, `DELETE FROM web_ticket WHERE hash = $1`, ticket[:])))
	})
	if err != nil {
		return fmt.Errorf("use a ticket: %w", err)
	}
	return nil
}
