package store

import (
	"context"
	"errors"
	"fmt"

	"lotse/assessment"
)

// settings saves what the engagement promises and how it looks, and the states of
// its rounds; the rows are there already.
func settings(ctx context.Context, tx *txn, e *assessment.Engagement) error {
	_, err := tx.exec(ctx, `UPDATE engagement SET disclosure = $1, brand = $2, address = $3 WHERE id = $4`,
		int(e.Disclosure), e.Brand, int(e.Address), e.ID)
	if err != nil {
		return err
	}
	for _, r := range e.Rounds {
		if _, err := tx.exec(ctx, `UPDATE round SET state = $1 WHERE engagement_id = $2 AND id = $3`, int(r.State), e.ID, r.ID); err != nil {
			return fmt.Errorf("round %s: %w", r.ID, err)
		}
	}
	return nil
}

// loadSettings reads what settings saved into e, whose rounds are there already.
func loadSettings(ctx context.Context, tx *txn, e *assessment.Engagement) error {
	err := tx.one(ctx, into(&e.Disclosure, &e.Brand, &e.Address),
		`SELECT disclosure, brand, address FROM engagement WHERE id = $1`, e.ID)
	if err != nil {
		return err
	}
	return tx.each(ctx, func(scan func(...any) error) error {
		var round string
		var state assessment.RoundState
		if err := scan(&round, &state); err != nil {
			return err
		}
		e.Round(round).State = state
		return nil
	}, `SELECT id, state FROM round WHERE engagement_id = $1`, e.ID)
}

// keepsFrozen makes sure that e, which replaces the engagement in the store, says
// the same about every frozen round.
func keepsFrozen(ctx context.Context, tx *txn, e *assessment.Engagement) error {
	var frozen int
	err := tx.one(ctx, into(&frozen), `SELECT count(*) FROM round WHERE engagement_id = $1 AND state = $2`, e.ID, int(assessment.RoundFrozen))
	if err != nil || frozen == 0 {
		return err
	}
	have := &assessment.Engagement{ID: e.ID}
	if err := rounds(ctx, tx, have); err != nil {
		return err
	}
	for i := range have.Rounds {
		was := &have.Rounds[i]
		if was.State != assessment.RoundFrozen {
			continue
		}
		now := e.Round(was.ID)
		if now == nil || now.State != assessment.RoundFrozen {
			return fmt.Errorf("round %s: %w", was.ID, ErrFrozen)
		}
		if err := sameAnswers(was, now); err != nil {
			return fmt.Errorf("round %s: %w", was.ID, err)
		}
	}
	return nil
}

// sameAnswers is [ErrFrozen] if two rounds differ in respondents, answers or workshop.
func sameAnswers(a, b *assessment.Round) error {
	if len(a.Respondents) != len(b.Respondents) {
		return ErrFrozen
	}
	one, err := workshopRecords(&a.Workshop)
	if err != nil {
		return err
	}
	other, err := workshopRecords(&b.Workshop)
	if err != nil || one != other {
		return errors.Join(ErrFrozen, err)
	}
	errs := []error{same(a.Facts, b.Facts)}
	for i := range a.Respondents {
		x, y := &a.Respondents[i], &b.Respondents[i]
		if x.ID != y.ID || x.Group != y.Group {
			return ErrFrozen
		}
		errs = append(errs, same(x.Answers, y.Answers))
	}
	return errors.Join(errs...)
}

func same(a, b map[string]assessment.Answer) error {
	if len(a) != len(b) {
		return ErrFrozen
	}
	for question, answer := range a {
		other, there := b[question]
		if alike, err := equal(answer, other); err != nil || !alike || !there {
			return errors.Join(ErrFrozen, err)
		}
	}
	return nil
}
