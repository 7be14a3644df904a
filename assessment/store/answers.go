package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"lotse/assessment"
)

// AnyVersion is the version of a [Put] that overwrites whatever is there.
const AnyVersion int64 = -1

// A Put is an answer to be saved. An answer of state Missing takes back what is there.
type Put struct {
	Question string
	Answer   assessment.Answer
	// Version is the version of the answer the writer has read: 0 for none, or
	// [AnyVersion]. If the store holds another one, nothing is saved.
	Version int64
}

// PutAnswers saves answers of one respondent, or facts of the client if respondent
// is "": all or nothing, and durable before it returns. The result holds the new
// version of each answer. A changed answer is a [Conflict].
func (db *DB) PutAnswers(ctx context.Context, engagement, round, respondent string, puts []Put) ([]int64, error) {
	where := keyOf(engagement, round, respondent)
	versions := make([]int64, len(puts))
	err := db.change(ctx, func(tx *sql.Tx) error {
		now := db.now()
		for i, p := range puts {
			var err error
			if versions[i], err = where.put(ctx, tx, p, now); err != nil {
				return err
			}
		}
		return touch(ctx, tx, engagement, now)
	})
	if err != nil {
		return nil, fmt.Errorf("save answers of %s: %w", where, err)
	}
	return versions, nil
}

// Answers returns the answers of one respondent, or the facts of the client if
// respondent is "", with their versions, by question.
func (db *DB) Answers(ctx context.Context, engagement, round, respondent string) (map[string]Stored, error) {
	where := keyOf(engagement, round, respondent)
	out := map[string]Stored{}
	err := db.view(ctx, func(tx *sql.Tx) error {
		if err := where.exists(ctx, tx); err != nil {
			return err
		}
		return each(ctx, tx, func(scan func(...any) error) error {
			var s Stored
			var err error
			s.Answer, err = scanAnswer(func(dest ...any) error { return scan(append(dest, &s.Version, &s.Updated)...) }, &s.Question)
			out[s.Question] = s
			return err
		}, where.query, where.args...)
	})
	if err != nil {
		return nil, fmt.Errorf("answers of %s: %w", where, err)
	}
	return out, nil
}

// A key names the answers of one respondent or the facts of one round, and the
// statements for their table.
type key struct {
	args                         []any
	query, one, upsert, existing string
}

func keyOf(engagement, round, respondent string) key {
	if respondent == "" {
		return key{
			args: []any{engagement, round},
			query: `SELECT question_id, state, value, note, evidence, version, updated_ms FROM fact
				WHERE engagement_id = $1 AND round_id = $2`,
			one: `SELECT state, value, note, evidence, version, updated_ms FROM fact
				WHERE engagement_id = $1 AND round_id = $2 AND question_id = $3`,
			upsert: `INSERT INTO fact (engagement_id, round_id, question_id, state, value, note, evidence, version, updated_ms)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
				ON CONFLICT (engagement_id, round_id, question_id) DO UPDATE SET state = excluded.state, value = excluded.value,
				note = excluded.note, evidence = excluded.evidence, version = excluded.version, updated_ms = excluded.updated_ms`,
			existing: `SELECT count(*) FROM round WHERE engagement_id = $1 AND id = $2`,
		}
	}
	return key{
		args: []any{engagement, round, respondent},
		query: `SELECT question_id, state, value, note, evidence, version, updated_ms FROM answer
			WHERE engagement_id = $1 AND round_id = $2 AND respondent_id = $3`,
		one: `SELECT state, value, note, evidence, version, updated_ms FROM answer
			WHERE engagement_id = $1 AND round_id = $2 AND respondent_id = $3 AND question_id = $4`,
		upsert: `INSERT INTO answer (engagement_id, round_id, respondent_id, question_id, state, value, note, evidence, version, updated_ms)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
			ON CONFLICT (engagement_id, round_id, respondent_id, question_id) DO UPDATE SET state = excluded.state, value = excluded.value,
			note = excluded.note, evidence = excluded.evidence, version = excluded.version, updated_ms = excluded.updated_ms`,
		existing: `SELECT count(*) FROM respondent WHERE engagement_id = $1 AND round_id = $2 AND id = $3`,
	}
}

// String names the respondent, or the facts, for error messages.
func (k key) String() string {
	if len(k.args) == 2 {
		return fmt.Sprintf("the client in %v/%v", k.args...)
	}
	return fmt.Sprintf("respondent %v in %v/%v", k.args[2], k.args[0], k.args[1])
}

func (k key) exists(ctx context.Context, tx *sql.Tx) error {
	var n int
	if err := tx.QueryRowContext(ctx, k.existing, k.args...).Scan(&n); err != nil {
		return err
	}
	if n == 0 {
		return ErrNotFound
	}
	return nil
}

func (k key) put(ctx context.Context, tx *sql.Tx, p Put, now int64) (int64, error) {
	args := append(append([]any{}, k.args...), p.Question)
	have := Stored{Question: p.Question}
	var err error
	have.Answer, err = scanAnswer(func(dest ...any) error {
		return tx.QueryRowContext(ctx, k.one, args...).Scan(append(dest, &have.Version, &have.Updated)...)
	})
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return 0, err
	}
	if p.Version != AnyVersion && p.Version != have.Version {
		return 0, &Conflict{Question: p.Question, Seen: p.Version, Now: have}
	}
	columns, err := answerColumns(p.Answer)
	if err != nil {
		return 0, fmt.Errorf("answer to %s: %w", p.Question, err)
	}
	_, err = tx.ExecContext(ctx, k.upsert, append(append(args, columns...), have.Version+1, now)...)
	return have.Version + 1, err
}
