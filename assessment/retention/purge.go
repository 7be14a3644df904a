package retention

import (
	"context"
	"time"

	"lotse/assessment"
	"lotse/assessment/privacy"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// logYears is how long the access log is kept: as long as claims can usually be
// made (BGB § 195).
const logYears = 3

// A Purge is what is over, and what becomes of it.
type Purge struct {
	Over    []Overdue `json:"over"`
	Undated []string  `json:"undated"` // engagements that do not say until when answers are kept
	Log     int       `json:"log-entries"`

	targets []store.Target
	rounds  []round
	before  time.Time // the oldest log entry that stays
}

// An Overdue engagement still holds answers of single people.
type Overdue struct {
	Engagement string `json:"engagement"`
	Until      string `json:"kept-until"`
	People     int    `json:"people"`
}

type round struct {
	e     *assessment.Engagement
	pack  *questionnaires.Pack
	round *assessment.Round
}

// Plan finds what is over, and changes nothing.
func Plan(ctx context.Context, db *store.DB, now time.Time) (*Purge, error) {
	p := &Purge{before: now.AddDate(-logYears, 0, 0), Over: []Overdue{}, Undated: []string{}}
	all, err := db.Engagements(ctx)
	if err != nil {
		return nil, err
	}
	for _, summary := range all {
		e, pack, err := db.Engagement(ctx, summary.ID)
		if err != nil {
			return nil, err
		}
		over, dated := privacy.Overdue(e, now)
		left, err := db.HasPeople(ctx, e.ID)
		switch {
		case err != nil:
			return nil, err
		case !left:
		case !dated:
			p.Undated = append(p.Undated, e.ID)
		case over:
			p.add(e, pack)
		}
	}
	p.Log, err = db.ForgetAccess(ctx, p.before, true)
	return p, err
}

func (p *Purge) add(e *assessment.Engagement, pack *questionnaires.Pack) {
	p.targets = append(p.targets, store.Target{Engagement: e.ID, People: true})
	people := 0
	for i := range e.Rounds {
		r := &e.Rounds[i]
		people += len(r.Respondents)
		if r.State != assessment.RoundOpen && len(r.Respondents) > 0 {
			p.rounds = append(p.rounds, round{e, pack, r})
		}
	}
	p.Over = append(p.Over, Overdue{e.ID, e.Retention, people})
}

// Nothing reports whether nothing is over.
func (p *Purge) Nothing() bool { return len(p.Over) == 0 && p.Log == 0 }

// Keep puts the results of the closed rounds whose answers go into the library, under
// engagement-round, and tells each name.
func (p *Purge) Keep(ctx context.Context, db *store.DB, kept func(name string)) error {
	for _, r := range p.rounds {
		name := r.e.ID + "-" + r.round.ID
		if err := Keep(ctx, db, r.e, r.pack, r.round, name, store.Replace); err != nil {
			return err
		}
		kept(name)
	}
	return nil
}

// Do erases what is over. Without overdue engagements nothing was erased but old
// entries of the log, and the result is nil.
func (p *Purge) Do(ctx context.Context, db *store.DB, by store.Access) (*store.Erased, error) {
	if _, err := db.ForgetAccess(ctx, p.before, false); err != nil {
		return nil, err
	}
	if len(p.targets) == 0 {
		return nil, nil
	}
	return db.Erase(ctx, by, p.targets...)
}
