package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/retention"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// libraryCommand groups what is done with results that outlive their answers.
func (a *app) libraryCommand() *cobra.Command {
	return a.commandGroup("library", "privacy-library",
		a.libraryAddCommand(), a.libraryListCommand(), a.libraryShowCommand(), a.libraryRemoveCommand())
}

// libraryAddCommand keeps the results of a closed round.
func (a *app) libraryAddCommand() *cobra.Command {
	var round, name string
	var replace bool
	c := &cobra.Command{
		Use:     "add [ENGAGEMENT]",
		Short:   a.say.T("privacy-library-add-short"),
		Long:    a.say.T("privacy-library-add-long"),
		Example: "  lotse library add nordhang --round baseline --as machinery-2026",
		Args:    a.args(0, 1),
	}
	c.Flags().StringVar(&round, "round", "", a.say.T("command-flag-round"))
	c.Flags().StringVar(&name, "as", "", a.say.T("privacy-library-flag-as"))
	c.Flags().BoolVar(&replace, "replace", false, a.say.T("privacy-library-flag-replace"))
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withStore(c.Context(), func(db *store.DB) error {
			e, pack, err := a.engagement(c.Context(), db, args)
			if err != nil {
				return err
			}
			r, err := a.round(e, round)
			if err != nil {
				return err
			}
			var options []store.SaveOption
			if replace {
				options = append(options, store.Replace)
			}
			return a.keep(c.Context(), db, e, pack, r, cmp.Or(name, e.ID+"-"+r.ID), options...)
		})
	}
	return c
}

// keep puts the results of a closed round into the library.
func (a *app) keep(ctx context.Context, db *store.DB, e *assessment.Engagement, pack *questionnaires.Pack, round *assessment.Round,
	name string, options ...store.SaveOption) error {
	err := retention.Keep(ctx, db, e, pack, round, name, options...)
	switch {
	case errors.Is(err, retention.ErrName):
		return a.usage("privacy-library-bad-name", "Name", name)
	case errors.Is(err, retention.ErrOpen):
		return &openError{a.say.T("privacy-library-open", "Round", round.ID, "Engagement", e.ID)}
	case errors.Is(err, store.ErrExists):
		return a.usage("privacy-library-exists", "Name", name)
	case err == nil:
		a.kept(name)
	}
	return err
}

// kept says the name of an entry that was put into the library.
func (a *app) kept(name string) {
	fmt.Fprintln(a.Out, name)
	fmt.Fprintln(a.Err, a.say.T("privacy-library-added", "Name", name))
}

// keptDocument is a line of the library in JSON.
type keptDocument struct {
	Name        string `json:"name"`
	Pack        string `json:"pack"`
	PackVersion string `json:"pack-version"`
	Date        string `json:"date"`
	Added       string `json:"added"`
}

// libraryListCommand lists the entries.
func (a *app) libraryListCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:     "list",
		Short:   a.say.T("privacy-library-list-short"),
		Long:    a.say.T("privacy-library-list-long"),
		Example: "  lotse library list --json",
		Args:    a.args(0, 0),
	}
	c.Flags().BoolVar(&asJSON, "json", false, a.say.T("privacy-flag-json"))
	c.RunE = func(c *cobra.Command, _ []string) error {
		return a.withStore(c.Context(), func(db *store.DB) error {
			entries, err := db.Library(c.Context())
			if err != nil {
				return err
			}
			list := []keptDocument{}
			for _, k := range entries {
				list = append(list, keptDocument{k.ID, k.Pack, k.PackVersion, k.Date, time.UnixMilli(k.Added).Format(time.DateOnly)})
			}
			if asJSON {
				return a.writeJSON(struct {
					Version int            `json:"version"`
					Library []keptDocument `json:"library"`
				}{1, list})
			}
			if len(list) == 0 {
				fmt.Fprintln(a.Err, a.say.T("privacy-library-empty"))
			}
			for _, d := range list {
				fmt.Fprintf(a.Out, "%-30s %s  %s %s\n", d.Name, d.Date, d.Pack, d.PackVersion)
			}
			return nil
		})
	}
	return c
}

// libraryShowCommand prints an entry.
func (a *app) libraryShowCommand() *cobra.Command {
	return a.libraryEntryCommand("show", func(ctx context.Context, db *store.DB, name string) error {
		k, err := db.FromLibrary(ctx, name)
		if err == nil {
			_, err = fmt.Fprintf(a.Out, "%s\n", k.Results)
		}
		return err
	})
}

// libraryRemoveCommand deletes an entry.
func (a *app) libraryRemoveCommand() *cobra.Command {
	return a.libraryEntryCommand("remove", func(ctx context.Context, db *store.DB, name string) error {
		err := db.RemoveFromLibrary(ctx, name)
		if err == nil {
			fmt.Fprintln(a.Err, a.say.T("privacy-library-removed", "Name", name))
		}
		return err
	})
}

func (a *app) libraryEntryCommand(verb string, do func(ctx context.Context, db *store.DB, name string) error) *cobra.Command {
	return &cobra.Command{
		Use:     verb + " NAME",
		Short:   a.say.T("privacy-library-" + verb + "-short"),
		Long:    a.say.T("privacy-library-" + verb + "-long"),
		Example: "  lotse library " + verb + " nordhang-baseline",
		Args:    a.args(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withStore(c.Context(), func(db *store.DB) error {
				err := do(c.Context(), db, args[0])
				if errors.Is(err, store.ErrNotFound) {
					return a.usage("privacy-library-unknown", "Name", args[0])
				}
				return err
			})
		},
	}
}
