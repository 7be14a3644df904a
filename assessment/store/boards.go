package store

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"

	"lotse/assessment"
)

// A Board is what a workshop's screen shows and the phones in the room follow. It
// belongs to a round and lives as long as the workshop does.
type Board struct {
	Engagement, Round string
	Code              string   // what people type to join, four digits
	Questions         []string // what is voted on, in this order
	Question          string   // the one on the screen; "" before the first
	Phase             BoardPhase
	Step              int64 // grows with everything that happens on the screen
	Seats             int   // people expected; 0 if nobody said
	Devices           int   // that joined
	Voted             int   // of them, on the question on the screen
}

// BoardPhase says what happens on a board's question.
type BoardPhase int

// The phases of a board.
const (
	BoardWaits    BoardPhase = iota // for the first question
	BoardVotes                      // phones may vote, and vote otherwise
	BoardRevealed                   // the votes are counted and gone
)

// Of is how many votes are waited for.
func (b Board) Of() int { return max(b.Seats, b.Devices, b.Voted) }

// Place is the question's place among the board's questions, from 1; 0 if there is none.
func (b Board) Place() int { return slices.Index(b.Questions, b.Question) + 1 }

// OpenBoard opens a round's board, or gives an open one other questions; who joined
// stays. A frozen round has no board any more. seats is how many people are expected, 0 if
// that is not known.
func (db *DB) OpenBoard(ctx context.Context, engagement, round string, questions []string, seats int) (Board, error) {
	list, err := json.Marshal(questions)
	if err != nil {
		return Board{}, err
	}
	var b Board
	err = db.changeEngagement(ctx, engagement, func(tx *txn) error {
		if err := notFrozen(ctx, tx, engagement, round); err != nil {
			return err
		}
		code, err := freeCode(ctx, tx)
		if err != nil {
			return err
		}
		_, err = tx.exec(ctx, `INSERT INTO board (engagement_id, round_id, code, questions, question, phase, seats, step)
			VALUES ($1, $2, $3, $4, '', 0, $5, 1)
			ON CONFLICT (engagement_id, round_id) DO UPDATE SET questions = $4, seats = $5, step = board.step + 1`,
			engagement, round, code, string(list), max(seats, 0))
		if err != nil {
			return err
		}
		b, err = board(ctx, tx, boardOf, engagement, round)
		return err
	})
	if err != nil {
		return Board{}, fmt.Errorf("open board of %s/%s: %w", engagement, round, err)
	}
	db.changed(ctx, engagement, round)
	return b, nil
}

// freeCode draws four digits that no board has. Of a hundred boards at once, one
// draw in a hundred meets another one's. A code lets nobody see anything but a
// question and vote on it, and the server slows down who guesses.
func freeCode(ctx context.Context, tx *txn) (string, error) {
	for {
		n, err := rand.Int(rand.Reader, big.NewInt(10_000))
		if err != nil {
			return "", err
		}
		code := fmt.Sprintf("%04d", n)
		var taken int
		err = tx.one(ctx, into(&taken), `SELECT count(*) FROM board WHERE code = $1`, code)
		if err != nil || taken == 0 {
			return code, err
		}
	}
}

// notFrozen makes sure that a round's workshop may still be recorded: it may after
// the round was closed, since a workshop follows the survey.
func notFrozen(ctx context.Context, tx *txn, engagement, round string) error {
	state, err := roundState(ctx, tx, engagement, round)
	if err == nil && state == assessment.RoundFrozen {
		err = ErrFrozen
	}
	return err
}

const (
	boardColumns = `SELECT b.engagement_id, b.round_id, b.code, b.questions, b.question, b.phase, b.seats, b.step,
		(SELECT count(*) FROM board_device AS d WHERE d.engagement_id = b.engagement_id AND d.round_id = b.round_id),
		(SELECT count(*) FROM board_vote AS v WHERE v.engagement_id = b.engagement_id AND v.round_id = b.round_id)
		FROM board AS b `
	boardOf     = boardColumns + `WHERE b.engagement_id = $1 AND b.round_id = $2`
	boardByCode = boardColumns + `WHERE b.code = $1`
	boardBySeat = boardColumns + `JOIN board_device AS s ON s.engagement_id = b.engagement_id AND s.round_id = b.round_id WHERE s.device = $1`
)

