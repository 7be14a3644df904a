package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"lotse/assessment/edition"
	"lotse/assessment/store"
	"lotse/report/theme"
)

// themeListCommand lists the themes of the store and those that come with Lotse.
func (a *app) themeListCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: a.say.T("theme-list-short"),
		Args:  a.args(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			builtin, err := theme.Builtin()
			if err != nil {
				return err
			}
			for _, t := range builtin {
				fmt.Fprintln(a.Out, a.say.T("theme-line", "ID", t.ID, "Name", t.Name, "From", a.say.T("theme-from-builtin")))
			}
			return a.withKept(c.Context(), func(db *store.DB) error {
				if db == nil {
					return nil
				}
				names, err := db.Themes(c.Context())
				if err != nil {
					return err
				}
				for _, name := range names {
					t, err := edition.Theme(c.Context(), db, name)
					if err != nil {
						fmt.Fprintln(a.Out, a.say.T("theme-line", "ID", name, "Name", a.say.T("theme-faulty"), "From", a.say.T("theme-from-store")))
						continue
					}
					fmt.Fprintln(a.Out, a.say.T("theme-line", "ID", t.ID, "Name", t.Name, "From", a.say.T("theme-from-store")))
				}
				return nil
			})
		},
	}
}
