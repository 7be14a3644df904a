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
// Then its rounds, respondents and answers are those of e afterwards; what else
// hangs on the engagement, or on a round that e still has, stays.
func (db *DB) SaveEngagement(ctx context.Context, e *assessment.Engagement, p *questionnaires.Pack, options ...SaveOption) error {
	replace := slices.Contains(options, Replace)
	err := db.change(ctx, func(tx *txn) error {
		if err := lockPacks(ctx, tx, replace); err != nil {
			return err
		}
		rec := record{tx: tx, now: db.now(), version: 1}
		if replace {
			if err := rec.clear(ctx, e); err != nil {
				return err
			}
		}
		if err := rec.save(ctx, e, p); err != nil || !replace {
			return err
		}
		return dropUnusedPacks(ctx, tx)
	})
	if err != nil {
		return fmt.Errorf("save engagement %s: %w", e.ID, err)
	}
	return nil
}

// A record is one save of an engagement.
type record struct {
	tx      *txn
	now     int64
	version int64 // of its answers
	there   bool  // an engagement of this id is to be replaced
	// Who has handed in stays so when the document replaces them, which does not say it of
	// anonymous people.
	finished map[[2]string]bool
}

// clear deletes the answers and respondents of the engagement, and the rounds e
// has no more. Versions of answers go on counting: who read an answer before the
// replacement and changes it afterwards must get a conflict.
func (r *record) clear(ctx context.Context, e *assessment.Engagement) error {
	switch err := lockToChange(ctx, r.tx, e.ID); {
	case errors.Is(err, ErrNotFound):
		return nil
	case err != nil:
		return err
	}
	if err := keepsFrozen(ctx, r.tx, e); err != nil {
		return err
	}
	r.there = true
	var newest int64
	err := r.tx.one(ctx, into(&newest), `SELECT coalesce(max(version), 0) FROM (
		SELECT version FROM answer WHERE engagement_id = $1 UNION ALL SELECT version FROM fact WHERE engagement_id = $1
		UNION ALL SELECT version FROM workshop WHERE engagement_id = $1) AS v`, e.ID)
	if err != nil {
		return err
	}
	r.version = newest + 1
	if r.finished, err = handedIn(ctx, r.tx, e.ID); err != nil {
		return err
	}
	for _, query := range []string{
		`DELETE FROM respondent WHERE engagement_id = $1`, // and their answers
		`DELETE FROM fact WHERE engagement_id = $1`,
		`DELETE FROM invited WHERE engagement_id = $1`,
		`DELETE FROM workshop WHERE engagement_id = $1`,
	} {
		if _, err := r.tx.exec(ctx, query, e.ID); err != nil {
			return err
		}
	}
	return r.dropRounds(ctx, e)
}

// dropRounds deletes the rounds that e has no more.
func (r *record) dropRounds(ctx context.Context, e *assessment.Engagement) error {
	var gone []string
	err := r.tx.each(ctx, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		if err == nil && e.Round(id) == nil {
			gone = append(gone, id)
		}
		return err
	}, `SELECT id FROM round WHERE engagement_id = $1`, e.ID)
	if err != nil {
		return err
	}
	for _, id := range gone {
		if _, err := r.tx.exec(ctx, `DELETE FROM round WHERE engagement_id = $1 AND id = $2`, e.ID, id); err != nil {
			return err
		}
	}
	return nil
}

func (r *record) save(ctx context.Context, e *assessment.Engagement, p *questionnaires.Pack) error {
	pack, err := freeze(ctx, r.tx, p)
	if err != nil {
		return fmt.Errorf("freeze pack %s: %w", p.ID, err)
	}
	if err := r.engagement(ctx, e, pack); err != nil {
		return err
	}
	rows := newRows(r.tx)
	for i := range e.Rounds {
		if err := r.round(ctx, rows, e.ID, i, &e.Rounds[i]); err != nil {
			return fmt.Errorf("round %s: %w", e.Rounds[i].ID, err)
		}
	}
	if err := rows.flush(ctx); err != nil {
		return err
	}
	if err := saveWorkshops(ctx, r.tx, e, r.version); err != nil {
		return err
	}
	if err := putPictures(ctx, r.tx, e.ID, e.Pictures); err != nil {
		return err
	}
	if err := settings(ctx, r.tx, e); err != nil {
		return err
	}
	return revise(ctx, r.tx, e.ID)
}

