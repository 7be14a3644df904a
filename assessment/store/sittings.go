package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"

	"lotse/assessment"
	"lotse/assessment/invite"
)

// ErrFinished says that a link has no place left, or that a sitting is over.
var ErrFinished = errors.New("finished already")

// LinkBySecret finds the link for answering that a secret opens. A secret that is not
// known, one for preparing, and a link that is expired, revoked or used up are all
// [ErrNotFound]: who guesses learns nothing. Looking changes nothing.
func (db *DB) LinkBySecret(ctx context.Context, hash invite.Hash) (engagement, round string, link invite.Link, err error) {
	var w workingLink
	err = db.view(ctx, func(tx *txn) error {
		w, err = db.workingLink(ctx, tx, hash, answering)
		return err
	})
	if err != nil {
		return "", "", invite.Link{}, fmt.Errorf("open link: %w", err)
	}
	return w.engagement, w.round, w.Link, nil
}

// A workingLink is a link that lets somebody in, and where to.
type workingLink struct {
	invite.Link
	engagement, round string
}

// What a link is for. A secret that opens one opens nothing of the other.
const (
	answering = false
	preparing = true
)

func (db *DB) workingLink(ctx context.Context, tx *txn, hash invite.Hash, purpose bool) (workingLink, error) {
	var w workingLink
	err := tx.one(ctx, func(scan func(...any) error) error {
		var err error
		w.Link, err = scanLink(scan, &w.engagement, &w.round)
		return err
	}, `SELECT `+linkColumns+`, l.engagement_id, l.round_id FROM `+linkTables+` WHERE l.id = (SELECT link_id FROM link_secret WHERE hash = $1)`, hash[:])
	if err == nil && (!w.Works(db.Now()) || (w.Kind == invite.Preparation) != purpose) {
		err = ErrNotFound
	}
	return w, err
}

// heldLink finds the link that a secret opens, of a round that takes answers, and holds it
// until the transaction ends: one person on two devices at the same moment is still one
// person, and nobody takes the link back meanwhile.
func (db *DB) heldLink(ctx context.Context, tx *txn, secret invite.Hash, purpose bool) (workingLink, error) {
	w, err := db.workingLink(ctx, tx, secret, purpose)
	if err != nil {
		return w, err
	}
	if err := touch(ctx, tx, w.engagement, db.now()); err != nil {
		return w, err
	}
	if err := takesAnswers(ctx, tx, w.engagement, w.round); err != nil {
		return w, err
	}
	return w, tx.one(ctx, into(&w.ID), `SELECT id FROM link WHERE id = $1 AND revoked = 0`+tx.kind.exclusive, w.ID)
}

// Begin lets a person in through a link's secret and ties session, which the
// person's browser holds, to the answers. A personal link goes on where it was left,
// on any device; a shared one begins a new person. Like [DB.LinkBySecret] it
// answers [ErrNotFound] for every link that does not work, and [ErrClosed] where the
// round takes no answers.
func (db *DB) Begin(ctx context.Context, secret, session invite.Hash) (invite.Sitting, error) {
	var s invite.Sitting
	err := db.change(ctx, func(tx *txn) error {
		w, err := db.heldLink(ctx, tx, secret, answering)
		if err != nil {
			return err
		}
		s = invite.Sitting{Engagement: w.engagement, Round: w.round, Link: w.ID, Group: w.Group, Language: w.Language, Disclosure: w.Disclosure}
		if err := sitDown(ctx, tx, &s, w.Kind); err != nil {
			return err
		}
		_, err = tx.exec(ctx, `INSERT INTO sitting (session, link_id, respondent_id, finished) VALUES ($1, $2, $3, 0)`,
			session[:], s.Link, s.Respondent)
		return err
	})
	if err != nil {
		return invite.Sitting{}, fmt.Errorf("begin: %w", err)
	}
	return s, nil
}

// sitDown finds the respondent whose answers a personal link has begun, or makes one.
func sitDown(ctx context.Context, tx *txn, s *invite.Sitting, kind invite.Kind) error {
	if kind == invite.Personal {
		var err error
		if s.Respondent, err = begun(ctx, tx, *s); err != nil || s.Respondent != "" {
			return err
		}
	}
	s.Respondent = invite.NewRespondent()
	// At a random place: the order of respondents does not tell who came when.
	_, err := tx.exec(ctx, `INSERT INTO respondent (engagement_id, round_id, id, position, group_id) VALUES ($1, $2, $3, $4, $5)`,
		s.Engagement, s.Round, s.Respondent, rand.Int64N(1<<53), s.Group)
	return err
}

