package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/privacy"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// logYears is how long the access log is kept: as long as claims can usually be
// made (BGB § 195).
const logYears = 3

// A purge is what is over, and what becomes of it.
type purge struct {
	Targets []store.Target `json:"-"`
	Over    []overdue      `json:"over"`
	Undated []string       `json:"undated"` // engagements that do not say until when answers are kept
	Log     int            `json:"log-entries"`

	engagements []*assessment.Engagement
	packs       []*questionnaires.Pack
	before      time.Time // the oldest log entry that stays
}

type overdue struct {
	Engagement string `json:"engagement"`
	Until      string `json:"kept-until"`
	People     int    `json:"people"`
}

// purgeCommand erases answers whose time is over.
func (a *app) purgeCommand() *cobra.Command {
	var dry, keep, yes, asJSON bool
	c := &cobra.Command{
		Use:     "purge",
		Short:   a.say.T("privacy-purge-short"),
		Long:    a.say.T("privacy-purge-long"),
		Example: "  lotse purge --dry-run\n  lotse purge --keep-results --yes",
		Args:    a.args(0, 0),
	}
	flags := c.Flags()
	flags.BoolVar(&dry, "dry-run", false, a.say.T("privacy-purge-flag-dry-run"))
	flags.BoolVar(&keep, "keep-results", false, a.say.T("privacy-purge-flag-keep"))
	flags.BoolVar(&yes, "yes", false, a.say.T("privacy-flag-yes"))
	flags.BoolVar(&asJSON, "json", false, a.say.T("privacy-flag-json"))
	c.RunE = func(c *cobra.Command, _ []string) error {
		db, err := a.openExisting(c.Context())
		if err != nil {
			return err
		}
		defer db.Close()
		p, err := a.planPurge(c.Context(), db)
		if err != nil {
			return err
		}
		if dry {
			return a.printPurge(p, asJSON)
		}
		return a.purge(c.Context(), db, p, keep, yes, asJSON)
	}
	return c
}

// planPurge finds what is over, and changes nothing.
func (a *app) planPurge(ctx context.Context, db *store.DB) (*purge, error) {
	now := time.Now()
	p := &purge{before: now.AddDate(-logYears, 0, 0), Over: []overdue{}, Undated: []string{}}
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
			p.Targets = append(p.Targets, store.Target{Engagement: e.ID, People: true})
			p.Over = append(p.Over, overdue{e.ID, e.Retention, people(e)})
			p.engagements, p.packs = append(p.engagements, e), append(p.packs, pack)
		}
	}
	p.Log, err = db.ForgetAccess(ctx, p.before, true)
	return p, err
}

// people counts whose answers an engagement holds.
func people(e *assessment.Engagement) int {
	n := 0
	for _, r := range e.Rounds {
		n += len(r.Respondents)
	}
	return n
}

func (a *app) printPurge(p *purge, asJSON bool) error {
	if asJSON {
		return a.writeJSON(struct {
			Version int `json:"version"`
			*purge
		}{1, p})
	}
	for _, o := range p.Over {
		fmt.Fprintln(a.Out, a.say.N("privacy-purge-would", o.People, "Engagement", o.Engagement, "Date", o.Until))
	}
	if p.Log > 0 {
		fmt.Fprintln(a.Out, a.say.N("privacy-purge-log", p.Log))
	}
	for _, id := range p.Undated {
		fmt.Fprintln(a.Err, a.say.T("privacy-purge-undated", "Engagement", id))
	}
	if len(p.Over) == 0 && p.Log == 0 {
		fmt.Fprintln(a.Err, a.say.T("privacy-purge-nothing"))
	}
	return nil
}

func (a *app) purge(ctx context.Context, db *store.DB, p *purge, keep, yes, asJSON bool) error {
	if len(p.Over) == 0 && p.Log == 0 {
		return a.printPurge(p, asJSON)
	}
	if !yes {
		if err := a.printPurge(p, false); err != nil {
			return err
		}
		if !a.confirm(a.say.T("privacy-purge-confirm"), a.say.T("privacy-purge-confirm-word")) {
			return a.usage("privacy-erase-unconfirmed")
		}
	}
	if keep {
		for i, e := range p.engagements {
			if err := a.keepRounds(ctx, db, e, p.packs[i]); err != nil {
				return err
			}
		}
	}
	if _, err := db.ForgetAccess(ctx, p.before, false); err != nil {
		return err
	}
	erased, err := db.Erase(ctx, a.access("purge"), p.Targets...)
	if err != nil {
		return err
	}
	if err := db.Close(); err != nil {
		return err
	}
	for _, o := range p.Over {
		fmt.Fprintln(a.Err, a.say.N("privacy-erased", o.People, "Target", a.say.T("privacy-purge-target", "Engagement", o.Engagement)))
	}
	if len(p.Targets) == 0 {
		return nil
	}
	return a.prove(ctx, erased, asJSON)
}

// keepRounds puts the results of closed rounds into the library.
func (a *app) keepRounds(ctx context.Context, db *store.DB, e *assessment.Engagement, pack *questionnaires.Pack) error {
	for i := range e.Rounds {
		if round := &e.Rounds[i]; round.State != assessment.RoundOpen && len(round.Respondents) > 0 {
			name := e.ID + "-" + round.ID
			if err := a.keep(ctx, db, e, pack, round, name, store.Replace); err != nil {
				return err
			}
		}
	}
	return nil
}
