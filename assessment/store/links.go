package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"lotse/assessment/invite"
)

// linkColumns are read by scanLink, from linkTables. One link is picked by its id, or a
// table that is joined last is looked through for it: no database joins over an outer
// join in another order than it is written in. Who is filling in is not told where
// anonymity (1) was promised.
const (
	linkColumns = `l.id, l.group_id, l.kind, l.language, l.disclosure, l.places, l.used, l.expires_ms, l.revoked, coalesce(r.address, ''),
	CASE WHEN p.begun = 1 OR l.disclosure <> 1 AND EXISTS (SELECT 1 FROM sitting AS s WHERE s.link_id = l.id AND s.finished = 0) THEN 1 ELSE 0 END,
	coalesce(p.sections, ''), coalesce(p.handed_ms, 0)`
	linkTables = `link AS l LEFT JOIN recipient AS r ON r.link_id = l.id LEFT JOIN preparation AS p ON p.link_id = l.id`
)

func scanLink(scan func(...any) error, more ...any) (invite.Link, error) {
	var l invite.Link
	var expires, handed int64
	var revoked, begun int
	var sections []byte
	err := scan(append([]any{&l.ID, &l.Group, &l.Kind, &l.Language, &l.Disclosure, &l.Places, &l.Used, &expires, &revoked, &l.Address, &begun,
		&sections, &handed}, more...)...)
	l.Expires, l.Revoked, l.Begun = time.UnixMilli(expires), revoked == 1, begun == 1
	if err == nil && len(sections) > 0 {
		err = asPreparation(&l, sections, handed)
	}
	return l, err
}

