package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"lotse/assessment"
	"lotse/assessment/invite"
)

// JoinBoard lets a device take part in the workshop that a code belongs to. A code
// that no board has is [ErrNotFound]. Joining twice is joining once; a device that
// joins another board leaves the one before.
func (db *DB) JoinBoard(ctx context.Context, code string, device invite.Hash) (Board, error) {
	var b Board
	err := db.change(ctx, func(tx *txn) error {
		found, err := board(ctx, tx, boardByCode, code)
		if err != nil {
			return err
		}
		var at, round string
		err = tx.one(ctx, into(&at, &round), `SELECT engagement_id, round_id FROM board_device WHERE device = $1`, device[:])
		if err == nil && (at != found.Engagement || round != found.Round) {
			_, err = tx.exec(ctx, `DELETE FROM board_device WHERE device = $1`, device[:])
		}
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		_, err = tx.exec(ctx, `INSERT INTO board_device (device, engagement_id, round_id) VALUES ($1, $2, $3) ON CONFLICT (device) DO NOTHING`,
			device[:], found.Engagement, found.Round)
		if err != nil {
			return err
		}
		b, err = board(ctx, tx, boardOf, found.Engagement, found.Round)
		return err
	})
	if err != nil {
		return Board{}, fmt.Errorf("join board: %w", err)
	}
	db.changed(ctx, b.Engagement, b.Round)
	return b, nil
}

// A Ballot is what one device sees of its board.
type Ballot struct {
	Board
	HasVoted bool
	Level    int // the device's own vote; 0: does not know
}

// Ballot returns the board that a device joined, with the device's own vote;
// [ErrNotFound] if it joined none, or the board is closed.
func (db *DB) Ballot(ctx context.Context, device invite.Hash) (Ballot, error) {
	var b Ballot
	err := db.view(ctx, func(tx *txn) (err error) {
		if b.Board, err = board(ctx, tx, boardBySeat, device[:]); err != nil {
			return err
		}
		err = tx.one(ctx, into(&b.Level), `SELECT level FROM board_vote WHERE device = $1`, device[:])
		b.HasVoted = err == nil
		if errors.Is(err, ErrNotFound) {
			err = nil
		}
		return err
	})
	if err != nil {
		return Ballot{}, fmt.Errorf("ballot: %w", err)
	}
	return b, nil
}

// CastVote counts a device's vote on the question on the screen, instead of the one
// before; level 0 says "I do not know". A vote on another question, or after the
// reveal, is [ErrFinished].
func (db *DB) CastVote(ctx context.Context, device invite.Hash, question string, level int) error {
	var engagement, round string
	err := db.change(ctx, func(tx *txn) error {
		var current string
		var phase BoardPhase
		// Nobody reveals the question before the vote is in: see [lockedBoard].
		err := tx.one(ctx, into(&engagement, &round, &current, &phase), `SELECT b.engagement_id, b.round_id, b.question, b.phase
			FROM board AS b JOIN board_device AS d ON d.engagement_id = b.engagement_id AND d.round_id = b.round_id
			WHERE d.device = $1`+tx.kind.shared, device[:])
		if err != nil {
			return err
		}
		if phase != BoardVotes || current != question {
			return ErrFinished
		}
		_, err = tx.exec(ctx, `INSERT INTO board_vote (device, engagement_id, round_id, level) VALUES ($1, $2, $3, $4)
			ON CONFLICT (device) DO UPDATE SET level = excluded.level`, device[:], engagement, round, level)
		return err
	})
	if err != nil {
		return fmt.Errorf("vote: %w", err)
	}
	db.changed(ctx, engagement, round)
	return nil
}

// ErrNobodyVoted says that there is nothing to reveal.
var ErrNobodyVoted = errors.New("nobody has voted")

// RevealBoard ends the vote: its counts become part of the workshop's record, the
// votes themselves are deleted in the same moment. levels is how many the question has.
func (db *DB) RevealBoard(ctx context.Context, engagement, round string, levels int) (assessment.Vote, error) {
	var vote assessment.Vote
	err := db.changeEngagement(ctx, engagement, func(tx *txn) error {
		if err := notFrozen(ctx, tx, engagement, round); err != nil {
			return err
		}
		b, err := lockedBoard(ctx, tx, engagement, round)
		switch {
		case err != nil:
			return err
		case b.Phase != BoardVotes:
			return ErrFinished
		case b.Voted == 0:
			return ErrNobodyVoted
		}
		_, err = tx.exec(ctx, `UPDATE board SET phase = 2, step = step + 1 WHERE engagement_id = $1 AND round_id = $2`, engagement, round)
		if err != nil {
			return err
		}
		vote = assessment.Vote{Question: b.Question, At: db.Now().Format(time.DateTime), Source: assessment.VotePhones}
		if err := count(ctx, tx, &vote, levels, engagement, round); err != nil {
			return err
		}
		record, version, err := workshop(ctx, tx, engagement, round)
		if err != nil {
			return err
		}
		_, err = db.changeWorkshop(ctx, tx, engagement, round, record, version, func(w *assessment.Workshop) error {
			w.Votes = append(w.Votes, vote)
			return nil
		})
		if err != nil {
			return err
		}
		_, err = tx.exec(ctx, `DELETE FROM board_vote WHERE engagement_id = $1 AND round_id = $2`, engagement, round)
		return err
	})
	if err != nil {
		return assessment.Vote{}, fmt.Errorf("reveal board of %s/%s: %w", engagement, round, err)
	}
	db.changed(ctx, engagement, round)
	return vote, nil
}

// count sums a board's votes by level. A level that the question does not have was
// refused when it was cast.
func count(ctx context.Context, tx *txn, vote *assessment.Vote, levels int, engagement, round string) error {
	vote.Counts = make([]int, levels)
	return tx.each(ctx, func(scan func(...any) error) error {
		var level, n int
		if err := scan(&level, &n); err != nil {
			return err
		}
		switch {
		case level == 0:
			vote.DontKnow = n
		case level <= levels:
			vote.Counts[level-1] = n
		}
		return nil
	}, `SELECT level, count(*) FROM board_vote WHERE engagement_id = $1 AND round_id = $2 GROUP BY level`, engagement, round)
}
