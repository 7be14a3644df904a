package store

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"lotse/assessment"
)

// A Batch is answers that come in together: those of a new person, of a person who is
// there, or facts of the client.
type Batch struct {
	New        *assessment.Respondent // with answers; nil where nobody is added
	Respondent string                 // whose Puts are saved; "": the client's facts
	Puts       []Put
	Finished   bool // the person who is there hands in with it
}

// PutBatches saves several batches of one round: all of them or nothing, as
// [DB.PutAnswers] and [DB.AddRespondent] do each.
func (db *DB) PutBatches(ctx context.Context, engagement, round string, batches []Batch) error {
	err := db.changeEngagement(ctx, engagement, func(tx *txn) error {
		// Also with nothing to save: a round that is closed says so.
		if err := takesAnswers(ctx, tx, engagement, round); err != nil {
			return err
		}
		for _, b := range batches {
			if err := putBatch(ctx, tx, engagement, round, b, db.now()); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("save what came in to %s/%s: %w", engagement, round, err)
	}
	return nil
}

func putBatch(ctx context.Context, tx *txn, engagement, round string, b Batch, now int64) error {
	if b.New != nil {
		return addRespondent(ctx, tx, engagement, round, *b.New, now)
	}
	where := keyOf(engagement, round, b.Respondent)
	if err := where.exists(ctx, tx); err != nil {
		return fmt.Errorf("%s: %w", where, err)
	}
	if b.Finished && b.Respondent != "" {
		_, err := tx.exec(ctx, `UPDATE respondent SET finished = 1 WHERE engagement_id = $1 AND round_id = $2 AND id = $3`, engagement, round, b.Respondent)
		if err != nil {
			return err
		}
	}
	_, err := where.putAll(ctx, tx, b.Puts, now)
	return err
}

// AddRespondent adds a person to a round that is open, with the answers the person
// has given so far. A person of the same id is [ErrExists].
func (db *DB) AddRespondent(ctx context.Context, engagement, round string, who assessment.Respondent) error {
	return db.PutBatches(ctx, engagement, round, []Batch{{New: &who}})
}

func addRespondent(ctx context.Context, tx *txn, engagement, round string, who assessment.Respondent, now int64) error {
	var last int
	err := tx.one(ctx, into(&last), `SELECT coalesce(max(position), -1) FROM respondent WHERE engagement_id = $1 AND round_id = $2`, engagement, round)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, `INSERT INTO respondent (engagement_id, round_id, id, position, group_id, finished) VALUES ($1, $2, $3, $4, $5, $6)`,
		engagement, round, who.ID, last+1, who.Group, truth(who.Finished))
	if err != nil {
		return fmt.Errorf("add respondent %s: %w", who.ID, err)
	}
	where := keyOf(engagement, round, who.ID)
	for _, question := range slices.Sorted(maps.Keys(who.Answers)) {
		if _, err := where.put(ctx, tx, Put{Question: question, Answer: who.Answers[question]}, now); err != nil {
			return err
		}
	}
	return nil
}
