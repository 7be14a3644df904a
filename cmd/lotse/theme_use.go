package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"lotse/assessment/edition"
	"lotse/assessment/store"
)

// themeUseCommand gives an engagement a look.
func (a *app) themeUseCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "use [ENGAGEMENT] NAME",
		Short:   a.say.T("theme-use-short"),
		Long:    a.say.T("theme-use-long"),
		Example: "  lotse theme use nordhang heide\n  lotse theme use nordhang lotse",
		Args:    a.args(1, 2),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withStore(c.Context(), func(db *store.DB) error {
				e, _, err := a.engagement(c.Context(), db, args[:len(args)-1])
				if err != nil {
					return err
				}
				name := args[len(args)-1]
				if err := edition.UseTheme(c.Context(), db, e.ID, name); err != nil {
					return a.themeFault(name, err)
				}
				fmt.Fprintln(a.Err, a.say.T("theme-used", "Engagement", e.ID, "Name", name))
				return nil
			})
		},
	}
}

// themeRemoveCommand removes a theme that no engagement names.
func (a *app) themeRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "remove NAME",
		Short: a.say.T("theme-remove-short"),
		Args:  a.args(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withStore(c.Context(), func(db *store.DB) error {
				used, err := db.RemoveTheme(c.Context(), args[0])
				switch {
				case len(used) > 0:
					return &openError{a.say.T("theme-in-use", "Name", args[0], "Engagements", a.say.List(used))}
				case err != nil:
					return a.noSuchTheme(args[0], err)
				}
				fmt.Fprintln(a.Err, a.say.T("theme-removed", "Name", args[0]))
				return nil
			})
		},
	}
}
