package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lotse/assessment/edition"
	"lotse/assessment/store"
)

// themeCheckCommand checks a theme that is not in the store yet.
func (a *app) themeCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check PATH",
		Short: a.say.T("theme-check-short"),
		Long:  a.say.T("theme-check-long"),
		Args:  a.args(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			_, _, err := a.readTheme(args[0])
			return err
		},
	}
}

// themeAddCommand puts a theme into the store, for all engagements in it.
func (a *app) themeAddCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "add PATH",
		Short:   a.say.T("theme-add-short"),
		Long:    a.say.T("theme-add-long"),
		Example: "  lotse theme show heide --source my-theme\n  lotse theme add my-theme",
		Args:    a.args(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			t, kept, err := a.readTheme(args[0])
			if err != nil {
				return err
			}
			return a.openForThemes(c.Context(), func(db *store.DB) error {
				err := edition.AddTheme(c.Context(), db, kept)
				if errors.Is(err, edition.ErrBuiltin) {
					return a.usage("theme-taken", "Name", t.ID)
				}
				if err != nil {
					return err
				}
				fmt.Fprintln(a.Err, a.say.T("theme-added", "Name", t.ID))
				return nil
			})
		},
	}
}
