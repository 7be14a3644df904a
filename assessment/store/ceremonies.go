package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"lotse/assessment/invite"
)

// mostCeremonies bounds what is open at a time: anybody may begin to log in.
const mostCeremonies = 1000

// BeginCeremony keeps what a browser is asked to prove with a passkey, under the hash of
// what the browser holds, until it is proved or expires. Where too many are open, those
// that expire first go.
func (db *DB) BeginCeremony(ctx context.Context, hash invite.Hash, data json.RawMessage, expires time.Time) error {
	err := db.change(ctx, func(tx *txn) error {
		if _, err := tx.exec(ctx, `DELETE FROM web_ceremony WHERE expires_ms <= $1`, db.now()); err != nil {
			return err
		}
		_, err := tx.exec(ctx, `DELETE FROM web_ceremony WHERE hash IN (SELECT hash FROM web_ceremony ORDER BY expires_ms DESC, hash LIMIT $2 OFFSET $1)`,
			mostCeremonies-1, mostCeremonies)
		if err != nil {
			return err
		}
		_, err = tx.exec(ctx, `INSERT INTO web_ceremony (hash, data, expires_ms) VALUES ($1, $2, $3)`, hash[:], string(data), expires.UnixMilli())
		return err
	})
	if err != nil {
		return fmt.Errorf("begin to ask for a passkey: %w", err)
	}
	return nil
}

// EndCeremony takes what a browser was asked: of several that answer at once one gets
// it, and nobody later. [ErrNotFound] where it was answered, has expired or never was.
func (db *DB) EndCeremony(ctx context.Context, hash invite.Hash) (json.RawMessage, error) {
	var data []byte
	err := db.change(ctx, func(tx *txn) error {
		return tx.one(ctx, into(&data), `DELETE FROM web_ceremony WHERE hash = $1 AND expires_ms > $2 RETURNING data`, hash[:], db.now())
	})
	if err != nil {
		return nil, fmt.Errorf("end asking for a passkey: %w", err)
	}
	return data, nil
}
