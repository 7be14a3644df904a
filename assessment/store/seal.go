package store

import (
	"context"
	"fmt"
	"math/rand/v2"

	"lotse/assessment"
	"lotse/assessment/invite"
)

// Seal unties all answers of an anonymous round from everything they could be
// recognised by: every person gets a new id and a new place, answers lose their
// times and versions, and nobody can go on. It returns how many people that were; in
// an engagement that is not anonymous there is nothing to do. Closing a round seals
// it, see [DB.SetRoundState].
//
// Handing in cuts the tie of one person at once. But PostgreSQL notes in every row
// which transaction wrote it, and the one of handing in also wrote the link's row;
// people who never handed in, and answers the consultant entered, still have their
// times. One transaction over the whole round makes all of them alike.
func (db *DB) Seal(ctx context.Context, engagement, round string) (people int, err error) {
	err = db.change(ctx, func(tx *txn) error {
		var id string
		if err := tx.one(ctx, into(&id), `SELECT id FROM engagement WHERE id = $1`+tx.kind.exclusive, engagement); err != nil {
			return err
		}
		if err := revise(ctx, tx, engagement); err != nil {
			return err
		}
		people, err = seal(ctx, tx, engagement, round)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("seal %s/%s: %w", engagement, round, err)
	}
	return people, nil
}

// seal is Seal in a transaction that has locked the engagement.
func seal(ctx context.Context, tx *txn, engagement, round string) (people int, err error) {
	var disclosure assessment.Disclosure
	err = tx.one(ctx, into(&disclosure), `SELECT disclosure FROM engagement WHERE id = $1`, engagement)
	if err != nil || disclosure != assessment.DisclosureAnonymous {
		return 0, err
	}
	_, err = tx.exec(ctx, `DELETE FROM sitting WHERE link_id IN (SELECT id FROM link WHERE engagement_id = $1 AND round_id = $2)`, engagement, round)
	if err != nil {
		return 0, err
	}
	list, err := respondentIDs(ctx, tx, engagement, round)
	if err != nil {
		return 0, err
	}
	for _, id := range list {
		if err := renew(ctx, tx, engagement, round, id); err != nil {
			return 0, err
		}
	}
	return len(list), nil
}

// respondentIDs lists the people of a round in random order.
func respondentIDs(ctx context.Context, tx *txn, engagement, round string) ([]string, error) {
	var list []string
	err := tx.each(ctx, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		list = append(list, id)
		return err
	}, `SELECT id FROM respondent WHERE engagement_id = $1 AND round_id = $2`, engagement, round)
	rand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list, err
}

// renew gives one person a new id and place, and takes the times from the answers. Nobody
// goes on with them: they count as handed in.
func renew(ctx context.Context, tx *txn, engagement, round, old string) error {
	id := invite.NewRespondent()
	for _, step := range []struct {
		query string
		args  []any
	}{
		{`INSERT INTO respondent (engagement_id, round_id, id, position, group_id, finished)
			SELECT engagement_id, round_id, $4, $5, group_id, 1 FROM respondent WHERE engagement_id = $1 AND round_id = $2 AND id = $3`,
			[]any{engagement, round, old, id, rand.Int64N(1 << 53)}},
		{`UPDATE answer SET respondent_id = $4, version = 1, updated_ms = 0
			WHERE engagement_id = $1 AND round_id = $2 AND respondent_id = $3`, []any{engagement, round, old, id}},
		{`DELETE FROM respondent WHERE engagement_id = $1 AND round_id = $2 AND id = $3`, []any{engagement, round, old}},
	} {
		if _, err := tx.exec(ctx, step.query, step.args...); err != nil {
			return err
		}
	}
	return nil
}
