package store

import (
	"context"
	"encoding/json"
	"fmt"

	"lotse/assessment"
	"lotse/questionnaires"
)

// Engagement returns an engagement with all its rounds and the pack it was
// started with.
func (db *DB) Engagement(ctx context.Context, id string) (*assessment.Engagement, *questionnaires.Pack, error) {
	var e *assessment.Engagement
	var p *questionnaires.Pack
	err := db.view(ctx, func(tx *txn) error {
		var pack string
		var err error
		if e, pack, err = header(ctx, tx, id); err != nil {
			return err
		}
		if p, err = db.pack(pack, func() (map[string][]byte, error) { return frozen(ctx, tx, pack) }); err != nil {
			return err
		}
		return rounds(ctx, tx, e)
	})
	if err != nil {
		return nil, nil, fmt.Errorf("engagement %s: %w", id, err)
	}
	return e, p, nil
}

func header(ctx context.Context, tx *txn, id string) (*assessment.Engagement, string, error) {
	e := &assessment.Engagement{ID: id}
	var pack string
	var plan, notes []byte
	err := tx.one(ctx, into(&pack, &e.Pack, &e.Client, &e.Language, &e.Mode, &e.KMin, &e.Date, &e.Consultant, &e.Contact,
		&e.Controller, &e.Retention, &e.Merge, &plan, &notes), `SELECT pack_id, pack.name, client, language, mode, k_min, date, consultant, contact, controller,
		retention, merge = 1, plan, notes FROM engagement JOIN pack ON pack.id = pack_id WHERE engagement.id = $1`, id)
	if err != nil {
		return nil, "", err
	}
	if err := json.Unmarshal(plan, &e.Plan); err != nil {
		return nil, "", fmt.Errorf("plan: %w", err)
	}
	if err := json.Unmarshal(notes, &e.Notes); err != nil {
		return nil, "", fmt.Errorf("notes: %w", err)
	}
	if err := loadPictures(ctx, tx, e); err != nil {
		return nil, "", fmt.Errorf("pictures: %w", err)
	}
	return e, pack, nil
}

// rounds fills in the rounds of e: one query per table, joined here.
func rounds(ctx context.Context, tx *txn, e *assessment.Engagement) error {
	err := tx.each(ctx, func(scan func(...any) error) error {
		r := assessment.Round{Facts: assessment.Facts{}}
		if err := scan(&r.ID, &r.Date); err != nil {
			return err
		}
		e.Rounds = append(e.Rounds, r)
		return nil
	}, `SELECT id, date FROM round WHERE engagement_id = $1 ORDER BY position`, e.ID)
	if err != nil {
		return err
	}
	for _, load := range []func(context.Context, *txn, *assessment.Engagement) error{loadSettings, invited, facts, respondents, loadWorkshops} {
		if err := load(ctx, tx, e); err != nil {
			return err
		}
	}
	return nil
}

func invited(ctx context.Context, tx *txn, e *assessment.Engagement) error {
	return tx.each(ctx, func(scan func(...any) error) error {
		var round, group string
		var people int
		if err := scan(&round, &group, &people); err != nil {
			return err
		}
		r := e.Round(round)
		if r.Invited == nil {
			r.Invited = map[string]int{}
		}
		r.Invited[group] = people
		return nil
	}, `SELECT round_id, group_id, people FROM invited WHERE engagement_id = $1`, e.ID)
}

func facts(ctx context.Context, tx *txn, e *assessment.Engagement) error {
	return tx.each(ctx, func(scan func(...any) error) error {
		var round, question string
		a, err := scanAnswer(scan, &round, &question)
		if err == nil && !cleared(a) {
			e.Round(round).Facts[question] = a
		}
		return err
	}, `SELECT round_id, question_id, state, value, note, evidence FROM fact WHERE engagement_id = $1`, e.ID)
}

func respondents(ctx context.Context, tx *txn, e *assessment.Engagement) error {
	answers := map[[2]string]map[string]assessment.Answer{} // by round and respondent
	err := tx.each(ctx, func(scan func(...any) error) error {
		var round string
		who := assessment.Respondent{Answers: map[string]assessment.Answer{}}
		var finished int
		if err := scan(&round, &who.ID, &who.Group, &finished); err != nil {
			return err
		}
		who.Finished = finished == 1
		r := e.Round(round)
		r.Respondents = append(r.Respondents, who)
		answers[[2]string{round, who.ID}] = who.Answers
		return nil
	}, `SELECT round_id, id, group_id, finished FROM respondent WHERE engagement_id = $1 ORDER BY round_id, position`, e.ID)
	if err != nil {
		return err
	}
	return tx.each(ctx, func(scan func(...any) error) error {
		var round, who, question string
		a, err := scanAnswer(scan, &round, &who, &question)
		if err == nil && !cleared(a) {
			answers[[2]string{round, who}][question] = a
		}
		return err
	}, `SELECT round_id, respondent_id, question_id, state, value, note, evidence FROM answer WHERE engagement_id = $1`, e.ID)
}

// scanAnswer reads the columns state, value, note and evidence after those of the key.
func scanAnswer(scan func(...any) error, key ...any) (assessment.Answer, error) {
	var a assessment.Answer
	var value, evidence []byte
	if err := scan(append(key, &a.State, &value, &a.Note, &evidence)...); err != nil {
		return a, err
	}
	var err error
	if value != nil {
		if a.Value, err = decodeValue(value); err != nil {
			return a, fmt.Errorf("stored answer: %w", err)
		}
	}
	if evidence != nil {
		if err := json.Unmarshal(evidence, &a.Evidence); err != nil {
			return a, fmt.Errorf("stored evidence: %w", err)
		}
	}
	return a, nil
}

// cleared reports whether an answer was taken back: its row stays, so that its
// version goes on counting.
func cleared(a assessment.Answer) bool {
	return a.State == assessment.Missing && a.Note == "" && len(a.Evidence) == 0
}
