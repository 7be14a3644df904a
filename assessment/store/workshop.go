package store

import (
	"context"
	"encoding/json"
	"fmt"

	"lotse/assessment"
)

// The parts of a workshop, as the table numbers them.
const (
	votesPart = iota // what hands people showed
	wordsPart        // what was agreed on and left open
)

// The stored form of a workshop. A vote's source and every key keep their meaning.
type (
	storedVote struct {
		Question string                `json:"question"`
		At       string                `json:"at"`
		Source   assessment.VoteSource `json:"source"`
		Counts   []int                 `json:"counts"`
		DontKnow int                   `json:"dont-know,omitempty"`
	}
	storedLevel struct {
		Question string `json:"question"`
		Level    int    `json:"level"`
		Reason   string `json:"reason,omitempty"`
		Date     string `json:"date"`
	}
	storedPoint struct {
		ID    string `json:"id"`
		Text  string `json:"text"`
		Owner string `json:"owner,omitempty"`
		Due   string `json:"due,omitempty"`
		About string `json:"about,omitempty"`
		Done  bool   `json:"done,omitempty"`
	}
	storedWords struct {
		Day       string        `json:"day,omitempty"`
		Start     string        `json:"start,omitempty"`
		Agreed    []storedLevel `json:"agreed,omitempty"`
		Decisions []storedPoint `json:"decisions,omitempty"`
		Open      []storedPoint `json:"open,omitempty"`
	}
)

// Workshop returns what was recorded of a round's workshop and its version, 0 if
// nothing was.
func (db *DB) Workshop(ctx context.Context, engagement, round string) (assessment.Workshop, int64, error) {
	var w assessment.Workshop
	var version int64
	err := db.view(ctx, func(tx *txn) error {
		if _, err := roundState(ctx, tx, engagement, round); err != nil {
			return err
		}
		var err error
		w, version, err = workshop(ctx, tx, engagement, round)
		return err
	})
	if err != nil {
		return w, 0, fmt.Errorf("workshop of %s/%s: %w", engagement, round, err)
	}
	return w, version, nil
}

