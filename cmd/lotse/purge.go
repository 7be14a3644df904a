package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"lotse/assessment/retention"
	"lotse/assessment/store"
)

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
		p, err := retention.Plan(c.Context(), db, time.Now())
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

func (a *app) printPurge(p *retention.Purge, asJSON bool) error {
	if asJSON {
		return a.writeJSON(struct {
			Version int `json:"version"`
			*retention.Purge
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

func (a *app) purge(ctx context.Context, db *store.DB, p *retention.Purge, keep, yes, asJSON bool) error {
	if p.Nothing() {
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
		if err := p.Keep(ctx, db, a.kept); err != nil {
			return err
		}
	}
	erased, err := p.Do(ctx, db, a.access("purge"))
	if err != nil {
		return err
	}
	if err := db.Close(); err != nil {
		return err
	}
	for _, o := range p.Over {
		fmt.Fprintln(a.Err, a.say.N("privacy-erased", o.People, "Target", a.say.T("privacy-purge-target", "Engagement", o.Engagement)))
	}
	if erased == nil {
		return nil
	}
	return a.prove(ctx, erased, asJSON)
}
