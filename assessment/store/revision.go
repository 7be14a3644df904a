package store

import (
	"context"
	"math/rand/v2"
)

// A Revision tells two states of an engagement apart: it is another one after every
// change of the engagement, whoever made it and through whichever server. Its value has
// no meaning.
type Revision int64

// draws bounds one number: the sum of all slots must fit an int64. That a change draws
// the number it replaces happens once in 2⁴⁸ times.
const draws = 1 << 48

// revise gives an engagement another revision. Whoever changes one in a transaction
// calls it there, through [touch] or [lockToChange] most often: who reads the revision
// and the rest in one transaction then never takes one state for another.
func revise(ctx context.Context, tx *txn, engagement string) error {
	_, err := tx.exec(ctx, `INSERT INTO revision (engagement_id, slot, drawn) VALUES ($1, `+tx.kind.slot+`, $2)
		ON CONFLICT (engagement_id, slot) DO UPDATE SET drawn = excluded.drawn`, engagement, 1+rand.Int64N(draws))
	return err
}

// revision reads an engagement's revision.
func revision(ctx context.Context, tx *txn, engagement string) (Revision, error) {
	var r Revision
	err := tx.one(ctx, into(&r), `SELECT CAST(coalesce(sum(drawn), 0) AS BIGINT) FROM revision WHERE engagement_id = $1`, engagement)
	return r, err
}