// ChangeWorkshop changes what is recorded of a round's workshop, whether the round
// is open or closed: a workshop follows the survey. change gets the record as it is
// at that moment; nobody can change it meanwhile, its error changes nothing, and it
// may be called more than once. seen is the version that the caller has read, or
// [AnyVersion] for who only adds: another version is [ErrConflict]. The new version
// is returned; what is the same as before is no change.
func (db *DB) ChangeWorkshop(ctx context.Context, engagement, round string, seen int64, change func(w *assessment.Workshop) error) (int64, error) {
	var version int64
	err := db.changeEngagement(ctx, engagement, func(tx *txn) error {
		state, err := roundState(ctx, tx, engagement, round)
		switch {
		case err != nil:
			return err
		case state == assessment.RoundFrozen:
			return ErrFrozen
		}
		w, now, err := workshop(ctx, tx, engagement, round)
		switch {
		case err != nil:
			return err
		case seen != AnyVersion && seen != now:
			return fmt.Errorf("%w (read as version %d, now version %d)", ErrConflict, seen, now)
		}
		version, err = db.changeWorkshop(ctx, tx, engagement, round, w, now, change)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("change the workshop of %s/%s: %w", engagement, round, err)
	}
	return version, nil
}

func (db *DB) changeWorkshop(ctx context.Context, tx *txn, engagement, round string, w assessment.Workshop, now int64,
	change func(*assessment.Workshop) error) (int64, error) {
	before, err := workshopRecords(&w)
	if err != nil {
		return 0, err
	}
	if err := change(&w); err != nil {
		return 0, err
	}
	_, pack, err := header(ctx, tx, engagement)
	if err != nil {
		return 0, err
	}
	p, err := db.pack(pack, func() (map[string][]byte, error) { return frozen(ctx, tx, pack) })
	if err != nil {
		return 0, err
	}
	if err := w.Check(p); err != nil {
		return 0, err
	}
	after, err := workshopRecords(&w)
	if err != nil || after == before {
		return now, err
	}
	return now + 1, putWorkshop(ctx, tx, engagement, round, after, now+1)
}

// putWorkshop writes both parts.
func putWorkshop(ctx context.Context, tx *txn, engagement, round string, records [2]string, version int64) error {
	for part, record := range records {
		_, err := tx.exec(ctx, `INSERT INTO workshop (engagement_id, round_id, part, record, version) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (engagement_id, round_id, part) DO UPDATE SET record = excluded.record, version = excluded.version`,
			engagement, round, part, record, version)
		if err != nil {
			return err
		}
	}
	return nil
}

// saveWorkshops saves those of an engagement's rounds, all with one version.
func saveWorkshops(ctx context.Context, tx *txn, e *assessment.Engagement, version int64) error {
	for i := range e.Rounds {
		r := &e.Rounds[i]
		if r.Workshop.Empty() {
			continue
		}
		records, err := workshopRecords(&r.Workshop)
		if err == nil {
			err = putWorkshop(ctx, tx, e.ID, r.ID, records, version)
		}
		if err != nil {
			return fmt.Errorf("workshop of round %s: %w", r.ID, err)
		}
	}
	return nil
}

// workshop reads both parts; what an erasure has taken away is empty.
func workshop(ctx context.Context, tx *txn, engagement, round string) (w assessment.Workshop, version int64, err error) {
	err = tx.each(ctx, func(scan func(...any) error) error {
		var part int
		var record []byte
		var n int64
		if err := scan(&part, &record, &n); err != nil {
			return err
		}
		version = max(version, n)
		return readWorkshop(&w, part, record)
	}, `SELECT part, record, version FROM workshop WHERE engagement_id = $1 AND round_id = $2`, engagement, round)
	return w, version, err
}

// loadWorkshops reads those of all rounds of e.
func loadWorkshops(ctx context.Context, tx *txn, e *assessment.Engagement) error {
	return tx.each(ctx, func(scan func(...any) error) error {
		var round string
		var part int
		var record []byte
		if err := scan(&round, &part, &record); err != nil {
			return err
		}
		return readWorkshop(&e.Round(round).Workshop, part, record)
	}, `SELECT round_id, part, record FROM workshop WHERE engagement_id = $1`, e.ID)
}

func readWorkshop(w *assessment.Workshop, part int, record []byte) error {
	if part == votesPart {
		var votes []storedVote
		if err := json.Unmarshal(record, &votes); err != nil {
			return fmt.Errorf("stored votes: %w", err)
		}
		for _, v := range votes {
			w.Votes = append(w.Votes, assessment.Vote(v))
		}
		return nil
	}
	var words storedWords
	if err := json.Unmarshal(record, &words); err != nil {
		return fmt.Errorf("stored workshop: %w", err)
	}
	w.Day, w.Start = words.Day, words.Start
	for _, l := range words.Agreed {
		w.Agreed = append(w.Agreed, assessment.AgreedLevel(l))
	}
	for _, pt := range words.Decisions {
		w.Decisions = append(w.Decisions, assessment.Point(pt))
	}
	for _, pt := range words.Open {
		w.Open = append(w.Open, assessment.Point(pt))
	}
	return nil
}

// workshopRecords are both parts as they are stored.
func workshopRecords(w *assessment.Workshop) (records [2]string, err error) {
	votes := []storedVote{}
	for _, v := range w.Votes {
		votes = append(votes, storedVote(v))
	}
	words := storedWords{Day: w.Day, Start: w.Start}
	for _, l := range w.Agreed {
		words.Agreed = append(words.Agreed, storedLevel(l))
	}
	for _, pt := range w.Decisions {
		words.Decisions = append(words.Decisions, storedPoint(pt))
	}
	for _, pt := range w.Open {
		words.Open = append(words.Open, storedPoint(pt))
	}
	for part, record := range map[int]any{votesPart: votes, wordsPart: words} {
		data, err := encodeJSON(record)
		if err != nil {
			return records, err
		}
		records[part] = string(data)
	}
	return records, nil
}
