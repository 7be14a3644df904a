package store

import (
	"context"
	"fmt"
)

// draftStatements are the queries on drafts of answers, or of facts.
type draftStatements struct{ all, put, drop string }

var (
	answerDrafts = draftStatements{
		all: `SELECT question_id, draft FROM answer_draft WHERE engagement_id = $1 AND round_id = $2 AND respondent_id = $3`,
		put: `INSERT INTO answer_draft (engagement_id, round_id, respondent_id, question_id, draft) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (engagement_id, round_id, respondent_id, question_id) DO UPDATE SET draft = excluded.draft`,
		drop: `DELETE FROM answer_draft WHERE engagement_id = $1 AND round_id = $2 AND respondent_id = $3 AND question_id = $4`,
	}
	factDrafts = draftStatements{
		all: `SELECT question_id, draft FROM fact_draft WHERE engagement_id = $1 AND round_id = $2`,
		put: `INSERT INTO fact_draft (engagement_id, round_id, question_id, draft) VALUES ($1, $2, $3, $4)
			ON CONFLICT (engagement_id, round_id, question_id) DO UPDATE SET draft = excluded.draft`,
		drop: `DELETE FROM fact_draft WHERE engagement_id = $1 AND round_id = $2 AND question_id = $3`,
	}
)

func draftsOf(respondent string) *draftStatements {
	if respondent == "" {
		return &factDrafts
	}
	return &answerDrafts
}

// PutDraft keeps what was typed for a question and is no answer yet, of one
// respondent or, if respondent is "", of the client; "" for nothing any more. It is
// durable before PutDraft returns. Drafts are no answers: no result, export or
// progress sees them.
func (db *DB) PutDraft(ctx context.Context, engagement, round, respondent, question, draft string) error {
	where := keyOf(engagement, round, respondent)
	err := db.change(ctx, func(tx *txn) error {
		if err := takesAnswers(ctx, tx, engagement, round); err != nil {
			return err
		}
		args := append(append([]any{}, where.args...), question)
		if draft == "" {
			_, err := tx.exec(ctx, draftsOf(respondent).drop, args...)
			return err
		}
		_, err := tx.exec(ctx, draftsOf(respondent).put, append(args, draft)...)
		return err
	})
	if err != nil {
		return fmt.Errorf("keep a draft of %s: %w", where, err)
	}
	return nil
}

// Drafts returns the drafts of one respondent, or of the client if respondent is "",
// by question.
func (db *DB) Drafts(ctx context.Context, engagement, round, respondent string) (map[string]string, error) {
	where := keyOf(engagement, round, respondent)
	var out map[string]string
	err := db.view(ctx, func(tx *txn) error {
		out = map[string]string{}
		return tx.each(ctx, func(scan func(...any) error) error {
			var question, draft string
			err := scan(&question, &draft)
			out[question] = draft
			return err
		}, draftsOf(respondent).all, where.args...)
	})
	if err != nil {
		return nil, fmt.Errorf("drafts of %s: %w", where, err)
	}
	return out, nil
}