// begun is the respondent whose answers were begun through a personal link, "" if
// there is none.
func begun(ctx context.Context, tx *txn, s invite.Sitting) (string, error) {
	var id string
	err := tx.one(ctx, into(&id), `SELECT p.id FROM sitting AS s JOIN respondent AS p ON p.id = s.respondent_id
		WHERE s.link_id = $1 AND p.engagement_id = $2 AND p.round_id = $3 LIMIT 1`, s.Link, s.Engagement, s.Round)
	if errors.Is(err, ErrNotFound) {
		return "", nil
	}
	return id, err
}

const sittingQuery = `SELECT l.engagement_id, l.round_id, l.id, l.group_id, l.language, l.disclosure, s.respondent_id, s.finished
	FROM sitting AS s JOIN link AS l ON l.id = s.link_id WHERE s.session = $1 AND l.revoked = 0`

// Sitting finds what a browser's session is filling in; [ErrNotFound] where it was
// handed in anonymously, revoked, or never begun.
func (db *DB) Sitting(ctx context.Context, session invite.Hash) (invite.Sitting, error) {
	var s invite.Sitting
	err := db.view(ctx, func(tx *txn) error {
		var err error
		s, err = sitting(ctx, tx, session, "")
		return err
	})
	if err != nil {
		return invite.Sitting{}, fmt.Errorf("sitting: %w", err)
	}
	return s, nil
}

// sitting reads a session's sitting; lock keeps it from being ended meanwhile.
func sitting(ctx context.Context, tx *txn, session invite.Hash, lock string) (invite.Sitting, error) {
	var s invite.Sitting
	var finished int
	err := tx.one(ctx, into(&s.Engagement, &s.Round, &s.Link, &s.Group, &s.Language, &s.Disclosure, &s.Respondent, &finished), sittingQuery+lock, session[:])
	s.Finished = finished == 1
	return s, err
}

// HandIn ends a sitting: the answers are complete and the link has one place less.
// Where anonymity was promised, the tie between the two is cut in the same moment:
// the answers get a new id, a new place and no times, every session of the person
// ends, and the link knows only that it was used.
func (db *DB) HandIn(ctx context.Context, session invite.Hash) error {
	err := db.change(ctx, func(tx *txn) error {
		s, err := sitting(ctx, tx, session, tx.kind.exclusive)
		if err != nil {
			return err
		}
		if s.Finished {
			return ErrFinished
		}
		if err := touch(ctx, tx, s.Engagement, db.now()); err != nil {
			return err
		}
		if err := takesAnswers(ctx, tx, s.Engagement, s.Round); err != nil {
			return err
		}
		if err := useLink(ctx, tx, s.Link); err != nil {
			return err
		}
		_, err = tx.exec(ctx, `UPDATE respondent SET finished = 1 WHERE engagement_id = $1 AND round_id = $2 AND id = $3`, s.Engagement, s.Round, s.Respondent)
		if err != nil {
			return err
		}
		if s.Disclosure == assessment.DisclosureAnonymous {
			return cut(ctx, tx, s)
		}
		_, err = tx.exec(ctx, `UPDATE sitting SET finished = 1 WHERE link_id = $1 AND respondent_id = $2`, s.Link, s.Respondent)
		return err
	})
	if err != nil {
		return fmt.Errorf("hand in: %w", err)
	}
	return nil
}

// handedIn are the people of an engagement who have handed in, by round and id.
func handedIn(ctx context.Context, tx *txn, engagement string) (map[[2]string]bool, error) {
	who := map[[2]string]bool{}
	err := tx.each(ctx, func(scan func(...any) error) error {
		var round, id string
		err := scan(&round, &id)
		who[[2]string{round, id}] = true
		return err
	}, `SELECT round_id, id FROM respondent WHERE engagement_id = $1 AND finished = 1`, engagement)
	return who, err
}

// cut unties answers from the link they came through. A copy of the store that was
// made while the person was filling in does not tie them either, because their id is
// another one afterwards.
func cut(ctx context.Context, tx *txn, s invite.Sitting) error {
	if err := renew(ctx, tx, s.Engagement, s.Round, s.Respondent); err != nil {
		return err
	}
	_, err := tx.exec(ctx, `DELETE FROM sitting WHERE link_id = $1 AND respondent_id = $2`, s.Link, s.Respondent)
	return err
}
