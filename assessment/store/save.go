package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A SaveOption changes what [DB.SaveEngagement] may do.
type SaveOption int

// Replace lets SaveEngagement overwrite an engagement of the same id with all its
// rounds and answers.
const Replace SaveOption = 1

// SaveEngagement saves an engagement with a frozen copy of its pack: all of it or
// nothing. An engagement of the same id is [ErrExists], unless [Replace] is given.
func (db *DB) SaveEngagement(ctx context.Context, e *assessment.Engagement, p *questionnaires.Pack, options ...SaveOption) error {
	rec := record{now: db.now(), version: 1, created: db.now()}
	err := db.change(ctx, func(tx *sql.Tx) error {
		if slices.Contains(options, Replace) {
			if err := rec.replace(ctx, tx, e.ID); err != nil {
				return err
			}
		}
		if err := rec.save(ctx, tx, e, p); err != nil {
			return err
		}
		return dropUnusedPacks(ctx, tx)
	})
	if err != nil {
		return fmt.Errorf("save engagement %s: %w", e.ID, err)
	}
	return nil
}

// A record is what the rows of one save have in common.
type record struct {
	now, created, used int64
	version            int64 // of its answers
}

// replace deletes the engagement and remembers what outlives it. Versions of
// answers go on counting: who read an answer before the replacement and changes it
// afterwards must get a conflict.
func (r *record) replace(ctx context.Context, tx *sql.Tx, id string) error {
	err := tx.QueryRowContext(ctx, `SELECT created_ms, used_ms FROM engagement WHERE id = $1`, id).Scan(&r.created, &r.used)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	var newest int64
	err = tx.QueryRowContext(ctx, `SELECT coalesce(max(version), 0) FROM (
		SELECT version FROM answer WHERE engagement_id = $1 UNION ALL SELECT version FROM fact WHERE engagement_id = $2) AS v`,
		id, id).Scan(&newest)
	if err != nil {
		return err
	}
	r.version = newest + 1
	_, err = tx.ExecContext(ctx, `DELETE FROM engagement WHERE id = $1`, id)
	return err
}

func (r *record) save(ctx context.Context, tx *sql.Tx, e *assessment.Engagement, p *questionnaires.Pack) error {
	pack, err := freeze(ctx, tx, p)
	if err != nil {
		return fmt.Errorf("freeze pack %s: %w", p.ID, err)
	}
	if err := r.engagement(ctx, tx, e, pack); err != nil {
		return err
	}
	rows, err := prepareRows(ctx, tx)
	if err != nil {
		return err
	}
	defer rows.close()
	for i := range e.Rounds {
		if err := r.round(ctx, tx, rows, e.ID, i, &e.Rounds[i]); err != nil {
			return fmt.Errorf("round %s: %w", e.Rounds[i].ID, err)
		}
	}
	return nil
}

func (r *record) engagement(ctx context.Context, tx *sql.Tx, e *assessment.Engagement, pack string) error {
	plan, err := encodeJSON(e.Plan)
	if err != nil {
		return fmt.Errorf("plan: %w", err)
	}
	notes, err := encodeJSON(e.Notes)
	if err != nil {
		return fmt.Errorf("notes: %w", err)
	}
	merge := 0
	if e.Merge {
		merge = 1
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO engagement (id, pack_id, client, language, mode, k_min, date, consultant, contact,
		controller, retention, merge, plan, notes, created_ms, updated_ms, used_ms)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
		e.ID, pack, e.Client, e.Language, string(e.Mode), e.KMin, e.Date, e.Consultant, e.Contact,
		e.Controller, e.Retention, merge, string(plan), string(notes), r.created, r.now, r.used)
	return err
}

func (r *record) round(ctx context.Context, tx *sql.Tx, rows *rows, engagement string, position int, round *assessment.Round) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO round (engagement_id, id, position, date) VALUES ($1, $2, $3, $4)`,
		engagement, round.ID, position, round.Date)
	if err != nil {
		return err
	}
	for _, group := range slices.Sorted(maps.Keys(round.Invited)) {
		_, err := tx.ExecContext(ctx, `INSERT INTO invited (engagement_id, round_id, group_id, people) VALUES ($1, $2, $3, $4)`,
			engagement, round.ID, group, round.Invited[group])
		if err != nil {
			return fmt.Errorf("invited %s: %w", group, err)
		}
	}
	for _, question := range slices.Sorted(maps.Keys(round.Facts)) {
		if err := r.answer(ctx, rows.fact, round.Facts[question], engagement, round.ID, question); err != nil {
			return fmt.Errorf("fact %s: %w", question, err)
		}
	}
	for i := range round.Respondents {
		if err := r.respondent(ctx, rows, engagement, round.ID, i, &round.Respondents[i]); err != nil {
			return fmt.Errorf("respondent %s: %w", round.Respondents[i].ID, err)
		}
	}
	return nil
}

func (r *record) respondent(ctx context.Context, rows *rows, engagement, round string, position int, who *assessment.Respondent) error {
	if _, err := rows.respondent.ExecContext(ctx, engagement, round, who.ID, position, who.Group); err != nil {
		return err
	}
	for _, question := range slices.Sorted(maps.Keys(who.Answers)) {
		if err := r.answer(ctx, rows.answer, who.Answers[question], engagement, round, who.ID, question); err != nil {
			return fmt.Errorf("answer to %s: %w", question, err)
		}
	}
	return nil
}

func (r *record) answer(ctx context.Context, stmt *sql.Stmt, a assessment.Answer, key ...any) error {
	columns, err := answerColumns(a)
	if err != nil {
		return err
	}
	_, err = stmt.ExecContext(ctx, append(append(key, columns...), r.version, r.now)...)
	return err
}

// rows are the statements a large import runs many times.
type rows struct{ respondent, answer, fact *sql.Stmt }

func prepareRows(ctx context.Context, tx *sql.Tx) (*rows, error) {
	var r rows
	for _, s := range []struct {
		stmt **sql.Stmt
		text string
	}{
		{&r.respondent, `INSERT INTO respondent (engagement_id, round_id, id, position, group_id) VALUES ($1, $2, $3, $4, $5)`},
		{&r.answer, `INSERT INTO answer (engagement_id, round_id, respondent_id, question_id, state, value, note, evidence, version, updated_ms)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`},
		{&r.fact, `INSERT INTO fact (engagement_id, round_id, question_id, state, value, note, evidence, version, updated_ms)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`},
	} {
		var err error
		if *s.stmt, err = tx.PrepareContext(ctx, s.text); err != nil {
			r.close()
			return nil, err
		}
	}
	return &r, nil
}

// close ends the statements; the end of the transaction would do so too.
func (r *rows) close() {
	for _, s := range []*sql.Stmt{r.respondent, r.answer, r.fact} {
		if s != nil {
			_ = s.Close() // an error here changes nothing: the rows are in the transaction
		}
	}
}

// answerColumns returns the columns state, value, note and evidence.
func answerColumns(a assessment.Answer) ([]any, error) {
	var value, evidence sql.NullString
	if a.Value != nil {
		data, err := encodeValue(a.Value)
		if err != nil {
			return nil, err
		}
		value = sql.NullString{String: string(data), Valid: true}
	}
	if len(a.Evidence) > 0 {
		data, err := encodeJSON(a.Evidence)
		if err != nil {
			return nil, err
		}
		evidence = sql.NullString{String: string(data), Valid: true}
	}
	return []any{int(a.State), value, a.Note, evidence}, nil
}
