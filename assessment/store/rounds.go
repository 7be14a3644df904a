package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"lotse/assessment"
)

// What callers of rounds tell apart with [errors.Is].
var (
	// ErrClosed says that a round takes no answers.
	ErrClosed = errors.New("the round is closed and takes no answers")
	// ErrFrozen says that a round is closed for good. It is an [ErrClosed] too.
	ErrFrozen = fmt.Errorf("the round is frozen: %w", ErrClosed)
)

// takesAnswers makes sure that a round is open. The engagement is locked by then:
// nobody can close the round before this transaction ends.
func takesAnswers(ctx context.Context, tx *txn, engagement, round string) error {
	state, err := roundState(ctx, tx, engagement, round)
	switch {
	case err != nil:
		return err
	case state == assessment.RoundFrozen:
		return ErrFrozen
	case state != assessment.RoundOpen:
		return ErrClosed
	}
	return nil
}

func roundState(ctx context.Context, tx *txn, engagement, round string) (assessment.RoundState, error) {
	var state assessment.RoundState
	err := tx.one(ctx, into(&state), `SELECT state FROM round WHERE engagement_id = $1 AND id = $2`, engagement, round)
	return state, err
}

// AddRound appends a round without answers to an engagement. A round of the same
// id is [ErrExists].
func (db *DB) AddRound(ctx context.Context, engagement string, r assessment.Round) error {
	err := db.changeEngagement(ctx, engagement, func(tx *txn) error {
		var last int
		err := tx.one(ctx, into(&last), `SELECT coalesce(max(position), -1) FROM round WHERE engagement_id = $1`, engagement)
		if err != nil {
			return err
		}
		_, err = tx.exec(ctx, `INSERT INTO round (engagement_id, id, position, date, state) VALUES ($1, $2, $3, $4, $5)`,
			engagement, r.ID, last+1, r.Date, int(r.State))
		if err != nil {
			return err
		}
		return setInvited(ctx, tx, engagement, r.ID, r.Invited)
	})
	if err != nil {
		return fmt.Errorf("add round %s to %s: %w", r.ID, engagement, err)
	}
	return nil
}

// SetRoundState opens, closes or freezes a round; date is when it was closed, ""
// for a round that is open. From then on the store refuses answers to it, or takes
// them again. A frozen round stays frozen: anything else is [ErrFrozen]. A round
// that is closed needs no addresses any more, and is sealed where anonymity was
// promised, see [DB.Seal].
func (db *DB) SetRoundState(ctx context.Context, engagement, round string, state assessment.RoundState, date string) error {
	err := db.changeEngagement(ctx, engagement, func(tx *txn) error {
		was, err := roundState(ctx, tx, engagement, round)
		switch {
		case err != nil:
			return err
		case was == assessment.RoundFrozen && state != assessment.RoundFrozen:
			return ErrFrozen
		case was == state:
			return nil // once closed, the date stays
		}
		_, err = tx.exec(ctx, `UPDATE round SET state = $1, date = $2 WHERE engagement_id = $3 AND id = $4`, int(state), date, engagement, round)
		if err != nil || state == assessment.RoundOpen {
			return err
		}
		if err := forgetAddresses(ctx, tx, engagement, round); err != nil {
			return err
		}
		_, err = seal(ctx, tx, engagement, round)
		return err
	})
	if err != nil {
		return fmt.Errorf("set the state of round %s of %s: %w", round, engagement, err)
	}
	return nil
}

// SetInvited says how many people of some groups were asked in a round; what it
// does not mention stays.
func (db *DB) SetInvited(ctx context.Context, engagement, round string, people map[string]int) error {
	err := db.changeEngagement(ctx, engagement, func(tx *txn) error {
		if err := takesAnswers(ctx, tx, engagement, round); err != nil {
			return err
		}
		return setInvited(ctx, tx, engagement, round, people)
	})
	if err != nil {
		return fmt.Errorf("set who is invited to round %s of %s: %w", round, engagement, err)
	}
	return nil
}

func setInvited(ctx context.Context, tx *txn, engagement, round string, people map[string]int) error {
	for _, group := range slices.Sorted(maps.Keys(people)) {
		_, err := tx.exec(ctx, `INSERT INTO invited (engagement_id, round_id, group_id, people) VALUES ($1, $2, $3, $4)
			ON CONFLICT (engagement_id, round_id, group_id) DO UPDATE SET people = excluded.people`, engagement, round, group, people[group])
		if err != nil {
			return fmt.Errorf("invited %s: %w", group, err)
		}
	}
	return nil
}

// CopyFacts copies the client's facts from one round to another, which must be
// open. What was answered there stays. It returns the copied questions.
func (db *DB) CopyFacts(ctx context.Context, engagement, from, to string) ([]string, error) {
	var copied []string
	err := db.changeEngagement(ctx, engagement, func(tx *txn) error {
		if err := takesAnswers(ctx, tx, engagement, to); err != nil {
			return err
		}
		if _, err := roundState(ctx, tx, engagement, from); err != nil {
			return err
		}
		var err error
		copied, err = copyFacts(ctx, tx, engagement, from, to, db.now())
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("copy the facts of round %s of %s to %s: %w", from, engagement, to, err)
	}
	return copied, nil
}

// copyFacts copies facts for which there is none, or one that was taken back. The
// version goes on counting.
func copyFacts(ctx context.Context, tx *txn, engagement, from, to string, now int64) ([]string, error) {
	have := &assessment.Engagement{ID: engagement, Rounds: []assessment.Round{}}
	if err := rounds(ctx, tx, have); err != nil {
		return nil, err
	}
	source, target := have.Round(from), have.Round(to)
	var copied []string
	where := keyOf(engagement, to, "")
	for _, question := range slices.Sorted(maps.Keys(source.Facts)) {
		if _, answered := target.Facts[question]; answered {
			continue
		}
		if _, err := where.put(ctx, tx, Put{Question: question, Answer: source.Facts[question], Version: AnyVersion}, now); err != nil {
			return nil, fmt.Errorf("fact %s: %w", question, err)
		}
		copied = append(copied, question)
	}
	return copied, nil
}

// changeEngagement runs fn while nobody else changes the engagement.
func (db *DB) changeEngagement(ctx context.Context, id string, fn func(tx *txn) error) error {
	return db.change(ctx, func(tx *txn) error {
		if err := lockToChange(ctx, tx, id); err != nil {
			return err
		}
		if err := fn(tx); err != nil {
			return err
		}
		_, err := tx.exec(ctx, `UPDATE engagement SET updated_ms = $1 WHERE id = $2 AND updated_ms < $1`, db.now(), id)
		return err
	})
}
