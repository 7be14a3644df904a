package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"lotse/assessment/invite"
)

const mailColumns = linkColumns + `, o.id, l.round_id, o.occasion, o.state, o.attempts, o.next_ms, o.sent_ms, o.fault`

const mailTables = ` FROM outbox AS o JOIN recipient AS r ON r.link_id = o.link_id JOIN link AS l ON l.id = o.link_id
	LEFT JOIN preparation AS p ON p.link_id = o.link_id `

func scanMail(scan func(...any) error) (invite.Mail, error) {
	var m invite.Mail
	var next, sent int64
	var err error
	m.Link, err = scanLink(scan, &m.ID, &m.Round, &m.Occasion, &m.State, &m.Attempts, &next, &sent, &m.Fault)
	m.Next = time.UnixMilli(next)
	if sent > 0 {
		m.Sent = time.UnixMilli(sent)
	}
	return m, err
}

// Mails lists the mails of a round, by link and in the order they were written.
func (db *DB) Mails(ctx context.Context, engagement, round string) ([]invite.Mail, error) {
	var list []invite.Mail
	err := db.view(ctx, func(tx *txn) error {
		var err error
		list, err = mails(ctx, tx, engagement, round)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("mails of %s/%s: %w", engagement, round, err)
	}
	return list, nil
}

func mails(ctx context.Context, tx *txn, engagement, round string) ([]invite.Mail, error) {
	var list []invite.Mail
	err := tx.each(ctx, func(scan func(...any) error) error {
		m, err := scanMail(scan)
		list = append(list, m)
		return err
	}, `SELECT `+mailColumns+mailTables+`WHERE l.engagement_id = $1 AND l.round_id = $2 ORDER BY l.id, o.occasion, o.number`, engagement, round)
	return list, err
}

// QueueInvitations queues invitations to those of some people who are due for one, see
// [invite.Due], and returns how many.
func (db *DB) QueueInvitations(ctx context.Context, engagement, round string, to []invite.Addressee) (int, error) {
	return db.queue(ctx, engagement, round, invite.Invitation, func(l invite.Link) bool { return slices.Contains(to, l.Addressee()) })
}

// QueueReminders queues reminders to everybody who is due for one, see [invite.Due],
// and returns how many.
func (db *DB) QueueReminders(ctx context.Context, engagement, round string) (int, error) {
	return db.queue(ctx, engagement, round, invite.Reminder, func(invite.Link) bool { return true })
}

func (db *DB) queue(ctx context.Context, engagement, round string, occasion invite.Occasion, wanted func(invite.Link) bool) (int, error) {
	queued := 0
	err := db.change(ctx, func(tx *txn) error {
		queued = 0
		if err := touch(ctx, tx, engagement, db.now()); err != nil {
			return err
		}
		if err := takesAnswers(ctx, tx, engagement, round); err != nil {
			return err
		}
		all, err := links(ctx, tx, engagement, round)
		if err != nil {
			return err
		}
		had, err := mails(ctx, tx, engagement, round)
		if err != nil {
			return err
		}
		number := map[string]int{} // by link
		for _, m := range had {
			number[m.Link.ID]++
		}
		for _, l := range invite.Due(occasion, all, had, db.Now()) {
			if !wanted(l) {
				continue
			}
			// Two commands at once give a mail the same number: one is queued.
			rows, err := tx.exec(ctx, `INSERT INTO outbox (id, link_id, occasion, number, state, attempts, next_ms, sent_ms, fault)
				VALUES ($1, $2, $3, $4, 0, 0, $5, 0, '') ON CONFLICT (link_id, occasion, number) DO NOTHING`,
				invite.NewID(), l.ID, int(occasion), number[l.ID], db.now())
			if err != nil {
				return err
			}
			queued += int(rows)
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("queue mails of %s/%s: %w", engagement, round, err)
	}
	return queued, nil
}

// lease is how long a mail may be on its way before its sender is believed dead and
// another one tries: far longer than a mail server may take for an answer.
const lease = 10 * time.Minute

// ClaimMail takes the next mail of a round that is due and gives its link a further
// secret, whose hash is secret: the sender knows the secret, the store does not. No
// other process gets the same mail. Mails of people who have finished meanwhile are
// dropped. [ErrNotFound] says that nothing is due.
func (db *DB) ClaimMail(ctx context.Context, engagement, round string, secret invite.Hash) (invite.Mail, error) {
	var m invite.Mail
	err := db.change(ctx, func(tx *txn) error {
		for {
			var err error
			if m, err = nextMail(ctx, tx, engagement, round, db.now()); err != nil {
				return err
			}
			if !m.Link.Awaited(db.Now()) {
				if _, err := tx.exec(ctx, `DELETE FROM outbox WHERE id = $1`, m.ID); err != nil {
					return err
				}
				continue
			}
			rows, err := tx.exec(ctx, `UPDATE outbox SET state = 1, next_ms = $1 WHERE id = $2 AND state IN (0, 1) AND next_ms = $3`,
				db.now()+lease.Milliseconds(), m.ID, m.Next.UnixMilli())
			if err != nil {
				return err
			}
			if rows == 1 {
				m.State = invite.MailSending
				return addSecret(ctx, tx, m.Link.ID, secret)
			}
		}
	})
	if err != nil {
		return invite.Mail{}, fmt.Errorf("claim a mail of %s/%s: %w", engagement, round, err)
	}
	return m, nil
}

func nextMail(ctx context.Context, tx *txn, engagement, round string, now int64) (invite.Mail, error) {
	var m invite.Mail
	err := tx.one(ctx, func(scan func(...any) error) error {
		var err error
		m, err = scanMail(scan)
		return err
	}, `SELECT `+mailColumns+mailTables+`WHERE l.engagement_id = $1 AND l.round_id = $2 AND o.state IN (0, 1) AND o.next_ms <= $3
		ORDER BY o.next_ms, o.id LIMIT 1`, engagement, round, now)
	return m, err
}

// SettleMail records how an attempt to send a mail ended: its State, Attempts, Next,
// Sent and Fault. A mail whose link was revoked in the meantime is gone, which is no error.
func (db *DB) SettleMail(ctx context.Context, m invite.Mail) error {
	var sent int64
	if !m.Sent.IsZero() {
		sent = m.Sent.UnixMilli()
	}
	err := db.change(ctx, func(tx *txn) error {
		err := affectsOne(tx.exec(ctx, `UPDATE outbox SET state = $1, attempts = $2, next_ms = $3, sent_ms = $4, fault = $5 WHERE id = $6`,
			int(m.State), m.Attempts, m.Next.UnixMilli(), sent, m.Fault, m.ID))
		if errors.Is(err, ErrNotFound) {
			return nil
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("settle a mail: %w", err)
	}
	return nil
}
