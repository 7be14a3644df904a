package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"lotse/assessment/store"
)

// archiveCommand puts an engagement away: hidden from lists, and read only.
func (a *app) archiveCommand() *cobra.Command {
	var undo, list bool
	c := &cobra.Command{
		Use:     "archive [ENGAGEMENT]",
		Short:   a.say.T("archive-short"),
		Long:    a.say.T("archive-long"),
		Example: "  lotse archive nordhang\n  lotse archive nordhang --undo\n  lotse archive --list",
		Args:    a.args(0, 1),
	}
	c.Flags().BoolVar(&undo, "undo", false, a.say.T("archive-flag-undo"))
	c.Flags().BoolVar(&list, "list", false, a.say.T("archive-flag-list"))
	c.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case list && (undo || len(args) > 0):
			return a.usage("archive-list-alone")
		case list:
			return a.listArchived(c)
		case len(args) == 0: // nothing disappears because it was used last
			return a.usage("command-args-missing", "Use", a.use(c))
		}
		return a.archive(c, args[0], !undo)
	}
	return c
}

func (a *app) archive(c *cobra.Command, id string, archived bool) error {
	return a.withStore(c.Context(), func(db *store.DB) error {
		e, _, err := a.engagement(c.Context(), db, []string{id})
		if err != nil {
			return err
		}
		if err := db.Archive(c.Context(), e.ID, archived); err != nil {
			return err
		}
		key := "archive-done"
		if !archived {
			key = "archive-undone"
		}
		fmt.Fprintln(a.Err, a.say.T(key, "Engagement", e.ID, "Client", e.Client))
		return nil
	})
}

func (a *app) listArchived(c *cobra.Command) error {
	return a.withStore(c.Context(), func(db *store.DB) error {
		all, err := db.Engagements(c.Context())
		if err != nil {
			return err
		}
		for _, s := range all {
			if s.Archived > 0 {
				fmt.Fprintf(a.Out, "%s\t%s\t%s\n", s.ID, s.Client, time.UnixMilli(s.Archived).Format(time.DateOnly))
			}
		}
		return nil
	})
}

// live are the engagements that are not archived.
func live(all []store.Summary) []store.Summary {
	return slices.DeleteFunc(slices.Clone(all), func(s store.Summary) bool { return s.Archived > 0 })
}
