package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/questionnaires"
)

// A Preparation is what somebody works with who enters what the company says once: the
// link she came through, with the sections that were handed to her, and the settings and
// facts of the engagement. No answer of a respondent is in it.
type Preparation struct {
	Engagement string
	Link       invite.Link
	Of         *assessment.Engagement
	Round      *assessment.Round
	Pack       *questionnaires.Pack
	Facts      map[string]Stored // as they are kept, with their versions
}

// asPreparation makes a link one for preparing.
func asPreparation(l *invite.Link, sections []byte, handed int64) error {
	l.Kind = invite.Preparation
	if handed > 0 {
		l.Handed = time.UnixMilli(handed)
	}
	if err := json.Unmarshal(sections, &l.Sections); err != nil {
		return fmt.Errorf("sections of link %s: %w", l.ID, err)
	}
	return nil
}

// addPreparation keeps what a link for preparing has beside others.
func addPreparation(ctx context.Context, tx *txn, l invite.Link) error {
	sections, err := encodeJSON(l.Sections)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, `INSERT INTO preparation (link_id, sections, begun, handed_ms) VALUES ($1, $2, 0, 0)`, l.ID, string(sections))
	return err
}

// PreparationBySecret finds the link for preparing that a secret opens, as
// [DB.LinkBySecret] finds one for answering. Looking changes nothing.
func (db *DB) PreparationBySecret(ctx context.Context, hash invite.Hash) (engagement, round string, link invite.Link, err error) {
	var w workingLink
	err = db.view(ctx, func(tx *txn) error {
		w, err = db.workingLink(ctx, tx, hash, preparing)
		return err
	})
	if err != nil {
		return "", "", invite.Link{}, fmt.Errorf("open link: %w", err)
	}
	return w.engagement, w.round, w.Link, nil
}

// BeginPreparation lets a preparer in through a link's secret and ties session, which her
// browser holds, to it. Every device gets a session of its own and sees the same. Like
// [DB.Begin] it answers [ErrNotFound] for every link that does not work, and [ErrClosed]
// where the round takes no answers.
func (db *DB) BeginPreparation(ctx context.Context, secret, session invite.Hash) error {
	err := db.change(ctx, func(tx *txn) error {
		w, err := db.heldLink(ctx, tx, secret, preparing)
		if err != nil {
			return err
		}
		if _, err := tx.exec(ctx, `UPDATE preparation SET begun = 1 WHERE link_id = $1`, w.ID); err != nil {
			return err
		}
		_, err = tx.exec(ctx, `INSERT INTO preparer_session (session, link_id) VALUES ($1, $2)`, session[:], w.ID)
		return err
	})
	if err != nil {
		return fmt.Errorf("begin to prepare: %w", err)
	}
	return nil
}

