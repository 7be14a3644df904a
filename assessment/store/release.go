package store

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"lotse/assessment"
)

// openStates are the numbers in the table; a text without a row is new.
var openStates = map[assessment.OpenState]int{assessment.OpenHeld: 1, assessment.OpenReleased: 2}

// OpenDecisions returns what was decided about the answers in words of a round.
func (db *DB) OpenDecisions(ctx context.Context, engagement, round string) ([]assessment.OpenDecision, error) {
	var list []assessment.OpenDecision
	err := db.view(ctx, func(tx *txn) error {
		list = nil
		err := tx.each(ctx, func(scan func(...any) error) error {
			var d assessment.OpenDecision
			var state int
			err := scan(&d.Question, &d.Digest, &state, &d.Words)
			for name, number := range openStates {
				if number == state {
					d.State = name
				}
			}
			list = append(list, d)
			return err
		}, `SELECT question_id, digest, state, words FROM open_answer WHERE engagement_id = $1 AND round_id = $2
			ORDER BY question_id, digest`, engagement, round)
		if err != nil {
			return err
		}
		return translations(ctx, tx, engagement, round, list)
	})
	if err != nil {
		return nil, fmt.Errorf("decisions on answers in words of %s/%s: %w", engagement, round, err)
	}
	return list, nil
}

// translations adds the translations to a list of decisions.
func translations(ctx context.Context, tx *txn, engagement, round string, list []assessment.OpenDecision) error {
	at := map[[2]string]int{}
	for i, d := range list {
		at[[2]string{d.Question, d.Digest}] = i
	}
	return tx.each(ctx, func(scan func(...any) error) error {
		var question, digest, lang, words string
		if err := scan(&question, &digest, &lang, &words); err != nil {
			return err
		}
		i, ok := at[[2]string{question, digest}]
		if !ok {
			return nil
		}
		if list[i].Translations == nil {
			list[i].Translations = map[string]string{}
		}
		list[i].Translations[lang] = words
		return nil
	}, `SELECT question_id, digest, lang, words FROM open_translation WHERE engagement_id = $1 AND round_id = $2`, engagement, round)
}

// DecideOpen saves decisions on answers in words: all or nothing. A decision of
// state new takes back the one that is there.
func (db *DB) DecideOpen(ctx context.Context, engagement, round string, decisions []assessment.OpenDecision) error {
	err := db.change(ctx, func(tx *txn) error {
		if err := touch(ctx, tx, engagement, db.now()); err != nil {
			return err
		}
		for _, d := range decisions {
			if err := decideOpen(ctx, tx, engagement, round, d); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("decide on answers in words of %s/%s: %w", engagement, round, err)
	}
	return nil
}

func decideOpen(ctx context.Context, tx *txn, engagement, round string, d assessment.OpenDecision) error {
	if d.State == assessment.OpenNew {
		_, err := tx.exec(ctx, `DELETE FROM open_answer WHERE engagement_id = $1 AND round_id = $2 AND question_id = $3 AND digest = $4`,
			engagement, round, d.Question, d.Digest)
		return err
	}
	state, ok := openStates[d.State]
	if !ok {
		return fmt.Errorf("unknown state %q", d.State)
	}
	_, err := tx.exec(ctx, `INSERT INTO open_answer (engagement_id, round_id, question_id, digest, state, words)
		VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (engagement_id, round_id, question_id, digest) DO UPDATE SET state = excluded.state, words = excluded.words`,
		engagement, round, d.Question, d.Digest, state, d.Words)
	if err != nil {
		return err
	}
	return putTranslations(ctx, tx, engagement, round, d)
}

// putTranslations replaces the translations of a decision.
func putTranslations(ctx context.Context, tx *txn, engagement, round string, d assessment.OpenDecision) error {
	_, err := tx.exec(ctx, `DELETE FROM open_translation WHERE engagement_id = $1 AND round_id = $2 AND question_id = $3 AND digest = $4`,
		engagement, round, d.Question, d.Digest)
	if err != nil {
		return err
	}
	for _, lang := range slices.Sorted(maps.Keys(d.Translations)) {
		_, err := tx.exec(ctx, `INSERT INTO open_translation (engagement_id, round_id, question_id, digest, lang, words)
			VALUES ($1, $2, $3, $4, $5, $6)`, engagement, round, d.Question, d.Digest, lang, d.Translations[lang])
		if err != nil {
			return err
		}
	}
	return nil
}
