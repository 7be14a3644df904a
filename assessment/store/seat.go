package store

import (
	"context"
	"fmt"
	"time"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/questionnaires"
)

// A Seat is what somebody works with who is filling in: her sitting, the settings and
// facts of the engagement with the one round she answers in, its pack, and her own
// answers. Nobody else's are in it.
type Seat struct {
	invite.Sitting
	Expires time.Time // of the link
	Of      *assessment.Engagement
	Round   *assessment.Round
	Pack    *questionnaires.Pack
	Answers map[string]Stored
}

// Seat finds the seat of a browser's session; [ErrNotFound] as [DB.Sitting] says.
func (db *DB) Seat(ctx context.Context, session invite.Hash) (*Seat, error) {
	var s *Seat
	err := db.view(ctx, func(tx *txn) error {
		at, err := sitting(ctx, tx, session, "")
		if err != nil {
			return err
		}
		var expires int64
		if err := tx.one(ctx, into(&expires), `SELECT expires_ms FROM link WHERE id = $1`, at.Link); err != nil {
			return err
		}
		s = &Seat{Sitting: at, Expires: time.UnixMilli(expires)}
		if s.Of, s.Pack, err = db.frame(ctx, tx, at.Engagement, at.Round); err != nil {
			return err
		}
		s.Round = &s.Of.Rounds[0]
		s.Answers, err = keyOf(at.Engagement, at.Round, at.Respondent).read(ctx, tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("seat: %w", err)
	}
	return s, nil
}

// Fill saves answers of the person whom a session belongs to, as [DB.PutAnswers] does;
// [ErrFinished] once they were handed in.
func (db *DB) Fill(ctx context.Context, session invite.Hash, puts []Put) ([]int64, error) {
	var versions []int64
	err := db.change(ctx, func(tx *txn) error {
		at, err := sitting(ctx, tx, session, tx.kind.shared)
		if err != nil {
			return err
		}
		if at.Finished {
			return ErrFinished
		}
		now := db.now()
		if err := touch(ctx, tx, at.Engagement, now); err != nil {
			return err
		}
		if err := takesAnswers(ctx, tx, at.Engagement, at.Round); err != nil {
			return err
		}
		versions, err = keyOf(at.Engagement, at.Round, at.Respondent).putAll(ctx, tx, puts, now)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("fill in: %w", err)
	}
	return versions, nil
}

// Frame returns an engagement's settings and pack with one of its rounds, whose facts
// it has and whose respondents it has not: what is needed to ask.
func (db *DB) Frame(ctx context.Context, engagement, round string) (*assessment.Engagement, *questionnaires.Pack, error) {
	var e *assessment.Engagement
	var p *questionnaires.Pack
	err := db.view(ctx, func(tx *txn) (err error) {
		e, p, err = db.frame(ctx, tx, engagement, round)
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("frame of %s/%s: %w", engagement, round, err)
	}
	return e, p, nil
}

func (db *DB) frame(ctx context.Context, tx *txn, engagement, round string) (*assessment.Engagement, *questionnaires.Pack, error) {
	e, pack, err := header(ctx, tx, engagement)
	if err != nil {
		return nil, nil, err
	}
	p, err := db.pack(pack, func() (map[string][]byte, error) { return frozen(ctx, tx, pack) })
	if err != nil {
		return nil, nil, err
	}
	r := assessment.Round{ID: round}
	if err := tx.one(ctx, into(&r.Date, &r.State), `SELECT date, state FROM round WHERE engagement_id = $1 AND id = $2`, engagement, round); err != nil {
		return nil, nil, err
	}
	if err := tx.one(ctx, into(&e.Disclosure, &e.Brand, &e.Address), `SELECT disclosure, brand, address FROM engagement WHERE id = $1`, engagement); err != nil {
		return nil, nil, err
	}
	known, err := keyOf(engagement, round, "").read(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	r.Facts = assessment.Facts{}
	for id, s := range known {
		if !cleared(s.Answer) {
			r.Facts[id] = s.Answer
		}
	}
	e.Rounds = []assessment.Round{r}
	return e, p, nil
}
