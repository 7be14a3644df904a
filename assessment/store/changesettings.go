package store

import (
	"context"
	"fmt"

	"lotse/assessment"
)

// ChangeSettings changes what an engagement says of itself: names, dates, how people are
// protected. fit gets the engagement without its rounds as it is at that moment, and
// whether people were promised something by it: somebody was invited or has answered.
// Nobody can change it meanwhile, and an error of fit changes nothing. fit may be called
// more than once. The language, the plan, the notes and the rounds stay.
func (db *DB) ChangeSettings(ctx context.Context, id string, fit func(e *assessment.Engagement, promised bool) error) error {
	err := db.changeEngagement(ctx, id, func(tx *txn) error {
		e, _, err := header(ctx, tx, id)
		if err != nil {
			return err
		}
		err = tx.one(ctx, into(&e.Disclosure, &e.Brand, &e.Address), `SELECT disclosure, brand, address FROM engagement WHERE id = $1`, id)
		if err != nil {
			return err
		}
		var people int
		err = tx.one(ctx, into(&people), `SELECT (SELECT count(*) FROM respondent WHERE engagement_id = $1)
			+ (SELECT count(*) FROM link WHERE engagement_id = $1 AND id NOT IN (SELECT link_id FROM preparation))`, id)
		if err != nil {
			return err
		}
		if err := fit(e, people > 0); err != nil {
			return err
		}
		_, err = tx.exec(ctx, `UPDATE engagement SET client = $1, mode = $2, k_min = $3, date = $4, consultant = $5, contact = $6,
			controller = $7, retention = $8, disclosure = $9, brand = $10, address = $11 WHERE id = $12`,
			e.Client, string(e.Mode), e.KMin, e.Date, e.Consultant, e.Contact, e.Controller, e.Retention, int(e.Disclosure), e.Brand, int(e.Address), id)
		return err
	})
	if err != nil {
		return fmt.Errorf("change the settings of %s: %w", id, err)
	}
	return nil
}