// board reads one board.
func board(ctx context.Context, tx *txn, query string, args ...any) (Board, error) {
	var b Board
	var questions string
	err := tx.one(ctx, into(&b.Engagement, &b.Round, &b.Code, &questions, &b.Question, &b.Phase, &b.Seats, &b.Step, &b.Devices, &b.Voted), query, args...)
	if err != nil {
		return Board{}, err
	}
	return b, json.Unmarshal([]byte(questions), &b.Questions)
}

// lockedBoard reads a board that no vote can change until the transaction ends: a
// vote on its way waits, and then finds what became of the question.
func lockedBoard(ctx context.Context, tx *txn, engagement, round string) (Board, error) {
	var code string
	err := tx.one(ctx, into(&code), `SELECT code FROM board WHERE engagement_id = $1 AND round_id = $2`+tx.kind.exclusive, engagement, round)
	if err != nil {
		return Board{}, err
	}
	return board(ctx, tx, boardOf, engagement, round)
}

// Board returns a round's board, [ErrNotFound] if none is open.
func (db *DB) Board(ctx context.Context, engagement, round string) (Board, error) {
	var b Board
	err := db.view(ctx, func(tx *txn) (err error) {
		b, err = board(ctx, tx, boardOf, engagement, round)
		return err
	})
	if err != nil {
		return Board{}, fmt.Errorf("board of %s/%s: %w", engagement, round, err)
	}
	return b, nil
}

// BoardHost returns in whose name all open boards are held: the consultant and the look
// of their engagements. Both are "" where no board is open, or where boards differ.
func (db *DB) BoardHost(ctx context.Context) (consultant, brand string, err error) {
	type host struct{ consultant, brand string }
	var hosts []host
	err = db.view(ctx, func(tx *txn) error {
		hosts = nil
		return tx.each(ctx, func(scan func(...any) error) error {
			var h host
			err := scan(&h.consultant, &h.brand)
			hosts = append(hosts, h)
			return err
		}, `SELECT DISTINCT e.consultant, e.brand FROM board AS b JOIN engagement AS e ON e.id = b.engagement_id`)
	})
	if err != nil {
		return "", "", fmt.Errorf("whose boards are open: %w", err)
	}
	if len(hosts) != 1 {
		return "", "", nil
	}
	return hosts[0].consultant, hosts[0].brand, nil
}

// PutOnBoard puts one of the board's questions on the screen and lets people vote on
// it; votes that were not revealed are gone. A question that the board does not have
// is [ErrNotFound].
func (db *DB) PutOnBoard(ctx context.Context, engagement, round, question string) error {
	err := db.change(ctx, func(tx *txn) error {
		if err := touch(ctx, tx, engagement, db.now()); err != nil {
			return err
		}
		if err := notFrozen(ctx, tx, engagement, round); err != nil {
			return err
		}
		b, err := lockedBoard(ctx, tx, engagement, round)
		if err != nil {
			return err
		}
		if !slices.Contains(b.Questions, question) {
			return ErrNotFound
		}
		err = affectsOne(tx.exec(ctx, `UPDATE board SET question = $3, phase = 1, step = step + 1 WHERE engagement_id = $1 AND round_id = $2`,
			engagement, round, question))
		if err != nil {
			return err
		}
		_, err = tx.exec(ctx, `DELETE FROM board_vote WHERE engagement_id = $1 AND round_id = $2`, engagement, round)
		return err
	})
	if err != nil {
		return fmt.Errorf("put %s on the board of %s/%s: %w", question, engagement, round, err)
	}
	db.changed(ctx, engagement, round)
	return nil
}

// CloseBoard ends a workshop's board: who joined and what was not revealed is gone.
func (db *DB) CloseBoard(ctx context.Context, engagement, round string) error {
	err := db.change(ctx, func(tx *txn) error {
		return affectsOne(tx.exec(ctx, `DELETE FROM board WHERE engagement_id = $1 AND round_id = $2`, engagement, round))
	})
	if err != nil {
		return fmt.Errorf("close board of %s/%s: %w", engagement, round, err)
	}
	db.changed(ctx, engagement, round)
	return nil
}