// AddLinks keeps links and the hashes of their secrets: all or nothing. A link with
// the address of somebody who has one in the round already is left out; one for preparing
// and one for answering do not stand in each other's way. It returns the links that were
// added; [ErrClosed] where the round takes no answers.
func (db *DB) AddLinks(ctx context.Context, engagement, round string, ways []invite.Way) ([]invite.Way, error) {
	var added []invite.Way
	err := db.change(ctx, func(tx *txn) error {
		added = nil
		if err := touch(ctx, tx, engagement, db.now()); err != nil {
			return err
		}
		if err := takesAnswers(ctx, tx, engagement, round); err != nil {
			return err
		}
		for _, way := range ways {
			switch err := addLink(ctx, tx, engagement, round, way); {
			case errors.Is(err, ErrExists):
			case err != nil:
				return err
			default:
				added = append(added, way)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("add links to %s/%s: %w", engagement, round, err)
	}
	return added, nil
}

// addLink adds one link, [ErrExists] if its person has one.
func addLink(ctx context.Context, tx *txn, engagement, round string, way invite.Way) error {
	l := way.Link
	kind, preparer := int(l.Kind), 0
	if l.Kind == invite.Preparation {
		kind, preparer = int(invite.Personal), 1 // its row in preparation says what it is
	}
	if l.Address != "" {
		var known int
		err := tx.one(ctx, into(&known), `SELECT count(*) FROM recipient WHERE engagement_id = $1 AND round_id = $2 AND address = $3 AND preparer = $4`,
			engagement, round, l.Address, preparer)
		if err != nil {
			return err
		}
		if known > 0 {
			return ErrExists
		}
	}
	_, err := tx.exec(ctx, `INSERT INTO link (id, engagement_id, round_id, group_id, kind, language, disclosure, places, used, expires_ms, revoked)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, 0)`,
		l.ID, engagement, round, l.Group, kind, l.Language, int(l.Disclosure), l.Places, l.Expires.UnixMilli())
	if err != nil {
		return err
	}
	if l.Kind == invite.Preparation {
		if err := addPreparation(ctx, tx, l); err != nil {
			return err
		}
	}
	if l.Address != "" {
		// Two commands at once: the second waits here on PostgreSQL.
		rows, err := tx.exec(ctx, `INSERT INTO recipient (link_id, engagement_id, round_id, address, preparer) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (engagement_id, round_id, address, preparer) DO NOTHING`, l.ID, engagement, round, l.Address, preparer)
		if err != nil {
			return err
		}
		if rows == 0 {
			_, err := tx.exec(ctx, `DELETE FROM link WHERE id = $1`, l.ID)
			return cmp.Or(err, ErrExists)
		}
	}
	for _, hash := range way.Hashes() {
		if err := addSecret(ctx, tx, l.ID, hash); err != nil {
			return err
		}
	}
	return nil
}

func addSecret(ctx context.Context, tx *txn, link string, hash invite.Hash) error {
	_, err := tx.exec(ctx, `INSERT INTO link_secret (hash, link_id) VALUES ($1, $2)`, hash[:], link)
	return err
}

// AddSecrets gives links further secrets: all or nothing. The ones they have go on
// working. It is how a link is printed again, since nobody knows its first secret.
func (db *DB) AddSecrets(ctx context.Context, engagement string, ways []invite.Way) error {
	err := db.change(ctx, func(tx *txn) error {
		if err := touch(ctx, tx, engagement, db.now()); err != nil {
			return err
		}
		for _, way := range ways {
			for _, hash := range way.Hashes() {
				if err := addSecret(ctx, tx, way.Link.ID, hash); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("add secrets to links of %s: %w", engagement, err)
	}
	return nil
}

// Links lists the links of a round, by group and id.
func (db *DB) Links(ctx context.Context, engagement, round string) ([]invite.Link, error) {
	var list []invite.Link
	err := db.view(ctx, func(tx *txn) error {
		var err error
		list, err = links(ctx, tx, engagement, round)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("links of %s/%s: %w", engagement, round, err)
	}
	return list, nil
}

func links(ctx context.Context, tx *txn, engagement, round string) ([]invite.Link, error) {
	var list []invite.Link
	err := tx.each(ctx, func(scan func(...any) error) error {
		l, err := scanLink(scan)
		list = append(list, l)
		return err
	}, `SELECT `+linkColumns+` FROM `+linkTables+` WHERE l.engagement_id = $1 AND l.round_id = $2`,
		engagement, round)
	slices.SortFunc(list, func(a, b invite.Link) int {
		return cmp.Or(cmp.Compare(a.Group, b.Group), cmp.Compare(a.ID, b.ID))
	})
	return list, err
}

// RevokeLink takes a link back, with the mails that wait for it. Who is filling in
// through it cannot go on. Answers that were handed in stay, and so does what a preparer
// has entered; a preparer's address goes, since nothing is counted by it.
func (db *DB) RevokeLink(ctx context.Context, engagement, id string) error {
	err := db.change(ctx, func(tx *txn) error {
		if err := touch(ctx, tx, engagement, db.now()); err != nil {
			return err
		}
		err := affectsOne(tx.exec(ctx, `UPDATE link SET revoked = 1 WHERE engagement_id = $1 AND id = $2`, engagement, id))
		if err != nil {
			return err
		}
		if _, err = tx.exec(ctx, `DELETE FROM recipient WHERE link_id = $1 AND preparer = 1`, id); err != nil {
			return err
		}
		_, err = tx.exec(ctx, `DELETE FROM outbox WHERE link_id = $1 AND state IN (0, 1)`, id)
		return err
	})
	if err != nil {
		return fmt.Errorf("revoke link %s of %s: %w", id, engagement, err)
	}
	return nil
}

// UseLink notes that somebody answered another way, on paper: the link has one place
// less, and who had it gets no reminder. [ErrFinished] if it has none left, [ErrNotFound]
// for a link through which nobody answers.
func (db *DB) UseLink(ctx context.Context, engagement, id string) error {
	err := db.change(ctx, func(tx *txn) error {
		if err := touch(ctx, tx, engagement, db.now()); err != nil {
			return err
		}
		var known int
		if err := tx.one(ctx, into(&known), `SELECT count(*) FROM link WHERE engagement_id = $1 AND id = $2
			AND id NOT IN (SELECT link_id FROM preparation)`, engagement, id); err != nil {
			return err
		}
		if known == 0 {
			return ErrNotFound
		}
		return useLink(ctx, tx, id)
	})
	if err != nil {
		return fmt.Errorf("use link %s of %s: %w", id, engagement, err)
	}
	return nil
}

// useLink takes one place of a link, and nothing is noted but that.
func useLink(ctx context.Context, tx *txn, id string) error {
	rows, err := tx.exec(ctx, `UPDATE link SET used = used + 1 WHERE id = $1 AND (places = 0 OR used < places)`, id)
	if err == nil && rows == 0 {
		err = ErrFinished
	}
	return err
}

// ForgetAddresses deletes the addresses of a round and the mails to them, and the
// ties to answers that were begun through anonymous links. It is called when a round
// closes. The links stay, to be counted.
func (db *DB) ForgetAddresses(ctx context.Context, engagement, round string) error {
	err := db.change(ctx, func(tx *txn) error { return forgetAddresses(ctx, tx, engagement, round) })
	if err != nil {
		return fmt.Errorf("forget addresses of %s/%s: %w", engagement, round, err)
	}
	return nil
}

func forgetAddresses(ctx context.Context, tx *txn, engagement, round string) error {
	for _, query := range []string{
		`DELETE FROM recipient WHERE engagement_id = $1 AND round_id = $2`, // and their mails
		`DELETE FROM sitting WHERE link_id IN (SELECT id FROM link WHERE engagement_id = $1 AND round_id = $2 AND disclosure = 1)`,
	} {
		if _, err := tx.exec(ctx, query, engagement, round); err != nil {
			return err
		}
	}
	return nil
}