// Preparation finds what a browser's session prepares; [ErrNotFound] where the link was
// revoked, or nothing was begun.
func (db *DB) Preparation(ctx context.Context, session invite.Hash) (*Preparation, error) {
	var p *Preparation
	err := db.view(ctx, func(tx *txn) error {
		w, err := preparer(ctx, tx, session)
		if err != nil {
			return err
		}
		p = &Preparation{Engagement: w.engagement, Link: w.Link}
		if p.Of, p.Pack, err = db.frame(ctx, tx, w.engagement, w.round); err != nil {
			return err
		}
		p.Round = &p.Of.Rounds[0]
		p.Facts, err = keyOf(w.engagement, w.round, "").read(ctx, tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("preparation: %w", err)
	}
	return p, nil
}

// preparer finds the link of a preparer's session.
func preparer(ctx context.Context, tx *txn, session invite.Hash) (workingLink, error) {
	var w workingLink
	err := tx.one(ctx, func(scan func(...any) error) error {
		var err error
		w.Link, err = scanLink(scan, &w.engagement, &w.round)
		return err
	}, `SELECT `+linkColumns+`, l.engagement_id, l.round_id FROM `+linkTables+`
		WHERE l.id = (SELECT link_id FROM preparer_session WHERE session = $1) AND l.revoked = 0`, session[:])
	return w, err
}

// changePrepared runs fn while a preparer's round takes what she enters. Nobody can take
// her link back, hand over or close the round before fn's changes are there.
func (db *DB) changePrepared(ctx context.Context, session invite.Hash, fn func(tx *txn, w workingLink, now int64) error) error {
	return db.change(ctx, func(tx *txn) error {
		w, err := preparer(ctx, tx, session)
		if err != nil {
			return err
		}
		now := db.now()
		if err := touch(ctx, tx, w.engagement, now); err != nil {
			return err
		}
		if err := takesAnswers(ctx, tx, w.engagement, w.round); err != nil {
			return err
		}
		var handed int64 // as it is now that the row is locked
		err = tx.one(ctx, into(&handed), `SELECT handed_ms FROM preparation WHERE link_id = $1`+tx.kind.exclusive, w.ID)
		if err != nil {
			return err
		}
		w.Handed = time.Time{}
		if handed > 0 {
			w.Handed = time.UnixMilli(handed)
		}
		return fn(tx, w, now)
	})
}

// Prepare saves facts of the client for a preparer, as [DB.PutAnswers] does: what the
// consultant or another preparer has changed meanwhile is a [Conflict]. It is
// [ErrFinished] once she has handed over.
func (db *DB) Prepare(ctx context.Context, session invite.Hash, puts []Put) ([]int64, error) {
	var versions []int64
	err := db.changePrepared(ctx, session, func(tx *txn, w workingLink, now int64) (err error) {
		if !w.Handed.IsZero() {
			return ErrFinished
		}
		versions, err = keyOf(w.engagement, w.round, "").putAll(ctx, tx, puts, now)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("save what was prepared: %w", err)
	}
	return versions, nil
}

// HandOver notes that a preparer has entered what she was asked for. Handing over twice
// is handing over once: the first time counts.
func (db *DB) HandOver(ctx context.Context, session invite.Hash) error {
	err := db.changePrepared(ctx, session, func(tx *txn, w workingLink, now int64) error {
		_, err := tx.exec(ctx, `UPDATE preparation SET handed_ms = $1 WHERE link_id = $2 AND handed_ms = 0`, now, w.ID)
		return err
	})
	if err != nil {
		return fmt.Errorf("hand over: %w", err)
	}
	return nil
}

// Reopen lets a preparer who has handed over go on.
func (db *DB) Reopen(ctx context.Context, session invite.Hash) error {
	err := db.changePrepared(ctx, session, func(tx *txn, w workingLink, _ int64) error {
		_, err := tx.exec(ctx, `UPDATE preparation SET handed_ms = 0 WHERE link_id = $1`, w.ID)
		return err
	})
	if err != nil {
		return fmt.Errorf("reopen what was handed over: %w", err)
	}
	return nil
}

// LeavePreparation ends a preparer's session. What she entered stays, and her link leads
// back to it.
func (db *DB) LeavePreparation(ctx context.Context, session invite.Hash) error {
	err := db.change(ctx, func(tx *txn) error {
		_, err := tx.exec(ctx, `DELETE FROM preparer_session WHERE session = $1`, session[:])
		return err
	})
	if err != nil {
		return fmt.Errorf("end a preparer's session: %w", err)
	}
	return nil
}

// Preparers lists the links of a round for preparing, as [DB.Links] lists all.
func (db *DB) Preparers(ctx context.Context, engagement, round string) ([]invite.Link, error) {
	var list []invite.Link
	err := db.view(ctx, func(tx *txn) error {
		list = nil
		return tx.each(ctx, func(scan func(...any) error) error {
			l, err := scanLink(scan)
			list = append(list, l)
			return err
		}, `SELECT `+linkColumns+` FROM `+linkTables+` WHERE l.id IN (SELECT link_id FROM preparation) AND l.engagement_id = $1 AND l.round_id = $2`,
			engagement, round)
	})
	if err != nil {
		return nil, fmt.Errorf("who prepares %s/%s: %w", engagement, round, err)
	}
	slices.SortFunc(list, func(a, b invite.Link) int { return cmp.Compare(a.ID, b.ID) })
	return list, nil
}