func (r *record) engagement(ctx context.Context, e *assessment.Engagement, pack string) error {
	plan, err := encodeJSON(e.Plan)
	if err != nil {
		return fmt.Errorf("plan: %w", err)
	}
	notes, err := encodeJSON(e.Notes)
	if err != nil {
		return fmt.Errorf("notes: %w", err)
	}
	query := `INSERT INTO engagement (pack_id, client, language, mode, k_min, date, consultant, contact,
		controller, retention, merge, plan, notes, updated_ms, id, created_ms, used_ms)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $14, 0)`
	if r.there {
		query = `UPDATE engagement SET pack_id = $1, client = $2, language = $3, mode = $4, k_min = $5, date = $6, consultant = $7,
			contact = $8, controller = $9, retention = $10, merge = $11, plan = $12, notes = $13, updated_ms = $14 WHERE id = $15`
	}
	_, err = r.tx.exec(ctx, query, pack, e.Client, e.Language, string(e.Mode), e.KMin, e.Date, e.Consultant, e.Contact,
		e.Controller, e.Retention, truth(e.Merge), string(plan), string(notes), r.now, e.ID)
	return err
}

func (r *record) round(ctx context.Context, rows *rows, engagement string, position int, round *assessment.Round) error {
	query := `INSERT INTO round (engagement_id, id, position, date) VALUES ($1, $2, $3, $4)`
	if r.there {
		query += ` ON CONFLICT (engagement_id, id) DO UPDATE SET position = excluded.position, date = excluded.date`
	}
	if _, err := r.tx.exec(ctx, query, engagement, round.ID, position, round.Date); err != nil {
		return err
	}
	for _, group := range slices.Sorted(maps.Keys(round.Invited)) {
		if err := rows.invited.add(ctx, engagement, round.ID, group, round.Invited[group]); err != nil {
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
	if err := rows.respondent.add(ctx, engagement, round, who.ID, position, who.Group, truth(who.Finished || r.finished[[2]string{round, who.ID}])); err != nil {
		return err
	}
	for _, question := range slices.Sorted(maps.Keys(who.Answers)) {
		if err := r.answer(ctx, rows.answer, who.Answers[question], engagement, round, who.ID, question); err != nil {
			return fmt.Errorf("answer to %s: %w", question, err)
		}
	}
	return nil
}

func (r *record) answer(ctx context.Context, b *bulk, a assessment.Answer, key ...any) error {
	columns, err := answerColumns(a)
	if err != nil {
		return err
	}
	return b.add(ctx, append(append(key, columns...), r.version, r.now)...)
}

// rows are the tables of which an engagement has many rows.
type rows struct{ invited, respondent, answer, fact *bulk }

func newRows(tx *txn) *rows {
	r := &rows{
		invited:    tx.bulk("invited", "engagement_id", "round_id", "group_id", "people"),
		respondent: tx.bulk("respondent", "engagement_id", "round_id", "id", "position", "group_id", "finished"),
		answer: tx.bulk("answer", "engagement_id", "round_id", "respondent_id", "question_id",
			"state", "value", "note", "evidence", "version", "updated_ms"),
		fact: tx.bulk("fact", "engagement_id", "round_id", "question_id",
			"state", "value", "note", "evidence", "version", "updated_ms"),
	}
	r.answer.parent = r.respondent
	return r
}

// flush inserts what is left.
func (r *rows) flush(ctx context.Context) error {
	for _, b := range []*bulk{r.invited, r.fact, r.respondent, r.answer} {
		if err := b.flush(ctx); err != nil {
			return fmt.Errorf("%s: %w", b.table, err)
		}
	}
	return nil
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
